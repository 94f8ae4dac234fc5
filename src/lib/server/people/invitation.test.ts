import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as contenders from '../election/contender.ts';
import * as contact from './contact.ts';
import type { Database } from '../store/database.ts';
import * as draft from '../position/draft.ts';
import * as progress from './progress.ts';
import * as invitation from './invitation.ts';
import * as acceptance from './invitation/acceptance.ts';
import { invite, newcomer, now, person, prepare, tokensTo } from '../../../../tests/support/invitations.ts';
import * as history from './invitation/history.ts';
import { list } from './invitation/list.ts';
import * as responsibilities from './responsibilities.ts';
import * as rounds from './invitation/round.ts';
import type { Target } from '../account/target.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import * as session from '../account/session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const origin = 'https://tandau.example';
const agent = 'Mozilla/5.0';

async function members(db: Database): Promise<{ account: number; role: string; contender: number | null }[]> {
	return db
		.select({
			account: table.membership.account,
			role: table.membership.role,
			contender: table.membership.contender,
		})
		.from(table.membership)
		.where(and(eq(table.membership.role, 'candidate')));
}

onBothDatabases('An invitation', (db) => {
	it('An invitation is sent in the requested language, and its token is stored only in the letter.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'), ' Lake@Example.org '.trim());
		expect(token).toBe('');
		const [sent] = await tokensTo(db(), 'lake@example.org');
		expect(sent).toMatch(/^[\w-]{43}$/);
		const [written] = await db().select().from(table.letter);
		expect(written).toMatchObject({ kind: 'invitation', language: 'ru', contender: place.id('calm-lake') });
		const [row] = await db().select().from(table.invitation);
		expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
		expect(JSON.stringify(await db().select().from(table.audit))).not.toContain(sent);
		expect(await db().select().from(table.audit)).toMatchObject([
			{ actor: place.hand.editor, action: 'invitation.sent', subject: 'contender/calm-lake' },
		]);
		const [changed] = await db().select({ at: table.election.changedAt }).from(table.election);
		expect(changed?.at).not.toBeNull();
	});

	it('An opened invitation shows what it is for, and its first opening is recorded.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'));
		const shown = await acceptance.open(db(), token, inDays(1));
		expect(shown).toMatchObject({
			name: { en: 'Calm Lake' },
			place: { contest: { en: 'Council (en)' }, district: { en: 'Two' }, number: 2 },
			inviter: { en: 'Publisher (en)' },
			contact: 'post@example.org',
			email: 'lake@example.org',
			hasAccount: false,
			expiresAt: inDays(14),
			path: '/portal/example/contenders/calm-lake',
		});
		await acceptance.open(db(), token, inDays(2));
		const [row] = await db().select().from(table.invitation);
		expect(row).toMatchObject({ openedAt: inDays(1), acceptedAt: null });
	});

	it('An invitation is open for everybody up to and including the instant at which it expires, not a millisecond longer.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const token = await invite(db(), place, target);
		const only = { contenders: [place.id('calm-lake')] };
		const seen = async (at: Date) => ({
			link: (await acceptance.open(db(), token, at)) !== null,
			desk: (await list(db(), target, at))[0]?.state,
			portal: (await responsibilities.invitations(db(), 'lake@example.org', at)).length,
			round: (await rounds.planInvitations(db(), 'example', only, at)).open,
		});
		expect(await seen(inDays(14))).toEqual({ link: true, desk: 'open', portal: 1, round: 1 });
		const over = new Date(inDays(14).getTime() + 1);
		expect(await seen(over)).toEqual({ link: false, desk: 'expired', portal: 0, round: 0 });
		expect(await acceptance.accept(db(), token, newcomer, agent, over)).toEqual({ kind: 'gone' });
		expect(await acceptance.accept(db(), token, newcomer, agent, inDays(14))).toMatchObject({
			kind: 'accepted',
		});
	});

	it('Accepting makes the account, membership and session of a new person.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'));
		const accepted = await acceptance.accept(db(), token, newcomer, agent, now);
		if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
		expect(accepted.path).toBe('/portal/example/contenders/calm-lake');
		const cookie = /^__Host-session=([^;]+)/.exec(accepted.cookie ?? '')?.[1] ?? '';
		const recognised = await session.recognise(db(), cookie, new Date());
		expect(recognised?.actor).toMatchObject({ email: 'lake@example.org', language: 'ru', isEditor: false });
		expect(await members(db())).toEqual([
			{ account: recognised?.account, role: 'candidate', contender: place.id('calm-lake') },
		]);
		const [granted] = await db()
			.select()
			.from(table.membership)
			.where(eq(table.membership.role, 'candidate'));
		expect(granted).toMatchObject({ grantedBy: place.hand.editor, grantedAt: now, endedAt: null });
	});

	it('An invitation works once, even for two people at the same moment.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'));
		const all = await Promise.all([1, 2, 3].map(() => acceptance.accept(db(), token, newcomer, agent, now)));
		expect(all.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
		expect(await members(db())).toHaveLength(1);
		expect(await db().$count(table.account, eq(table.account.email, 'lake@example.org'))).toBe(1);
		expect(await acceptance.accept(db(), token, newcomer, agent, now)).toEqual({ kind: 'gone' });
		expect(await acceptance.open(db(), token, now)).toBeNull();
	});

	it('Every token that does not work gets the same answer.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const stale = await invite(db(), place, target, 'stale@example.org');
		const revoked = await invite(db(), place, target, 'revoked@example.org');
		const replaced = await invite(db(), place, target, 'again@example.org');
		const declined = await invite(db(), place, target, 'declined@example.org');
		const gone = await invite(db(), place, place.candidate('sunny-day'), 'gone@example.org');
		await invite(db(), place, target, 'again@example.org');
		await acceptance.decline(db(), declined, now);
		const [row] = await db()
			.select()
			.from(table.invitation)
			.where(eq(table.invitation.email, 'revoked@example.org'));
		expect(await invitation.revoke(db(), { id: row?.id ?? 0, editor: place.hand.editor }, now)).toBe(true);
		expect(await invitation.revoke(db(), { id: row?.id ?? 0, editor: place.hand.editor }, now)).toBe(false);
		await db()
			.insert(table.contenderStatus)
			.values({ contender: place.id('sunny-day'), status: 'withdrawn', at: now });
		for (const [token, at] of [
			[stale, new Date(inDays(14).getTime() + 1)],
			[revoked, now],
			[replaced, now],
			[declined, now],
			[gone, now],
			['foreign', now],
			['', now],
		] as const) {
			expect(await acceptance.open(db(), token, at)).toBeNull();
			expect(await acceptance.accept(db(), token, newcomer, agent, at)).toEqual({ kind: 'gone' });
			expect(await acceptance.decline(db(), token, at)).toBe(false);
		}
		expect(await members(db())).toEqual([]);
		expect(await db().$count(table.account)).toBe(1);
		expect(await acceptance.open(db(), stale, inDays(13.99))).not.toBeNull();
	});

	it('A new account needs a good password.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'));
		const weak = await acceptance.accept(db(), token, { ...newcomer, password: 'short' }, agent, now);
		expect(weak).toEqual({ kind: 'weak', why: 'short' });
		// The account gets the address that the letter went to, whatever the form says.
		await acceptance.accept(db(), token, { ...newcomer, email: 'thief@example.org' }, agent, now);
		const emails = await db().select({ email: table.account.email }).from(table.account);
		expect(emails).toContainEqual({ email: 'lake@example.org' });
		expect(emails).not.toContainEqual({ email: 'thief@example.org' });
	});

	it('A person with an account signs in and accepts, and can do so for several contenders.', async () => {
		const place = await prepare(db());
		const lake = await person(db(), 'lake@example.org');
		const first = await invite(db(), place, place.candidate('calm-lake'));
		const second = await invite(db(), place, place.candidate('sunny-day'));
		const third = await invite(db(), place, place.oak);
		const fourth = await invite(db(), place, place.spring);
		expect(await acceptance.open(db(), first, now)).toMatchObject({ hasAccount: true });
		expect(await acceptance.accept(db(), first, newcomer, agent, now)).toEqual({ kind: 'taken' });
		const paths = [];
		for (const token of [first, second, third, fourth]) {
			const accepted = await acceptance.accept(db(), token, { account: lake }, agent, now);
			if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
			expect(accepted.cookie).toBeNull();
			paths.push(accepted.path);
		}
		expect(paths).toEqual([
			'/portal/example/contenders/calm-lake',
			'/portal/example/contenders/sunny-day',
			'/portal/example/parties/oak',
			'/portal/example/blocs/spring',
		]);
		expect(await db().$count(table.membership, eq(table.membership.account, lake))).toBe(4);
	});

	it('Nobody becomes a member twice, and members are not invited again.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const lake = await person(db(), 'lake@example.org', {
			role: 'candidate',
			contender: place.id('calm-lake'),
		});
		const other = await invite(db(), place, target, 'other@example.org');
		expect(await acceptance.accept(db(), other, { account: lake }, agent, now)).toMatchObject({
			kind: 'accepted',
		});
		expect(await members(db())).toHaveLength(1);
		const again = { ...place.hand, target, email: 'lake@example.org', language: 'ru' };
		expect(await invitation.invite(db(), again, now)).toEqual({ kind: 'member' });
	});

	it('An invitation never makes an editor speak for anybody.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const toEditor = { ...place.hand, target, email: 'Editor@tandau.example', language: 'ru' };
		expect(await invitation.invite(db(), toEditor, now)).toEqual({ kind: 'edits' });
		const token = await invite(db(), place, target);
		const accepted = await acceptance.accept(db(), token, { account: place.hand.editor }, agent, now);
		expect(accepted).toEqual({ kind: 'edits' });
		expect(await members(db())).toEqual([]);
		// It is still open for the person it was meant for.
		expect((await acceptance.accept(db(), token, newcomer, agent, now)).kind).toBe('accepted');
	});

	it('Accepting closes other invitations in the same mailbox or on paper and leaves other people’s open.', async () => {
		const place = await prepare(db());
		const target = place.candidate('calm-lake');
		const made = await invitation.onPaper(db(), { ...place.hand, target, language: 'kk' }, now);
		const paper = made.kind === 'made' ? (made.link.split('/').at(-1) ?? '') : '';
		const helper = await invite(db(), place, target, 'helper@example.org');
		const token = await invite(db(), place, target);
		await acceptance.accept(db(), token, newcomer, agent, now);
		expect(await acceptance.open(db(), paper, now)).toBeNull();
		expect(await acceptance.open(db(), helper, now)).not.toBeNull();
	});

	it('Nobody is invited for a contender off the ballot, for a list itself, or in an election that is over.', async () => {
		const place = await prepare(db());
		const to = { ...place.hand, email: 'wind@example.org', language: 'ru' };
		const kindFor = async (target: Target, at = now) =>
			(await invitation.invite(db(), { ...to, target }, at)).kind;
		expect(await kindFor(place.candidate('high-wind'))).toBe('not_standing');
		expect(await kindFor(place.candidate('oak-list'))).toBe('not_there');
		expect(await kindFor({ role: 'party_agent', party: 999 })).toBe('not_there');
		expect(await kindFor(place.candidate('calm-lake'), new Date('2026-05-30T00:00:00+05:00'))).toBe('over');
		const paper = { ...place.hand, target: place.candidate('high-wind'), language: 'kk' };
		expect(await invitation.onPaper(db(), paper, now)).toEqual({ kind: 'not_standing' });
		expect((await invitation.invite(db(), { ...to, email: 'wind', target: place.oak }, now)).kind).toBe(
			'not_an_address',
		);
		expect(await db().$count(table.invitation)).toBe(0);
		expect(await db().$count(table.letter)).toBe(0);
	});

	it('A renewed invitation has a new link, and the old link ends.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.candidate('calm-lake'));
		const [first] = await db().select().from(table.invitation);
		const renewed = await invitation.renew(db(), { ...place.hand, id: first?.id ?? 0 }, inDays(20));
		expect(renewed).toMatchObject({ kind: 'renewed', link: null, expiresAt: inDays(34) });
		const [, second = ''] = await tokensTo(db(), 'lake@example.org');
		expect(await acceptance.open(db(), token, inDays(1))).toBeNull();
		expect(await acceptance.open(db(), second, inDays(21))).not.toBeNull();
		await acceptance.accept(db(), second, newcomer, agent, inDays(21));
		const late = await invitation.renew(db(), { ...place.hand, id: first?.id ?? 0 }, inDays(22));
		expect(late).toEqual({ kind: 'member' });
		expect(await invitation.renew(db(), { ...place.hand, id: 999 }, now)).toEqual({ kind: 'not_there' });
	});

	it('An invitation on paper sends no letter, and renewing it makes a new sheet.', async () => {
		const place = await prepare(db());
		const made = await invitation.onPaper(db(), { ...place.hand, target: place.oak, language: 'kk' }, now);
		if (made.kind !== 'made') throw new Error(made.kind);
		expect(made.link).toMatch(/^https:\/\/tandau\.example\/portal\/invitation\/[\w-]{43}$/);
		const renewed = await invitation.renew(db(), { ...place.hand, id: made.id }, now);
		if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
		expect(await acceptance.open(db(), made.link.split('/').at(-1) ?? '', now)).toBeNull();
		expect(await acceptance.open(db(), renewed.link?.split('/').at(-1) ?? '', now)).toMatchObject({
			email: null,
			hasAccount: false,
		});
		expect(await db().$count(table.letter)).toBe(0);
	});
});

