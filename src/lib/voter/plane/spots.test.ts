import { describe, expect, it } from 'vitest';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import type { ComponentsPart } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import { none } from '$lib/match/coordinate.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { drawingOf, placeAt } from './drawing.ts';
import { ownSpot, placedOn, reachOf, sheetIn, sitesOf, you, type Spot } from './spots.ts';

// The plane has its statements in an order of its own: `c` pulls to the right and `a` up.
const plane: ComponentsPart = {
	statements: ['c', 'b', 'a'],
	mean: [0, 0, 0],
	axes: [
		[1, 0, 0],
		[0, 0, 1],
	],
	explained: [0.5, 0.3],
};
const core = example({
	contests: [contest('lists', 'list'), contest('council', 'list'), contest('seat')],
	districts: [district('lists', 1), district('council', 1), district('seat', 2)],
	statements: [
		statement('a'),
		statement('local', { contest: 'seat' }),
		statement('b'),
		statement('c', { steps: 3 }),
	],
	parties: [{ slug: 'oak', name: {}, short: { kk: 'Емен' }, website: null, source: null }],
});
const say = speaker('kk', core.election);

function placed(slug: 'lists' | 'council' | 'seat', contenders: Parameters<typeof assemble>[3]) {
	const own = core.contests.find((one) => one.slug === slug) ?? contest(slug);
	const area = core.districts.find((one) => one.contest === slug) ?? district(slug, 1);
	return placedOn(assemble(core, own, area, contenders, unpackBasis(core, null)), plane, core.parties, say);
}

function spot(key: string, x: number, y: number, more: Partial<Spot> = {}): Spot {
	const name = { text: key, lang: 'kk' };
	return {
		...{ key, kind: 'person', contest: 'seat', district: 2, slug: key, number: null, name, short: name },
		...{ party: null, x, y, answered: 3, isUncertain: false },
		...more,
	};
}

describe('Who has a place in the plane', () => {
	it('Positions are found by the slugs of the statements, whatever else is asked on the ballot.', () => {
		const statements = [{ slug: 'a' }, { slug: 'local' }, { slug: 'b' }, { slug: 'c' }];
		expect([...sheetIn(plane, statements, Int8Array.of(10, 20, 30, 40))]).toEqual([40, 30, 10]);
		expect([...sheetIn(plane, [{ slug: 'b' }], Int8Array.of(7))]).toEqual([none, 7, none]);
	});

	it('Contenders stand where their answers to the common statements pull.', () => {
		// Agreement with a, the local statement, b and c.
		const { spots } = placed('seat', [contender('right', '3333'), contender('up', '5332')]);
		expect(spots.map(({ slug, x, y }) => [slug, x, y])).toEqual([
			['right', 60, 0],
			['up', 0, 60],
		]);
	});

	it('Who has answered nothing common is counted and has no place; who has left the ballot is not counted.', () => {
		const { spots, silent } = placed('seat', [
			contender('heard', '5555'),
			contender('silent', '....'),
			contender('local', '.5..'),
			contender('declined', '----'),
			contender('gone', '5555', { status: 'withdrawn' }),
		]);
		expect(spots.map(({ slug }) => slug)).toEqual(['heard']);
		expect(silent).toBe(3);
	});

	it('A place that rests on less than two thirds of the statements is uncertain.', () => {
		const { spots } = placed('seat', [
			contender('whole', '5.53'),
			contender('half', '5.5.'),
			contender('one', '5...'),
		]);
		expect(spots.map(({ answered, isUncertain }) => [answered, isUncertain])).toEqual([
			[3, false],
			[2, false],
			[1, true],
		]);
	});

	it('A list has the short name of its party, a person its own name.', () => {
		const name = { kk: 'Емен партиясы' };
		const list = contender('oak-list', '533', {
			kind: 'list',
			party: 'oak',
			contest: 'lists',
			district: 1,
			name,
		});
		const person = contender('person', '5333', { party: 'oak', name });
		expect(placed('lists', [list]).spots[0]?.short.text).toBe('Емен');
		expect(placed('seat', [person]).spots[0]?.short.text).toBe('Емен партиясы');
	});

	it('The voter has a place from the first answer on; skips give none.', () => {
		const name = { text: 'Сіз', lang: 'kk' };
		const own = (answers: Parameters<typeof ownSpot>[2]) => ownSpot(plane, core.statements, answers, name);
		expect(own({})).toBeNull();
		expect(own({ a: { stance: 'skip', importance: 1 }, local: { stance: 5, importance: 1 } })).toBeNull();
		expect(own({ a: { stance: 5, importance: 2 } })).toMatchObject({
			key: you,
			answered: 1,
			isUncertain: true,
		});
		const whole = own({
			a: { stance: 5, importance: 1 },
			b: { stance: 3, importance: 1 },
			c: { stance: 1, importance: 1 },
		});
		expect(whole).toMatchObject({ x: -60, y: 60, answered: 3, isUncertain: false });
	});
});

