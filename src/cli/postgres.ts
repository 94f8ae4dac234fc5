import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { installedPostgres } from '../../scripts/postgres.mjs';

// A PostgreSQL server for tests and trials: the one in TEST_DATABASE_URL, or a temporary one if its programs are
// installed.

export interface Server {
	url: string;
	stop(): Promise<void>;
}

/** Whether `start` can provide a server. */
export function isAvailable(): boolean {
	return Boolean(process.env['TEST_DATABASE_URL']) || installedPostgres() !== undefined;
}

/**
 * The server in TEST_DATABASE_URL, or a new one in a temporary folder, whose data are deleted when it stops.
 *
 * @param isDurable whether committed data survive a crash of the machine, which is slower
 * @throws if neither is there
 */
export async function start({ isDurable = false } = {}): Promise<Server> {
	const given = process.env['TEST_DATABASE_URL'];
	if (given) return { url: given, async stop() {} };
	const binaries = installedPostgres();
	if (!binaries) {
		throw new Error("Install PostgreSQL's server programs (initdb, postgres) or set TEST_DATABASE_URL.");
	}
	return startServer(binaries, isDurable);
}

/** A new, empty database on a server. */
export async function database(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `tandau_test_${randomUUID().replaceAll('-', '')}`;
	await command(serverUrl, `create database ${name}`);
	const url = new URL(serverUrl);
	url.pathname = name;
	return { url: url.href, drop: () => command(serverUrl, `drop database ${name} with (force)`) };
}

/** Drops all databases that `database` made on a server. */
export async function sweep(serverUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: serverUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ datname: string }>(
			"select datname from pg_database where datname like 'tandau\\_test\\_%'",
		);
		for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
	} finally {
		await client.end();
	}
}

async function command(url: string, text: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(text);
	} finally {
		await client.end();
	}
}

/** Starts a server in a temporary folder, with a socket in that folder. */
async function startServer(binaries: string, isDurable: boolean): Promise<Server> {
	const folder = mkdtempSync(join(tmpdir(), 'tandau-postgres-'));
	const account = unprivileged();
	if (account) chownSync(folder, account.uid, account.gid);
	const data = join(folder, 'data');
	const settings = { cwd: folder, ...account };
	execFileSync(
		join(binaries, 'initdb'),
		[
			'--pgdata',
			data,
			'--username',
			'test',
			'--auth',
			'trust',
			'--encoding',
			'UTF8',
			'--locale',
			'C',
			'--no-sync',
		],
		{ ...settings, stdio: 'pipe' },
	);
	const options = [
		'listen_addresses=',
		`unix_socket_directories=${folder}`,
		...(isDurable ? [] : ['fsync=off', 'full_page_writes=off']),
		'max_connections=200',
	];
	const server = spawn(
		join(binaries, 'postgres'),
		['-D', data, ...options.flatMap((option) => ['-c', option])],
		{
			...settings,
			stdio: 'ignore',
		},
	);
	const kill = () => server.kill('SIGQUIT');
	process.once('exit', kill);
	const url = `postgres://test@localhost/postgres?host=${encodeURIComponent(folder)}`;
	await untilItAnswers(url);
	return {
		url,
		async stop() {
			process.off('exit', kill);
			const ended = new Promise((resolve) => server.once('exit', resolve));
			server.kill('SIGINT');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Another account if this one is root, because PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
	if (process.getuid?.() !== 0) return null;
	for (const name of ['postgres', 'nobody']) {
		try {
			const read = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
			return { uid: read('-u'), gid: read('-g') };
		} catch {
			// This account does not exist.
		}
	}
	return null;
}

async function untilItAnswers(url: string): Promise<void> {
	const deadline = Date.now() + 30_000;
	for (;;) {
		try {
			return await command(url, 'select 1');
		} catch (fault) {
			if (Date.now() > deadline) throw fault;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