onBothDatabases('Inviting everybody', (db) => {
	const none = {
		...{ open: 0, sameParty: 0, members: 0, declined: 0 },
		...{ withoutAddress: 0, notStanding: 0, edits: 0 },
	};

	it('Each contender that has an address and was not asked is invited once.', async () => {
		const place = await prepare(db());
		for (const slug of ['calm-lake', 'sunny-day', 'high-wind', 'oak-list']) {
			await contact.set(
				db(),
				place.id(slug),
				{ email: `${slug}@example.org`, language: 'kk' },
				place.hand.editor,
				now,
			);
		}
		const counts = { ...none, invited: 3, withoutAddress: 2, notStanding: 1 };
		expect(await rounds.planInvitations(db(), 'example', {}, now)).toEqual(counts);
		expect(await db().$count(table.letter)).toBe(0);
		expect(await rounds.inviteAll(db(), 'example', {}, place.hand, now)).toEqual(counts);
		const again = await rounds.inviteAll(db(), 'example', {}, place.hand, inDays(1));
		expect(again).toEqual({ ...none, invited: 0, open: 3, withoutAddress: 2, notStanding: 1 });
		expect(await db().$count(table.letter)).toBe(3);
		const rows = await db().select().from(table.invitation);
		expect(rows.map(({ role }) => role).sort()).toEqual(['candidate', 'candidate', 'party_agent']);
		expect(rows.every(({ revokedAt }) => revokedAt === null)).toBe(true);
		// Those whose invitation has expired are asked again.
		expect(await rounds.inviteAll(db(), 'example', {}, place.hand, inDays(15))).toMatchObject({
			invited: 3,
		});
	});

	it('Contenders are invited once when two editors press the button at the same moment.', async () => {
		const place = await prepare(db());
		const to = { email: 'lake@example.org', language: 'kk' };
		await contact.set(db(), place.id('calm-lake'), to, place.hand.editor, now);
		const all = await Promise.all(
			[1, 2, 3].map(() => rounds.inviteAll(db(), 'example', {}, place.hand, now)),
		);
		expect(all.map(({ invited }) => invited).sort()).toEqual([0, 0, 1]);
		expect(await db().$count(table.letter)).toBe(1);
	});

	it('Members, editors, those that declined and those that were not chosen are skipped.', async () => {
		const place = await prepare(db());
		const [lake, day, rose] = ['calm-lake', 'sunny-day', 'red-rose'].map(place.id);
		for (const id of [lake, day, rose]) {
			const to = { email: id === rose ? 'editor@tandau.example' : `c${id}@example.org`, language: 'kk' };
			await contact.set(db(), id ?? 0, to, place.hand.editor, now);
		}
		await person(db(), 'member@example.org', { role: 'candidate', contender: lake ?? 0 });
		const token = await invite(db(), place, place.candidate('sunny-day'), 'day@example.org');
		await acceptance.decline(db(), token, now);
		const counts = await rounds.inviteAll(db(), 'example', {}, place.hand, now);
		const rest = { members: 1, declined: 1, edits: 1, withoutAddress: 2, notStanding: 1 };
		expect(counts).toEqual({ ...none, invited: 0, ...rest });
		const chosen = await rounds.planInvitations(db(), 'example', { contenders: [lake ?? 0] }, now);
		expect(chosen).toEqual({ ...none, invited: 0, members: 1 });
		expect(await rounds.inviteAll(db(), 'example', {}, place.hand, inDays(100))).toEqual({
			...none,
			invited: 0,
		});
		expect(await rounds.inviteAll(db(), 'elsewhere', {}, place.hand, now)).toEqual({
			...none,
			invited: 0,
		});
	});

	it('After a correction the invitation goes to the new address, and the old link ends.', async () => {
		const place = await prepare(db());
		const id = place.id('calm-lake');
		const set = (email: string, at: Date) =>
			contact.set(db(), id, { email, language: 'kk' }, place.hand.editor, at);
		await set('wrong@example.org', now);
		await rounds.inviteAll(db(), 'example', {}, place.hand, now);
		const [wrong = ''] = await tokensTo(db(), 'wrong@example.org');
		await set('right@example.org', inDays(1));
		expect(await acceptance.open(db(), wrong, inDays(1))).toBeNull();
		expect(await rounds.inviteAll(db(), 'example', {}, place.hand, inDays(1))).toMatchObject({
			invited: 1,
		});
		const contacted = await history.contacted(db(), await electionId(db()));
		expect(contacted.get(id)?.invited).toEqual([inDays(1)]);
	});

	it('Thousands are invited in batches of some hundreds, each once.', async () => {
		const place = await prepare(db());
		const [one] = await db().select().from(table.contender).where(eq(table.contender.slug, 'red-rose'));
		if (!one) throw new Error('There is no red rose.');
		const { id: _, ...facts } = one;
		const many = Array.from({ length: 1201 }, (_, index) => ({ ...facts, slug: `many-${index}` }));
		await db().insert(table.contender).values(many);
		const file = ['contender;email', ...many.map(({ slug }) => `${slug};${slug}@example.org`)].join('\r\n');
		const loaded = await contact.fromCsv(db(), 'example', file, place.hand.editor, now);
		expect(loaded).toEqual({ kind: 'loaded', entered: 1201, unchanged: 0, withoutAddress: 0 });
		expect((await rounds.inviteAll(db(), 'example', {}, place.hand, now)).invited).toBe(1201);
		expect((await rounds.inviteAll(db(), 'example', {}, place.hand, now)).invited).toBe(0);
		expect(await db().$count(table.letter)).toBe(1201);
		const states = await progress.states(db(), 'example');
		expect(states.filter(({ state }) => state === 'invited')).toHaveLength(1201);
		expect((await history.contacted(db(), await electionId(db()))).size).toBe(1201);
		const lines = await db().select().from(table.audit).where(eq(table.audit.action, 'invitation.sent'));
		const counts = lines.map(({ details }) => Number(details['count']));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1201);
	}, 120_000);
});

