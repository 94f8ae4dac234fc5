import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Database } from '../store/database.ts';
import * as blocs from '../election/bloc.ts';
import type { Bloc, Member } from '../election/bloc.ts';
import * as manifestos from '../publication/manifestos.ts';
import * as manifesto from './manifesto.ts';
import * as moderation from './moderation.ts';
import * as pack from '../pack/load.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const silence = new Date('2026-05-30T06:00:00Z');
const origin = 'https://tandau.example';

onBothDatabases('Manifestos', (db) => {
	it('A loaded manifesto is shown until a coordinator’s own is approved.', async () => {
		const { spring, coordinator, editor } = await prepare(db());
		const loaded = (await shown(db(), spring))?.manifesto;
		expect(loaded).toEqual({ kk: 'Су бәріне', en: 'Water for all' });
		const id = await write(db(), spring, coordinator, 'Trees for all');
		expect((await shown(db(), spring))?.manifesto).toEqual(loaded);
		expect(await moderation.waiting(db())).toMatchObject([{ part: 'manifesto', sender: { slug: 'spring' } }]);
		expect(await moderation.find(db(), 'manifesto', id)).toMatchObject({
			...{ part: 'manifesto', sent: { kk: 'Trees for all' }, shown: loaded, language: 'kk' },
		});
		expect(await decide(db(), id, editor, true)).toBe('decided');
		expect(await shown(db(), spring)).toEqual({ manifesto: { kk: 'Trees for all' }, confirmed: [] });
		expect(await moderation.waiting(db())).toEqual([]);
	});

	it('A manifesto names the members that confirmed exactly this wording.', async () => {
		const { spring, day, rose, coordinator, editor } = await prepare(db());
		const first = await write(db(), spring, coordinator, 'First');
		// Members may confirm before the editors decide; it becomes public only afterwards.
		expect(await confirm(db(), spring, first, rose)).toBe('confirmed');
		expect(await confirm(db(), spring, first, rose)).toBe('confirmed');
		expect((await shown(db(), spring))?.confirmed).not.toContain('red-rose');
		await decide(db(), first, editor, true);
		expect((await shown(db(), spring))?.confirmed).toEqual(['red-rose']);
		expect(await confirm(db(), spring, first, day)).toBe('confirmed');
		expect((await shown(db(), spring))?.confirmed).toEqual(['sunny-day', 'red-rose']);

		const second = await write(db(), spring, coordinator, 'Second');
		const { newest, shown: public_ } = await manifesto.wordings(db(), spring);
		expect(newest).toMatchObject({ id: second, state: 'waiting', confirmedBy: [] });
		expect(public_).toMatchObject({ id: first, confirmedBy: [day.id, rose.id] });
		await decide(db(), second, editor, true);
		expect(await shown(db(), spring)).toEqual({ manifesto: { kk: 'Second' }, confirmed: [] });
		// The earlier wording no longer counts.
		expect(await confirm(db(), spring, first, rose)).toBe('gone');
	});

	it('A member that withdraws its confirmation or leaves the bloc is no longer named.', async () => {
		const { spring, day, rose, coordinator, editor } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		await decide(db(), id, editor, true);
		await confirm(db(), spring, id, rose);
		await confirm(db(), spring, id, day);
		await rest(db());
		expect(await withdraw(db(), spring, id, rose)).toBe('withdrawn');
		expect(await isRequested(db())).toBe(true);
		expect((await shown(db(), spring))?.confirmed).toEqual(['sunny-day']);
		await rest(db());
		expect(await withdraw(db(), spring, id, rose)).toBe('withdrawn');
		expect(await isRequested(db())).toBe(false);
		await db().update(table.contender).set({ bloc: null }).where(eq(table.contender.id, day.id));
		expect((await shown(db(), spring))?.confirmed).toEqual([]);
		expect((await manifesto.wordings(db(), spring)).shown?.confirmedBy).toEqual([]);
	});

	it('A member that has left the ballot or the bloc cannot confirm, but may still withdraw a confirmation.', async () => {
		const { spring, day, rose, coordinator } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		await confirm(db(), spring, id, day);
		for (const member of [day, rose]) {
			await db().insert(table.contenderStatus).values({ contender: member.id, status: 'withdrawn', at: now });
		}
		const left = await blocs.find(db(), 'example', 'spring');
		expect(left?.members.map(({ slug, isStanding }) => `${slug} ${isStanding}`)).toEqual([
			'sunny-day false',
			'red-rose false',
		]);
		// As on a page that was opened earlier.
		expect(await confirm(db(), spring, id, rose)).toBe('off_ballot');
		expect(await confirm(db(), spring, id, day)).toBe('off_ballot');
		expect((await manifesto.wordings(db(), spring)).newest?.confirmedBy).toEqual([day.id]);
		expect(await withdraw(db(), spring, id, day)).toBe('withdrawn');

		await db().insert(table.contenderStatus).values({ contender: rose.id, status: 'registered', at: now });
		expect(await confirm(db(), spring, id, rose)).toBe('confirmed');
		await db().update(table.contender).set({ bloc: null }).where(eq(table.contender.id, rose.id));
		expect(await confirm(db(), spring, id, rose)).toBe('off_ballot');
	});

	it('A new publication is needed only when what voters see has changed.', async () => {
		const { spring, rose, coordinator, editor } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		await confirm(db(), spring, id, rose);
		expect(await isRequested(db())).toBe(false);
		await decide(db(), id, editor, true);
		expect(await isRequested(db())).toBe(true);
	});

	it('When a manifesto is turned down, the coordinators learn why and no one can confirm it.', async () => {
		const { spring, rose, coordinator, editor } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'Rude');
		expect(await decide(db(), id, editor, false)).toBe('decided');
		expect(await decide(db(), id, editor, true)).toBe('gone');
		expect(await confirm(db(), spring, id, rose)).toBe('gone');
		const [sent] = await db().select().from(table.letter);
		expect(sent).toMatchObject({ kind: 'turned_down', to: 'coordinator@example.org' });
		expect(sent?.text).toContain(`${origin}/portal/example/blocs/spring`);
		expect(await manifesto.write(db(), spring, { kk: 'Rude' }, coordinator, now)).toMatchObject({
			kind: 'sent',
		});
	});

	it('A newer wording replaces an older one.', async () => {
		const { spring, rose, coordinator, editor } = await prepare(db());
		const first = await write(db(), spring, coordinator, 'First');
		await write(db(), spring, coordinator, 'Second');
		expect(await decide(db(), first, editor, true)).toBe('gone');
		expect(await confirm(db(), spring, first, rose)).toBe('gone');
		expect(await withdraw(db(), spring, first, rose)).toBe('gone');
		expect(await moderation.waiting(db())).toHaveLength(1);
	});

	it('A manifesto must not be empty, unchanged or too long.', async () => {
		const { spring, coordinator } = await prepare(db());
		const writing = (text: object) => manifesto.write(db(), spring, { ...text }, coordinator, now);
		expect(await writing({ kk: ' \n' })).toEqual({ kind: 'empty' });
		expect(await writing({ de: 'Hallo' })).toEqual({ kind: 'empty' });
		expect(await writing({ kk: 'a'.repeat(2001) })).toEqual({
			kind: 'wrong',
			faults: [{ field: 'text-kk', kind: 'too_long', limit: 2000, length: 2001 }],
		});
		expect(await writing({ kk: 'First' })).toMatchObject({ kind: 'sent' });
		expect(await writing({ kk: ' First ', en: '' })).toEqual({ kind: 'nothing_new' });
	});

	it('Manifestos do not change during the election silence.', async () => {
		const { spring, rose, coordinator } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		const who = { wording: id, member: rose, account: coordinator };
		expect(await manifesto.write(db(), spring, { kk: 'B' }, coordinator, silence)).toEqual({
			kind: 'closed',
		});
		expect(await manifesto.confirm(db(), spring, who, silence)).toBe('closed');
		expect(await manifesto.withdraw(db(), spring, who, silence)).toBe('closed');
		expect(await db().$count(table.manifestoConfirmation)).toBe(0);
	});

	it('A member of one bloc cannot confirm another’s manifesto.', async () => {
		const { spring, rose, coordinator } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		expect(await confirm(db(), { ...spring, id: spring.id + 1 }, id, rose)).toBe('gone');
		expect(await blocs.find(db(), 'example', 'nothing')).toBeNull();
		expect(await blocs.find(db(), 'nothing', 'spring')).toBeNull();
	});

	it('The audit log shows who did what with a manifesto.', async () => {
		const { spring, rose, coordinator, editor } = await prepare(db());
		const id = await write(db(), spring, coordinator, 'First');
		await confirm(db(), spring, id, rose);
		await decide(db(), id, editor, true);
		await withdraw(db(), spring, id, rose);
		const rows = await db().select().from(table.audit).orderBy(asc(table.audit.id));
		expect(rows.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
			'manifesto.sent bloc/spring',
			'manifesto.confirmed bloc/spring',
			'manifesto.approved bloc/spring',
			'manifesto.confirmation_withdrawn bloc/spring',
		]);
	});
});

