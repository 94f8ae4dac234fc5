import { expect, test } from 'vitest';
import {
	contender,
	contest as contestOf,
	district as districtOf,
	example,
	statement,
} from '../../../../../tests/support/core.ts';
import { overviewOf, partedBy, type ContestOverview } from './overview.ts';

function contest(slug: string, isList: boolean, districts: [number, string | null][]): ContestOverview {
	return {
		slug,
		name: { text: slug, lang: 'en' },
		isList,
		districts: districts.map(([number, region]) => ({
			number,
			region,
			area: [],
			standing: 3,
			rows: [],
			alike: [],
		})),
	};
}

const contests = [
	contest('lists', true, [[1, null]]),
	contest('seat', false, [
		[1, 'ast'],
		[2, 'ast'],
		[3, 'alm'],
	]),
];

test('The ballots of the chosen district come first, and every other ballot once.', () => {
	const { own, others } = partedBy(contests, { seat: 2 });
	expect(own.map(({ contest, district }) => [contest.slug, district.number])).toEqual([
		['lists', 1],
		['seat', 2],
	]);
	expect(others.map(({ slug, districts }) => [slug, districts.map(({ number }) => number)])).toEqual([
		['seat', [1, 3]],
	]);
});

test('Without a chosen district no ballot is the voter’s own, not even a nationwide one.', () => {
	expect(partedBy(contests, {})).toEqual({ own: [], others: contests });
});

test('Those of one ballot who answered the same, or nearly, are named together, and rows say whose bloc they are of.', async () => {
	const statements = Array.from({ length: 12 }, (_, index) => statement(`s${index}`));
	const bloc = { slug: 'steppe', name: { kk: 'Дала' }, manifesto: {} };
	const core = example({
		contests: [contestOf('seat')],
		districts: [districtOf('seat', 1)],
		statements,
		blocs: [bloc],
	});
	const sheets = { one: '5', two: '5', three: '1', gone: '5', four: '3' };
	const contenders = Object.entries(sheets).map(([slug, stance]) =>
		contender(slug, stance.repeat(12), {
			bloc: slug === 'two' ? 'steppe' : null,
			status: slug === 'gone' ? 'withdrawn' : 'registered',
		}),
	);
	const [seat] = await overviewOf(core, 'kk', () => Promise.resolve(contenders));
	const [district] = seat?.districts ?? [];
	expect(district?.alike).toEqual([{ slugs: ['one', 'two'], differing: 0, shared: 12, areSame: true }]);
	expect(district?.rows?.map(({ bloc: own }) => own?.text)).toEqual([
		undefined,
		'Дала',
		undefined,
		undefined,
		undefined,
	]);
});
