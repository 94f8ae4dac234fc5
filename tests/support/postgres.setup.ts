import * as postgres from '../../src/cli/postgres.ts';

/** One PostgreSQL server for all server tests of a run, and the end of the databases that they made on it. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
	if (!postgres.isAvailable()) return;
	const given = process.env['TEST_DATABASE_URL'];
	// Several groups of tests are set up one after the other: the first one's server serves all.
	if (given && given === process.env[mark]) return;
	const server = await postgres.start();
	process.env['TEST_DATABASE_URL'] = server.url;
	process.env[mark] = server.url;
	return async () => {
		await postgres.sweep(server.url);
		await server.stop();
	};
}

const mark = 'TANDAU_TEST_POSTGRES';
