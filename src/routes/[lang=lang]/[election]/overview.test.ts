import { describe, expect, test } from 'vitest';
import type { Core, Statement } from '$lib/election/snapshot.ts';
import { overviewOf } from './overview.ts';

const statement = (slug: string, text: string, more: Partial<Statement> = {}): Statement => ({
	slug,
	topic: 'reform',
	text: { kk: text, en: text },
	polarity: 1,
	steps: 5,
	...more,
});

const contest = {
	body: {},
	name: { kk: 'Бюллетень' },
	runoff: false,
	againstAll: true,
	recall: false,
	ballotColour: null,
} as const;

const core: Core = {
	format: 1,
	election: {
		slug: 'steppe',
		name: { kk: 'Дала сайлауы' },
		day: '2027-03-21',
		timezone: 'Asia/Almaty',
		languages: ['kk', 'en'],
		fictional: true,
		imprint: {},
		calendar: {
			collectingFrom: '2027-02-20T00:00:00+05:00',
			openFrom: '2027-03-01T00:00:00+05:00',
			silenceFrom: '2027-03-20T00:00:00+05:00',
			votingFrom: '2027-03-21T07:00:00+05:00',
			closesAt: '2027-03-21T20:00:00+05:00',
		},
		topics: [{ slug: 'reform', name: { kk: 'Реформа' }, low: { kk: 'аз' }, high: { kk: 'көп' } }],
		sources: [],
	},
	regions: [],
	contests: [
		{ ...contest, slug: 'lists', kind: 'list', seats: 69, threshold: 5, order: 'lot' },
		{ ...contest, slug: 'seats', kind: 'seat', seats: 1, threshold: null, order: 'alphabet' },
	],
	districts: [
		{ contest: 'lists', number: 1, region: null, name: {}, composition: {}, contenders: 0, selfNominated: 0 },
		{ contest: 'seats', number: 1, region: null, name: {}, composition: {}, contenders: 3, selfNominated: 1 },
		{ contest: 'seats', number: 2, region: null, name: {}, composition: {}, contenders: 4, selfNominated: 4 },
	],
	parties: [],
	blocs: [],
	statements: [
		statement('long', 'A long statement that takes its time.'),
		statement('short', 'A short one.'),
		statement('local', 'Here.', { contest: 'seats' }),
		...Array.from({ length: 34 }, (_, index) => statement(`s${index}`, 'Neither long nor short.')),
	],
	lists: [],
	method: { name: 'city-block', version: 2, seed: 'demo' },
	parts: {},
};

const at = (instant: string) => overviewOf(core, 'kk', new Date(instant));

describe('The first page of an election', () => {
	test('Voters are asked the general statements, and the local ones of their ballots.', () => {
		const overview = at('2027-03-02T12:00:00Z');
		expect(overview.extent).toEqual({ least: 37, most: 37 });
		expect(overview.asking).toMatchObject({ common: 36, local: [{ contest: 'seats' }] });
		expect(overview.topics.map(({ statements }) => statements)).toEqual([36]);
	});

	test('The specimen is the shortest of those.', () => {
		expect(at('2027-03-02T12:00:00Z').specimen).toMatchObject({ number: 2, text: { text: 'A short one.' } });
	});

	test('Seats for lists are counted once, and seats for candidates once in each district.', () => {
		expect(
			at('2027-03-02T12:00:00Z').ballots.map(({ slug, offers, seats }) => [slug, offers, seats]),
		).toEqual([
			['lists', 0, 69],
			['seats', 2, 2],
		]);
	});

	test('An election without statements has no specimen and asks nothing.', () => {
		const empty = overviewOf({ ...core, statements: [] }, 'kk', new Date('2027-03-02T12:00:00Z'));
		expect(empty).toMatchObject({ specimen: null, extent: { least: 0, most: 0 } });
	});
});

describe('The calendar', () => {
	test.each([
		['2027-01-01T00:00:00Z', false, ['coming', 'coming', 'coming', 'coming']],
		['2027-02-20T00:00:00Z', false, ['now', 'coming', 'coming', 'coming']],
		['2027-03-10T00:00:00Z', true, ['past', 'now', 'coming', 'coming']],
		['2027-03-20T00:00:00Z', true, ['past', 'past', 'now', 'coming']],
		['2027-03-21T05:00:00Z', true, ['past', 'past', 'past', 'now']],
		['2027-04-01T00:00:00Z', true, ['past', 'past', 'past', 'past']],
	])('Each of its days is past, now or coming at %s.', (instant, isQuizOpen, states) => {
		const overview = at(instant);
		expect(overview.isQuizOpen).toBe(isQuizOpen);
		expect(overview.calendar.map(({ state }) => state)).toEqual(states);
	});

	test('A span ends on the day before the next one begins, and a span of one day is one day.', () => {
		expect(at('2027-03-10T00:00:00Z').calendar.map(({ from, to }) => [from, to])).toEqual([
			['20 ақпан', null],
			['1 наурыз', '19 наурыз'],
			['20 наурыз', null],
			['21 наурыз', null],
		]);
	});

	test('Days have their year if it is another one.', () => {
		expect(at('2026-12-01T00:00:00Z').day).toContain('2027');
		expect(at('2027-03-10T00:00:00Z').day).not.toContain('2027');
	});
});
