import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as claims from './claim.ts';
import { now, prepare } from '../../../../tests/support/invitations.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const over = new Date('2026-05-30T00:00:00+05:00');

const claimed = {
	name: 'Calm Lake',
	email: 'Lake@example.org',
	language: 'ru',
	proof: 'Call 123',
	address: '192.0.2.1',
};

onBothDatabases('A claim', (db) => {
	it('A claim waits for an editor and gives no access.', async () => {
		const { id } = await prepare(db());
		const ask = { ...claimed, contender: id('calm-lake') };
		expect(await claims.ask(db(), ask, now)).toEqual({ kind: 'asked' });
		// The same form sent twice counts once.
		expect(await claims.ask(db(), ask, now)).toEqual({ kind: 'asked' });
		expect(await claims.waiting(db(), now)).toMatchObject([
			{
				...{ name: 'Calm Lake', email: 'lake@example.org', proof: 'Call 123', language: 'ru', madeAt: now },
				contender: { slug: 'calm-lake', district: 2 },
				...{ members: [], invited: [], rivals: 1 },
			},
		]);
		expect(await db().$count(table.invitation)).toBe(0);
		expect(await db().$count(table.letter)).toBe(0);
		expect(await db().$count(table.membership)).toBe(1);
	});

	it('A claim contains no invisible characters and none that a database refuses.', async () => {
		const { id } = await prepare(db());
		const strange = { name: 'Calm\u0000 La\u202eke', proof: 'Call\u0000 1\u200b23' };
		const ask = { ...claimed, ...strange, contender: id('calm-lake') };
		expect(await claims.ask(db(), ask, now)).toEqual({ kind: 'asked' });
		expect(await claims.waiting(db(), now)).toMatchObject([{ name: 'Calm Lake', proof: 'Call 123' }]);
	});

	it('A claim gets the same answer from everybody, whatever is known of the address.', async () => {
		const { id, hand } = await prepare(db());
		await db()
			.insert(table.membership)
			.values({
				...{ account: hand.editor, role: 'candidate', contender: id('calm-lake'), grantedAt: now },
			});
		for (const email of ['editor@tandau.example', 'stranger@example.org']) {
			const ask = { ...claimed, email, contender: id('calm-lake') };
			expect(await claims.ask(db(), ask, now)).toEqual({ kind: 'asked' });
		}
		const waiting = await claims.waiting(db(), now, 'example');
		expect(waiting.map(({ rivals, members }) => ({ rivals, members }))).toEqual([
			{ rivals: 2, members: ['editor@tandau.example'] },
			{ rivals: 2, members: ['editor@tandau.example'] },
		]);
		expect(await claims.waiting(db(), now, 'elsewhere')).toEqual([]);
	});

	it('A claim is refused for a list, for a contender off the ballot, and when the election is over.', async () => {
		const { id } = await prepare(db());
		const kindOf = async (contender: number, at = now) =>
			(await claims.ask(db(), { ...claimed, contender }, at)).kind;
		expect(await kindOf(id('oak-list'))).toBe('closed');
		expect(await kindOf(id('high-wind'))).toBe('closed');
		expect(await kindOf(999)).toBe('closed');
		expect(await kindOf(id('calm-lake'), over)).toBe('closed');
		const noAddress = { ...claimed, email: 'lake', contender: id('calm-lake') };
		expect(await claims.ask(db(), noAddress, now)).toEqual({ kind: 'not_an_address' });
		expect(await db().$count(table.claim)).toBe(0);
	});

	it('The number of claims from one network address is limited.', async () => {
		const { id } = await prepare(db());
		const all = [];
		for (let n = 0; n < 12; n++) {
			const ask = { ...claimed, contender: id('calm-lake'), email: `n${n}@example.org` };
			all.push(await claims.ask(db(), ask, now));
		}
		expect(all.filter(({ kind }) => kind === 'asked')).toHaveLength(10);
		expect(all.at(-1)).toMatchObject({ kind: 'limited' });
		const elsewhere = { ...claimed, contender: id('calm-lake'), address: '192.0.2.2' };
		expect((await claims.ask(db(), elsewhere, now)).kind).toBe('asked');
	});

	it('An approved claim becomes an invitation to the address that asked.', async () => {
		const { id, hand } = await prepare(db());
		await claims.ask(db(), { ...claimed, contender: id('calm-lake') }, now);
		const [waiting] = await claims.waiting(db(), now);
		const decision = { ...hand, id: waiting?.id ?? 0, isApproved: true, reason: null };
		const all = await Promise.all([1, 2].map(() => claims.decide(db(), decision, now)));
		expect(all.sort()).toEqual(['decided', 'gone']);
		expect(await db().select().from(table.letter)).toMatchObject([
			{ kind: 'invitation', to: 'lake@example.org' },
		]);
		expect(await db().select().from(table.claim)).toMatchObject([
			{ isApproved: true, decidedBy: hand.editor, decidedAt: now },
		]);
		expect(await claims.waiting(db(), now)).toEqual([]);
		const [row] = await db().select().from(table.invitation);
		expect(row).toMatchObject({ role: 'candidate', contender: id('calm-lake'), invitedBy: hand.editor });
		const lines = await db().select().from(table.audit).orderBy(table.audit.id);
		expect(lines.map(({ action }) => action)).toEqual(['claim.made', 'invitation.sent', 'claim.approved']);
	});

	it('A refused claim is answered with the reason.', async () => {
		const { id, hand } = await prepare(db());
		await claims.ask(db(), { ...claimed, contender: id('calm-lake') }, now);
		const [waiting] = await claims.waiting(db(), now);
		const decision = { ...hand, id: waiting?.id ?? 0, isApproved: false, reason: 'Не дозвонились' };
		expect(await claims.decide(db(), decision, now)).toBe('decided');
		const [written] = await db().select().from(table.letter);
		expect(written).toMatchObject({ kind: 'claim_refused', to: 'lake@example.org', language: 'ru' });
		expect(written?.text).toContain('Не дозвонились');
		expect(await db().$count(table.invitation)).toBe(0);
		expect(await claims.decide(db(), { ...decision, id: 999 }, now)).toBe('gone');
	});

	it('A claim for an editor’s address or in an election that is over cannot be approved and stays undecided.', async () => {
		const { id, hand } = await prepare(db());
		const ask = { ...claimed, email: 'editor@tandau.example', contender: id('calm-lake') };
		await claims.ask(db(), ask, now);
		await claims.ask(db(), { ...claimed, contender: id('calm-lake') }, now);
		const [edits, other] = await claims.waiting(db(), now);
		const approve = { ...hand, isApproved: true, reason: null };
		expect(await claims.decide(db(), { ...approve, id: edits?.id ?? 0 }, now)).toBe('edits');
		expect(await claims.decide(db(), { ...approve, id: other?.id ?? 0 }, over)).toBe('over');
		expect(await claims.waiting(db(), now)).toHaveLength(2);
		expect(await db().$count(table.letter)).toBe(0);
	});
});

