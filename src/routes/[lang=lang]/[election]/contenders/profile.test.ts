import { describe, expect, test } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import type { Change, Contender, Core, Profile as SnapshotProfile } from '$lib/election/snapshot.ts';
import { apartFirst } from '$lib/ui/stance/relation.ts';
import { encounter, profileOf, type Position } from './profile.ts';

const topics = [
	{ slug: 'reform', name: { text: 'Reform', lang: 'en' } },
	{ slug: 'law', name: { text: 'Law', lang: 'en' } },
];

function position(slug: string, stance: number | null, more: Partial<Position> = {}): Position {
	return {
		slug,
		topic: 'reform',
		text: { text: slug, lang: 'en' },
		steps: 5,
		labels: null,
		stance,
		hasDeclined: false,
		reason: null,
		source: null,
		at: null,
		changes: [],
		...more,
	};
}

function answers(...given: [string, number | 'skip', (1 | 2)?][]): Answers {
	return Object.fromEntries(given.map(([slug, stance, importance = 1]) => [slug, { stance, importance }]));
}

describe('A voter beside a contender', () => {
	test('Agreement is over what both have answered, topic by topic.', () => {
		const positions = [
			position('a', 5),
			position('b', 1),
			position('c', null),
			position('d', 4, { topic: 'law' }),
		];
		const shared = encounter({ topics, positions }, answers(['a', 5], ['b', 5], ['c', 5], ['d', 5]));
		expect(shared).toMatchObject({
			answered: 4,
			coverage: 3,
			topics: [{ agreement: 50 }, { agreement: 75 }],
		});
		expect(shared.agreement).toBeCloseTo((100 + 0 + 75) / 3);
	});

	test('Few shared answers make a percent only where nothing more is to come.', () => {
		const positions = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => position(slug, slug === 'f' ? null : 4));
		const hasPercent = (...given: Parameters<typeof answers>) =>
			encounter({ topics, positions }, answers(...given)).hasPercent;
		const four = (['a', 'b', 'c', 'd'] as const).map((slug): [string, number] => [slug, 5]);
		expect(hasPercent(...four), 'four answers so far').toBe(false);
		expect(hasPercent(...four, ['e', 5]), 'five so far').toBe(true);
		expect(hasPercent(...four, ['e', 'skip'], ['f', 'skip']), 'four in all').toBe(true);
		expect(hasPercent(...four, ['e', 'skip'], ['f', 5]), 'four of the five are shared').toBe(false);
		expect(hasPercent()).toBe(false);
	});

	test('Two stances are the same, a step away, apart or not compared.', () => {
		const positions = ['same', 'step', 'apart', 'skipped', 'silent'].map((slug) =>
			position(slug, slug === 'silent' ? null : 2),
		);
		const given = answers(['same', 2], ['step', 3], ['apart', 5], ['skipped', 'skip'], ['silent', 4]);
		const { comparisons } = encounter({ topics, positions }, given);
		expect(comparisons.map(({ relation, distance, isOpposite }) => [relation, distance, isOpposite])).toEqual(
			[
				['same', 0, false],
				['step', 1, false],
				['apart', 3, true],
				['uncompared', 0, false],
				['uncompared', 0, false],
			],
		);
	});

	test('A scale of two steps has no stances that are near, because one step is its whole length.', () => {
		const positions = [position('yes or no', 1, { steps: 2 })];
		const { comparisons } = encounter({ topics, positions }, answers(['yes or no', 2]));
		expect(comparisons[0]).toMatchObject({ relation: 'apart', isOpposite: true });
	});

	test('What raises and lowers the agreement most is what is important.', () => {
		const positions = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => position(slug, 5));
		const given = answers(['a', 5], ['b', 5, 2], ['c', 1], ['d', 1, 2], ['e', 3], ['f', 2]);
		const { closer, further } = encounter({ topics, positions }, given);
		expect(closer.map(({ slug }) => slug)).toEqual(['b', 'a']);
		expect(further.map(({ slug }) => slug)).toEqual(['d', 'c', 'f']);
	});

	test('The widest gap on each scale comes first, and what is not compared last.', () => {
		const positions = [
			position('none', null),
			position('same', 1),
			position('half', 1),
			position('whole', 1, { steps: 3 }),
		];
		const given = answers(['none', 1], ['same', 1], ['half', 3], ['whole', 3]);
		const { comparisons } = encounter({ topics, positions }, given);
		expect(apartFirst(comparisons).map(({ slug }) => slug)).toEqual(['whole', 'half', 'same', 'none']);
	});

	test('A voter without answers shares nothing, and nothing fails.', () => {
		const shared = encounter({ topics, positions: [position('a', 5)] }, {});
		expect(shared).toMatchObject({ answered: 0, agreement: -1, coverage: 0, closer: [], further: [] });
		expect(shared.topics.map(({ agreement }) => agreement)).toEqual([null, null]);
	});
});

