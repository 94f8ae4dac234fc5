import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from './draft.ts';
import type { DraftChange } from '../../election/position/position.ts';
import * as pack from '../pack/load.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-10T10:05:00Z');

/** An account that speaks for the contender with this slug, in the example's election. */
async function someone(
	db: Database,
	slug = 'calm-lake',
): Promise<{ contender: Contender; mine: number; hers: number }> {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	await pack.load(db, result.pack, now);
	const contender = await contenders.find(db, 'example', slug);
	if (!contender) throw new Error(`There is no ${slug}.`);
	const people = await db
		.insert(table.account)
		.values([
			{ email: 'one@example.org', language: 'en', madeAt: now },
			{ email: 'other@example.org', language: 'en', madeAt: now },
		])
		.returning({ id: table.account.id });
	const [mine = 0, hers = 0] = people.map(({ id }) => id);
	return { contender, mine, hers };
}

const change = (
	statement: string,
	stance: number | null,
	basedOn = 0,
	more: Partial<DraftChange> = {},
): DraftChange => ({
	...{ statement, stance, isDeclined: false, reason: {}, basedOn },
	...more,
});

onBothDatabases('A draft', (db) => {
	it('A draft holds what was saved last, in the order of the election.', async () => {
		const { contender, mine, hers } = await someone(db());
		expect(await draft.read(db(), contender.id)).toEqual(new Map());
		await draft.save(db(), contender, change('hall', 2), mine, now);
		const reason = { en: 'Trees <script>', kk: 'Ағаш' };
		const saved = await draft.save(db(), contender, change('trees', 5, 0, { reason }), mine, now);
		const facts = { statement: 'trees', stance: 5, isDeclined: false, reason, version: 1 };
		const position = { ...facts, savedAt: now, savedBy: mine };
		expect(saved).toEqual({ kind: 'saved', position: { ...position, savedByMe: true } });
		const read = await draft.read(db(), contender.id);
		expect([...read.keys()]).toEqual(['trees', 'hall']);
		expect(read.get('trees')).toEqual(position);
		expect((await draft.read(db(), contender.id, hers)).get('trees')?.savedByMe).toBe(false);
	});

	it('A position can be declined, changed and withdrawn.', async () => {
		const { contender, mine } = await someone(db());
		await draft.save(db(), contender, change('trees', 5), mine, now);
		const declined = change('trees', null, 1, { isDeclined: true });
		expect(await draft.save(db(), contender, declined, mine, later)).toMatchObject({
			kind: 'saved',
			position: { stance: null, isDeclined: true, version: 2, savedAt: later },
		});
		expect(await draft.save(db(), contender, change('trees', null, 2), mine, later)).toMatchObject({
			kind: 'saved',
			position: { stance: null, isDeclined: false, version: 3 },
		});
	});

	it('The later of two people who save sees what the other one saved, and nothing is overwritten.', async () => {
		const { contender, mine, hers } = await someone(db());
		await draft.save(db(), contender, change('trees', 5), mine, now);
		const conflict = await draft.save(db(), contender, change('trees', 1), hers, later);
		expect(conflict).toMatchObject({
			kind: 'conflict',
			theirs: { stance: 5, savedBy: mine, savedByMe: false },
		});
		expect((await draft.read(db(), contender.id)).get('trees')?.stance).toBe(5);
		// Now that the person has seen it, the choice is deliberate.
		expect(await draft.save(db(), contender, change('trees', 1, 1), hers, later)).toMatchObject({
			kind: 'saved',
			position: { stance: 1, version: 2 },
		});
		expect(await draft.save(db(), contender, change('trees', 4, 1), mine, later)).toMatchObject({
			kind: 'conflict',
		});
	});

	it('Saving the same position again succeeds, whatever version it was based on.', async () => {
		const { contender, mine, hers } = await someone(db());
		const reason = { kk: 'Ағаш', en: 'Trees' };
		await draft.save(db(), contender, change('trees', 5, 0, { reason }), mine, now);
		for (const basedOn of [0, 1, 7, Number.MAX_SAFE_INTEGER]) {
			const again = change('trees', 5, basedOn, { reason: { en: 'Trees', kk: 'Ағаш' } });
			expect(await draft.save(db(), contender, again, hers, later)).toMatchObject({
				kind: 'saved',
				position: { version: 1, savedBy: mine, savedAt: now },
			});
		}
	});

	it('When many save different positions at once, exactly one succeeds.', async () => {
		const { contender, mine } = await someone(db());
		for (const basedOn of [0, 1]) {
			const outcomes = await Promise.all(
				[1, 2, 3, 4, 5].map((stance) =>
					draft.save(
						db(),
						contender,
						change('trees', stance, basedOn, { reason: { en: String(basedOn) } }),
						mine,
						now,
					),
				),
			);
			expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
			expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(4);
		}
	});

	it('Statements that are not put to the contender are refused.', async () => {
		const { contender, mine } = await someone(db(), 'red-rose');
		for (const [slug, kind] of [
			['trees', 'saved'],
			['hall', 'saved'],
			['tram', 'unknown_statement'],
			['nothing', 'unknown_statement'],
			['constructor', 'unknown_statement'],
			// PostgreSQL cannot store a text with this character.
			['trees\0', 'unknown_statement'],
		] as const) {
			expect(await draft.save(db(), contender, change(slug, 1), mine, now)).toMatchObject({ kind });
		}
		const list = await contenders.find(db(), 'example', 'oak-list');
		const ofList = list && (await draft.save(db(), list, change('hall', 1), mine, now));
		expect(ofList).toEqual({ kind: 'unknown_statement' });
		expect((await draft.read(db(), contender.id)).size).toBe(2);
	});

	it.each([0, 4, -1, 1.5, NaN, 1e12])('Stance %d is refused on a scale of three steps.', async (stance) => {
		const { contender, mine } = await someone(db());
		const saved = await draft.save(db(), contender, change('courts', stance), mine, now);
		expect(saved).toEqual({ kind: 'bad_stance' });
		expect((await draft.read(db(), contender.id)).size).toBe(0);
	});

	it('A position cannot be both a stance and declined.', async () => {
		const { contender, mine } = await someone(db());
		const both = change('courts', 2, 0, { isDeclined: true });
		expect(await draft.save(db(), contender, both, mine, now)).toEqual({ kind: 'bad_stance' });
	});

	it.each([
		['2026-02-28T23:59:59+05:00', 'closed'],
		['2026-03-01T00:00:00+05:00', 'saved'],
		['2026-05-29T23:59:59+05:00', 'saved'],
		['2026-05-30T00:00:00+05:00', 'closed'],
		['2026-06-01T00:00:00+05:00', 'closed'],
	])('Saving at %s is answered with “%s”.', async (instant, kind) => {
		const { contender, mine } = await someone(db());
		const saved = await draft.save(db(), contender, change('trees', 1), mine, new Date(instant));
		expect(saved).toMatchObject({ kind });
		expect((await draft.read(db(), contender.id)).size).toBe(kind === 'saved' ? 1 : 0);
	});
});