async function electionId(db: Database): Promise<number> {
	const [row] = await db.select({ id: table.election.id }).from(table.election);
	return row?.id ?? 0;
}

onBothDatabases('Reminding', (db) => {
	const none = {
		...{ reminded: 0, submitted: 0, declined: 0, recently: 0 },
		...{ sameParty: 0, notInvited: 0, notStanding: 0 },
	};

	it('Contenders that have not accepted get a new link, and the others a link to their answers.', async () => {
		const place = await prepare(db());
		const first = await invite(db(), place, place.candidate('calm-lake'));
		const day = await invite(db(), place, place.candidate('sunny-day'), 'day@example.org');
		await acceptance.accept(db(), day, newcomer, agent, now);
		const counts = { ...none, reminded: 2, notInvited: 3, notStanding: 1 };
		expect(await rounds.planReminders(db(), 'example', {}, inDays(1))).toEqual(counts);
		expect(await rounds.remindAll(db(), 'example', {}, place.hand, inDays(1))).toEqual(counts);
		const [, second = ''] = await tokensTo(db(), 'lake@example.org');
		expect(await acceptance.open(db(), first, inDays(1))).toBeNull();
		expect(await acceptance.open(db(), second, inDays(1))).not.toBeNull();
		const letters = await db().select().from(table.letter).orderBy(table.letter.id);
		expect(letters.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
			'invitation lake@example.org',
			'invitation day@example.org',
			'reminder lake@example.org',
			'nudge day@example.org',
		]);
		expect(letters.at(-1)?.text).toContain(`${origin}/portal/example/contenders/sunny-day`);
		const contacts = await history.contacted(db(), await electionId(db()));
		expect(contacts.get(place.id('calm-lake'))).toEqual({
			...{ invited: [now], reminded: [inDays(1)], declined: null },
		});
		expect(contacts.get(place.id('sunny-day'))).toEqual({
			...{ invited: [now], reminded: [inDays(1)], declined: null },
		});
	});

	it('A contender is reminded once a day at most, and not after it submitted or declined.', async () => {
		const place = await prepare(db());
		const to = { ...place.hand, election: 'example', contender: place.id('calm-lake') };
		expect(await rounds.remind(db(), to, now)).toEqual({ ...none, notInvited: 1 });
		const token = await invite(db(), place, place.candidate('calm-lake'));
		expect(await rounds.remind(db(), to, now)).toEqual({ ...none, reminded: 1 });
		expect(await rounds.remind(db(), to, inDays(0.9))).toEqual({ ...none, recently: 1 });
		expect(await acceptance.decline(db(), token, now)).toBe(false);
		const [, second = ''] = await tokensTo(db(), 'lake@example.org');
		await acceptance.decline(db(), second, inDays(1));
		expect(await rounds.remind(db(), to, inDays(3))).toEqual({ ...none, declined: 1 });
		expect(await db().$count(table.reminder)).toBe(1);
		const contacts = await history.contacted(db(), await electionId(db()));
		expect(contacts.get(place.id('calm-lake'))).toEqual({
			...{ invited: [now], reminded: [now], declined: inDays(1) },
		});
	});

	it('A party gets one reminder for all its lists.', async () => {
		const place = await prepare(db());
		const [list] = await db().select().from(table.contender).where(eq(table.contender.slug, 'oak-list'));
		if (!list) throw new Error('There is no list.');
		const { id: _, ...facts } = list;
		await db()
			.insert(table.contender)
			.values({ ...facts, slug: 'oak-second' });
		await invite(db(), place, place.oak, 'oak@example.org');
		expect(await rounds.remindAll(db(), 'example', {}, place.hand, now)).toMatchObject({
			...{ reminded: 1, recently: 0, sameParty: 1 },
		});
		expect(await tokensTo(db(), 'oak@example.org')).toHaveLength(2);
		expect(await db().$count(table.reminder)).toBe(2);
		expect((await rounds.remindAll(db(), 'example', {}, place.hand, now)).recently).toBe(2);
	});
});

