import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe } from 'vitest';
import * as postgres from '../../src/cli/postgres.ts';
import * as database from '../../src/lib/server/store/database.ts';
import type { Database } from '../../src/lib/server/store/database.ts';

export { postgres };

// Server tests run on both databases with the real migrations: always on the embedded one, and on PostgreSQL if a
// server or the programs to start one are there.

/** Declares the same tests on each kind of database. Each test gets an empty one. */
export function onBothDatabases(title: string, declare: (current: () => Database) => void): void {
	describe(`${title} (embedded)`, () => declareOn(openEmbedded, declare));

	describe.skipIf(!postgres.isAvailable())(`${title} (PostgreSQL)`, () => {
		declareOn(openPostgres, declare);
	});
}

declare global {
	/** By kind. The test files of one worker share a database of each kind, because making one takes seconds. */
	var tandauTestDatabases: Map<string, Promise<Database>> | undefined;
}

function declareOn(open: () => Promise<Database>, declare: (current: () => Database) => void): void {
	const shared = (globalThis.tandauTestDatabases ??= new Map());
	let db: Database | undefined;
	const current = () => {
		if (!db) throw new Error('The database is open only inside tests.');
		return db;
	};
	beforeAll(async () => {
		const opening = shared.get(open.name) ?? open();
		shared.set(open.name, opening);
		db = await opening;
	}, 60_000);
	beforeEach(() => empty(current()));
	declare(current);
}

/** Empties all tables. Some have triggers that refuse it, which only a superuser can switch off, as here. */
async function empty(db: Database): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		await tx.execute(sql`
			do $$
			declare
				name text;
				is_filled boolean;
				filled text;
			begin
				for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' loop
					execute 'select exists (select from ' || name || ')' into is_filled;
					if is_filled then filled := concat_ws(', ', filled, name); end if;
				end loop;
				if filled is not null then execute 'truncate ' || filled || ' restart identity cascade'; end if;
			end $$`);
	});
}

function openEmbedded(): Promise<Database> {
	return database.openMemory();
}

/** A separate database on the server of this run, which postgres.setup.ts removes at the end. */
async function openPostgres(): Promise<Database> {
	const server = await postgres.start();
	const { url } = await postgres.database(server.url);
	return database.open({ DATABASE_URL: url });
}
