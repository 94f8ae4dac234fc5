import { desc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as pack from '../pack/load.ts';
import * as photo from './photo.ts';
import * as profiles from '../publication/profiles.ts';
import * as moderation from './moderation.ts';
import * as profile from './profile.ts';
import type { ProfileContent } from '../../election/profile.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');
const silence = new Date('2026-05-30T06:00:00Z');
const origin = 'https://tandau.example';

onBothDatabases('Profiles', (db) => {
	it('A profile is public once an editor approves it, and not before.', async () => {
		const { rose, id, editor } = await prepare(db());
		const sent = await send(db(), rose, id, 'First');
		expect(sent).toEqual({ kind: 'sent', id: expect.any(Number) });
		expect(await profile.latest(db(), rose.id)).toMatchObject({ state: 'waiting', text: { kk: 'First' } });
		expect((await published(db(), rose)).get('red-rose')).toBeUndefined();
		expect(await changedAt(db(), rose)).toBeNull();

		expect(await moderation.waiting(db())).toMatchObject([
			{ part: 'profile', election: { slug: 'example' }, sender: { slug: 'red-rose' }, hasPhoto: false },
		]);
		expect(await moderation.find(db(), 'profile', idOf(sent))).toMatchObject({
			sent: { text: { kk: 'First' } },
			shown: { text: {}, links: [] },
			language: 'ru',
		});
		expect(await decide(db(), idOf(sent), editor, true)).toBe('decided');
		expect(await moderation.waiting(db())).toEqual([]);
		expect(await profile.latest(db(), rose.id)).toMatchObject({ state: 'approved', decidedAt: later });
		expect((await published(db(), rose)).get('red-rose')).toMatchObject({ text: { kk: 'First' } });
		expect(await changedAt(db(), rose)).not.toBeNull();
		expect(await db().$count(table.letter)).toBe(0);
		expect(await actions(db())).toEqual([
			['profile.approved', editor, 'contender/red-rose'],
			['profile.sent', id, 'contender/red-rose'],
		]);
	});

	it('The approved profile stays public while a newer one waits or is turned down.', async () => {
		const { rose, id, editor } = await prepare(db());
		await decide(db(), idOf(await send(db(), rose, id, 'First')), editor, true);
		const second = await send(db(), rose, id, 'Second');
		expect((await published(db(), rose)).get('red-rose')?.text).toEqual({ kk: 'First' });
		expect(await moderation.find(db(), 'profile', idOf(second))).toMatchObject({
			...{ sent: { text: { kk: 'Second' } }, shown: { text: { kk: 'First' } } },
		});
		await decide(db(), idOf(second), editor, false);
		expect((await published(db(), rose)).get('red-rose')?.text).toEqual({ kk: 'First' });
		expect(await profile.latest(db(), rose.id)).toMatchObject({
			state: 'turned_down',
			reason: 'It insults somebody.',
			text: { kk: 'Second' },
		});
	});

	it('When a profile is turned down, its people get a letter that says why, and can send it again.', async () => {
		const { rose, id, editor } = await prepare(db());
		await decide(db(), idOf(await send(db(), rose, id, 'Rude')), editor, false);
		const letters = await db().select().from(table.letter);
		expect(letters).toMatchObject([{ kind: 'turned_down', to: 'rose@example.org', language: 'ru' }]);
		const words = `${letters[0]?.text} ${letters[0]?.html}`;
		expect(words).toContain('It insults somebody.');
		expect(words).toContain(`${origin}/portal/example/contenders/red-rose/profile`);
		// The same words may be sent again: the editors may have been mistaken.
		expect(await send(db(), rose, id, 'Rude')).toMatchObject({ kind: 'sent' });
	});

	it('Letters about a list’s profile go to its party’s agents, as long as they are agents.', async () => {
		const { list, id, editor } = await prepare(db());
		const party = list.party?.id ?? 0;
		const [agent, former] = await people(db(), ['agent@example.org', 'former@example.org']);
		await db()
			.insert(table.membership)
			.values([
				{ account: agent, role: 'party_agent', party, grantedAt: now },
				{ account: former, role: 'party_agent', party, grantedAt: now, endedAt: now },
			]);
		await decide(db(), idOf(await send(db(), list, id, 'Rude')), editor, false);
		expect((await db().select().from(table.letter)).map(({ to }) => to)).toEqual(['agent@example.org']);
	});

	it('A newer profile replaces the one that waits, so an old page decides nothing.', async () => {
		const { rose, id, editor } = await prepare(db());
		const first = await send(db(), rose, id, 'First');
		const second = await send(db(), rose, id, 'Second');
		expect((await moderation.waiting(db())).map(({ id }) => id)).toEqual([idOf(second)]);
		expect(await moderation.find(db(), 'profile', idOf(first))).toBeNull();
		expect(await decide(db(), idOf(first), editor, true)).toBe('gone');
		expect((await published(db(), rose)).get('red-rose')).toBeUndefined();
		expect(await decide(db(), idOf(second), editor, true)).toBe('decided');
	});

	it('A profile is decided on once, even by two editors at the same time.', async () => {
		const { rose, id, editor } = await prepare(db());
		const sent = idOf(await send(db(), rose, id, 'First'));
		const both = await Promise.all([decide(db(), sent, editor, true), decide(db(), sent, editor, false)]);
		expect(both.sort()).toEqual(['decided', 'gone']);
		expect(await decide(db(), sent, editor, false)).toBe('gone');
		expect(await decide(db(), 999_999, editor, true)).toBe('gone');
	});

	it('A profile that says nothing new is not sent.', async () => {
		const { rose, id, editor } = await prepare(db());
		expect(await profile.send(db(), rose, content(''), id, now)).toEqual({ kind: 'nothing_new' });
		const first = await send(db(), rose, id, 'First');
		expect(await send(db(), rose, id, ' First\r\n')).toEqual({ kind: 'nothing_new' });
		await decide(db(), idOf(first), editor, true);
		expect(await send(db(), rose, id, 'First')).toEqual({ kind: 'nothing_new' });
		// Withdrawing everything counts as new.
		expect(await profile.send(db(), rose, content(''), id, now)).toMatchObject({ kind: 'sent' });
	});

	it('A profile with one fault is refused as a whole.', async () => {
		const { rose, id } = await prepare(db());
		const wrong = { ...content('x'.repeat(601)), links: ['javascript:alert(1)'] };
		expect(await profile.send(db(), rose, wrong, id, now)).toEqual({
			kind: 'wrong',
			faults: [
				{ field: 'text-kk', kind: 'too_long', limit: 600, length: 601 },
				{ field: 'link-1', kind: 'not_an_address' },
			],
		});
		expect(await profile.latest(db(), rose.id)).toBeNull();
	});

	it('A script in a profile is stored as plain text.', async () => {
		const { rose, id } = await prepare(db());
		await send(db(), rose, id, '<script>alert(1)</script>\u0000\u202e');
		expect((await profile.latest(db(), rose.id))?.text).toEqual({ kk: '<script>alert(1)</script>' });
	});

	it('A profile can only show one of the contender’s own photos.', async () => {
		const { rose, list, id, editor } = await prepare(db());
		const [mine, theirs] = ['1'.repeat(64), '2'.repeat(64)];
		const files = new Map([['large.jpeg', new Uint8Array([1])]]);
		await photo.keep(db(), rose.id, { id: mine, files }, id, now);
		await photo.keep(db(), list.id, { id: theirs, files }, id, now);
		const refused = { kind: 'wrong', faults: [{ field: 'photo', kind: 'unknown_photo' }] };
		const sending = (photo: string) => profile.send(db(), rose, { ...content('A'), photo }, id, now);
		expect(await sending(theirs)).toEqual(refused);
		expect(await sending('3'.repeat(64))).toEqual(refused);
		const sent = await sending(mine);
		await decide(db(), idOf(sent), editor, true);
		expect((await published(db(), rose)).get('red-rose')?.photo).toBe(mine);
	});

	it('A profile cannot be sent before answers are collected or during the election silence.', async () => {
		const { rose, id } = await prepare(db());
		const early = new Date('2026-02-01T00:00:00Z');
		expect(await profile.send(db(), rose, content('A'), id, early)).toEqual({ kind: 'closed' });
		expect(await profile.send(db(), rose, content('A'), id, silence)).toEqual({ kind: 'closed' });
	});

	it('A profile cannot be sent for a contender who is no longer on the ballot.', async () => {
		const { rose, id } = await prepare(db());
		const gone = { ...rose, status: 'withdrawn' as const };
		expect(await profile.send(db(), gone, content('A'), id, now)).toEqual({ kind: 'closed' });
	});

	it('A loaded profile is shown until the contender has its own.', async () => {
		const { id, editor, rose } = await prepare(db());
		const lake = await find(db(), 'calm-lake');
		expect((await published(db(), rose)).get('calm-lake')).toMatchObject({ text: { en: 'I sail.' } });
		expect(await profile.shown(db(), lake.id)).toMatchObject({ text: { en: 'I sail.' } });
		await decide(db(), idOf(await send(db(), lake, id, 'I row.')), editor, true);
		expect((await published(db(), rose)).get('calm-lake')).toMatchObject({
			text: { kk: 'I row.' },
			links: [],
			invitedOn: ['2026-03-01'],
		});
	});

	it('A profile shows the day on which a contender was asked, in the election’s own time zone.', async () => {
		const { rose, editor } = await prepare(db());
		const asked = {
			election: rose.election.id,
			contender: rose.id,
			role: 'candidate' as const,
			way: 'letter' as const,
			language: 'kk',
			invitedBy: editor,
			expiresAt: later,
		};
		// Already the next day in Almaty.
		const evening = new Date('2026-04-01T21:00:00Z');
		await db()
			.insert(table.invitation)
			.values([
				{ ...asked, tokenHash: 'a', madeAt: evening, email: 'rose@example.org' },
				{ ...asked, tokenHash: 'b', madeAt: new Date('2026-04-02T05:00:00Z'), email: 'rose@example.org' },
			]);
		await db().insert(table.reminder).values({ contender: rose.id, remindedAt: now, remindedBy: editor });
		expect((await published(db(), rose)).get('red-rose')).toEqual({
			changes: [],
			text: {},
			programme: {},
			links: [],
			photo: null,
			invitedOn: ['2026-04-02'],
			remindedOn: ['2026-04-10'],
			declinedOn: null,
		});
	});
});