onBothDatabases('The public history of invitations', (db) => {
	it('Undelivered letters and revoked invitations are left out.', async () => {
		const place = await prepare(db());
		const id = place.id('calm-lake');
		await invite(db(), place, place.candidate('calm-lake'), 'lost@example.org');
		await db()
			.update(table.letter)
			.set({ givenUpAt: inDays(1) });
		await invite(db(), place, place.candidate('calm-lake'), 'mistake@example.org', inDays(2));
		const [row] = await db()
			.select()
			.from(table.invitation)
			.where(eq(table.invitation.email, 'mistake@example.org'));
		await invitation.revoke(db(), { id: row?.id ?? 0, editor: place.hand.editor }, inDays(3));
		await invite(db(), place, place.candidate('calm-lake'), 'lake@example.org', inDays(4));
		await invite(db(), place, place.candidate('calm-lake'), 'lake@example.org', inDays(5));
		const contacts = await history.contacted(db(), await electionId(db()));
		expect(contacts.get(id)).toEqual({ invited: [inDays(4), inDays(5)], reminded: [], declined: null });
		expect(contacts.has(place.id('sunny-day'))).toBe(false);
	});

	it('A party’s invitation appears with each of its lists.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.oak, 'oak@example.org');
		await acceptance.decline(db(), token, inDays(1));
		const contacts = await history.contacted(db(), await electionId(db()));
		expect([...contacts]).toEqual([
			[place.id('oak-list'), { invited: [now], reminded: [], declined: inDays(1) }],
		]);
	});
});

