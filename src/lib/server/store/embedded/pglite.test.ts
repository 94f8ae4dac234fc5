import { sql } from 'drizzle-orm';
import * as fs from 'node:fs';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as database from '../database.ts';
import * as embedded from './pglite.ts';
import * as table from '../schema.ts';

vi.mock('node:fs', { spy: true });

describe('A folder with an embedded database', () => {
	let folder = '';
	const inside = (...path: string[]) => join(folder, 'database', ...path);

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'tandau-embedded-'));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	async function slugs(): Promise<string[]> {
		const db = await database.open({ TANDAU_DATA: folder });
		const rows = await db.select({ slug: table.election.slug }).from(table.election);
		await database.close(db);
		return rows.map(({ slug }) => slug);
	}

	it('A folder is complete after a first start that was killed, and everything committed is on the disk.', async () => {
		mkdirSync(join(folder, 'database.new', 'global'), { recursive: true });
		writeFileSync(join(folder, 'database.new', 'PG_VERSION'), '18\n');
		const db = await database.open({ TANDAU_DATA: folder });
		expect(existsSync(join(folder, 'database.new'))).toBe(false);
		const syncs = vi.mocked(fs.fdatasyncSync).mock.calls;
		const before = syncs.length;
		await db.execute(sql`insert into election
			(slug, name, day, timezone, languages, fictional, imprint, calendar, sources, loaded_at)
			values ('kept', '{}', '2026-01-01', 'UTC', '[]', true, '{}', '{}', '[]', now())`);
		expect(syncs.length).toBeGreaterThan(before);
		await database.close(db);
	}, 120_000);

	it('A database opens after PostgreSQL was killed while it recorded its process.', async () => {
		writeFileSync(inside('postmaster.pid'), '');
		expect(await slugs()).toEqual(['kept']);
	});

	it.each([
		[
			'global/pg_control',
			(path: string) => truncateSync(path, 100),
			'could not read file "global/pg_control"',
		],
		['PG_VERSION', (path: string) => rmSync(path), 'its file PG_VERSION is missing'],
		['PG_VERSION', (path: string) => writeFileSync(path, '16\n'), 'initialized by PostgreSQL version 16'],
	])(
		'If %s is damaged, the error says what is wrong and what to do, and the folder is released.',
		async (file, damage, reason) => {
			cpSync(inside(file), join(folder, 'whole'));
			damage(inside(file));
			const fault = await slugs().catch((fault: unknown) => fault);
			cpSync(join(folder, 'whole'), inside(file));
			expect(fault).toBeInstanceOf(embedded.Damaged);
			expect(String(fault)).toContain(reason);
			// A command shows the innermost cause (cli/run.ts), so no cause may say less.
			expect(fault).not.toHaveProperty('cause');
			expect(String(fault)).toContain('Copy the folder away before you try anything.');
			expect(existsSync(join(folder, 'lock'))).toBe(false);
			expect(await slugs()).toEqual(['kept']);
		},
	);
});
