import * as cluster from './cluster.ts';

/** One PostgreSQL server for all server tests of a run: each file makes a database of its own on it. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
	if (!cluster.isAvailable()) return;
	const server = await cluster.start();
	process.env['TEST_DATABASE_URL'] = server.url;
	return () => server.stop();
}
