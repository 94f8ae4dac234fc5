import { sql } from 'drizzle-orm';
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import * as database from './database.ts';
import type { Database } from './database.ts';

// Server tests run on both databases with the real migrations: always on the embedded one, and on a PostgreSQL server
// wherever there is one or the programs to start one.

/** Declares the same tests on each kind of database. They get an empty one before each test. */
export function onBothDatabases(title: string, declare: (current: () => Database) => void): void {
	describe(`${title} (embedded)`, () => declareOn(openEmbedded, declare));

	const binaries = process.env['TEST_DATABASE_URL'] ? null : findBinaries();
	const isAvailable = Boolean(process.env['TEST_DATABASE_URL']) || binaries !== null;
	if (!isAvailable) {
		console.warn(
			`SKIPPED: "${title}" on PostgreSQL. Install PostgreSQL's server programs (initdb, postgres) or set TEST_DATABASE_URL.`,
		);
	}
	describe.skipIf(!isAvailable)(`${title} (PostgreSQL)`, () => {
		declareOn(() => openPostgres(binaries), declare);
	});
}

interface Opened {
	db: Database;
	close(): Promise<void>;
}

function declareOn(open: () => Promise<Opened>, declare: (current: () => Database) => void): void {
	let opened: Opened | undefined;
	const current = () => {
		if (!opened) throw new Error('The database is there inside tests only.');
		return opened.db;
	};
	beforeAll(async () => {
		opened = await open();
	}, 60_000);
	afterAll(() => opened?.close());
	beforeEach(() => empty(current()));
	declare(current);
}

/** Some tables refuse to be emptied; only a superuser can switch their triggers off, as here. */
async function empty(db: Database): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		await tx.execute(sql`
			do $$ begin
				execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity cascade'
					from pg_tables where schemaname = 'public');
			end $$`);
	});
}

async function openEmbedded(): Promise<Opened> {
	const db = await database.openMemory();
	return { db, close: () => database.close(db) };
}

/** A database of its own, on the server that the environment names or on one that is started for these tests. */
async function openPostgres(binaries: string | null): Promise<Opened> {
	const server = binaries
		? await startServer(binaries)
		: { url: process.env['TEST_DATABASE_URL'] ?? '', stop() {} };
	const name = `tandau_test_${randomUUID().replaceAll('-', '')}`;
	await command(server.url, `create database ${name}`);
	const url = new URL(server.url);
	url.pathname = name;
	const db = await database.open({ DATABASE_URL: url.href });
	return {
		db,
		async close() {
			await database.close(db);
			await command(server.url, `drop database ${name}`);
			await server.stop();
		},
	};
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

/** The folder with PostgreSQL's server programs, newest version first; null where there is none. */
function findBinaries(): string | null {
	const versions = '/usr/lib/postgresql';
	const installed = existsSync(versions)
		? readdirSync(versions).sort((one, other) => Number(other) - Number(one))
		: [];
	const folders = [
		...installed.map((version) => join(versions, version, 'bin')),
		...(process.env['PATH'] ?? '').split(delimiter),
	];
	const hasAll = (folder: string) =>
		['initdb', 'postgres'].every((program) => existsSync(join(folder, program)));
	return folders.find(hasAll) ?? null;
}

/** Starts a server in a temporary folder, reached by a socket in that folder. Its data are gone when it stops. */
async function startServer(binaries: string): Promise<{ url: string; stop(): Promise<void> }> {
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
		'fsync=off',
		'full_page_writes=off',
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

/** PostgreSQL refuses to be run by root; another account runs it then. */
function unprivileged(): { uid: number; gid: number } | null {
	if (process.getuid?.() !== 0) return null;
	for (const name of ['postgres', 'nobody']) {
		try {
			const read = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
			return { uid: read('-u'), gid: read('-g') };
		} catch {
			// There is no such account here.
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
