import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Results } from '../results/Results.svelte.ts';
import { Shortlist } from '../Shortlist.svelte.ts';
import { againstAll, Decisions } from './Decisions.svelte.ts';
import { PocketCard } from './PocketCard.svelte.ts';

const core = example({
	contests: [contest('list', 'list', { againstAll: false }), contest('seat', 'seat', { againstAll: true })],
	districts: [district('list', 1), district('seat', 2), district('seat', 3)],
	statements: ['a', 'b', 'c'].map((slug) => statement(slug)),
	lists: [contender('party', '555', { kind: 'list', contest: 'list', district: 1 })],
});
const contenders = [
	contender('one', '523'),
	contender('two', '143'),
	contender('left', '333', { status: 'withdrawn' }),
];

let files: Files;
let hash: string;
let count = 0;
let sheet: AnswerSheet;
let shortlist: Shortlist;
let decisions: Decisions;

beforeEach(() => {
	const own = { ...core, election: { ...core.election, sources: [`pocket ${++count}`] } };
	({ hash, files } = published(own, { 'district.seat.2': { contest: 'seat', district: 2, contenders } }));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => new Response(files[address]));
	sheet = new AnswerSheet({
		election: 'demo',
		statements: core.statements,
		districts: core.districts.map(({ contest, number }) => ({ contest, number })),
	});
	shortlist = new Shortlist('demo');
	decisions = new Decisions('demo');
	for (const stored of [sheet, shortlist, decisions]) stored.open();
	sheet.choose('seat', 2);
});

afterEach(() => vi.unstubAllGlobals());

async function card() {
	const results = new Results(sheet, hash);
	await results.load();
	return new PocketCard(results, shortlist, decisions);
}

function mark(slug: string) {
	shortlist.mark({ contest: 'seat', district: 2, slug, number: null, name: { text: slug, lang: 'kk' } });
}

const slugs = (pocket: PocketCard) =>
	pocket.slips.map(({ choice }) => (choice === null || choice === againstAll ? choice : choice.slug));

describe('The pocket card', () => {
	it('The card has every ballot of the voter, in their order, with empty lines at first.', async () => {
		const pocket = await card();
		expect(pocket.slips.map(({ contest, district }) => [contest.slug, district?.number])).toEqual([
			['list', 1],
			['seat', 2],
		]);
		expect(slugs(pocket)).toEqual([null, null]);
	});

	it('The only mark of a ballot is on the card; of two marks none is.', async () => {
		mark('one');
		const pocket = await card();
		expect(slugs(pocket)).toEqual([null, 'one']);
		mark('two');
		expect(slugs(pocket)).toEqual([null, null]);
		expect(pocket.slips.flatMap((slip) => pocket.markedOn(slip).map(({ slug }) => slug))).toEqual([
			'one',
			'two',
		]);
	});

	it('A decision comes before a mark, and an empty line can be decided, too.', async () => {
		mark('one');
		const pocket = await card();
		const [, seat] = pocket.slips;
		if (!seat) throw new Error('There is no second ballot.');
		pocket.choose(seat, 'two');
		expect(slugs(pocket)).toEqual([null, 'two']);
		pocket.choose(seat, againstAll);
		expect(slugs(pocket)).toEqual([null, againstAll]);
		pocket.choose(seat, null);
		expect(slugs(pocket)).toEqual([null, null]);
	});

	it('Somebody who left the ballot is named, somebody unknown to this publication is not; either way the line is empty.', async () => {
		decisions.choose({ contest: 'seat', district: 2 }, 'left');
		const pocket = await card();
		expect([slugs(pocket)[1], pocket.slips[1]?.departed?.contender?.slug]).toEqual([null, 'left']);
		decisions.choose({ contest: 'seat', district: 2 }, 'stranger');
		expect([slugs(pocket)[1], pocket.slips[1]?.departed]).toEqual([null, { contender: null }]);
	});

	it('A vote against all is no choice where the ballot does not offer it.', async () => {
		decisions.choose({ contest: 'list', district: 1 }, againstAll);
		expect(slugs(await card())).toEqual([null, null]);
	});
});
