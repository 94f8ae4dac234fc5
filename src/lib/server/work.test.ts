import { afterEach, describe, expect, it, vi } from 'vitest';
import * as database from './database.ts';
import * as work from './work.ts';

describe('chores', () => {
	afterEach(() => void vi.useRealTimers());

	it('log what goes wrong and end nothing, even where they cannot begin', async () => {
		const db = await database.openMemory();
		const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
		vi.useFakeTimers();
		// In production nobody tells the time: asking for it fails before there is anything to wait for.
		const end = work.begin(db, { NODE_ENV: 'production', TANDAU_CLOCK: '2026-11-20T12:00:00Z' });
		vi.advanceTimersByTime(2_000);
		vi.useRealTimers();
		await end();
		expect(logged.mock.calls.map(([first]: unknown[]) => first)).toContain('Sending letters failed:');
		logged.mockRestore();
		await database.close(db);
	});
});