async function write(db: Database, bloc: Bloc, by: number, text: string): Promise<number> {
	const writing = await manifesto.write(db, bloc, { kk: text }, by, now);
	if (writing.kind !== 'sent') throw new Error(`It was not sent: ${writing.kind}`);
	return writing.id;
}

let accountOfMembers = 0;

function confirm(db: Database, bloc: Bloc, wording: number, member: Member) {
	return manifesto.confirm(db, bloc, { wording, member, account: accountOfMembers }, now);
}

function withdraw(db: Database, bloc: Bloc, wording: number, member: Member) {
	return manifesto.withdraw(db, bloc, { wording, member, account: accountOfMembers }, now);
}

function decide(db: Database, id: number, editor: number, isApproved: boolean) {
	return moderation.decide(
		db,
		{ part: 'manifesto', id, editor, isApproved, reason: 'It insults somebody.', origin },
		now,
	);
}

async function shown(db: Database, bloc: Bloc) {
	return (await manifestos.read(db, bloc.election.id)).get(bloc.slug);
}

function rest(db: Database) {
	return db.update(table.election).set({ changedAt: null });
}

async function isRequested(db: Database): Promise<boolean> {
	const [row] = await db.select({ changedAt: table.election.changedAt }).from(table.election);
	return row?.changedAt !== null;
}

async function prepare(db: Database) {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	await pack.load(db, parsed.pack, now);
	await rest(db);
	const spring = await blocs.find(db, 'example', 'spring');
	const member = (slug: string) => spring?.members.find((member) => member.slug === slug);
	const [day, rose] = [member('sunny-day'), member('red-rose')];
	const accounts = await db
		.insert(table.account)
		.values(
			['coordinator', 'editor'].map((name) => ({
				email: `${name}@example.org`,
				language: 'kk',
				madeAt: now,
			})),
		)
		.returning({ id: table.account.id });
	const [coordinator, editor] = accounts;
	if (!spring || !day || !rose || !coordinator || !editor)
		throw new Error('The example lacks a bloc, a contender or an account.');
	await db
		.insert(table.membership)
		.values({ account: coordinator.id, role: 'bloc_coordinator', bloc: spring.id, grantedAt: now });
	accountOfMembers = coordinator.id;
	return { spring, day, rose, coordinator: coordinator.id, editor: editor.id };
}
