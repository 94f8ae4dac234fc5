import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { markOf, Shortlist, type ContenderName, type Mark } from '../Shortlist.svelte.ts';
import { Comparison } from './Comparison.svelte.ts';
import { Decisions } from './Decisions.svelte.ts';
import { Final, firstPair } from './Final.svelte.ts';

const core = example({
	contests: [contest('seat'), contest('list', 'list')],
	districts: [district('seat', 2), district('list', 1)],
	statements: ['a', 'b', 'c'].map((slug) => statement(slug)),
	lists: [contender('party', '555', { kind: 'list', contest: 'list', district: 1 })],
});
const contenders = [
	contender('one', '523'),
	contender('two', '143'),
	contender('three', '333'),
	contender('left', '333', { status: 'withdrawn' }),
];
const named = (slug: string) => ({ contest: 'seat', district: 2, slug });
const mark = (slug: string, more: Partial<Mark> = {}): Mark => ({
	...named(slug),
	number: null,
	name: { text: slug, lang: 'kk' },
	...more,
});
const marks = (contender: Parameters<typeof markOf>[0]) =>
	markOf(contender, () => ({ text: contender.slug, lang: 'kk' }));

let files: Files;
let hash: string;
let count = 0;
let sheet: AnswerSheet;
let shortlist: Shortlist;
let decisions: Decisions;

beforeEach(() => {
	const own = { ...core, election: { ...core.election, sources: [`test ${++count}`] } };
	({ hash, files } = published(own, { 'district.seat.2': { contest: 'seat', district: 2, contenders } }));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => new Response(files[address]));
	sheet = new AnswerSheet({ election: 'demo', statements: core.statements, districts: [] });
	shortlist = new Shortlist('demo');
	decisions = new Decisions('demo');
	for (const stored of [sheet, shortlist, decisions]) stored.open();
});

afterEach(() => vi.unstubAllGlobals());

async function final(...names: ContenderName[]) {
	const comparison = new Comparison(sheet, hash);
	await comparison.load(names);
	return new Final(comparison, shortlist, decisions);
}

describe('A second round', () => {
	it('Two of one ballot are compared on what parts them, with the voter’s answers.', async () => {
		sheet.answer('a', 4);
		const { pair, duel } = await final(named('one'), named('two'));
		expect(pair?.map(({ contender }) => contender.slug)).toEqual(['one', 'two']);
		expect(duel?.wide.map(({ statement }) => statement.slug)).toEqual(['a', 'b']);
		expect([duel?.nearer, duel?.open]).toEqual([[1, 0], 1]);
	});

	it.each([
		['one', [named('one')]],
		['three', [named('one'), named('two'), named('three')]],
		['somebody who left', [named('one'), named('left')]],
		['two ballots', [named('one'), { contest: 'list', district: 1, slug: 'party' }]],
	])('With %s there is no second round, and nothing can be saved.', async (_, names) => {
		const round = await final(...names);
		round.whom = 'one';
		round.save(marks);
		expect([round.pair, round.duel, round.saved, decisions.all]).toEqual([null, null, null, []]);
	});

	it('The chosen one is marked and the other one is no longer; other marks stay.', async () => {
		for (const slug of ['one', 'three', 'two']) shortlist.mark(mark(slug));
		const round = await final(named('one'), named('two'));
		round.whom = 'two';
		round.note = '  Ask about tolls. ';
		round.save(marks);
		expect(shortlist.marks.map(({ slug }) => slug)).toEqual(['three', 'two']);
		expect(decisions.on('seat', 2)).toMatchObject({ whom: 'two', note: 'Ask about tolls.' });
		expect([round.winner?.slug, round.loser?.slug]).toEqual(['two', 'one']);
	});

	it('Undoing brings back marks and the former decision, and the note stays in its field.', async () => {
		shortlist.mark(mark('one'));
		const round = await final(named('one'), named('two'));
		round.whom = 'two';
		round.note = 'Later.';
		round.save(marks);
		round.undo();
		expect(shortlist.marks.map(({ slug }) => slug)).toEqual(['one']);
		expect([decisions.all, round.saved, round.note, round.whom]).toEqual([[], null, 'Later.', 'two']);
	});

	it('“I do not know yet” is remembered and changes no mark.', async () => {
		shortlist.mark(mark('one'));
		const round = await final(named('one'), named('two'));
		round.whom = null;
		round.save(marks);
		expect([shortlist.marks.length, decisions.on('seat', 2)?.whom]).toEqual([1, null]);
		expect([round.winner, round.loser]).toEqual([null, null]);
	});

	it('A former choice and note are there again; a choice of somebody else is not.', async () => {
		decisions.decide({ ...named('one'), pair: ['one', 'two'], whom: 'two', note: 'Why?' });
		const again = await final(named('two'), named('one'));
		expect([again.whom, again.note]).toEqual(['two', 'Why?']);
		const other = await final(named('one'), named('three'));
		expect([other.whom, other.note]).toEqual([undefined, 'Why?']);
	});

	it('A note is stored before there is a choice, and keeps a former one.', async () => {
		const round = await final(named('one'), named('two'));
		round.keepNote();
		expect(decisions.all).toEqual([]);
		round.note = 'Ask.';
		round.keepNote();
		expect(decisions.on('seat', 2)).toMatchObject({ whom: null, note: 'Ask.' });
		decisions.decide({ ...named('one'), pair: ['one', 'two'], whom: 'one', note: 'Ask.' });
		round.note = 'Asked.';
		round.keepNote();
		expect(decisions.on('seat', 2)).toMatchObject({ whom: 'one', note: 'Asked.' });
	});

	it('Without a choice nothing is saved.', async () => {
		const round = await final(named('one'), named('two'));
		round.save(marks);
		expect([round.saved, decisions.all, shortlist.marks]).toEqual([null, [], []]);
	});

	it('Without names it is between the first two marked of one ballot.', () => {
		const list = mark('party', { contest: 'list', district: 1 });
		expect(firstPair([list, mark('one'), mark('two'), mark('three')]).map(({ slug }) => slug)).toEqual([
			'one',
			'two',
		]);
		expect(firstPair([list, mark('one')])).toEqual([]);
	});
});
