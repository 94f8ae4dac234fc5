import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { write } from '../../pack/write.ts';
import { parse } from '../../pack/read.ts';
import type { Pack } from '../../pack/pack.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from '../position/draft.ts';
import * as pack from './load.ts';
import * as content from '../publication/content.ts';
import * as publication from '../publication/publication.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');

function example(change: (pack: Pack) => Partial<Pack> = () => ({})): Pack {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	return { ...result.pack, ...change(result.pack) };
}

const without = <Named extends { slug: string }>(all: readonly Named[], ...slugs: string[]) =>
	all.filter(({ slug }) => !slugs.includes(slug));

async function someone(db: Database, slug: string): Promise<{ contender: Contender; account: number }> {
	const contender = await contenders.find(db, 'example', slug);
	if (!contender) throw new Error(`There is no ${slug}.`);
	const [made] = await db
		.insert(table.account)
		.values({ email: `${slug}@example.org`, language: 'en', madeAt: now })
		.returning({ id: table.account.id });
	return { contender, account: made?.id ?? 0 };
}

async function begin(db: Database, slug: string, stances: Record<string, number>) {
	const person = await someone(db, slug);
	for (const [statement, stance] of Object.entries(stances)) {
		const line = { statement, stance, isDeclined: false, reason: { en: 'Because' }, basedOn: 0 };
		await draft.save(db, person.contender, line, person.account, now);
	}
	return person;
}

async function submit(db: Database, slug: string, stances: Record<string, number>) {
	const person = await begin(db, slug, stances);
	const asked = {
		...person,
		actor: 'candidate' as const,
		key: `key-of-${slug}`,
		origin: 'https://example.org',
	};
	expect((await register.append(db, asked, now)).kind).toBe('recorded');
	return person;
}

async function obstacles(db: Database, content: Pack): Promise<string[]> {
	try {
		await pack.load(db, content, later);
		return [];
	} catch (fault) {
		if (fault instanceof pack.Refused) return fault.obstacles;
		throw fault;
	}
}

async function rows(db: Database) {
	const of = async <Row extends { id: number }>(all: PromiseLike<Row[]>) => (await all).map(({ id }) => id);
	return {
		contenders: new Map((await db.select().from(table.contender)).map(({ slug, id }) => [slug, id])),
		statements: new Map((await db.select().from(table.statement)).map(({ slug, id }) => [slug, id])),
		parties: await of(db.select().from(table.party).orderBy(asc(table.party.id))),
		blocs: await of(db.select().from(table.bloc).orderBy(asc(table.bloc.id))),
		districts: await of(db.select().from(table.district).orderBy(asc(table.district.id))),
	};
}

