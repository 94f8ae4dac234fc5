import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core } from '$lib/election/snapshot.ts';
import { packNames } from '$lib/election/name/names.ts';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Results } from '../results/Results.svelte.ts';
import { Find } from './Find.svelte.ts';
import { firstOf, viewOf } from './view.ts';

const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
const name = (kk: string) => ({ name: { kk } });
const seat = { contest: 'seats', district: 1 };
const party = (slug: string) => ({
	...{ slug, name: name(slug).name, short: name(slug).name },
	...{ website: null, source: null },
});
const core: Core = example({
	contests: [contest('lists', 'list', name('Тізімдер')), contest('seats', 'seat', name('Округтер'))],
	districts: [district('lists', 1), district('seats', 1), district('seats', 2)],
	parties: [party('reed'), party('oak'), party('elm')],
	statements: slugs.map((slug) => statement(slug)),
	lists: [
		contender('reed-list', '555555', {
			...{ kind: 'list', contest: 'lists', district: 1, party: 'reed', nomination: 'party', number: 1 },
			...name('Қамыс'),
		}),
	],
});
const here = [
	contender('lake', '555555', { ...seat, ...name('Қамыс Көл'), number: 1 }),
	contender('lake-2', '......', { ...seat, ...name('Көл Камыс'), number: 2 }),
	contender('hill', '1111..', { ...seat, ...name('Шие Етек'), number: 3, party: 'oak', nomination: 'party' }),
	contender('gone', '555555', { ...seat, ...name('Тобылғы Шөл'), number: 4, status: 'withdrawn' }),
];
const there = [
	contender('far', '555555', { ...seat, district: 2, ...name('Қамыс Көл'), number: 9, party: 'elm' }),
];

let files: Files;
let requests: string[];
let sheet: AnswerSheet;
let hash: string;
let count = 0;