onBothDatabases('Progress', (db) => {
	const stateOf = async (slug: string) =>
		(await progress.states(db(), 'example')).find((one) => one.slug === slug);

	it('A contender’s progress goes from no address to public positions.', async () => {
		const place = await prepare(db());
		const slug = 'calm-lake';
		const id = place.id(slug);
		const is = async (state: progress.State) => expect((await stateOf(slug))?.state).toBe(state);
		await is('no_address');
		const to = { email: 'lake@example.org', language: 'kk' };
		await contact.set(db(), id, to, place.hand.editor, now);
		await is('not_invited');
		await rounds.inviteAll(db(), 'example', {}, place.hand, now);
		await is('invited');
		const [token = ''] = await tokensTo(db(), 'lake@example.org');
		await acceptance.open(db(), token, inDays(1));
		await is('opened');
		await acceptance.accept(db(), token, newcomer, agent, inDays(2));
		await is('accepted');
		const contender = await contenders.find(db(), 'example', slug);
		const [member] = await members(db());
		if (!contender || !member) throw new Error('Nobody speaks for it.');
		const line = { statement: 'trees', stance: 5, isDeclined: false, reason: {}, basedOn: 0 };
		await draft.save(db(), contender, line, member.account, inDays(3));
		await is('began');
		const sending = { contender, account: member.account, actor: 'candidate' as const, key: 'k'.repeat(22) };
		expect((await register.append(db(), { ...sending, origin }, inDays(4))).kind).toBe('recorded');
		await is('submitted');
		expect(await stateOf(slug)).toMatchObject({
			...{ invitedAt: now, openedAt: inDays(1), submittedAt: inDays(4), email: 'lake@example.org' },
			...{ positions: 3, asked: 4, letterFault: null, isStanding: true, status: 'registered', party: 'oak' },
		});
	});

	it('Progress is the same whether it is read by ids, by party or for the whole election.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.oak, 'oak@example.org');
		await acceptance.accept(db(), token, newcomer, agent, now);
		await invite(db(), place, place.candidate('calm-lake'));
		const day = { email: 'day@example.org', language: 'kk' };
		await contact.set(db(), place.id('sunny-day'), day, place.hand.editor, now);
		await rounds.remind(db(), { election: 'example', contender: place.id('calm-lake'), ...place.hand }, now);
		const all = await progress.states(db(), 'example');
		expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(2);
		expect(all.find(({ slug }) => slug === 'oak-list')?.state).toBe('accepted');
		for (const one of all) expect(await progress.states(db(), 'example', [one.id])).toEqual([one]);
		expect(await progress.states(db(), 'example', [])).toEqual([]);
		const [oak] = await db().select().from(table.party).where(eq(table.party.slug, 'oak'));
		const ofOak = all.filter(({ party }) => party === 'oak');
		expect(ofOak.length).toBeGreaterThan(1);
		expect(await progress.ofParty(db(), { id: oak?.id ?? 0, election: { slug: 'example' } })).toEqual(ofOak);
	});

	it('Progress knows who declined, whose membership ended and whose letter came back; one that is tried again has not.', async () => {
		const place = await prepare(db());
		const declined = await invite(db(), place, place.candidate('calm-lake'));
		await acceptance.decline(db(), declined, now);
		expect((await stateOf('calm-lake'))?.state).toBe('declined');
		await invite(db(), place, place.candidate('calm-lake'), 'lake@example.org', inDays(1));
		expect((await stateOf('calm-lake'))?.state).toBe('invited');

		const ended = await invite(db(), place, place.candidate('sunny-day'), 'day@example.org');
		await acceptance.accept(db(), ended, newcomer, agent, now);
		await db().update(table.membership).set({ endedAt: now }).where(eq(table.membership.role, 'candidate'));
		expect((await stateOf('sunny-day'))?.state).toBe('no_address');

		await invite(db(), place, place.candidate('red-rose'), 'rose@example.org');
		await db()
			.update(table.letter)
			.set({ fault: '550 no such user', nextAt: null, givenUpAt: now })
			.where(eq(table.letter.to, 'rose@example.org'));
		expect(await stateOf('red-rose')).toMatchObject({ letterFault: '550 no such user', state: 'invited' });
		await db()
			.update(table.letter)
			.set({ fault: '451 try later', nextAt: now, givenUpAt: null })
			.where(eq(table.letter.to, 'rose@example.org'));
		expect((await stateOf('red-rose'))?.letterFault).toBeNull();
	});

	it('A list’s progress is that of its party, and it shows which contenders are off the ballot.', async () => {
		const place = await prepare(db());
		const token = await invite(db(), place, place.oak, 'oak@example.org');
		expect(await stateOf('oak-list')).toMatchObject({ state: 'invited', email: 'oak@example.org' });
		await acceptance.accept(db(), token, newcomer, agent, now);
		expect((await stateOf('oak-list'))?.state).toBe('accepted');
		// The party's agent never speaks for its candidates.
		expect((await stateOf('calm-lake'))?.state).toBe('no_address');
		expect(await stateOf('high-wind')).toMatchObject({ isStanding: false, status: 'withdrawn' });
		expect(await progress.states(db(), 'elsewhere')).toEqual([]);
	});
});