onBothDatabases('Loading an election again', (db) => {
	it('Rows that keep their names stay, with everything that the pack says of them.', async () => {
		await pack.load(db(), example(), now);
		const before = await rows(db());
		const changed = example(({ election, contenders, statements, parties, regions, contests, profiles }) => ({
			election: {
				...election,
				name: { kk: 'Басқа', en: 'Another' },
				topics: election.topics.map((topic) => ({ ...topic, name: { en: 'Topic' } })).reverse(),
			},
			contenders: contenders
				.map((one) => ({ ...one, name: { en: 'New' }, number: null, party: null, bloc: 'spring' }))
				.reverse(),
			statements: statements.map((one) => ({ ...one, background: { en: 'New' } })).reverse(),
			parties: parties.map((one) => ({ ...one, colour: '#000000' })).reverse(),
			regions: regions.map((one) => ({ ...one, kind: 'oblast' })),
			contests: contests.map((one) => ({ ...one, seats: 7 })).reverse(),
			profiles: [...profiles].reverse(),
		}));
		await pack.load(db(), changed, later);
		expect(await rows(db())).toEqual(before);
		const read = await content.read(db(), 'example');
		const { positions, districts, ...rest } = changed;
		expect(read).toMatchObject(rest);
		expect(read?.districts).toEqual(expect.arrayContaining(districts));
		expect(read?.positions).toEqual(expect.arrayContaining(positions));
	});

	it('What is gone is removed and what is new is added.', async () => {
		await pack.load(db(), example(), now);
		const changed = example(({ contenders, statements, positions, districts, blocs, parties, profiles }) => ({
			contenders: [
				...without(contenders, 'elm-list', 'high-wind', 'sunny-day', 'red-rose'),
				...contenders.filter(({ slug }) => slug === 'high-wind').map((one) => ({ ...one, slug: 'new-wind' })),
			],
			statements: without(statements, 'hall'),
			parties: without(parties, 'elm'),
			blocs: without(blocs, 'spring'),
			districts: districts.filter(({ contest, number }) => contest === 'lists' || number === 2),
			positions: positions.filter(({ contender }) => contender === 'calm-lake'),
			profiles: profiles.slice(0, 1),
		}));
		await pack.load(db(), changed, later);
		const read = await content.read(db(), 'example');
		const { positions, ...rest } = changed;
		expect(read).toMatchObject(rest);
		expect(read?.contenders.map(({ slug }) => slug)).toEqual(['oak-list', 'calm-lake', 'new-wind']);
		expect(read?.positions).toHaveLength(positions.length);
	});

	it('The snapshot depends only on the files, whatever was loaded before.', async () => {
		await pack.load(db(), example(), now);
		const { hash } = await publication.publish(db(), 'example', now);
		const reversed = example(({ contenders, statements }) => ({
			contenders: [...contenders].reverse(),
			statements: [...statements].reverse(),
			positions: [],
		}));
		await pack.load(db(), reversed, now);
		expect((await publication.publish(db(), 'example', now)).hash).not.toBe(hash);
		await pack.load(db(), example(), now);
		expect((await publication.publish(db(), 'example', now)).hash).toBe(hash);
	});

	it('Sites that may frame the election stay if the pack names none, and they are not part of the snapshot.', async () => {
		await pack.load(db(), example(), now);
		const { hash } = await publication.publish(db(), 'example', now);
		expect(await content.read(db(), 'example')).not.toHaveProperty('embeddedBy');
		const embeddedBy = ['https://news.example'];
		await pack.load(
			db(),
			example(() => ({ embeddedBy })),
			now,
		);
		await pack.load(db(), example(), later);
		const read = await content.read(db(), 'example');
		expect(read?.embeddedBy).toEqual(embeddedBy);
		const exported = read && parse(write(read));
		expect(exported).toMatchObject({ pack: { embeddedBy } });
		expect(await publication.publish(db(), 'example', later)).toEqual({ hash, isNew: false });
		await pack.load(
			db(),
			example(() => ({ embeddedBy: [] })),
			later,
		);
		expect(await content.read(db(), 'example')).not.toHaveProperty('embeddedBy');
	});

	it('A status is added only if it has changed.', async () => {
		await pack.load(db(), example(), now);
		const before = await db().$count(table.contenderStatus);
		await pack.load(db(), example(), later);
		expect(await db().$count(table.contenderStatus)).toBe(before);
		const withdrawn = example(({ contenders }) => ({
			contenders: contenders.map((one) => ({ ...one, status: 'withdrawn' as const })),
		}));
		await pack.load(db(), withdrawn, later);
		const added = await db().select().from(table.contenderStatus).where(eq(table.contenderStatus.at, later));
		// One had already withdrawn.
		expect(added).toHaveLength(withdrawn.contenders.length - 1);
		expect((await content.read(db(), 'example'))?.contenders[0]?.status).toBe('withdrawn');
	});

	it('A submitted position is never overwritten.', async () => {
		await pack.load(db(), example(), now);
		const { contender } = await submit(db(), 'calm-lake', { trees: 1, hall: 5 });
		const before = await register.current(db(), contender.id);
		for (const positions of [example().positions, []]) {
			await pack.load(
				db(),
				example(() => ({ positions })),
				later,
			);
			const after = await register.current(db(), contender.id);
			expect(after.get('trees')).toEqual(before.get('trees'));
			expect(after.get('hall')).toEqual(before.get('hall'));
			// What came with the pack is replaced as usual.
			expect(after.has('courts')).toBe(positions.length > 0);
		}
		expect(await db().$count(table.position)).toBe(2);
		expect(await db().$count(table.entry)).toBe(2);
	});

	it('An export that is imported gives the same snapshot, with each change listed once.', async () => {
		await pack.load(db(), example(), now);
		await submit(db(), 'calm-lake', { tram: 1, courts: 1 });
		const { hash } = await publication.publish(db(), 'example', now);
		const read = await content.read(db(), 'example');
		expect(read?.profiles.find(({ contender }) => contender === 'calm-lake')?.changes).toHaveLength(3);
		const exported = read && parse(write(read));
		if (!exported || !('pack' in exported)) throw new Error('The export is damaged.');
		await pack.load(db(), exported.pack, later);
		expect(await publication.publish(db(), 'example', later)).toEqual({ hash, isNew: false });
	});

	it('Contenders, parties and blocs that people depend on cannot be removed, and all obstacles are reported at once.', async () => {
		await pack.load(db(), example(), now);
		const person = await submit(db(), 'calm-lake', { trees: 1 });
		await begin(db(), 'red-rose', { trees: 1 });
		const [elm] = await db().select().from(table.party).where(eq(table.party.slug, 'elm'));
		const [spring] = await db().select().from(table.bloc).where(eq(table.bloc.slug, 'spring'));
		const granted = { account: person.account, grantedAt: now };
		await db()
			.insert(table.membership)
			.values([
				{ ...granted, role: 'party_agent', party: elm?.id ?? 0 },
				{ ...granted, role: 'bloc_coordinator', bloc: spring?.id ?? 0, endedAt: now },
				{ ...granted, role: 'candidate', contender: person.contender.id },
			]);
		const [list] = await db().select().from(table.contender).where(eq(table.contender.slug, 'elm-list'));
		await db()
			.insert(table.contact)
			.values({ contender: list?.id ?? 0, email: 'elm@example.org', language: 'en', enteredAt: now });
		const before = await content.read(db(), 'example');
		const emptied = example(({ election, contenders }) => ({
			election: { ...election, name: { en: 'Overwritten' } },
			contenders: without(contenders, 'calm-lake', 'red-rose', 'elm-list', 'sunny-day'),
			parties: [],
			blocs: [],
			statements: example().statements.map((one) => (one.slug === 'trees' ? { ...one, steps: 4 } : one)),
			positions: [],
			profiles: [],
		}));
		expect(await obstacles(db(), emptied)).toEqual([
			'contender elm-list cannot be removed, because it has an address: keep its line, with the status it has now',
			'contender calm-lake cannot be removed, because somebody speaks for it, it has submitted positions, it has unsent answers, letters were written to it: keep its line, with the status it has now',
			'contender red-rose cannot be removed, because it has unsent answers: keep its line, with the status it has now',
			'party elm cannot be removed, because somebody speaks for it: keep its line',
			'bloc spring cannot be removed, because somebody speaks for it: keep its line',
			'statement trees cannot be reworded or rescaled, because positions on it were submitted (contenders: 1): keep it as it was and add another one',
		]);
		expect(await content.read(db(), 'example')).toEqual(before);
	});

	it('A statement answered in the register cannot be reworded, but languages can be added and all else may change.', async () => {
		await pack.load(db(), example(), now);
		await submit(db(), 'calm-lake', { tram: 1 });
		const tram = (change: object) =>
			example(({ statements }) => ({
				statements: statements.map((one) => (one.slug === 'tram' ? { ...one, ...change } : one)),
			}));
		for (const change of [
			{ text: { kk: 'Трамвай', en: 'Build a tram (en)' } },
			{ text: { kk: 'Build a tram (kk)' } },
			{ steps: 3 },
			{ labels: [{ en: 'Yes' }, { en: 'No' }] },
			{ labels: undefined },
		]) {
			expect(await obstacles(db(), tram(change))).toHaveLength(1);
		}
		const gone = example(({ statements, positions }) => ({
			statements: without(statements, 'tram'),
			positions: positions.filter(({ statement }) => statement !== 'tram'),
		}));
		expect(await obstacles(db(), gone)).toEqual([
			expect.stringContaining('statement tram cannot be removed'),
		]);
		const text = { kk: 'Build a tram (kk)', en: 'Build a tram (en)', ru: 'Построить трамвай' };
		expect(await obstacles(db(), tram({ text, background: { en: 'More' }, topic: 'law' }))).toEqual([]);
	});

	it('Changes of who a contender is that has submitted positions are listed and need a yes.', async () => {
		await pack.load(db(), example(), now);
		await submit(db(), 'calm-lake', { tram: 1 });
		const changed = example(({ contenders }) => ({
			contenders: contenders.map((one) => ({
				...one,
				name: { ...one.name, en: `${one.name['en']} II` },
				party: one.kind === 'person' ? 'elm' : one.party,
				...(one.slug === 'calm-lake' && { district: 1 }),
			})),
		}));
		const load = (isConfirmed: boolean) => pack.load(db(), changed, now, undefined, isConfirmed);
		await expect(load(false)).rejects.toThrow(
			[
				'Election example was not loaded. These contenders have submitted positions:',
				'calm-lake: name_en changes from “Calm Lake” to “Calm Lake II”',
				'calm-lake: party changes from “oak” to “elm”',
				'calm-lake: district changes from “council 2” to “council 1”',
			].join('\n'),
		);
		expect((await contenders.find(db(), 'example', 'calm-lake'))?.name).toEqual({
			kk: 'Айдын Көл',
			en: 'Calm Lake',
		});
		await load(true);
		expect((await contenders.find(db(), 'example', 'calm-lake'))?.party?.slug).toBe('elm');
		await expect(load(false)).resolves.toBeUndefined();
	});

	it('Draft answers to a question that is now another one are withdrawn.', async () => {
		await pack.load(db(), example(), now);
		const { contender } = await begin(db(), 'calm-lake', { trees: 5, courts: 2, hall: 3 });
		const changed = example(({ statements }) => ({
			statements: without(statements, 'hall').map((one) =>
				one.slug === 'trees' ? { ...one, text: { kk: 'Ағаш кесу', en: 'Cut trees' } } : one,
			),
			positions: [],
		}));
		expect(await obstacles(db(), changed)).toEqual([]);
		const drafts = await draft.read(db(), contender.id);
		expect([...drafts.keys()]).toEqual(['trees', 'courts']);
		expect(drafts.get('trees')).toMatchObject({ stance: null, reason: { en: 'Because' }, version: 2 });
		expect(drafts.get('courts')).toMatchObject({ stance: 2, version: 1 });
	});

	it('Loading and submissions wait for each other.', async () => {
		await pack.load(db(), example(), now);
		const person = await begin(db(), 'calm-lake', { trees: 5 });
		const rescaled = example(({ statements }) => ({
			statements: statements.map((one) => (one.slug === 'trees' ? { ...one, steps: 2 } : one)),
			positions: [],
		}));
		const asked = {
			...person,
			actor: 'candidate' as const,
			key: 'a-key-of-its-own',
			origin: 'https://example.org',
		};
		const [sent, refused] = await Promise.all([register.append(db(), asked, now), obstacles(db(), rescaled)]);
		// Whichever came first, voters never see a stance that is not on the scale.
		expect([sent.kind, refused.length]).toEqual(refused.length ? ['recorded', 1] : ['nothing_new', 0]);
		await publication.publish(db(), 'example', now);
	});
});
