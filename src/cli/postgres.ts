import { execFileSync, spawn, spawnSync } from 'node:child_process';
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

/** A temporary server that can be taken away and brought back. */
export interface OwnServer extends Server {
	/** Stops all of its processes where they are (SIGSTOP): connections stay open, and nothing answers. */
	freeze(): void;
	thaw(): void;
	/** Ends it at once; its data stay. */
	halt(): Promise<void>;
	/** Starts it again after `halt`. */
	resume(): Promise<void>;
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
	return startOwn({ isDurable });
}

/** Whether `startOwn` can provide a server. */
export function isInstalled(): boolean {
	return installedPostgres() !== undefined;
}

/** A new server in a temporary folder, whatever TEST_DATABASE_URL says. @throws if its programs are not installed */
export async function startOwn({ isDurable = false } = {}): Promise<OwnServer> {
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
async function startServer(binaries: string, isDurable: boolean): Promise<OwnServer> {
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
	const launch = () =>
		spawn(join(binaries, 'postgres'), ['-D', data, ...options.flatMap((option) => ['-c', option])], {
			...settings,
			stdio: 'ignore',
		});
	let server = launch();
	const kill = () => {
		// A stopped process does not notice a signal before it goes on.
		signal(server.pid, 'SIGCONT');
		server.kill('SIGQUIT');
	};
	process.once('exit', kill);
	const url = `postgres://test@localhost/postgres?host=${encodeURIComponent(folder)}`;
	await untilItAnswers(url);
	const end = async (how: NodeJS.Signals) => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill(how);
		await ended;
	};
	return {
		url,
		freeze: () => signal(server.pid, 'SIGSTOP'),
		thaw: () => signal(server.pid, 'SIGCONT'),
		halt: () => end('SIGQUIT'),
		async resume() {
			server = launch();
			await untilItAnswers(url);
		},
		async stop() {
			process.off('exit', kill);
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Signals a server's first process, which starts the others, and then all of those. */
function signal(pid: number | undefined, name: NodeJS.Signals): void {
	if (pid === undefined) return;
	const others = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)]).stdout.toString();
	for (const each of [pid, ...others.split('\n').filter(Boolean).map(Number)]) {
		try {
			process.kill(each, name);
		} catch {
			// It has ended.
		}
	}
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
