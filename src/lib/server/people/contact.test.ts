import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as contacts from './contact.ts';
import type { Database } from '../store/database.ts';
import { now, prepare } from '../../../../tests/support/invitations.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const later = new Date('2026-04-11T10:00:00Z');

async function entered(db: Database): Promise<string[]> {
	const rows = await db
		.select({ slug: table.contender.slug, email: table.contact.email, language: table.contact.language })
		.from(table.contact)
		.innerJoin(table.contender, eq(table.contender.id, table.contact.contender))
		.orderBy(table.contender.slug);
	return rows.map(({ slug, email, language }) => `${slug} ${email} ${language}`);
}

onBothDatabases('A contact', (db) => {
	it('A contact is entered, corrected and removed; the audit trail names the editor but not the address.', async () => {
		const { editor } = (await prepare(db())).hand;
		const [lake] = await db().select().from(table.contender).where(eq(table.contender.slug, 'calm-lake'));
		const id = lake?.id ?? 0;
		const set = (email: string, at = now) => contacts.set(db(), id, { email, language: 'ru' }, editor, at);
		expect(await set('Lake@Example.org ')).toBe('set');
		expect(await set('not an address')).toBe('not_an_address');
		expect(await entered(db())).toEqual(['calm-lake lake@example.org ru']);
		await set('lake@example.org', later);
		expect(await db().select().from(table.contact)).toMatchObject([{ enteredAt: now, enteredBy: editor }]);
		await set('new@example.org', later);
		expect(await entered(db())).toEqual(['calm-lake new@example.org ru']);
		await contacts.remove(db(), id, editor, later);
		expect(await entered(db())).toEqual([]);
		const lines = await db().select().from(table.audit).orderBy(table.audit.id);
		expect(lines.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
			'contact.set contender/calm-lake',
			'contact.set contender/calm-lake',
			'contact.removed contender/calm-lake',
		]);
		expect(JSON.stringify(lines)).not.toContain('@');
		expect(await contacts.set(db(), 999, { email: 'a@b.kz', language: 'ru' }, editor, now)).toBe('not_there');
	});

	it('Contacts come from a spreadsheet’s file, with columns in any order.', async () => {
		const { editor } = (await prepare(db())).hand;
		const file = [
			'Name;Email;Contender;Language',
			'Calm;LAKE@example.org;calm-lake;RU',
			'Oak;oak@example.org;oak-list;',
			'Wind;;high-wind;',
		].join('\r\n');
		const load = () => contacts.fromCsv(db(), 'example', new TextEncoder().encode(file), editor, now);
		expect(await load()).toEqual({ kind: 'loaded', entered: 2, unchanged: 0, withoutAddress: 1 });
		// Without a column for it, the language is the election's first that letters exist in.
		expect(await entered(db())).toEqual(['calm-lake lake@example.org ru', 'oak-list oak@example.org kk']);
		expect(await load()).toEqual({ kind: 'loaded', entered: 0, unchanged: 2, withoutAddress: 1 });
	});

	it('A faulty file enters no contact, and every fault names its line.', async () => {
		const { editor } = (await prepare(db())).hand;
		const file = [
			'contender;email;language',
			'sunny-day;day@example.org;kk',
			'nobody;nobody@example.org;kk',
			'calm-lake;lake at example.org;kk',
			'sunny-day;again@example.org;kk',
			'red-rose;rose@example.org;de',
		].join('\n');
		expect(await contacts.fromCsv(db(), 'example', file, editor, now)).toEqual({
			kind: 'faulty',
			faults: [
				{ line: 3, kind: 'unknown_contender', value: 'nobody' },
				{ line: 4, kind: 'not_an_address', value: 'lake at example.org' },
				{ line: 5, kind: 'twice', value: 'sunny-day' },
				{ line: 6, kind: 'unknown_language', value: 'de' },
			],
		});
		expect(await entered(db())).toEqual([]);
		expect(await db().$count(table.audit)).toBe(0);
	});

	it.each([
		['calm-lake;lake@example.org', ['no_contender_column', 'no_email_column']],
		['contender;telephone\ncalm-lake;123', ['no_email_column']],
		['contender;email\ncalm-lake;', ['empty']],
		['contender;email', ['empty']],
		['', ['no_contender_column', 'no_email_column']],
		['PK\u0003\u0004\u0000\u0000', ['unreadable']],
	])('No contacts are read from the file %j.', async (file, kinds) => {
		const { editor } = (await prepare(db())).hand;
		const loaded = await contacts.fromCsv(db(), 'example', file, editor, now);
		expect(loaded.kind === 'faulty' && loaded.faults.map(({ kind }) => kind)).toEqual(kinds);
	});
});
