import type { PGlite } from '@electric-sql/pglite';
import { max, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { bigint, pgSchema, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePGlite } from 'drizzle-orm/pglite';
import { migrate as migratePGlite } from 'drizzle-orm/pglite/migrator';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as embedded from './embedded/pglite.ts';
import * as lock from './embedded/lock.ts';
import * as failure from './failure.ts';
import * as postgres from './postgres.ts';
import type { Lane } from './postgres.ts';
import * as schema from './schema.ts';

/**
 * A database or a transaction on it. Whether it is PostgreSQL or PGlite makes no difference to the code that uses it.
 * Functions use the one that they are given: on PGlite, using the database inside its own transaction waits forever.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Environment {
	/** Address of a PostgreSQL server; without it the embedded database is used. */
	DATABASE_URL?: string | undefined;
	/** Folder of the embedded database, `.data` when not set. */
	TANDAU_DATA?: string | undefined;
}

const options = { schema, casing: 'snake_case' } as const;
const migrationsFolder = () => join(process.cwd(), 'drizzle', 'migrations');

/** Any number, the same in every process, so that only one of them runs migrations at a time. */
const migrationLock = 727_201;

/** A newer version of the product has migrated the database. The message says what to do. */
export class Newer extends Error {}

interface Connection {
	db: Database;
	/** See the exported `shred`. */
	shred(table: string): Promise<void>;
	close(): Promise<void>;
}

declare global {
	/** By address. It outlives this module, which the development server reloads. */
	var tandauDatabases: Map<string, Promise<Connection>> | undefined;
}

/**
 * Opens the database that the environment names and brings its tables up to date. Called again in the same process, it
 * returns the same database.
 *
 * @param isPatient whether a PostgreSQL server that is away is no fault: then everything that is asked of the database fails
 * with `failure.isAway`, until the server is back and its tables are up to date
 * @throws {lock.InUse} when another process owns the embedded database's folder
 * @throws {embedded.Damaged} when the embedded database does not open
 * @throws {Newer} when a newer version of the product has changed its tables
 */
export async function open(env: Environment, { isPatient = false } = {}): Promise<Database> {
	const { DATABASE_URL: url, TANDAU_DATA: folder = '.data' } = env;
	const { db } = await (url
		? once(url, () => openPostgres(url, isPatient))
		: once(resolve(folder), () => openFolder(resolve(folder))));
	return db;
}

/** Opens a new, empty database that lives in this process's memory. */
export async function openMemory(): Promise<Database> {
	const { db } = await once(`memory:${randomUUID()}`, async () => serve(await embedded.openMemory()));
	return db;
}

/** The lanes of a database, by each of them. A transaction and the embedded database have none. */
const lanesOf = new WeakMap<Database, Record<Lane, Database>>();

/**
 * The same database over connections that only one kind of work uses. A transaction stays the same transaction: what it has
 * not committed is seen only there.
 */
export function lane(db: Database, name: Lane): Database {
	return lanesOf.get(db)?.[name] ?? db;
}

/** Whether the database answers within a second what voters' pages ask. */
export async function answers(db: Database): Promise<boolean> {
	const asked = lane(db, 'voters')
		.execute(sql`select 1`)
		.then(
			() => true,
			() => false,
		);
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, 1000, false);
	});
	return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** Waits for running queries, then releases the connections and the folder. */
export async function close(db: Database): Promise<void> {
	for (const [address, opening] of databases()) {
		const candidate = await opening;
		if (candidate.db !== db) continue;
		databases().delete(address);
		await candidate.close();
	}
}

/**
 * Also removes a table's deleted rows from the files of the embedded database, so that no copy of its folder contains them.
 * A PostgreSQL server does that by itself in time, and `pg_dump` never writes them.
 *
 * @param table its name in the database; never text from outside
 */
export async function shred(db: Database, table: string): Promise<void> {
	for (const opening of databases().values()) {
		const candidate = await opening;
		if (candidate.db === db) await candidate.shred(table);
	}
}

