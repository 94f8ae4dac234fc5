import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePGlite } from 'drizzle-orm/pglite';
import { migrate as migratePGlite } from 'drizzle-orm/pglite/migrator';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../../../tests/support/databases.ts';
import * as database from './database.ts';
import type { Environment } from './database.ts';
import * as embedded from './embedded/pglite.ts';
import * as table from './schema.ts';

/** The migrations as an older version of the product had them: the first `count`. */
function olderMigrations(to: string, count: number): string {
	cpSync('drizzle/migrations', to, { recursive: true });
	const path = join(to, 'meta', '_journal.json');
	const journal: { entries: unknown[] } = JSON.parse(readFileSync(path, 'utf8'));
	writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
	return to;
}

const insertElection = sql`insert into election
	(slug, name, day, timezone, languages, fictional, imprint, calendar, sources, loaded_at)
	values ('kept', '{}', '2026-01-01', 'UTC', '[]', true, '{}', '{}', '[]', now())`;

interface Place {
	environment: Environment;
	/** Prepares the database as an older version of the product would. */
	runOlder(migrationsFolder: string): Promise<void>;
	remove(): Promise<void>;
}

function inFolder(folder: string): Place {
	return {
		environment: { TANDAU_DATA: folder },
		async runOlder(migrationsFolder) {
			const client = await embedded.open(folder);
			const db = drizzlePGlite(client);
			await migratePGlite(db, { migrationsFolder });
			await db.execute(insertElection);
			await client.close();
		},
		async remove() {},
	};
}

async function onServer(): Promise<Place> {
	const server = await postgres.start();
	const { url, drop } = await postgres.database(server.url);
	return {
		environment: { DATABASE_URL: url },
		async runOlder(migrationsFolder) {
			const db = drizzlePostgres(url);
			await migratePostgres(db, { migrationsFolder });
			await db.execute(insertElection);
			await db.$client.end();
		},
		async remove() {
			await drop();
			await server.stop();
		},
	};
}

describe.each([
	['embedded', true, async (folder: string) => inFolder(folder)],
	['PostgreSQL', postgres.isAvailable(), () => onServer()],
])('A database of another version (%s)', (_kind, isAvailable, make) => {
	let folder = '';
	let place: Place | undefined;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'tandau-version-'));
		if (isAvailable) place = await make(folder);
	});
	afterAll(async () => {
		await place?.remove();
		rmSync(folder, { recursive: true, force: true });
	});

	it.skipIf(!isAvailable)(
		'A database of an older version is brought up to date, and one of a newer version is refused.',
		async () => {
			if (!place) throw new Error('There is no database.');
			await place.runOlder(olderMigrations(join(folder, 'migrations'), 3));
			const db = await database.open(place.environment);
			// This includes columns that the older version did not have.
			expect(await db.select().from(table.election)).toMatchObject([{ slug: 'kept', changedAt: null }]);
			await db.execute(
				sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of later', 9999999999999)`,
			);
			await database.close(db);
			await expect(database.open(place.environment)).rejects.toThrow(database.Newer);
			await expect(database.open(place.environment)).rejects.toThrow('Start the newer version');
		},
		120_000,
	);
});
