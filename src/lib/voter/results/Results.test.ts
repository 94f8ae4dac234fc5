import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core } from '$lib/election/snapshot.ts';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { nearestOn, Results } from './Results.svelte.ts';

const slugs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
const mazhilis = { body: { en: 'Mazhilis' } };
const core: Core = example({
	contests: [
		contest('seats', 'seat', mazhilis),
		contest('council', 'seat', { body: { en: 'Council' } }),
		contest('lists', 'list', mazhilis),
	],
	districts: [district('seats', 1), district('seats', 2), district('council', 7), district('lists', 1)],
	statements: [
		...slugs.map((slug) => statement(slug)),
		statement('local', { contest: 'seats', districts: [2] }),
	],
	lists: [
		contender('near', '555555555555', { kind: 'list', contest: 'lists', district: 1 }),
		contender('far', '111111111111', { kind: 'list', contest: 'lists', district: 1 }),
	],
});
const inDistrict = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((slug) =>
	contender(slug, '555555555555', { contest: 'seats', district: 1 }),
);

/** The server's answers, by address; any other request fails as if offline. */
let parts: Files;
/** Every request since the test began. */
let requests: string[];
let sheet: AnswerSheet;
/** Parts are cached by snapshot in the life of a page, so each test has its own. */
let hash: string;
let count = 0;

beforeEach(() => {
	requests = [];
	const own = { ...core, election: { ...core.election, sources: [`test ${++count}`] } };
	({ hash, files: parts } = published(own, {
		'district.seats.1': { contest: 'seats', district: 1, contenders: inDistrict },
		'district.seats.2': { contest: 'seats', district: 2, contenders: [] },
		'district.council.7': { contest: 'council', district: 7, contenders: [] },
	}));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => {
		requests.push(address);
		if (!(address in parts)) throw new TypeError('offline');
		return new Response(parts[address]);
	});
	sheet = new AnswerSheet({
		election: 'demo',
		statements: core.statements,
		districts: [
			{ contest: 'seats', number: 1 },
			{ contest: 'seats', number: 2 },
			{ contest: 'council', number: 7 },
		],
	});
	sheet.open();
});

afterEach(() => vi.unstubAllGlobals());

function contests(results: Results) {
	return results.panels.map(({ contest, place, ballot, failure }) => [
		contest.slug,
		place,
		ballot ? 'here' : failure ? 'failed' : 'awaited',
	]);
}

describe('The ballots of a voter', () => {
	it('Without a district a voter gets the general ballots, and no district is requested.', async () => {
		const results = new Results(sheet, hash);
		expect([results.core, results.isReady, results.isWhole, results.panels]).toEqual([
			null,
			false,
			false,
			[],
		]);
		await results.load();
		expect(contests(results)).toEqual([['lists', 1, 'here']]);
		expect([results.isReady, results.isWhole, sheet.lacksDistrict]).toEqual([true, true, true]);
		expect(requests).toEqual([`/data/${hash}/core.json`]);
	});

	it('Ballots are in the order of the contests, and by body with lists on the left.', async () => {
		sheet.choose('seats', 1);
		sheet.choose('council', 7);
		const results = new Results(sheet, hash);
		await results.load();
		expect(contests(results)).toEqual([
			['seats', 1, 'here'],
			['council', 2, 'here'],
			['lists', 3, 'here'],
		]);
		expect(
			results.bodies.map(({ columns }) => columns.map((column) => column.map(({ contest }) => contest.slug))),
		).toEqual([[['lists'], ['seats']], [['council']]]);
	});

	it('For another district only its part is requested, and the other ballots stay the same.', async () => {
		sheet.choose('seats', 1);
		const results = new Results(sheet, hash);
		await results.load();
		const [, lists] = results.panels;
		requests = [];
		sheet.choose('seats', 2);
		expect([contests(results)[0], results.isWhole]).toEqual([['seats', 1, 'awaited'], false]);
		await results.load();
		expect(requests).toEqual([`/data/${hash}/district.seats.2.json`]);
		expect(results.panels[1]?.ballot).toBe(lists?.ballot);
	});
});

describe('Network faults', () => {
	it('Without the core nothing is shown, and a retry can load it.', async () => {
		const { [`/data/${hash}/core.json`]: missing, ...others } = parts;
		parts = others;
		const results = new Results(sheet, hash);
		await results.load();
		expect([results.failure, results.isReady]).toEqual([new TypeError('offline'), false]);
		parts = { ...others, [`/data/${hash}/core.json`]: missing ?? '' };
		await results.load();
		expect([results.failure, results.isWhole]).toEqual([null, true]);
	});

	it('A ballot that did not arrive is marked, and a retry requests only its part.', async () => {
		sheet.choose('seats', 1);
		const { [`/data/${hash}/district.seats.1.json`]: missing, ...others } = parts;
		parts = others;
		const results = new Results(sheet, hash);
		await results.load();
		expect(contests(results)).toEqual([
			['seats', 1, 'failed'],
			['lists', 2, 'here'],
		]);
		expect([results.isWhole, results.failure]).toEqual([true, null]);
		parts = { ...others, [`/data/${hash}/district.seats.1.json`]: missing ?? '' };
		requests = [];
		await results.load();
		expect(contests(results)[0]).toEqual(['seats', 1, 'here']);
		expect(requests).toEqual([`/data/${hash}/district.seats.1.json`]);
	});
});

