import { expect, it } from 'vitest';
import { Away, describe, isAway, reason } from './failure.ts';
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

/** A fault as Node.js and `pg` report it. */
function coded(code: string, more: object = {}): Error {
	return Object.assign(new Error(code), { code, ...more });
}

it.each([
	['a refused connection', coded('ECONNREFUSED')],
	['a lost connection', coded('ECONNRESET')],
	['a socket file that is missing', coded('ENOENT', { syscall: 'connect' })],
	['a server that stops', coded('57P01')],
	['a server that starts', coded('57P03')],
	['a server with too many connections', coded('53300')],
	['a statement that took too long', coded('57014')],
	['a lock that was not free in time', coded('55P03')],
	['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
	['a connection that ended', new Error('Connection terminated unexpectedly')],
	[
		'a transaction whose connection ended',
		new Error('Client has encountered a connection error and is not queryable'),
	],
	['a query that failed for one of these reasons', new Error('Failed query', { cause: new Away('frozen') })],
])('The database is away: %s.', (_, fault) => {
	expect(isAway(fault)).toBe(true);
});

it.each([
	['a missing file', coded('ENOENT', { syscall: 'open' })],
	['a value that must be unique', coded('23505')],
	['a fault in a query', coded('42703')],
	['a bug', new TypeError('nothing is not iterable')],
	['no error', 'Connection terminated'],
])('The database is not away: %s.', (_, fault) => {
	expect(isAway(fault)).toBe(false);
});

it('The reason of a failure is what broke first.', () => {
	const fault = new Error('Failed query: with an address', { cause: new Error('connect ECONNREFUSED') });
	expect([reason(fault), reason('a word')]).toEqual(['connect ECONNREFUSED', 'a word']);
});
