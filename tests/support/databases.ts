import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe } from 'vitest';
import * as postgres from '../../src/cli/postgres.ts';
import * as database from '../../src/lib/server/store/database.ts';
import type { Database } from '../../src/lib/server/store/database.ts';

export { postgres };

// Server tests run on both databases with the real migrations: always on the embedded one, and on a PostgreSQL server
// wherever there is one or the programs to start one.

/** Declares the same tests on each kind of database. They get an empty one before each test. */
export function onBothDatabases(title: string, declare: (current: () => Database) => void): void {
	describe(`${title} (embedded)`, () => declareOn(openEmbedded, declare));

	describe.skipIf(!postgres.isAvailable())(`${title} (PostgreSQL)`, () => {
		declareOn(openPostgres, declare);
	});
}

declare global {
	/** By kind. The files that one worker runs share a database of each kind: to make one takes seconds. */
	var tandauTestDatabases: Map<string, Promise<Database>> | undefined;
}

function declareOn(open: () => Promise<Database>, declare: (current: () => Database) => void): void {
	const shared = (globalThis.tandauTestDatabases ??= new Map());
	let opened: Database | undefined;
	const current = () => {
		if (!opened) throw new Error('The database is there inside tests only.');
		return opened;
	};
	beforeAll(async () => {
		const opening = shared.get(open.name) ?? open();
		shared.set(open.name, opening);
		opened = await opening;
	}, 60_000);
	beforeEach(() => empty(current()));
	declare(current);
}

/** Some tables refuse to be emptied; only a superuser can switch their triggers off, as here. Most are empty already. */
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

/** A database of its own on the server of this run (postgres.setup.ts), which takes it away in the end. */
async function openPostgres(): Promise<Database> {
	const server = await postgres.start();
	const { url } = await postgres.database(server.url);
	return database.open({ DATABASE_URL: url });
}
