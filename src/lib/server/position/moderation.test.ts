import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../../../tests/support/databases.ts';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as blocs from '../election/bloc.ts';
import * as contenders from '../election/contender.ts';
import * as pack from '../pack/load.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import * as manifesto from './manifesto.ts';
import * as moderation from './moderation.ts';
import * as profile from './profile.ts';

const hour = (hours: number) => new Date(Date.parse('2026-04-10T10:00:00Z') + hours * 3_600_000);
const origin = 'https://tandau.example';

onBothDatabases('The moderation queue', (db) => {
	it('Profiles and manifestos wait in one queue, the oldest first.', async () => {
		const { sendProfile, sendManifesto } = await prepare(db());
		await sendManifesto('First', hour(1));
		await sendProfile('red-rose', 'Second', hour(2));
		await sendProfile('calm-lake', 'Third', hour(3));
		await sendManifesto('Fourth', hour(4));
		expect((await moderation.waiting(db())).map(({ part, sender }) => `${part} ${sender.slug}`)).toEqual([
			'profile red-rose',
			'profile calm-lake',
			'manifesto spring',
		]);
		expect(await moderation.count(db())).toBe(3);
	});

	it('Versions that newer ones have replaced do not count as waiting.', async () => {
		const { sendProfile, sendManifesto, editor } = await prepare(db());
		expect(await moderation.count(db())).toBe(0);
		await sendProfile('red-rose', 'First', hour(1));
		const id = await sendProfile('red-rose', 'Second', hour(2));
		await sendManifesto('First', hour(1));
		await sendManifesto('Second', hour(2));
		expect(await moderation.count(db())).toBe(2);
		const decision = { editor, isApproved: true, reason: '', origin };
		await moderation.decide(db(), { ...decision, part: 'profile', id }, hour(3));
		expect(await moderation.count(db())).toBe(1);
	});

	it.each(['profile', 'manifesto'] as const)(
		'A %s is shown while it waits; after that, its outcome is shown.',
		async (part) => {
			const { sendProfile, sendManifesto, editor } = await prepare(db());
			const send = (text: string) =>
				part === 'profile' ? sendProfile('red-rose', text, hour(1)) : sendManifesto(text, hour(1));
			const [first, second] = [await send('First'), await send('Second')];
			expect(await moderation.verdict(db(), part, first)).toEqual({ kind: 'replaced' });
			expect(await moderation.find(db(), part, first)).toBeNull();
			expect(await moderation.verdict(db(), part, second)).toEqual({ kind: 'waiting' });
			// No one speaks for the contender or the bloc yet, so no one would get a letter.
			expect(await moderation.find(db(), part, second)).toMatchObject({ part, id: second, language: null });

			const decision = { part, editor, isApproved: false, reason: 'It insults somebody.', origin };
			expect(await moderation.decide(db(), { ...decision, id: first }, hour(2))).toBe('gone');
			expect(await moderation.decide(db(), { ...decision, id: second }, hour(2))).toBe('decided');
			expect(await moderation.decide(db(), { ...decision, id: second, isApproved: true }, hour(3))).toBe(
				'gone',
			);
			expect(await moderation.verdict(db(), part, second)).toEqual({
				...{ kind: 'turned_down', at: hour(2), by: 'editor@example.org', reason: 'It insults somebody.' },
			});
			expect(await moderation.find(db(), part, second)).toBeNull();
			expect(await moderation.verdict(db(), part, 999)).toBeNull();
			expect(await lastAction(db())).toMatchObject({
				action: `${part}.turned_down`,
				details: { [part]: second, reason: 'It insults somebody.' },
			});

			const third = await send('Third');
			await moderation.decide(db(), { ...decision, id: third, isApproved: true }, hour(4));
			expect(await moderation.verdict(db(), part, third)).toMatchObject({ kind: 'approved', reason: null });
			expect(await lastAction(db())).toMatchObject({
				action: `${part}.approved`,
				details: { [part]: third },
			});
			const [election] = await db().select().from(table.election);
			expect(election?.changedAt).not.toBeNull();
		},
	);

	it.each(['profile', 'manifesto'] as const)('Of two editors at once, one decides on a %s.', async (part) => {
		const { sendProfile, sendManifesto, editor } = await prepare(db());
		const id =
			part === 'profile'
				? await sendProfile('red-rose', 'First', hour(1))
				: await sendManifesto('First', hour(1));
		const decide = (isApproved: boolean) =>
			moderation.decide(db(), { part, id, editor, isApproved, reason: 'Why', origin }, hour(2));
		expect((await Promise.all([decide(true), decide(false)])).sort()).toEqual(['decided', 'gone']);
	});
});

async function lastAction(db: Database) {
	const rows = await db.select().from(table.audit).orderBy(table.audit.id);
	return rows.at(-1);
}

async function prepare(db: Database) {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	await pack.load(db, parsed.pack, hour(0));
	await db.update(table.election).set({ changedAt: null }).where(eq(table.election.slug, 'example'));
	const [account] = await db
		.insert(table.account)
		.values({ email: 'editor@example.org', language: 'ru', madeAt: hour(0) })
		.returning({ id: table.account.id });
	const spring = await blocs.find(db, 'example', 'spring');
	if (!account || !spring) throw new Error('The example lacks an account or a bloc.');
	const editor = account.id;
	return {
		editor,
		async sendProfile(slug: string, text: string, at: Date): Promise<number> {
			const contender = await contenders.find(db, 'example', slug);
			if (!contender) throw new Error(`There is no ${slug}.`);
			const content = { text: { kk: text }, programme: {}, links: [], photo: null };
			return idOf(await profile.send(db, contender, content, editor, at));
		},
		async sendManifesto(text: string, at: Date): Promise<number> {
			return idOf(await manifesto.write(db, spring, { kk: text }, editor, at));
		},
	};
}

function idOf(sending: profile.Sending | manifesto.Writing): number {
	if (sending.kind !== 'sent') throw new Error(`It was not sent: ${sending.kind}`);
	return sending.id;
}
