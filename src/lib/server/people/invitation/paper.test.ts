import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '../../store/database.ts';
import * as table from '../../store/schema.ts';
import { onBothDatabases } from '../../../../../tests/support/databases.ts';
import * as acceptance from './acceptance.ts';
import { accept, invite, now, onPaper, person, prepare } from '../../../../../tests/support/invitations.ts';

const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const lake = 'lake@example.org';

function sendCode(db: Database, token: string, email = lake, at = now, address = '192.0.2.1') {
	return acceptance.sendCode(db, token, { email, language: 'ru', address }, at);
}

/** The text of the newest letter to this address. */
async function codeTo(db: Database, to = lake): Promise<string> {
	const letters = await db
		.select()
		.from(table.letter)
		.where(eq(table.letter.to, to))
		.orderBy(table.letter.id);
	return /> (\d{4} \d{4})\n/.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';
}

onBothDatabases('An invitation on paper', (db) => {
	it('Accepting makes an account only for an address that a code was sent to.', async () => {
		const place = await prepare(db());
		const token = await onPaper(db(), place, place.candidate('calm-lake'));
		expect(await accept(db(), token, { email: lake })).toEqual({ kind: 'wrong_code' });
		expect(await accept(db(), token, { email: lake, code: '' })).toEqual({ kind: 'wrong_code' });
		expect(await sendCode(db(), token, ' Lake@Example.org')).toEqual({ kind: 'sent', email: lake });
		const code = await codeTo(db());
		expect(code).toMatch(/^\d{4} \d{4}$/);
		expect(JSON.stringify(await db().select().from(table.invitation))).not.toContain(code.replace(' ', ''));

		const other = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
		for (const [email, typed] of [
			[lake, other],
			['thief@example.org', code],
			[lake, ''],
		] as const) {
			expect(await accept(db(), token, { email, code: typed })).toEqual({ kind: 'wrong_code' });
		}
		expect(await db().$count(table.account)).toBe(1);
		expect(
			await accept(db(), token, { email: 'LAKE@example.org', code: code.replace(' ', '-') }),
		).toMatchObject({ kind: 'accepted' });
		expect(await db().$count(table.account, eq(table.account.email, lake))).toBe(1);
	});

	it('Only the newest code works, and only for a day.', async () => {
		const place = await prepare(db());
		const token = await onPaper(db(), place, place.candidate('calm-lake'));
		await sendCode(db(), token, 'typo@example.org');
		const lost = await codeTo(db(), 'typo@example.org');
		await sendCode(db(), token);
		const code = await codeTo(db());
		expect(await accept(db(), token, { email: 'typo@example.org', code: lost })).toEqual({
			kind: 'wrong_code',
		});
		expect(await accept(db(), token, { email: lake, code }, inHours(24))).toEqual({ kind: 'wrong_code' });
		expect((await accept(db(), token, { email: lake, code }, inHours(23.9))).kind).toBe('accepted');
	});

	it('An address is required.', async () => {
		const place = await prepare(db());
		const token = await onPaper(db(), place, place.candidate('calm-lake'));
		for (const email of ['', 'lake', 'a@b\nc', 'a@example.org, b@example.org']) {
			expect(await accept(db(), token, { email, code: '1' })).toEqual({ kind: 'not_an_address' });
			expect(await sendCode(db(), token, email)).toEqual({ kind: 'not_an_address' });
		}
		expect(await db().$count(table.letter)).toBe(0);
	});

	it('Nobody learns whether an address has an account before typing its code.', async () => {
		const place = await prepare(db());
		const token = await onPaper(db(), place, place.candidate('calm-lake'));
		await person(db(), 'known@example.org');
		for (const email of ['known@example.org', 'stranger@example.org']) {
			expect(await sendCode(db(), token, email)).toEqual({ kind: 'sent', email });
			expect(await accept(db(), token, { email, code: '0' })).toEqual({ kind: 'wrong_code' });
		}
		await sendCode(db(), token, 'known@example.org');
		const code = await codeTo(db(), 'known@example.org');
		expect(await accept(db(), token, { email: 'known@example.org', code })).toEqual({ kind: 'taken' });
	});

	it('Codes and guesses are limited and work only while the invitation is open.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const token = await onPaper(db(), place, target);
		for (let count = 0; count < 5; count++) expect((await sendCode(db(), token)).kind).toBe('sent');
		expect(await sendCode(db(), token, lake, now, '192.0.2.2')).toMatchObject({ kind: 'limited' });
		const code = await codeTo(db());
		for (let count = 0; count < 6; count++) {
			expect(await accept(db(), token, { email: lake, code: '0' })).toEqual({ kind: 'wrong_code' });
		}
		expect(await accept(db(), token, { email: lake, code })).toMatchObject({ kind: 'limited' });

		await db().delete(table.limit);
		const byLetter = await invite(db(), place, target, 'other@example.org');
		for (const closed of [byLetter, 'x'.repeat(43), '']) {
			expect(await sendCode(db(), closed)).toEqual({ kind: 'gone' });
		}
		expect(await db().$count(table.limit)).toBe(0);
	});

	it('Of two people who accept at the same moment one wins.', async () => {
		const place = await prepare(db());
		const token = await onPaper(db(), place, place.candidate('calm-lake'));
		await sendCode(db(), token);
		const who = { email: lake, code: await codeTo(db()) };
		const all = await Promise.all([1, 2, 3].map(() => accept(db(), token, who)));
		expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
		expect(await db().$count(table.membership, eq(table.membership.role, 'candidate'))).toBe(1);
		// The other one did not get a useless account either.
		expect(await db().$count(table.account)).toBe(2);
	});
});
