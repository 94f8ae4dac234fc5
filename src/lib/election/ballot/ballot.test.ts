import { describe, expect, test } from 'vitest';
import { assemble, match, stanceIn } from './ballot.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import type { Contest, District } from '../snapshot.ts';
import { ballotsOf, chosenContests, regionOf } from './voting.ts';

const seat = contest('seat');
const astana2 = district('seat', 2, 'KZ-71');
const core = example({
	contests: [contest('list', 'list'), seat, contest('local-list', 'list'), contest('local-seat')],
	districts: [
		district('list', 1),
		astana2,
		district('seat', 9, 'KZ-11'),
		district('local-list', 1, 'KZ-71'),
		district('local-seat', 4, 'KZ-71'),
	],
	statements: [
		statement('s1', { topic: 'sovereignty' }),
		statement('r1', { steps: 2 }),
		statement('here', { contest: 'seat', districts: [2] }),
		statement('elsewhere', { contest: 'seat', districts: [9] }),
		statement('local', { contest: 'local-seat' }),
	],
});

describe('a ballot', () => {
	const ballot = assemble(core, seat, astana2, [
		contender('near', '525'),
		contender('left', '111', { status: 'withdrawn' }),
		contender('silent', '...'),
		contender('declined', '-1-'),
	]);

	test('asks the statements of its own district only', () => {
		expect(ballot.statements.map(({ slug }) => slug)).toEqual(['s1', 'r1', 'here']);
		expect(ballot.topics).toEqual(['reform', 'sovereignty']);
	});

	test('matches who stands and keeps who does not beside', () => {
		expect(ballot.standing.map(({ slug }) => slug)).toEqual(['near', 'silent', 'declined']);
		expect(ballot.gone.map(({ slug }) => slug)).toEqual(['left']);
	});

	test('puts every scale on the same coordinates, and silence on none', () => {
		expect([...ballot.field.positions]).toEqual([60, 60, 60, -128, -128, -128, -128, -60, -128]);
	});

	test('counts only what both answered', () => {
		const { scores } = match(
			ballot,
			{
				s1: { stance: 5, importance: 2 },
				r1: { stance: 2, importance: 1 },
				here: { stance: 'skip', importance: 1 },
			},
			core.method.prior,
		);
		expect([...scores.agreement]).toEqual([100, -1, 0]);
		expect([...scores.coverage]).toEqual([2, 0, 1]);
	});

	test('of nobody is a ballot', () => {
		const empty = assemble(core, seat, astana2, []);
		expect(match(empty, {}, core.method.prior).scores.agreement.length).toBe(0);
	});
});

describe('which ballots a voter gets', () => {
	const slugs = (chosen: Record<string, number>) =>
		ballotsOf(core, chosen).map(({ contest }) => contest.slug);

	test('without a district only what is voted on everywhere', () => {
		expect(slugs({})).toEqual(['list']);
	});

	test('with a district also the lists of its region', () => {
		expect(slugs({ seat: 2 })).toEqual(['list', 'seat', 'local-list']);
		expect(slugs({ seat: 2, 'local-seat': 4 })).toEqual(['list', 'seat', 'local-list', 'local-seat']);
		expect(slugs({ seat: 9 })).toEqual(['list', 'seat']);
	});

	test('a district that does not exist is no district', () => {
		expect(slugs({ seat: 77, nothing: 1 })).toEqual(['list']);
		expect(regionOf(core, { seat: 77 })).toBeNull();
	});
});

describe('districts are asked for', () => {
	const asked = (contests: Contest[], districts: District[]) =>
		chosenContests({ contests, districts }).map(({ slug }) => slug);

	test('in contests for seats, and a list of their region follows', () => {
		const contests = [contest('list', 'list'), contest('council', 'list'), seat];
		const districts = [
			district('list', 1),
			district('council', 1, 'KZ-71'),
			district('council', 2, 'KZ-75'),
			astana2,
			district('seat', 3, 'KZ-75'),
		];
		expect(asked(contests, districts)).toEqual(['seat']);
	});

	test('in lists of regions whose voters choose no seat, and the choice gives them the ballot', () => {
		const contests = [contest('list', 'list'), contest('council', 'list')];
		const districts = [district('list', 1), district('council', 1, 'KZ-71'), district('council', 2, 'KZ-75')];
		expect(asked(contests, districts)).toEqual(['council']);
		const ballots = ballotsOf({ contests, districts }, { council: 2 });
		expect(ballots.map(({ district }) => district.number)).toEqual([1, 2]);
	});

	test('in lists with several districts in one region', () => {
		const contests = [contest('council', 'list'), seat];
		const districts = [district('council', 1, 'KZ-71'), district('council', 2, 'KZ-71'), astana2];
		expect(asked(contests, districts)).toEqual(['council', 'seat']);
		const numbers = (chosen: Record<string, number>) =>
			ballotsOf({ contests, districts }, chosen).map(({ district }) => district);
		expect(numbers({ seat: 2 })).toEqual([astana2]);
		expect(numbers({ seat: 2, council: 2 })).toEqual([districts[1], astana2]);
	});

	test('not where everybody gets the same list', () => {
		expect(asked([contest('list', 'list')], [district('list', 1)])).toEqual([]);
	});
});

test('packed positions hold stances, refusals and silence apart', () => {
	expect([...'17-.'].map((_, column) => stanceIn('17-.', column))).toEqual([1, 7, null, null]);
	expect(stanceIn('12', 5)).toBeNull();
});
