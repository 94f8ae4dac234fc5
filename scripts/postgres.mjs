import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The folder with PostgreSQL's server programs of the newest version, or undefined.
 * @returns {string | undefined}
 */
export function installedPostgres() {
	const versions = '/usr/lib/postgresql';
	const installed = existsSync(versions)
		? readdirSync(versions).sort((one, other) => Number(other) - Number(one))
		: [];
	const folders = [
		...installed.map((version) => join(versions, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
	return folders.find((folder) =>
		['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
	);
}
