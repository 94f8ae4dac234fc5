import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noBasis } from '../match/gap/basis.ts';
import { wholePercent } from '../match/percent.ts';
import { groupsOf } from '../voter/results/panel.ts';
import type { Answers } from './ballot/answers.ts';
import { assemble, match, type Ballot } from './ballot/ballot.ts';
import { contender, contest, district, example, statement } from '../../../tests/support/core.ts';
import { take, tierOf, topicsOf, withoutAnswers, type Findings, type Ticks } from './share.ts';
import type { Contender } from './snapshot.ts';

const nothing: Ticks = { districts: false, tiers: [], topics: false, answers: false };

const statements = [
	statement('r1'),
	statement('r2', { polarity: -1 }),
	statement('l1', { topic: 'law', steps: 3 }),
	statement('s1', { topic: 'sovereignty' }),
	statement('local', { contest: 'seat', districts: [2] }),
	statement('elsewhere', { contest: 'seat', districts: [1] }),
];

const core = example({
	contests: [contest('list', 'list'), contest('seat')],
	districts: [district('list', 1), district('seat', 1, 'a'), district('seat', 2, 'b')],
	statements,
});

const answers: Answers = {
	r1: { stance: 5, importance: 2 },
	r2: { stance: 4, importance: 1 },
	l1: { stance: 'skip', importance: 1 },
	s1: { stance: 3, importance: 1 },
	local: { stance: 1, importance: 1 },
	elsewhere: { stance: 1, importance: 1 },
};

function ballotOf(contest: string, number: number, contenders: Contender[]): Ballot {
	const facts = core.contests.find(({ slug }) => slug === contest);
	const area = core.districts.find((known) => known.contest === contest && known.number === number);
	if (!facts || !area) throw new Error(contest);
	return assemble(core, facts, area, contenders, noBasis);
}

const seat = ballotOf('seat', 2, [
	contender('near', '54.31'),
	contender('silent', '.....'),
	contender('gone', '54.31', { status: 'withdrawn' }),
	contender('alike', '54.31'),
	contender('far', '12.15'),
]);
const list = ballotOf('list', 1, [
	contender('party', '44.3', { kind: 'list', contest: 'list', district: 1 }),
]);
const matched = (ballot: Ballot, given = answers) => ({ ballot, match: match(ballot, given) });

const findings: Findings = {
	snapshot: 'a'.repeat(64),
	core,
	ballots: [matched(seat), matched(list)],
	answers,
	districts: { seat: 2 },
};

describe('The content of a share', () => {
	test('A share without ticks contains only the snapshot.', () => {
		expect(take(findings, nothing)).toEqual({
			snapshot: findings.snapshot,
			districts: {},
			tiers: [],
			topics: [],
			answers: {},
		});
	});

	test('A share contains what is ticked and nothing else.', () => {
		expect(take(findings, { ...nothing, districts: true })).toEqual({
			...take(findings, nothing),
			districts: { seat: 2 },
		});
		expect(take(findings, { ...nothing, topics: true })).toEqual({
			...take(findings, nothing),
			topics: topicsOf(core.election.topics, core.statements, answers),
		});
		const tiers = take(findings, { ...nothing, tiers: ['list'] });
		expect(tiers).toEqual({ ...take(findings, nothing), tiers: [tierOf(list, match(list, answers))] });
	});

	test('A share lists its ballots in the order of the contests.', () => {
		const { tiers } = take(findings, { ...nothing, tiers: ['seat', 'list'] });
		expect(tiers.map(({ contest }) => contest)).toEqual(['list', 'seat']);
	});

	test('A share has no tier of a missing or unanswered ballot.', () => {
		expect(take(findings, { ...nothing, tiers: ['unknown'] }).tiers).toEqual([]);
		const unanswered = { ...findings, ballots: [matched(seat, {})], answers: {} };
		expect(take(unanswered, { ...nothing, tiers: ['seat'] }).tiers).toEqual([]);
	});

	test('A share contains no answer that would reveal a district that is not shared.', () => {
		const common = ['r1', 'r2', 'l1', 's1'];
		const keys = (ticks: Partial<Ticks>) =>
			Object.keys(take(findings, { ...nothing, answers: true, ...ticks }).answers);
		expect(keys({})).toEqual(common);
		expect(keys({ tiers: ['list'] })).toEqual(common);
		expect(keys({ districts: true })).toEqual([...common, 'local']);
		expect(keys({ tiers: ['seat'] })).toEqual([...common, 'local']);
	});

	test('The public part of a share has no answers.', () => {
		const share = take(findings, { districts: true, tiers: ['seat'], topics: true, answers: true });
		const { answers: _, ...rest } = share;
		expect(withoutAnswers(share)).toEqual(rest);
		expect(withoutAnswers(share)).not.toHaveProperty('answers');
	});
});

