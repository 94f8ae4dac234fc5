import type { PGlite } from '@electric-sql/pglite';
import { max, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { bigint, pgSchema, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePGlite } from 'drizzle-orm/pglite';
import { migrate as migratePGlite } from 'drizzle-orm/pglite/migrator';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import * as embedded from './pglite.ts';
import * as lock from './lock.ts';
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
 * @throws {lock.InUse} when another process owns the embedded database's folder
 * @throws {embedded.Damaged} when the embedded database does not open
 * @throws {Newer} when a newer version of the product has changed its tables
 */
export async function open(env: Environment): Promise<Database> {
	const { DATABASE_URL: url, TANDAU_DATA: folder = '.data' } = env;
	const { db } = await (url
		? once(url, () => openPostgres(url))
		: once(resolve(folder), () => openFolder(resolve(folder))));
	return db;
}

/** Opens a new, empty database that lives in this process's memory. */
export async function openMemory(): Promise<Database> {
	const { db } = await once(`memory:${randomUUID()}`, async () => serve(await embedded.openMemory()));
	return db;
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

async function openPostgres(url: string): Promise<Connection> {
	const pool = new pg.Pool({ connectionString: url });
	// A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => {});
	try {
		await migrateAlone(pool);
	} catch (fault) {
		await pool.end();
		throw fault;
	}
	return { db: drizzlePostgres(pool, options), shred: async () => {}, close: () => pool.end() };
}

/** Several processes may start at once; an advisory lock lets one after the other run the migrations. */
async function migrateAlone(pool: pg.Pool): Promise<void> {
	const client = await pool.connect();
	try {
		const db = drizzlePostgres(client, options);
		await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
		await migratePostgres(db, { migrationsFolder: migrationsFolder() });
		await refuseNewer(db);
	} finally {
		// Ends the connection, which releases the lock.
		client.release(true);
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