function databases(): Map<string, Promise<Connection>> {
	return (globalThis.tandauDatabases ??= new Map());
}

function once(address: string, openNew: () => Promise<Connection>): Promise<Connection> {
	const known = databases().get(address);
	if (known) return known;
	const opening = openNew();
	databases().set(address, opening);
	opening.catch(() => databases().delete(address));
	return opening;
}

async function openPostgres(url: string, isPatient: boolean): Promise<Connection> {
	const gate = { isOpen: false };
	const pools = postgres.lanes.map((name) => postgres.poolFor(name, url, gate));
	const [voters, people, chores] = pools.map(postgres.over);
	if (!voters || !people || !chores) throw new Error('There are three lanes.');
	const lanes = { voters, people, chores };
	for (const db of Object.values(lanes)) lanesOf.set(db, lanes);
	const closePools = async () => void (await Promise.all(pools.map((pool) => pool.end())));
	const prepare = async () => {
		await postgres.alone(url, migrationLock, async (db) => {
			await migratePostgres(db, { migrationsFolder: migrationsFolder() });
			await refuseNewer(db);
		});
		gate.isOpen = true;
	};
	let stopTrying = () => {};
	try {
		await prepare();
	} catch (fault) {
		if (!isPatient || !failure.isAway(fault)) {
			await closePools();
			throw fault;
		}
		console.error(`The database does not answer, so that the app waits for it: ${failure.reason(fault)}`);
		stopTrying = keepTrying(prepare);
	}
	const close = async () => {
		stopTrying();
		await closePools();
	};
	return { db: chores, shred: async () => {}, close };
}

/** Seconds between two attempts to reach a database that was away when the app started. */
const retrySeconds = 2;

/** Returns a function that stops trying. */
function keepTrying(prepare: () => Promise<void>): () => void {
	let timer = setTimeout(attempt, retrySeconds * 1000);
	return () => clearTimeout(timer);

	async function attempt() {
		try {
			await prepare();
			console.error('The database answers.');
		} catch (fault) {
			if (!failure.isAway(fault)) {
				// What would have prevented the start prevents it now.
				console.error(fault instanceof Error ? fault.message : fault);
				process.exit(1);
			}
			timer = setTimeout(attempt, retrySeconds * 1000);
		}
	}
}

/** The table in which drizzle records the migrations that were run. */
const migrations = pgSchema('drizzle').table('__drizzle_migrations', {
	createdAt: bigint({ mode: 'number' }).notNull(),
});

/** An older version of the product must not work on tables that it does not know. */
async function refuseNewer(db: Database): Promise<void> {
	const [newest] = await db.select({ at: max(migrations.createdAt) }).from(migrations);
	const known = readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(
		({ folderMillis }) => folderMillis,
	);
	if ((newest?.at ?? 0) <= Math.max(...known)) return;
	throw new Newer(
		'A newer version of Tandau has changed the tables of this database, and this one does not know them. ' +
			'Start the newer version, or put back a copy of the database from before. Nothing was changed.',
	);
}

async function openFolder(folder: string): Promise<Connection> {
	mkdirSync(folder, { recursive: true });
	const release = lock.acquire(join(folder, 'lock'));
	try {
		const { db, shred, close } = await serve(await embedded.open(folder));
		return {
			db,
			shred,
			async close() {
				await close();
				release();
			},
		};
	} catch (fault) {
		release();
		throw fault;
	}
}

/** Makes the database usable, or closes it again. */
async function serve(client: PGlite): Promise<Connection> {
	const db = drizzlePGlite(client, options);
	try {
		await migratePGlite(db, { migrationsFolder: migrationsFolder() });
		await refuseNewer(db);
	} catch (fault) {
		await client.close();
		throw fault;
	}
	return {
		db,
		async shred(table) {
			// The table is rewritten; then the log begins a new file, and the old files are removed instead of reused.
			await client.exec(`vacuum full ${table}`);
			await client.exec('set wal_recycle = off');
			await client.exec('select pg_switch_wal()');
			await client.exec('checkpoint');
		},
		close: () => client.close(),
	};
}
