import { describe, expect, test } from 'vitest';
import { noBasis } from '../../match/gap/basis.ts';
import { assemble, match, voterOn } from './ballot.ts';
import { stanceIn } from './stance.ts';
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

describe('A ballot', () => {
	const ballot = assemble(
		core,
		seat,
		astana2,
		[
			contender('near', '525'),
			contender('left', '111', { status: 'withdrawn' }),
			contender('silent', '...'),
			contender('declined', '-1-'),
		],
		noBasis,
	);

	test('A ballot asks only the statements of its own district.', () => {
		expect(ballot.statements.map(({ slug }) => slug)).toEqual(['s1', 'r1', 'here']);
		expect(ballot.topics).toEqual(['reform', 'sovereignty']);
	});

	test('A ballot matches those who stand and lists the others separately.', () => {
		expect(ballot.standing.map(({ slug }) => slug)).toEqual(['near', 'silent', 'declined']);
		expect(ballot.gone.map(({ slug }) => slug)).toEqual(['left']);
	});

	test('Every scale uses the same coordinates, and a missing position is `none`.', () => {
		expect([...ballot.field.positions]).toEqual([60, 60, 60, -128, -128, -128, -128, -60, -128]);
	});

	test('A ballot knows its local statements, and which ones a voter has not reached.', () => {
		expect([...ballot.field.local]).toEqual([0, 0, 1]);
		const voter = voterOn(ballot, { r1: { stance: 'skip', importance: 1 } });
		expect([...voter.unseen]).toEqual([1, 0, 1]);
	});

	test('Only statements that both answered count.', () => {
		const { scores } = match(ballot, {
			s1: { stance: 5, importance: 2 },
			r1: { stance: 2, importance: 1 },
			here: { stance: 'skip', importance: 1 },
		});
		expect([...scores.agreement]).toEqual([100, -1, 0]);
		expect([...scores.coverage]).toEqual([2, 0, 1]);
	});

	test('A ballot without contenders can be matched.', () => {
		const empty = assemble(core, seat, astana2, [], noBasis);
		expect(match(empty, {}).scores.agreement.length).toBe(0);
	});
});

describe('The ballots of a voter', () => {
	const slugs = (chosen: Record<string, number>) =>
		ballotsOf(core, chosen).map(({ contest }) => contest.slug);

	test('Without a district a voter gets only the ballots that are voted on everywhere.', () => {
		expect(slugs({})).toEqual(['list']);
	});

	test('With a district a voter also gets the lists of its region.', () => {
		expect(slugs({ seat: 2 })).toEqual(['list', 'seat', 'local-list']);
		expect(slugs({ seat: 2, 'local-seat': 4 })).toEqual(['list', 'seat', 'local-list', 'local-seat']);
		expect(slugs({ seat: 9 })).toEqual(['list', 'seat']);
	});

	test('A district that does not exist is ignored.', () => {
		expect(slugs({ seat: 77, nothing: 1 })).toEqual(['list']);
		expect(regionOf(core, { seat: 77 })).toBeNull();
	});
});

describe('The choice of districts', () => {
	const asked = (contests: Contest[], districts: District[]) =>
		chosenContests({ contests, districts }).map(({ slug }) => slug);

	test('Voters choose a district in contests for seats; the list of its region follows.', () => {
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

	test('Voters choose a district of regional lists if they choose no seat there, and get its ballot.', () => {
		const contests = [contest('list', 'list'), contest('council', 'list')];
		const districts = [district('list', 1), district('council', 1, 'KZ-71'), district('council', 2, 'KZ-75')];
		expect(asked(contests, districts)).toEqual(['council']);
		const ballots = ballotsOf({ contests, districts }, { council: 2 });
		expect(ballots.map(({ district }) => district.number)).toEqual([1, 2]);
	});

	test('Voters choose a district of lists that have several in one region.', () => {
		const contests = [contest('council', 'list'), seat];
		const districts = [district('council', 1, 'KZ-71'), district('council', 2, 'KZ-71'), astana2];
		expect(asked(contests, districts)).toEqual(['council', 'seat']);
		const numbers = (chosen: Record<string, number>) =>
			ballotsOf({ contests, districts }, chosen).map(({ district }) => district);
		expect(numbers({ seat: 2 })).toEqual([astana2]);
		expect(numbers({ seat: 2, council: 2 })).toEqual([districts[1], astana2]);
	});

	test('Voters who could not decide among districts get the ballot of each, and the lists of their region.', () => {
		const contests = [contest('council', 'list'), seat];
		const districts = [
			district('council', 1, 'KZ-71'),
			district('council', 2, 'KZ-75'),
			district('seat', 1, 'KZ-71'),
			district('seat', 2, 'KZ-71'),
			district('seat', 3, 'KZ-75'),
		];
		const numbers = (chosen: Record<string, number>) =>
			ballotsOf({ contests, districts }, chosen, { seat: [1, 2] }).map(
				({ contest, district }) => `${contest.slug} ${district.number}`,
			);
		expect(numbers({})).toEqual(['council 1', 'seat 1', 'seat 2']);
		expect(numbers({ seat: 3 }), 'a chosen district decides').toEqual(['council 2', 'seat 3']);
	});

	test('Voters choose no district if all get the same list.', () => {
		expect(asked([contest('list', 'list')], [district('list', 1)])).toEqual([]);
	});
});

test('Packed positions distinguish stances, declined and missing positions.', () => {
	expect([...'17-.'].map((_, column) => stanceIn('17-.', column))).toEqual([1, 7, null, null]);
	expect(stanceIn('12', 5)).toBeNull();
});
