import { desc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import { profilesPartName } from '../../election/part.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as pack from '../pack/load.ts';
import * as content from '../publication/content.ts';
import * as photo from './photo.ts';
import * as profiles from '../publication/profiles.ts';
import * as moderation from './moderation.ts';
import * as profile from './profile.ts';
import type { ProfileContent } from '../../election/profile.ts';
import { publishWaiting } from '../publication/publishing.ts';
import * as publication from '../publication/publication.ts';
import * as table from '../store/schema.ts';
import * as takedown from './takedown.ts';
import type { TakingDown } from './takedown.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
/** Already the next day in Almaty. */
const evening = new Date('2026-04-11T20:00:00Z');
const origin = 'https://tandau.example';
const face = 'f'.repeat(64);
const links = ['https://rose.example.org/', 'https://bad.example.org/'];
const whole: ProfileContent = { photo: face, text: { kk: 'Words' }, programme: { en: 'Plans' }, links };

onBothDatabases('A part that is taken down', (db) => {
	it('Voters see the day and the rule in place of each part that is taken down.', async () => {
		const { rose, editor } = await prepare(db());
		for (const { part, content } of (await takedown.parts(db(), rose.id)).parts) {
			if (content === links[0]) continue;
			expect(await take(db(), rose, editor, { part, content })).toBe('taken_down');
		}
		expect(await publishedOf(db(), rose)).toMatchObject({
			...{ photo: null, text: {}, programme: {}, links: [links[0]] },
			takenDown: [
				{ part: 'photo', rule: 'private', on: '2026-04-12' },
				{ part: 'text', rule: 'private', on: '2026-04-12' },
				{ part: 'programme', rule: 'private', on: '2026-04-12' },
				{ part: 'link', rule: 'private', on: '2026-04-12' },
			],
		});
		expect(await profile.shown(db(), rose.id)).toMatchObject({ photo: null, links: [links[0]] });
	});

	it('A takedown is published, sends a letter with the rule and the remark, and is recorded in the audit log.', async () => {
		const { rose, editor } = await prepare(db());
		await take(db(), rose, editor, { part: 'photo', content: face }, 'Your neighbour stands behind you.');
		const [{ changedAt } = {}] = await db()
			.select()
			.from(table.election)
			.where(eq(table.election.id, rose.election.id));
		expect(changedAt).not.toBeNull();
		const letters = await db().select().from(table.letter);
		expect(letters).toMatchObject([{ kind: 'taken_down', to: 'rose@example.org', language: 'ru' }]);
		for (const words of [letters[0]?.text, letters[0]?.html]) {
			expect(words).toContain('Личные данные других людей');
			expect(words).toContain('Your neighbour stands behind you.');
			expect(words).toContain(`${origin}/portal/example/contenders/red-rose/profile`);
		}
		const [action] = await db().select().from(table.audit).orderBy(desc(table.audit.id)).limit(1);
		expect(action).toMatchObject({
			...{ actor: editor, action: 'profile.taken_down', subject: 'contender/red-rose' },
			details: { part: 'photo', rule: 'private', reason: 'Your neighbour stands behind you.' },
		});
	});

	it('A part can be put back once, unchanged.', async () => {
		const { rose, editor } = await prepare(db());
		const before = await publishedOf(db(), rose);
		await take(db(), rose, editor, { part: 'photo', content: face });
		const [down] = await takedown.all(db());
		const id = down?.id ?? 0;
		const lake = await find(db(), 'calm-lake');
		const back = (contender: number) => takedown.putBack(db(), { id, contender, editor, origin }, evening);
		expect(await back(lake.id)).toBe('gone');
		expect(await back(rose.id)).toBe('put_back');
		expect(await back(rose.id)).toBe('gone');
		expect(await publishedOf(db(), rose)).toEqual(before);
		expect((await db().select().from(table.letter)).map(({ kind }) => kind)).toEqual([
			'taken_down',
			'put_back',
		]);
		expect(await takedown.all(db())).toEqual([]);
	});

	it('A part is taken down once, even by two editors at the same time, and only while voters see it.', async () => {
		const { rose, editor } = await prepare(db());
		const part = { part: 'photo' as const, content: face };
		const both = [take(db(), rose, editor, part), take(db(), rose, editor, part)];
		expect((await Promise.all(both)).sort()).toEqual(['gone', 'taken_down']);
		expect(await take(db(), rose, editor, { part: 'link', content: 'https://never.example.org/' })).toBe(
			'gone',
		);
		expect(await take(db(), rose, editor, { part: 'text', content: links[0] ?? '' })).toBe('gone');
	});

	it('A photo that is taken down is not served, even if a snapshot names it, until it is put back.', async () => {
		const { rose, editor } = await prepare(db());
		const open = () => given(db());
		expect(await open()).toEqual([1, 2]);
		await take(db(), rose, editor, { part: 'photo', content: face });
		expect(await open()).toBe('taken_down');
		expect(await photo.ownFile(db(), rose.id, face, 'large.jpeg')).not.toBeNull();
		// An earlier approved profile of the same contender does not show it either.
		await approve(db(), rose, editor, { ...whole, photo: null });
		expect(await open()).toBe('taken_down');
		const [down] = await takedown.all(db());
		await takedown.putBack(db(), { id: down?.id ?? 0, contender: rose.id, editor, origin }, evening);
		expect(await open()).toEqual([1, 2]);
	});

	it('Taking down one contender’s photo leaves it to another who shows the same photo.', async () => {
		const { rose, editor } = await prepare(db());
		const lake = await find(db(), 'calm-lake');
		const files = new Map([['large.jpeg', new Uint8Array([1, 2])]]);
		await photo.keep(db(), lake.id, { id: face, files }, editor, now);
		await approve(db(), lake, editor, whole);
		await take(db(), rose, editor, { part: 'photo', content: face });
		expect(await given(db())).toEqual([1, 2]);
		await take(db(), lake, editor, { part: 'photo', content: face });
		expect(await given(db())).toBe('taken_down');
	});

	it('A part may be sent again unchanged, and the editor who approves it knows that this puts it back.', async () => {
		const { rose, editor } = await prepare(db());
		await take(db(), rose, editor, { part: 'photo', content: face });
		const sent = await profile.send(db(), rose, whole, editor, now);
		expect(sent).toMatchObject({ kind: 'sent' });
		expect(await profile.send(db(), rose, whole, editor, now)).toEqual({ kind: 'nothing_new' });
		const id = sent.kind === 'sent' ? sent.id : 0;
		expect(await moderation.find(db(), 'profile', id)).toMatchObject({
			takenDown: [{ part: 'photo', rule: 'private' }],
		});
		await moderation.decide(
			db(),
			{ part: 'profile', id, editor, isApproved: true, reason: '', origin },
			evening,
		);
		expect(await publishedOf(db(), rose)).toMatchObject({ photo: face });
		expect(await publishedOf(db(), rose)).not.toHaveProperty('takenDown');
	});

	it('A takedown is no longer mentioned once the contender’s newer profile replaces the part.', async () => {
		const { rose, editor } = await prepare(db());
		await take(db(), rose, editor, { part: 'link', content: links[1] ?? '' });
		await approve(db(), rose, editor, { ...whole, links: [links[0] ?? ''] });
		expect(await publishedOf(db(), rose)).not.toHaveProperty('takenDown');
	});

	it('A part of a loaded profile stays down when the election is loaded again.', async () => {
		const { editor } = await prepare(db());
		const lake = await find(db(), 'calm-lake');
		const [part] = (await takedown.parts(db(), lake.id)).parts;
		if (part?.part !== 'text') throw new Error('The profile has no text.');
		expect(await take(db(), lake, editor, part)).toBe('taken_down');
		await pack.load(db(), example(), evening);
		expect(await publishedOf(db(), lake)).toMatchObject({ text: {}, takenDown: [{ part: 'text' }] });
	});

	it('Earlier snapshots stay as they are; the next one mentions the takedown, even after an export and an import.', async () => {
		const { rose, editor } = await prepare(db());
		const first = await publication.publish(db(), 'example', now);
		await take(db(), rose, editor, { part: 'photo', content: face });
		await publishWaiting(db(), evening);
		const next = await publication.latest(db(), 'example');
		const name = profilesPartName('council', 1);
		const old = await publication.part(db(), first.hash, name, 'identity');
		expect(new TextDecoder().decode(old?.bytes)).toContain(face);
		const fresh = await publication.part(db(), next?.hash ?? '', name, 'identity');
		expect(new TextDecoder().decode(fresh?.bytes)).toContain(
			'"takenDown":[{"on":"2026-04-12","part":"photo"',
		);
		expect(new TextDecoder().decode(fresh?.bytes)).not.toContain(face);
		const exported = await content.read(db(), 'example');
		if (!exported) throw new Error('There is no election.');
		await pack.load(db(), exported, evening);
		expect(await publication.publish(db(), 'example', evening)).toEqual({ hash: next?.hash, isNew: false });
	});
});

function take(
	db: Database,
	{ id }: Contender,
	editor: number,
	part: Pick<TakingDown, 'part' | 'content'>,
	remark = '',
) {
	const reason = { rule: 'private' as const, remark };
	return takedown.make(
		db,
		{ contender: id, part: part.part, content: part.content, ...reason, editor, origin },
		evening,
	);
}

/** The photo's file as the public gets it. */
async function given(db: Database) {
	const bytes = await photo.publicFile(db, face, 'large.jpeg');
	return bytes instanceof Uint8Array ? [...bytes] : bytes;
}

/** A contender in the next snapshot. */
async function publishedOf(db: Database, { election, slug }: Contender) {
	return (await profiles.read(db, election.id)).find(({ contender }) => contender === slug);
}

async function approve(db: Database, contender: Contender, editor: number, content: ProfileContent) {
	const sent = await profile.send(db, contender, content, editor, now);
	if (sent.kind !== 'sent') throw new Error(`It was not sent: ${sent.kind}`);
	await moderation.decide(
		db,
		{ part: 'profile', id: sent.id, editor, isApproved: true, reason: '', origin },
		now,
	);
}

async function find(db: Database, slug: string): Promise<Contender> {
	const found = await contenders.find(db, 'example', slug);
	if (!found) throw new Error('The contender was not found.');
	return found;
}

function example() {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	return parsed.pack;
}

/** The example election, with Red Rose's whole profile public. */
async function prepare(db: Database) {
	await pack.load(db, example(), now);
	const rose = await find(db, 'red-rose');
	const [own, editor] = await db
		.insert(table.account)
		.values(['rose', 'editor'].map((name) => ({ email: `${name}@example.org`, language: 'ru', madeAt: now })))
		.returning({ id: table.account.id });
	if (!own || !editor) throw new Error('No account was made.');
	await db.insert(table.membership).values({
		...{ account: own.id, role: 'candidate', contender: rose.id, grantedAt: now },
	});
	const files = new Map([['large.jpeg', new Uint8Array([1, 2])]]);
	await photo.keep(db, rose.id, { id: face, files }, own.id, now);
	await approve(db, rose, editor.id, whole);
	await db.update(table.election).set({ changedAt: null });
	return { rose, editor: editor.id };
}