function content(text: string): ProfileContent {
	return { text: { kk: text }, programme: {}, links: [], photo: null };
}

function send(db: Database, contender: Contender, by: number, text: string) {
	return profile.send(db, contender, content(text), by, now);
}

function decide(db: Database, id: number, editor: number, isApproved: boolean) {
	const decision = {
		part: 'profile' as const,
		id,
		editor,
		isApproved,
		reason: 'It insults somebody.',
		origin,
	};
	return moderation.decide(db, decision, later);
}

async function published(db: Database, { election }: Contender) {
	const all = await profiles.read(db, election.id);
	return new Map(all.map(({ contender, ...facts }) => [contender, facts]));
}

function idOf(sending: profile.Sending): number {
	if (sending.kind !== 'sent') throw new Error(`It was not sent: ${sending.kind}`);
	return sending.id;
}

async function actions(db: Database) {
	const rows = await db.select().from(table.audit).orderBy(desc(table.audit.id));
	return rows.map(({ action, actor, subject }) => [action, actor, subject]);
}

async function changedAt(db: Database, contender: Contender): Promise<Date | null> {
	const [row] = await db.select().from(table.election).where(eq(table.election.id, contender.election.id));
	return row?.changedAt ?? null;
}

async function find(db: Database, slug: string): Promise<Contender> {
	const found = await contenders.find(db, 'example', slug);
	if (!found) throw new Error('The contender was not found.');
	return found;
}

async function people(db: Database, emails: [string, string]): Promise<[number, number]> {
	const rows = await db
		.insert(table.account)
		.values(emails.map((email) => ({ email, language: 'ru', madeAt: now })))
		.returning({ id: table.account.id });
	const [one, other] = rows;
	if (!one || !other) throw new Error('No account was made.');
	return [one.id, other.id];
}

/** The example election with a candidate's account, which speaks for Red Rose, and an editor's. */
async function prepare(db: Database) {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	await pack.load(db, parsed.pack, now);
	const [rose, list] = [await find(db, 'red-rose'), await find(db, 'oak-list')];
	const [id, editor] = await people(db, ['rose@example.org', 'editor@example.org']);
	await db
		.insert(table.membership)
		.values({ account: id, role: 'candidate', contender: rose.id, grantedAt: now });
	await db.update(table.election).set({ changedAt: null });
	return { rose, list, id, editor };
}
