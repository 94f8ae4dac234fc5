import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as contact from './contact.ts';
import type { Database } from '../store/database.ts';
import * as claims from './claim.ts';
import {
	accept,
	invite,
	now,
	person,
	prepare,
	tokensTo,
	type Place,
} from '../../../../tests/support/invitations.ts';
import type { Target } from '../account/target.ts';
import * as members from './membership.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

async function join(db: Database, place: Place, target: Target, email: string): Promise<void> {
	const token = await invite(db, place, target, email);
	expect((await accept(db, token)).kind).toBe('accepted');
}

/** The addresses and languages of the letters about a newcomer. */
async function announced(db: Database): Promise<string[]> {
	const rows = await db
		.select()
		.from(table.letter)
		.where(eq(table.letter.kind, 'joined'))
		.orderBy(table.letter.id);
	return rows.map(({ to, language }) => `${to} ${language}`);
}

onBothDatabases('People who speak for the same contender', (db) => {
	it('When somebody joins, each of the others gets a letter in their own language, and the newcomer gets none.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		await join(db(), place, target, 'first@example.org');
		expect(await announced(db())).toEqual([]);
		await db()
			.update(table.account)
			.set({ language: 'kk' })
			.where(eq(table.account.email, 'first@example.org'));
		await join(db(), place, target, 'second@example.org');
		expect(await announced(db())).toEqual(['first@example.org kk']);
		await join(db(), place, target, 'third@example.org');
		expect(await announced(db())).toEqual([
			'first@example.org kk',
			'first@example.org kk',
			'second@example.org ru',
		]);
		const [newest] = await db().select().from(table.letter).orderBy(desc(table.letter.id)).limit(1);
		expect(newest).toMatchObject({ kind: 'joined', contender: place.id('calm-lake') });
		expect(newest?.text).toContain('th…@example.org');
		expect(newest?.text).not.toContain('third');
		const [entry] = await db().select().from(table.audit).orderBy(desc(table.audit.id)).limit(1);
		expect(entry).toMatchObject({
			action: 'invitation.accepted',
			subject: 'contender/calm-lake',
			details: { way: 'letter', told: 2 },
		});
	});

	it('People of a party and a bloc get that letter too, and people of other contenders do not.', async () => {
		const place = await prepare(db());
		await join(db(), place, place.candidate('sunny-day'), 'day@example.org');
		for (const target of [place.oak, place.spring]) {
			const name = target.role;
			await join(db(), place, target, `one-${name}@example.org`);
			await join(db(), place, target, `two-${name}@example.org`);
		}
		expect(await announced(db())).toEqual([
			'one-party_agent@example.org ru',
			'one-bloc_coordinator@example.org ru',
		]);
	});

	it('Two people who join at the same moment are announced to each other.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const tokens = [];
		for (const name of ['one', 'two', 'three']) {
			tokens.push(await invite(db(), place, target, `${name}@example.org`));
		}
		const all = await Promise.all(tokens.map((token) => accept(db(), token)));
		expect(all.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
		// The first gets a letter about the second, and both get one about the third.
		expect(await announced(db())).toHaveLength(3);
	});

	it('Nobody gets a letter about a person who is already a member, and former members get none.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		await join(db(), place, target, 'first@example.org');
		const second = await person(db(), 'second@example.org', {
			role: 'candidate',
			contender: place.id('calm-lake'),
		});
		const again = await invite(db(), place, target, 'elsewhere@example.org');
		expect((await accept(db(), again, { account: second })).kind).toBe('accepted');
		expect(await announced(db())).toEqual([]);
		await db().update(table.membership).set({ endedAt: now }).where(eq(table.membership.account, second));
		const back = await invite(db(), place, target, 'second@example.org');
		expect((await accept(db(), back, { account: second })).kind).toBe('accepted');
		expect(await announced(db())).toEqual(['first@example.org ru']);
	});

	it('A claimant cannot join unseen, because the editors’ contact address gets a letter.', async () => {
		const place = await prepare(db());
		const contender = place.id('calm-lake');
		const to = { email: 'office@example.org', language: 'en' };
		await contact.set(db(), contender, to, place.hand.editor, now);
		const claimed = { name: 'Somebody', email: 'claimant@example.org', language: 'ru', proof: 'Believe me' };
		await claims.ask(db(), { ...claimed, contender, address: '192.0.2.1' }, now);
		const [waiting] = await claims.waiting(db(), now);
		const decision = { ...place.hand, id: waiting?.id ?? 0, isApproved: true, reason: null };
		expect(await claims.decide(db(), decision, now)).toBe('decided');
		const [token = ''] = await tokensTo(db(), 'claimant@example.org');
		expect((await accept(db(), token)).kind).toBe('accepted');
		expect(await announced(db())).toEqual(['office@example.org en']);
		// A person who is both a member and the contact gets one letter, and nobody gets one about themselves.
		await join(db(), place, place.candidate('calm-lake'), 'office@example.org');
		await join(db(), place, place.candidate('calm-lake'), 'last@example.org');
		expect(await announced(db())).toEqual([
			'office@example.org en',
			'claimant@example.org ru',
			'office@example.org ru',
			'claimant@example.org ru',
		]);
	});

	it('Members see each other’s addresses partly hidden and only their own in full.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		await join(db(), place, target, 'first@example.org');
		await join(db(), place, target, 'second@example.org');
		await join(db(), place, place.oak, 'agent@example.org');
		const [, first = 0, second = 0] = (await db().select().from(table.account).orderBy(table.account.id)).map(
			({ id }) => id,
		);
		expect(await members.speakers(db(), target, second)).toEqual([
			{ address: 'fi…@example.org', since: now, isYou: false },
			{ address: 'second@example.org', since: now, isYou: true },
		]);
		await db().update(table.membership).set({ endedAt: now }).where(eq(table.membership.account, first));
		expect(await members.speakers(db(), target, second)).toHaveLength(1);
	});
});

describe('A partly hidden address', () => {
	it.each([
		['anna.ivanova@example.org', 'an…@example.org'],
		['anna@example.org', 'a…@example.org'],
		['a@example.org', '…@example.org'],
		['әсел.а@example.org', 'әс…@example.org'],
	])('The address %s is shown as %s.', (address, hidden) => {
		expect(members.veiled(address)).toBe(hidden);
	});
});