onBothDatabases('The search for contenders', (db) => {
	const found = async (name: string, place: { contest: string; district: number } | null = null) => {
		const [row] = await db()
			.select({ id: table.election.id })
			.from(table.election)
			.where(eq(table.election.slug, 'example'));
		return (await claims.search(db(), row?.id ?? 0, { name, place })).map(({ slug }) => slug);
	};

	it('Candidates on the ballot are found by parts of their names, whatever the spelling.', async () => {
		await prepare(db());
		expect(await found('көл')).toEqual(['calm-lake']);
		expect(await found('КОЛ айдын')).toEqual(['calm-lake']);
		expect(await found('calm')).toEqual(['calm-lake']);
		expect(await found('қызыл роза')).toEqual([]);
		expect(await found('кызыл раушан')).toEqual(['red-rose']);
		// One has withdrawn, the other is a list.
		expect(await found('wind')).toEqual([]);
		expect(await found('oak')).toEqual([]);
	});

	it('Wildcards of the database are ordinary characters in a search.', async () => {
		await prepare(db());
		for (const name of ['%', '_', '\\', "'; drop table claim; --", 'en"'])
			expect(await found(name)).toEqual([]);
	});

	it('A search without a name lists a district.', async () => {
		await prepare(db());
		const [row] = await db().select({ id: table.election.id }).from(table.election);
		const id = row?.id ?? 0;
		expect(await found('', { contest: 'council', district: 2 })).toEqual(['sunny-day', 'calm-lake']);
		expect(await found('day', { contest: 'council', district: 2 })).toEqual(['sunny-day']);
		expect(await found('', { contest: 'council', district: 9 })).toEqual([]);
		expect((await claims.places(db(), id)).map(({ contest, district }) => `${contest} ${district}`)).toEqual([
			'council 1',
			'council 2',
		]);
	});

	it('Contenders can be claimed as long as answers can be given.', async () => {
		await prepare(db());
		expect((await claims.elections(db(), now)).map(({ slug }) => slug)).toEqual(['example']);
		expect(await claims.elections(db(), over)).toEqual([]);
	});
});