describe('The description of a contender', () => {
	const core: Core = {
		format: 1,
		election: {
			slug: 'example',
			name: { kk: 'Мысал' },
			day: '2027-03-19',
			timezone: 'Asia/Almaty',
			languages: ['kk', 'ru'],
			fictional: true,
			imprint: {},
			calendar: { collectingFrom: '', openFrom: '', silenceFrom: '', votingFrom: '', closesAt: '' },
			topics: [{ slug: 'reform', name: { kk: 'Реформа' }, low: {}, high: {} }],
			sources: [],
		},
		regions: [],
		contests: [],
		districts: [],
		parties: [],
		blocs: [{ slug: 'spring', name: { kk: 'Көктем' }, manifesto: { kk: 'Су' }, confirmed: ['calm-lake'] }],
		statements: ['trees', 'courts'].map((slug) => ({
			slug,
			topic: 'reform',
			text: { kk: slug },
			polarity: 1,
			steps: 5,
		})),
		lists: [],
		method: { name: 'city-block', version: 2, seed: 'demo' },
		parts: {},
	};
	const contender: Contender = {
		slug: 'calm-lake',
		kind: 'person',
		contest: 'council',
		district: 1,
		name: { kk: 'Айдын Көл' },
		nomination: 'self',
		party: null,
		bloc: 'spring',
		number: 1,
		status: 'registered',
		positions: '5-',
	};
	const change: Change = {
		statement: 'courts',
		at: '2027-03-01T10:00:00.000Z',
		from: 2,
		to: null,
		by: 'editor',
		why: { ru: 'Описка' },
	};
	const stated: SnapshotProfile = {
		text: {},
		programme: { ru: 'Вода' },
		links: ['https://lake.example.org'],
		photo: null,
		takenDown: [{ part: 'photo', rule: 'photo', on: '2027-03-02' }],
		changes: [change],
		invitedOn: ['2027-02-01'],
		remindedOn: [],
		declinedOn: null,
	};

	test('The profile is in the language of the page or in its original language, with each change at its statement.', () => {
		const profile = profileOf(
			core,
			contender,
			{ at: {}, reasons: {} },
			{ profiles: { 'calm-lake': stated } },
			'kk',
		);
		expect(profile.text).toBeNull();
		expect(profile.programme).toEqual({ text: 'Вода', lang: 'ru' });
		expect(profile.invitedOn).toEqual(['2027-02-01']);
		expect(profile.takenDown).toEqual(stated.takenDown);
		expect(profile.bloc?.isConfirmed).toBe(true);
		const { at, from, to, by } = change;
		expect(profile.positions.map(({ changes }) => changes)).toEqual([
			[],
			[{ at, from, to, by, why: { text: 'Описка', lang: 'ru' } }],
		]);
	});

	test('The profile is empty if nothing is known.', () => {
		const profile = profileOf(
			core,
			{ ...contender, slug: 'other' },
			{ at: {}, reasons: {} },
			{ profiles: {} },
			'kk',
		);
		expect(profile).toMatchObject({ text: null, programme: null, links: [], photo: null, invitedOn: [] });
		expect(profile.bloc?.isConfirmed).toBe(false);
	});
});
