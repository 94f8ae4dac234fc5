import * as postgres from '../../src/cli/postgres.ts';

/** Starts one PostgreSQL server for all server tests of a run, and in the end removes the databases that they made. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
	if (!postgres.isAvailable()) return;
	const given = process.env['TEST_DATABASE_URL'];
	// Several groups of tests are set up one after the other: all use the server of the first.
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