describe('The first tier', () => {
	test('The first tier names its contenders in ballot order, with the figures of the panel.', () => {
		expect(tierOf(seat, match(seat, answers))).toEqual({
			contest: 'seat',
			district: 2,
			lowest: 100,
			highest: 100,
			answered: 4,
			contenders: ['near', 'alike'],
		});
	});

	test('The first tier has whole percents, a half rounded up.', () => {
		const many = Array.from({ length: 200 }, (_, index) => statement(`m${index}`));
		const own = Object.fromEntries(many.map(({ slug }) => [slug, { stance: 5, importance: 1 } as const]));
		const facts = contest('list', 'list');
		const tierAt = (steps: number) => {
			const positions = '5'.repeat(200 - steps) + '4'.repeat(steps);
			const ballot = assemble(
				{ election: core.election, statements: many },
				facts,
				district('list', 1),
				[contender('almost', positions)],
				noBasis,
			);
			return tierOf(ballot, match(ballot, own));
		};
		expect(tierAt(4)).toMatchObject({ lowest: 100, highest: 100 });
		expect(tierAt(5)).toMatchObject({ lowest: 99, highest: 99 });
	});

	test('The first tier has the figures of the panel for any contenders.', () => {
		const positions = fc.string({
			unit: fc.constantFrom('1', '3', '5', '.', '.', '.'),
			minLength: 12,
			maxLength: 12,
		});
		const many = Array.from({ length: 12 }, (_, index) => statement(`m${index}`));
		const facts = contest('list', 'list');
		let thin = 0;
		fc.assert(
			fc.property(
				fc.array(positions, { minLength: 1, maxLength: 6 }),
				fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 }),
				(rows, stances) => {
					const ballot = assemble(
						{ election: core.election, statements: many },
						facts,
						district('list', 1),
						rows.map((row, index) => contender(`c${index}`, row)),
						noBasis,
					);
					const own = Object.fromEntries(
						many.map(({ slug }, index) => [slug, { stance: stances[index] ?? 1, importance: 1 } as const]),
					);
					const matched = match(ballot, own);
					const first = groupsOf(ballot, matched).find(({ tier }) => tier === 1);
					if (first?.hasPercent && first.rows.some((row) => row.isThin)) thin++;
					const shared = tierOf(ballot, matched);
					expect(shared?.contenders).toEqual(first?.rows.map(({ contender }) => contender.slug));
					expect(shared && [shared.lowest, shared.highest]).toEqual(
						first ? [wholePercent(first.lowest), wholePercent(first.highest)] : null,
					);
				},
			),
			{ numRuns: 2000 },
		);
		expect(thin, 'tiers in which some contenders share few statements').toBeGreaterThan(20);
	});
});

describe('The place on a topic', () => {
	test('The place is turned by polarity and weighted by importance.', () => {
		// r1: 60 twice; r2: 30 turned round; the local statements do not count.
		expect(topicsOf(core.election.topics, core.statements, answers)).toEqual([
			{ topic: 'reform', place: 30, answered: 2 },
			{ topic: 'sovereignty', place: 0, answered: 1 },
		]);
	});

	test('A topic without an answer is left out.', () => {
		expect(
			topicsOf(core.election.topics, core.statements, { l1: { stance: 'skip', importance: 1 } }),
		).toEqual([]);
	});

	test('The place is a whole number and never −0.', () => {
		const [reform] = topicsOf(core.election.topics, core.statements, {
			r1: { stance: 3, importance: 1 },
			r2: { stance: 3, importance: 2 },
		});
		expect(Object.is(reform?.place, 0)).toBe(true);
	});
});
