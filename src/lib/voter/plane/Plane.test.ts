import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import type { ComponentsPart } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Plane, type Step } from './Plane.svelte.ts';
import { placedOn, you } from './spots.ts';

const plane: ComponentsPart = {
	statements: ['b', 'a'],
	mean: [0, 0],
	axes: [
		[0, 1],
		[1, 0],
	],
	explained: [0.6, 0.4],
};
const lists = ['11', '51', '..'].map((positions, index) =>
	contender(`list-${index}`, positions, { kind: 'list', contest: 'lists', district: 1 }),
);
const core = example({
	contests: [contest('lists', 'list'), contest('seats')],
	districts: [district('lists', 1), district('seats', 1), district('seats', 2)],
	statements: [statement('a'), statement('b')],
	lists,
});
const people = ['33', '15', '55', '--'].map((positions, index) =>
	contender(`person-${index}`, positions, { contest: 'seats', district: 2 }),
);

let parts: Files;
let requests: string[];
let sheet: AnswerSheet;
let hash: string;
let count = 0;

beforeEach(() => {
	requests = [];
	// Parts are cached by snapshot in the life of a page, so each test has its own.
	const own = { ...core, election: { ...core.election, sources: [`plane ${++count}`] } };
	({ hash, files: parts } = published(own, {
		components: plane,
		'district.seats.1': { contest: 'seats', district: 1, contenders: [] },
		'district.seats.2': { contest: 'seats', district: 2, contenders: people },
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
		],
	});
	sheet.open();
});

afterEach(() => vi.unstubAllGlobals());

function open(marked: readonly string[] = []) {
	const say = speaker('kk', core.election);
	const ballot = assemble(
		core,
		contest('lists', 'list'),
		district('lists', 1),
		lists,
		unpackBasis(core, null),
	);
	return new Plane(
		sheet,
		hash,
		{ ballots: [placedOn(ballot, plane, [], say)], statements: core.statements },
		say,
		{ text: 'Сіз', lang: 'kk' },
		({ slug }) => marked.includes(slug),
	);
}

const slugs = (picture: Plane) => picture.sites.flatMap(({ spots }) => spots.map(({ slug }) => slug));

describe('The picture of all positions', () => {
	it('The lists are there before anything has arrived, and nothing is requested.', () => {
		const picture = open();
		expect(slugs(picture)).toEqual(['list-0', 'list-1']);
		expect([picture.own, picture.silent, requests]).toEqual([null, 1, []]);
	});

	it('Without a district only the lists come, once, and the voter with an answer.', async () => {
		sheet.answer('a', 5);
		const picture = open();
		await picture.load();
		expect(picture.ballots.map(({ id }) => id)).toEqual(['lists.1']);
		expect(picture.own).toMatchObject({ key: you, x: expect.closeTo(60, 0), answered: 1 });
		expect(requests.map((path) => path.replace(hash, ''))).toEqual([
			'/data//core.json',
			'/data//components.json',
		]);
	});

	it('With a district its candidates come as a part of the snapshot; those without answers are counted.', async () => {
		sheet.choose('seats', 2);
		const picture = open(['person-2']);
		expect(picture.isLoading).toBe(true);
		await picture.load();
		expect(picture.isLoading).toBe(false);
		expect(picture.ballots.map(({ id, spots, silent }) => [id, spots.length, silent])).toEqual([
			['lists.1', 2, 1],
			['seats.2', 3, 1],
		]);
		expect(picture.silent).toBe(2);
		expect(picture.sites.filter(({ isMarked }) => isMarked).map(({ key }) => key)).toEqual([
			'seats.2/person-2',
		]);
		expect(requests.every((path) => /^\/data\/[0-9a-f]{64}\/[a-z0-9.]+\.json$/.test(path))).toBe(true);
	});

	it('What did not load is said and tried again.', async () => {
		const components = `/data/${hash}/components.json`;
		const { [components]: text = '', ...others } = parts;
		parts = others;
		const picture = open();
		await picture.load();
		expect([picture.failure instanceof TypeError, picture.isLoading]).toEqual([true, false]);
		parts = { ...parts, [components]: text };
		await picture.load();
		expect([picture.failure, picture.isLoading]).toEqual([null, false]);
	});
});

describe('The chosen site', () => {
	it('A tap chooses the nearest site, however far.', () => {
		const picture = open();
		picture.chooseNear(-500, 20);
		expect(picture.chosen?.spots[0]?.slug).toBe('list-0');
		picture.chooseNear(500, 20);
		expect(picture.chosen?.spots[0]?.slug).toBe('list-1');
	});

	it('Keys begin at the voter, reach everybody to the right and up, and stay at the ends.', async () => {
		sheet.choose('seats', 2);
		sheet.answer('a', 4);
		sheet.answer('b', 2);
		const picture = open();
		await picture.load();
		picture.go('left');
		expect(picture.chosen?.key).toBe(you);
		const walk = (step: Step) =>
			Array.from({ length: 10 }, () => {
				picture.go(step);
				return { key: '', x: 0, y: 0, ...picture.chosen };
			});
		picture.go('first');
		const [first] = picture.sites;
		const toRight = [{ key: '', x: 0, ...first }, ...walk('right')];
		expect(new Set(toRight.map(({ key }) => key))).toEqual(new Set(picture.sites.map(({ key }) => key)));
		expect(toRight.map(({ x }) => x)).toEqual(toRight.map(({ x }) => x).toSorted((a, b) => a - b));
		walk('left');
		expect(picture.chosen?.key).toBe(first?.key);
		const upward = [walk('down').slice(-1), walk('up')].flat();
		expect(new Set(upward.map(({ key }) => key)).size).toBe(picture.sites.length);
		expect(upward.map(({ y }) => y)).toEqual(upward.map(({ y }) => y).toSorted((a, b) => a - b));
		picture.go('last');
		expect(picture.chosen?.key).toBe(picture.sites.at(-1)?.key);
		picture.clear();
		expect(picture.chosen).toBeNull();
	});
});
