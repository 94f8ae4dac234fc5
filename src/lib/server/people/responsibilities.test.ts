import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as account from '../account/account.ts';
import * as contenders from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from '../position/draft.ts';
import * as responsibilities from './responsibilities.ts';
import * as elections from '../election/election.ts';
import * as pack from '../pack/load.ts';
import type { Membership } from '../account/permission.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T09:00:00Z');

onBothDatabases('Responsibilities', (current) => {
	async function begin() {
		const db = current();
		const example = parse(exampleFiles());
		if ('faults' in example) throw new Error('The example is damaged.');
		await pack.load(db, example.pack, now);
		const [held] = await db.select().from(table.election);
		const all = await db.select().from(table.contender);
		const own = all.find(({ kind, nomination }) => kind === 'person' && nomination === 'self');
		const list = all.find(({ kind, party }) => kind === 'list' && party !== null);
		const found = own && (await contenders.find(db, 'example', own.slug));
		if (!held || !own || !list || !found) throw new Error('The example has changed.');
		const person = await account.make(db, { email: 'a@example.org', language: 'kk', password: null }, now);
		return { db, held, own, list, all, contender: found, person };
	}

	test('A candidate speaks for one contender and sees how far it has come.', async () => {
		const { db, own, contender: found, person } = await begin();
		const standing = async () => (await responsibilities.all(db, holding({ contender: own.id }))).contenders;
		expect(await standing()).toMatchObject([
			{ contender: { slug: own.slug, status: 'registered' }, drafted: 0, sent: 0, hasUnsent: false },
		]);

		const [first, second] = await contenders.statements(db, found);
		await save(db, found, first?.slug, 1, person);
		await save(db, found, second?.slug, 2, person);
		expect(await standing()).toMatchObject([{ drafted: 2, sent: 0, hasUnsent: true }]);

		await register.append(db, sending(found, person), now);
		expect(await standing()).toMatchObject([{ drafted: 2, sent: 2, hasUnsent: false }]);

		await save(db, found, first?.slug, 2, person, 1);
		expect(await standing()).toMatchObject([{ drafted: 2, sent: 2, hasUnsent: true }]);
	});

	test('A party’s agent speaks for its lists, never for its candidates.', async () => {
		const { db, list, all } = await begin();
		const lists = all.filter(({ kind, party }) => kind === 'list' && party === list.party);
		const { contenders, parties, blocs } = await responsibilities.all(
			db,
			holding({ role: 'party_agent', party: list.party }),
		);
		expect(contenders.map(({ contender }) => contender.slug).sort()).toEqual(
			lists.map(({ slug }) => slug).sort(),
		);
		const [own] = await db
			.select()
			.from(table.party)
			.where(eq(table.party.id, list.party ?? 0));
		expect(parties).toMatchObject([{ slug: own?.slug, election: { slug: 'example' } }]);
		expect(blocs).toEqual([]);
	});

	test('A bloc’s coordinator has its manifesto and no contender.', async () => {
		const { db } = await begin();
		const [one] = await db.select().from(table.bloc);
		const found = await responsibilities.all(db, holding({ role: 'bloc_coordinator', bloc: one?.id ?? 0 }));
		expect(found).toMatchObject({ contenders: [], parties: [], blocs: [{ slug: one?.slug }] });
	});

	test('An editor, or a person without a membership, speaks for nobody.', async () => {
		const { db } = await begin();
		const none = { contenders: [], parties: [], blocs: [] };
		expect(await responsibilities.all(db, holding({ role: 'editor' }))).toEqual(none);
		expect(await responsibilities.all(db, { memberships: [] })).toEqual(none);
	});

	test('Only invitations that can still be accepted are listed, and only for their own address.', async () => {
		const { db, held, own, person } = await begin();
		const before = new Date(now.getTime() - 1);
		const sent = { election: held.id, role: 'candidate', contender: own.id, way: 'letter' } as const;
		const row = { ...sent, language: 'kk', invitedBy: person, madeAt: now, expiresAt: now };
		await db.insert(table.invitation).values([
			{ ...row, tokenHash: '1', email: 'a@example.org' },
			{ ...row, tokenHash: '2', email: 'b@example.org' },
			{ ...row, tokenHash: '3', email: 'a@example.org', expiresAt: before },
			{ ...row, tokenHash: '4', email: 'a@example.org', acceptedAt: now, acceptedBy: person },
			{ ...row, tokenHash: '5', email: 'a@example.org', declinedAt: now },
			{ ...row, tokenHash: '6', email: 'a@example.org', revokedAt: now, revokedBy: person },
		]);
		expect(await responsibilities.invitations(db, 'a@example.org', now)).toEqual([
			{ what: own.name, languages: held.languages, invitedAt: now, timezone: held.timezone },
		]);
	});

	test('Times without an election are in the timezone of the newest election, or in UTC if there is none.', async () => {
		expect(await elections.newestTimezone(current())).toBe('UTC');
		const { db, held } = await begin();
		expect(await elections.newestTimezone(db)).toBe(held.timezone);
	});
});

function holding(membership: Partial<Membership>): { memberships: Membership[] } {
	return {
		memberships: [{ id: 1, role: 'candidate', contender: null, party: null, bloc: null, ...membership }],
	};
}

function sending(found: contenders.Contender, person: number) {
	return {
		contender: found,
		account: person,
		actor: 'candidate',
		key: 'a-key-of-some-length-1',
		origin: 'https://tandau.example',
	} as const;
}

async function save(
	db: Database,
	found: contenders.Contender,
	statement: string | undefined,
	stance: number,
	person: number,
	basedOn = 0,
) {
	const line = { statement: statement ?? '', stance, isDeclined: false, reason: {}, basedOn };
	expect(await draft.save(db, found, line, person, now)).toMatchObject({ kind: 'saved' });
}
