import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installedPostgres } from './postgres.mjs';

/** A real election of 11,844 candidates, beside the checkout. It is for tests only and does not ship with the product. */
export const realElection = resolve('../shared/data/fi-hs-2017');

export const hasRealElection = existsSync(join(realElection, 'election.json'));

/**
 * What the tests need and this machine lacks, as phrases.
 * @returns {string[]}
 */
export function missing() {
	return [
		...(process.env.TEST_DATABASE_URL || installedPostgres()
			? []
			: ["PostgreSQL's server programs (or a server in TEST_DATABASE_URL)"]),
		...(hasRealElection ? [] : [`the real election of 11,844 candidates (${realElection})`]),
	];
}