describe('The sites of a plane', () => {
	const keys = (spots: Spot[], marked: string[] = []) =>
		sitesOf(spots, ({ key }) => marked.includes(key)).map(({ spots }) => spots.map(({ key }) => key));

	it('Who is at one place has one site, and the voter a site of their own.', () => {
		const own = spot(you, 5, 5, { kind: 'you' });
		expect(keys([own, spot('a', 5, 5), spot('b', 5, 5), spot('c', -5, 5)])).toEqual([
			['c'],
			['a', 'b'],
			['you'],
		]);
	});

	it('A party’s lists on several ballots are one if they answered alike, and two if not.', () => {
		const list = (key: string, x: number, party: string | null = 'oak') =>
			spot(key, x, 0, { kind: 'list', party });
		expect(keys([list('one', 1), list('other', 1), list('far', 9)])).toEqual([['one'], ['far']]);
		expect(keys([list('one', 1), list('other', 1)], ['other']), 'the marked one').toEqual([['other']]);
		expect(
			keys([list('one', 1), list('other', 1, 'elm'), list('none', 1, null), list('no', 1, null)]),
		).toEqual([['one', 'other', 'none', 'no']]);
	});

	it('A site is marked if somebody there is, and the voter never.', () => {
		const sites = sitesOf(
			[spot(you, 0, 0, { kind: 'you' }), spot('a', 5, 5), spot('b', 5, 5), spot('c', 9, 9)],
			({ key }) => key === 'b' || key === you,
		);
		expect(sites.map(({ key, isMarked }) => [key, isMarked])).toEqual([
			[you, false],
			['a', true],
			['c', false],
		]);
	});

	it('Everybody is inside the plot, at the same distance along both directions, and a point leads back to its place.', () => {
		const spots = [spot('far', 240, -10), spot('up', 0, 240), spot('down', -30, -240)];
		const reach = reachOf(spots);
		const drawn = drawingOf(
			sitesOf(spots, () => false),
			reach,
		);
		for (const { left, top, site } of drawn) {
			expect(Math.min(left, top, 1 - left, 1 - top)).toBeGreaterThan(0.04);
			expect(placeAt(left, top, reach).x).toBeCloseTo(site.x);
			expect(placeAt(left, top, reach).y).toBeCloseTo(site.y);
		}
		const at = (key: string) => drawn.find(({ site }) => site.key === key);
		expect((at('far')?.left ?? 0) - 0.5).toBeCloseTo(0.5 - (at('up')?.top ?? 0));
		expect(reachOf([]), 'nobody').toBe(1);
	});

	it('The voter, the marked and the lists have names, in this order; other candidates have none.', () => {
		const spots = [
			spot('plain', 1, 1, { number: 1 }),
			spot('list', 2, 2, { kind: 'list', number: 2 }),
			spot('marked', 3, 3, { number: 3 }),
			spot(you, 4, 4, { kind: 'you' }),
		];
		const drawn = drawingOf(
			sitesOf(spots, ({ key }) => key === 'marked'),
			10,
		);
		expect(drawn.map(({ named, letters }) => [named?.key, letters])).toEqual([
			[you, 3],
			['marked', 8],
			['list', 6],
			[undefined, 0],
		]);
	});
});