beforeEach(() => {
	requests = [];
	// Parts are cached by snapshot in the life of a page, so each test has its own.
	const own = { ...core, election: { ...core.election, sources: [`test ${++count}`] } };
	const districts = [
		{ contest: 'seats', district: 1, contenders: here },
		{ contest: 'seats', district: 2, contenders: there },
	];
	({ hash, files } = published(own, {
		'district.seats.1': districts[0] ?? {},
		'district.seats.2': districts[1] ?? {},
		'names.seats': packNames('seats', districts, ['kk']),
	}));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => {
		requests.push(address.replace(/^.*\//, ''));
		if (!(address in files)) throw new TypeError('offline');
		return new Response(files[address]);
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
	sheet.choose('seats', 1);
});

afterEach(() => vi.unstubAllGlobals());

async function open(fragment = '', isMarked?: ConstructorParameters<typeof Find>[2]) {
	const find = new Find(new Results(sheet, hash), hash, isMarked);
	find.read(fragment);
	await find.load();
	return find;
}

const found = (find: Find) => find.found.map(({ contender: { slug } }) => slug);
const optionsOf = (find: Find, key: string) =>
	find.filter.groups
		.find((facet) => facet.key === key)
		?.options.map(({ option, count, isTicked }) => `${option} ${count}${isTicked ? ' ticked' : ''}`);

describe('The search of the voter’s own ballots', () => {
	it('Everybody is there in ballot order, those who left the ballot last, and nothing of other districts is loaded.', async () => {
		const find = await open();
		expect(found(find)).toEqual(['reed-list', 'lake', 'lake-2', 'hill', 'gone']);
		expect([find.isReady, find.isBusy, find.size, find.fragment]).toEqual([true, false, 5, '']);
		expect(find.ballots.map(({ size, rows }) => [size, rows.length])).toEqual([
			[1, 1],
			[4, 4],
		]);
		expect(requests.toSorted()).toEqual(['core.json', 'district.seats.1.json']);
	});

	it('A name is found on any keyboard, and so is a number; the address says what was typed.', async () => {
		const find = await open();
		for (const typed of ['қамыс', 'Камыс', 'qamys']) {
			find.query = typed;
			expect(found(find), typed).toEqual(['reed-list', 'lake', 'lake-2']);
			expect(find.fragment).toBe(`#name=${encodeURIComponent(typed)}`);
		}
		find.query = '3';
		expect(found(find)).toEqual(['hill']);
		find.query = '  ';
		expect([found(find).length, find.isBusy]).toEqual([5, false]);
	});

	it('Those of one name are a set, on their ballot and among the found.', async () => {
		const find = await open();
		const alike = find.found.filter(({ hasNamesake }) => hasNamesake);
		expect(alike.map(({ contender: { slug } }) => slug)).toEqual(['lake', 'lake-2']);
		expect(find.namesakes).toEqual([]);
		find.query = 'көл';
		expect(find.namesakes.map((set) => set.map(({ contender: { slug } }) => slug))).toEqual([
			['lake', 'lake-2'],
		]);
	});

	it('Each option has its count; ticks cut and are in the address.', async () => {
		const find = await open();
		expect(optionsOf(find, 'nomination')).toEqual(['list 1', 'party 1', 'self 3']);
		expect(optionsOf(find, 'answers')).toEqual(['all 3', 'part 1', 'none 1']);
		expect(optionsOf(find, 'party')).toEqual(['reed 1', 'oak 1']);
		expect(optionsOf(find, 'tier')).toBeUndefined();
		find.filter.tick('nomination', 'self', true);
		find.filter.tick('nomination', 'party', true);
		find.filter.tick('answers', 'none', true);
		expect([found(find), find.filter.ticked]).toEqual([['lake-2'], 3]);
		expect(find.fragment).toBe('#nomination=self,party&answers=none');
		find.filter.tick('answers', 'none', false);
		expect(optionsOf(find, 'nomination')).toEqual(['list 1', 'party 1 ticked', 'self 3 ticked']);
		find.filter.untick('answers', 'nomination');
		expect([found(find).length, find.isBusy, find.fragment]).toEqual([5, false, '']);
	});

	it('With answers there are tiers, and who is on the voter’s side of a statement, important ones first.', async () => {
		for (const slug of slugs) sheet.answer(slug, 4);
		sheet.weigh('c', 2);
		const find = await open('#tier=first');
		expect(find.hasFigures).toBe(true);
		expect(found(find)).toEqual(['reed-list', 'lake']);
		expect(optionsOf(find, 'agree')?.[0]).toBe('c 2');
		find.filter.clear();
		find.filter.tick('agree', 'a', true);
		expect(found(find)).toEqual(['reed-list', 'lake', 'gone']);
		expect(optionsOf(find, 'tier')).toEqual(['first 2', 'second 0']);
	});

	it('The voter’s marks are an option of their own.', async () => {
		const find = await open('', ({ slug }) => slug === 'hill');
		find.filter.tick('marked', 'yes', true);
		expect([found(find), optionsOf(find, 'marked')]).toEqual([['hill'], ['yes 1 ticked']]);
	});
});

describe('A ballot as the search shows it', () => {
	it('By nearness the tiers keep the ballot’s order, and every found contender is in one group.', async () => {
		for (const slug of slugs) sheet.answer(slug, 4);
		const find = await open('#order=figure');
		const [, seats] = find.ballots;
		if (!seats) throw new Error('There is no ballot.');
		const { groups, places } = viewOf(seats, false);
		const shown = groups.map(({ group, rows }) => [
			`${group.kind} ${group.tier}`,
			...rows.map(({ contender }) => contender.slug),
		]);
		expect(shown).toEqual([
			['tier 1', 'lake'],
			['tier 2', 'hill'],
			['silent 0', 'lake-2'],
			['gone 0', 'gone'],
		]);
		expect(places.size).toBe(0);
		const cut = firstOf(groups, 3);
		expect(cut.map(({ rows, size }) => [rows.length, size])).toEqual([
			[1, 1],
			[1, 1],
			[1, 1],
		]);
	});

	it('While names are hidden the order is neutral, the same under every filter, and those who left are not there.', async () => {
		const find = await open();
		const shownOn = () => {
			const [, seats] = find.ballots;
			if (!seats) throw new Error('There is no ballot.');
			const { rows, places } = viewOf(seats, true);
			return rows.map(({ contender: { slug } }) => `${places.get(slug)} ${slug}`);
		};
		const all = shownOn();
		expect(all.map((each) => each.replace(/ .*/, ''))).toEqual(['1', '2', '3']);
		expect(all.join()).not.toContain('gone');
		find.filter.tick('answers', 'none', true);
		expect(shownOn()).toEqual(all.filter((each) => each.endsWith('lake-2')));
	});
});

describe('The search of all ballots', () => {
	it('The names are loaded only when they are asked for, and then once.', async () => {
		const find = await open('#name=kamis');
		expect(found(find)).toEqual(['reed-list', 'lake', 'lake-2']);
		await find.look('all');
		expect(found(find)).toEqual(['reed-list', 'lake', 'lake-2', 'far']);
		expect(find.found.map(({ isOwn }) => isOwn)).toEqual([true, true, true, false]);
		expect(find.namesakes.map(({ length }) => length)).toEqual([3]);
		await find.look('own');
		await find.look('all');
		expect(requests.filter((name) => name === 'names.seats.json')).toHaveLength(1);
		expect(find.fragment).toBe('#in=all&name=kamis');
	});

	it('Who is near is known of the voter’s own ballots, there, too.', async () => {
		for (const slug of slugs) sheet.answer(slug, 4);
		const find = await open('#in=all&tier=first&agree=a');
		expect(found(find)).toEqual(['reed-list', 'lake']);
		expect(optionsOf(find, 'agree')?.[0]).toBe('a 2 ticked');
		find.filter.clear();
		expect(found(find)).toEqual(['reed-list', 'lake', 'lake-2', 'hill', 'gone', 'far']);
		expect([find.wasAddressStrange, find.size]).toEqual([false, 6]);
	});

	it('Ticks that mean something only on other ballots are dropped on the voter’s own.', async () => {
		const find = await open('#in=all&party=elm,oak');
		expect(found(find)).toEqual(['hill', 'far']);
		await find.look('own');
		expect([find.fragment, find.wasAddressStrange]).toEqual(['#party=oak', false]);
	});

	it('Names that did not arrive are reported, and a retry loads them.', async () => {
		const address = `/data/${hash}/names.seats.json`;
		const { [address]: missing, ...others } = files;
		files = others;
		const find = await open('#in=all');
		expect([find.isReady, find.failure]).toEqual([false, expect.any(TypeError)]);
		files = { ...others, [address]: missing ?? '' };
		await find.load();
		expect([find.isReady, find.failure, find.size]).toEqual([true, null, 6]);
	});
});

describe('Nonsense in the address', () => {
	it.each(['#party=elm', '#tier=first', '#agree=a', '#size=9', '#name=%E0%A4%A'])(
		'%s is ignored, and the page can say so.',
		async (fragment) => {
			const find = await open(fragment);
			expect([found(find).length, find.wasAddressStrange]).toEqual([5, true]);
			find.filter.tick('nomination', 'self', true);
			expect(found(find)).toEqual(['lake', 'lake-2', 'gone']);
		},
	);

	it('A place on the page, such as its content, changes nothing.', async () => {
		const find = await open('#name=kamis');
		find.read('#main');
		expect([find.query, find.wasAddressStrange]).toEqual(['kamis', false]);
	});
});
