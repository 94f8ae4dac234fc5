import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exampleFiles } from '../../../tests/support/pack.ts';
import { parse } from '../pack/read.ts';
import * as database from './store/database.ts';
import type { Database } from './store/database.ts';
import * as pack from './pack/load.ts';
import * as changed from './election/changed.ts';
import * as table from './store/schema.ts';
import * as chores from './chores.ts';

describe('Chores', () => {
	let db: Database;
	beforeAll(async () => {
		db = await database.openMemory();
	});
	afterAll(() => database.close(db));
	afterEach(() => void vi.useRealTimers());

	/** Starts the chores and lets two seconds pass. */
	function beginIn(env: NodeJS.ProcessEnv): () => Promise<void> {
		vi.useFakeTimers();
		const end = chores.begin(db, env);
		vi.advanceTimersByTime(2_000);
		vi.useRealTimers();
		return end;
	}

	it('Chores log what goes wrong and go on, even if they cannot start.', async () => {
		const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
		// In production the clock cannot be set, so every chore that asks for the time fails at once.
		await beginIn({ NODE_ENV: 'production', TANDAU_CLOCK: '2026-11-20T12:00:00Z' })();
		expect(logged.mock.calls.map(([first]: unknown[]) => first)).toContain('Sending letters failed:');
		logged.mockRestore();
	});

	it('Stopping the app waits for the chores: a publication that has begun is finished.', async () => {
		const result = parse(exampleFiles());
		if ('faults' in result) throw new Error('The example is damaged.');
		await pack.load(db, result.pack, new Date());
		for (const { id } of await db.select({ id: table.election.id }).from(table.election))
			await changed.mark(db, id);
		await beginIn({ NODE_ENV: 'test' })();
		expect(await db.$count(table.publication)).toBe(1);
	});
});
