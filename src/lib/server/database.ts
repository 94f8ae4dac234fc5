import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePGlite } from 'drizzle-orm/pglite';
import { migrate as migratePGlite } from 'drizzle-orm/pglite/migrator';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import * as lock from './lock.ts';
import * as schema from './schema.ts';

/**
 * A database or a transaction on it: PostgreSQL or PGlite, the code above does not know which. Functions use what they
 * are given: on PGlite, using the outer database inside its own transaction waits for ever.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
	db: Database;
	/** Waits for running queries, then gives up the connections and the folder. */
	close(): Promise<void>;
}

export interface Environment {
	/** Address of a PostgreSQL server; without it the embedded database is used. */
	DATABASE_URL?: string | undefined;
	/** Folder of the embedded database, `.data` when not set. */
	TANDAU_DATA?: string | undefined;
}

const options = { schema, casing: 'snake_case' } as const;
const migrationsFolder = () => join(process.cwd(), 'drizzle', 'migrations');

/** Any number; the same in every process, so that only one of them runs migrations at a time. */
const migrationLock = 727_201;

/**
 * Opens the database that the environment names and brings its tables up to date.
 *
 * @throws {lock.InUse} when another process owns the embedded database's folder
 */
export function open(env: Environment): Promise<OpenDatabase> {
	return env.DATABASE_URL ? openPostgres(env.DATABASE_URL) : openFolder(resolve(env.TANDAU_DATA ?? '.data'));
}

/** Opens a PostgreSQL server, as `open` does. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
	const pool = new pg.Pool({ connectionString: url });
	// A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => {});
	const client = await pool.connect();
	try {
		const db = drizzlePostgres(client, options);
		await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
		await migratePostgres(db, { migrationsFolder: migrationsFolder() });
		await db.execute(sql`select pg_advisory_unlock(${migrationLock})`);
		client.release();
	} catch (fault) {
		client.release(true);
		await pool.end();
		throw fault;
	}
	return { db: drizzlePostgres(pool, options), close: () => pool.end() };
}

/** Opens an embedded database that lives in memory only, as `open` does. */
export async function openMemory(): Promise<OpenDatabase> {
	return openEmbedded('memory://');
}

async function openFolder(folder: string): Promise<OpenDatabase> {
	mkdirSync(folder, { recursive: true });
	const release = lock.acquire(join(folder, 'lock'));
	try {
		const { db, close } = await openEmbedded(join(folder, 'database'));
		return {
			db,
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

async function openEmbedded(place: string): Promise<OpenDatabase> {
	const client = await PGlite.create(place);
	const db = drizzlePGlite(client, options);
	await migratePGlite(db, { migrationsFolder: migrationsFolder() });
	return { db, close: () => client.close() };
}

declare global {
	var tandauDatabase: Promise<OpenDatabase> | undefined;
}

/** The one database of this process. It outlives a reload of this module, as the development server does them. */
export function shared(): Promise<OpenDatabase> {
	globalThis.tandauDatabase ??= open(process.env).catch((fault: unknown) => {
		globalThis.tandauDatabase = undefined;
		throw fault;
	});
	return globalThis.tandauDatabase;
}
