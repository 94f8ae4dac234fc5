import { expect, it } from 'vitest';
import { describe } from './failure.ts';
import * as table from './schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

onBothDatabases('A failed query', (db) => {
	it('A failed query is described without the values that were to be stored.', async () => {
		const row = { email: 'aigul@example.org', language: 'kk', madeAt: new Date() };
		await db().insert(table.account).values(row);
		const fault: unknown = await db()
			.insert(table.account)
			.values(row)
			.catch((fault: unknown) => fault);
		const words = describe(fault);
		expect(words).not.toContain('aigul');
		expect(words).toContain('insert into "account"');
		expect(words).toContain('account_email_unique');
		expect(words).toMatch(/^\s+at .*failure\.test\.ts/m);
	});
});

it('Any other failure is described by its own message and its place.', () => {
	const words = describe(new TypeError('nothing is not iterable'));
	expect(words).toMatch(/^TypeError: nothing is not iterable\n\s+at .*failure\.test\.ts/);
	expect(describe('a word')).toBe('a word');
});