describe('Parts that were altered on their way', () => {
	it('An altered ballot is refused, and the others are shown.', async () => {
		sheet.choose('seats', 1);
		const address = `/data/${hash}/district.seats.1.json`;
		parts[address] = parts[address]?.replace('555555555555', '555555555551') ?? '';
		const results = new Results(sheet, hash);
		await results.load();
		expect(contests(results)).toEqual([
			['seats', 1, 'failed'],
			['lists', 2, 'here'],
		]);
		expect(results.panels[0]?.failure).toMatchObject({ cause: 'altered' });
	});

	it('With an altered core nothing is shown and nothing else is requested.', async () => {
		sheet.choose('seats', 1);
		const address = `/data/${hash}/core.json`;
		parts[address] = parts[address]?.replace('111111111111', '111111111115') ?? '';
		const results = new Results(sheet, hash);
		await results.load();
		expect([results.core, results.panels, new Set(requests)]).toEqual([null, [], new Set([address])]);
		expect(results.failure).toMatchObject({ cause: 'altered' });
	});
});

describe('Questions and answers', () => {
	it('A local statement counts only for voters of its district.', async () => {
		const results = new Results(sheet, hash);
		await results.load();
		expect(results.asked.map(({ slug }) => slug)).toEqual(slugs);
		sheet.choose('seats', 2);
		expect(results.asked.map(({ slug }) => slug)).toEqual([...slugs, 'local']);
	});

	it('Skips do not count as answers; important answers are listed separately, too.', async () => {
		const results = new Results(sheet, hash);
		await results.load();
		sheet.answer('a', 5);
		sheet.answer('b', 1);
		sheet.weigh('b', 2);
		sheet.answer('c', 'skip');
		expect(results.given.map(({ slug }) => slug)).toEqual(['a', 'b']);
		expect(results.important.map(({ slug }) => slug)).toEqual(['b']);
	});

	it('Nine answers of twelve are few; ten are enough.', async () => {
		const results = new Results(sheet, hash);
		await results.load();
		for (const slug of slugs.slice(0, 9)) sheet.answer(slug, 5);
		expect(results.areFew).toBe(true);
		sheet.answer('j', 5);
		expect(results.areFew).toBe(false);
	});

	it('From eight answers on it knows whether anything that is left would tell the nearest apart.', async () => {
		const results = new Results(sheet, hash);
		for (const slug of slugs.slice(0, 8)) sheet.answer(slug, 5);
		expect(results.hasFurther).toBe(false);
		await results.load();
		expect(results.hasFurther).toBe(true);
		sheet.answer('h', 'skip');
		expect(results.hasFurther).toBe(false);
		for (const slug of slugs) sheet.answer(slug, 5);
		expect(results.hasFurther).toBe(false);
	});

	it('Where all that are nearest answered the rest alike, nothing would tell them apart.', async () => {
		const alike = core.lists.map((list) => ({ ...list, positions: '111111111111' }));
		({ hash, files: parts } = published({ ...core, lists: alike }, {}));
		const results = new Results(sheet, hash);
		for (const slug of slugs.slice(0, 8)) sheet.answer(slug, 5);
		await results.load();
		expect(results.hasFurther).toBe(false);
	});
});

describe('The summary of the nearest', () => {
	it('The summary has the ends of the first tier, its first five in ballot order, and how many more there are.', async () => {
		sheet.choose('seats', 1);
		for (const slug of slugs) sheet.answer(slug, 5);
		const results = new Results(sheet, hash);
		await results.load();
		const [seats, lists] = results.panels;
		const nearest = seats && nearestOn(seats);
		expect(nearest?.contenders.map(({ contender }) => contender.slug)).toEqual([
			'one',
			'two',
			'three',
			'four',
			'five',
		]);
		expect([nearest?.lowest, nearest?.highest, nearest?.others]).toEqual([100, 100, 2]);
		expect(lists && nearestOn(lists)?.contenders.map(({ contender }) => contender.slug)).toEqual(['near']);
	});

	it('Without an answer, or on a ballot that has not arrived, there is no summary.', async () => {
		const results = new Results(sheet, hash);
		await results.load();
		expect(results.panels.map(nearestOn)).toEqual([null]);
		sheet.choose('seats', 1);
		expect(results.panels.slice(0, 1).map(nearestOn)).toEqual([null]);
	});
});

describe('A newer publication', () => {
	const before = '2026-11-01T08:00:00.000Z';

	it('A later publication with another snapshot is noticed.', async () => {
		const results = new Results(sheet, hash);
		parts['/data/current/demo.json'] = JSON.stringify({
			hash: 'other',
			publishedAt: '2026-11-02T08:00:00.000Z',
		});
		await results.look('demo', before);
		expect(results.hasNewer).toBe(true);
	});

	it('An earlier publication, the same snapshot and a missing network change nothing.', async () => {
		const results = new Results(sheet, hash);
		await results.look('demo', before);
		expect(results.hasNewer).toBe(false);
		parts['/data/current/demo.json'] = JSON.stringify({
			hash: 'other',
			publishedAt: '2026-10-02T08:00:00.000Z',
		});
		await results.look('demo', before);
		expect(results.hasNewer).toBe(false);
		parts['/data/current/demo.json'] = JSON.stringify({ hash, publishedAt: '2026-11-02T08:00:00.000Z' });
		await results.look('demo', before);
		expect(results.hasNewer).toBe(false);
	});
});
