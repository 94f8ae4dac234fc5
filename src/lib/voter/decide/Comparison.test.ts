import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Comparison } from './Comparison.svelte.ts';

const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
const core = example({
	contests: [contest('seat'), contest('list', 'list')],
	districts: [district('seat', 2), district('seat', 3), district('list', 1)],
	statements: [...slugs.map((slug) => statement(slug)), statement('local', { contest: 'seat' })],
	lists: [contender('party', '555555', { kind: 'list', contest: 'list', district: 1 })],
});
const contenders = [
	contender('one', '555555.', { number: 1 }),
	contender('two', '111111-', { number: 2 }),
	contender('left', '3333331', { status: 'withdrawn' }),
];
const named = (slug: string, place = 2) => ({ contest: 'seat', district: place, slug });
const party = { contest: 'list', district: 1, slug: 'party' };

let files: Files;
let requests: string[];
let sheet: AnswerSheet;
/** Parts are cached by snapshot in the life of a page, so each test has its own. */
let hash: string;
let count = 0;

beforeEach(() => {
	requests = [];
	const own = { ...core, election: { ...core.election, sources: [`test ${++count}`] } };
	({ hash, files } = published(own, {
		'district.seat.2': { contest: 'seat', district: 2, contenders },
		'district.seat.3': { contest: 'seat', district: 3, contenders: [] },
		'reasons.seat.2': {
			contest: 'seat',
			district: 2,
			at: {},
			reasons: {
				one: {
					a: { text: { kk: 'Себебі.' }, source: null, at: null },
					b: { text: {}, source: null, at: '2027-01-01' },
				},
			},
		},
	}));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => {
		requests.push(address);
		if (!(address in files)) throw new TypeError('offline');
		return new Response(files[address]);
	});
	sheet = new AnswerSheet({ election: 'demo', statements: core.statements, districts: [] });
	sheet.open();
});

afterEach(() => vi.unstubAllGlobals());

async function compare(...names: { contest: string; district: number; slug: string }[]) {
	const comparison = new Comparison(sheet, hash);
	await comparison.load(names);
	return comparison;
}

describe('A comparison', () => {
	it('Named contenders come in their order; those who left the ballot or are unknown are listed apart.', async () => {
		const comparison = await compare(
			named('two'),
			named('left'),
			named('nobody'),
			named('one'),
			named('one', 9),
		);
		expect(comparison.sides.map(({ contender: { slug } }) => slug)).toEqual(['two', 'one']);
		expect(comparison.gone.map(({ slug }) => slug)).toEqual(['left']);
		expect(comparison.missing).toEqual([named('nobody'), named('one', 9)]);
		expect([comparison.isReady, comparison.failure]).toEqual([true, null]);
	});

	it('Only whole parts are requested, each once, no matter who is compared.', async () => {
		await compare(named('one'), named('two'), party);
		expect(requests).toEqual([
			`/data/${hash}/core.json`,
			`/data/${hash}/district.seat.2.json`,
			`/data/${hash}/reasons.seat.2.json`,
		]);
	});

	it('Contenders of two ballots are compared on what both were asked.', async () => {
		const both = await compare(named('one'), party);
		expect(both.rows.map(({ statement: { slug } }) => slug)).toEqual(slugs);
		const same = await compare(named('one'), named('two'));
		expect(same.rows.map(({ statement: { slug } }) => slug)).toEqual([...slugs, 'local']);
	});

	it('Words and sources are shown with their positions; a date alone is no words.', async () => {
		const comparison = await compare(named('one'));
		const [one] = comparison.sides;
		if (!one) throw new Error('nobody stands');
		expect(comparison.wordsOf(one, 'a')?.text).toEqual({ kk: 'Себебі.' });
		expect([comparison.wordsOf(one, 'b'), comparison.wordsOf(one, 'c')]).toEqual([null, null]);
	});

	it('A voter’s agreement follows the answers; before five of them there is no percent.', async () => {
		const comparison = await compare(named('one'));
		const [one] = comparison.sides;
		if (!one) throw new Error('nobody stands');
		for (const slug of slugs.slice(0, 4)) sheet.answer(slug, 5);
		expect(comparison.matchOf(one)).toMatchObject({ agreement: null, coverage: 4, answered: 4 });
		sheet.answer('e', 5);
		expect(comparison.matchOf(one)).toMatchObject({ agreement: 100, coverage: 5 });
		expect(comparison.matchOf(one).topics).toEqual([{ slug: 'reform', agreement: 100 }]);
		expect(comparison.rows[0]?.yours).toBe(5);
	});

	it('A part that did not arrive is reported, and loaded by the next try.', async () => {
		const address = `/data/${hash}/district.seat.2.json`;
		const { [address]: missing, ...others } = files;
		files = others;
		const comparison = await compare(named('one'), party);
		expect([comparison.sides.length, comparison.missing, comparison.failure]).toEqual([
			1,
			[],
			new TypeError('offline'),
		]);
		files = { ...others, [address]: missing ?? '' };
		await comparison.load([named('one'), party]);
		expect([comparison.sides.length, comparison.failure]).toEqual([2, null]);
	});
});
