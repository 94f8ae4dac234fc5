import { coordinate, none, stepOf } from '../../lib/match/coordinate.ts';
import { below, randomNumbers, shuffle, type Random } from './chance.ts';
import type { Data } from './data.ts';
import { electionOf, fieldOf, mean, outcomeOf, percent, round, ruleOf, voterOf } from './poll.ts';
import { listen, reaches, type Listener } from './reach.ts';

const size = 42;
const ballots = 2;
const mostVoters = 400;

/** Full sheets are tried quickly, so each run of them makes more moves: otherwise they stop at worse sheets. */
const movesOf = { full: 20_000, gaps: 6000 };

/** How willingly a run accepts a worse sheet at first: cold runs stop at the nearest peak, hot ones see more of them. */
const heats = [0.3, 1, 2];

/**
 * The most that a contender can gain by choosing its sheet for the result: seeded annealing over all stances and, if
 * allowed, gaps, knowing all positions and all voters. In first tiers, as a multiple of what an average contender and
 * the best one of the ballot have. And what the same sheets have with voters of the district that it did not know: a
 * sheet that fits 400 known voters need not fit others.
 */
export function* optimiser(data: Data) {
	const { basis, inReference } = electionOf(data, (row) => row);
	const rule = ruleOf(basis);
	const results: { full: number; gaps: number; usual: number; best: number }[] = [];
	for (let ballot = 0; ballot < ballots; ballot++) {
		const random = randomNumbers(2023 + ballot);
		const candidates = data.districts.reduce((one, other) => (other.length > one.length ? other : one), []);
		const drawn = shuffle(candidates, random);
		const standing = drawn.slice(0, size);
		const voters = drawn
			.slice(size)
			.filter((row) => !inReference.has(row))
			.slice(0, 2 * mostVoters);
		if (standing.length < size || voters.length === 0) return;
		const field = fieldOf(standing, data.steps);
		const listeners = voters.map((row) => listen(field, voterOf(row), rule));
		const audience = listeners.slice(0, mostVoters);
		const others = listeners.slice(mostVoters);
		const own = standing.map(
			(_, row) =>
				voters
					.slice(0, mostVoters)
					.filter((voter) => outcomeOf(field, voterOf(voter), rule).first.includes(row)).length,
		);
		const median = medianOf(standing);
		const runs = (allowsGaps: boolean) =>
			[...heats, ...heats].map((heat) => anneal(median, data.steps, { allowsGaps, heat }, audience, random));
		const full = bestOf(runs(false));
		const fromFull = anneal(full.sheet, data.steps, { allowsGaps: true, heat: 0.3 }, audience, random);
		const gaps = bestOf([fromFull, ...runs(true)]);
		results.push({ full: full.tiers, gaps: gaps.tiers, usual: mean(own), best: Math.max(...own) });
		yield {
			ballot,
			contenders: size,
			voters: audience.length,
			firstTiersFullSheet: full.tiers,
			firstTiersWithGaps: gaps.tiers,
			fullSheetTimesBest: round(full.tiers / Math.max(...own)),
			withGapsToFull: round(gaps.tiers / full.tiers),
			otherVoters: others.length,
			withGapsToFullOfOthers: round(tiersOf(gaps.sheet, others) / tiersOf(full.sheet, others)),
			timesAverage: round(gaps.tiers / mean(own)),
			timesBestOfBallot: round(gaps.tiers / Math.max(...own)),
			medianSheet: round(tiersOf(median, audience) / mean(own)),
			strategy: describe(gaps.sheet, median, data.steps),
		};
	}
	yield {
		ballot: 'all',
		withGapsToFull: round(sumOf(results, 'gaps') / sumOf(results, 'full')),
		timesAverage: round(sumOf(results, 'gaps') / sumOf(results, 'usual')),
		timesBestOfBallot: round(sumOf(results, 'gaps') / sumOf(results, 'best')),
	};
}

/** How many of the voters would have the sheet in their first tier. */
function tiersOf(sheet: Int8Array, audience: readonly Listener[]): number {
	return audience.filter((listener) => reaches(sheet, listener, listener.nearest)).length;
}

interface Found {
	sheet: Int8Array;
	/** How many of the known voters have it in their first tier. */
	tiers: number;
}

function bestOf(runs: readonly Found[]): Found {
	return runs.reduce((best, run) => (run.tiers > best.tiers ? run : best));
}

function anneal(
	start: Int8Array,
	steps: readonly number[],
	{ allowsGaps, heat: heatAtFirst }: { allowsGaps: boolean; heat: number },
	audience: readonly Listener[],
	random: Random,
): Found {
	const moves = allowsGaps ? movesOf.gaps : movesOf.full;
	let sheet = start;
	let tiers = tiersOf(sheet, audience);
	let best = { sheet, tiers };
	for (let move = 0; move < moves; move++) {
		const heat = heatAtFirst * (audience.length / 100) * (1 - move / moves) ** 2;
		const column = below(sheet.length, random);
		const own = steps[column] ?? 5;
		const isGap = allowsGaps && random() < 0.4;
		const tried = sheet.with(column, isGap ? none : coordinate(1 + below(own, random), own));
		const reached = tiersOf(tried, audience);
		if (reached >= tiers || random() < Math.exp((reached - tiers) / Math.max(heat, 1e-6))) {
			sheet = tried;
			tiers = reached;
		}
		if (tiers > best.tiers) best = { sheet, tiers };
	}
	return best;
}

/** The median positions of the ballot: the lower one of two, so that it is on the scale. */
function medianOf(standing: readonly Int8Array[]): Int8Array {
	return (standing[0] ?? new Int8Array()).map((_, column) => {
		const taken = standing.map((row) => row[column] ?? 0).sort((a, b) => a - b);
		return taken[(taken.length - 1) >> 1] ?? 0;
	});
}

function describe(sheet: Int8Array, median: Int8Array, steps: readonly number[]): string {
	const columns = [...sheet.keys()];
	const gaps = columns.filter((column) => sheet[column] === none);
	const given = columns.filter((column) => sheet[column] !== none);
	const apart = (column: number) =>
		Math.abs((sheet[column] ?? 0) - (median[column] ?? 0)) / stepOf(steps[column] ?? 5);
	const same = given.filter((column) => apart(column) === 0).length;
	const near = given.filter((column) => apart(column) === 1).length;
	return (
		`answers ${given.length} of ${columns.length}: ${same} as the ballot’s median, ` +
		`${near} a step beside it, ${given.length - same - near} farther (${percent(gaps.length / columns.length)} % left out)`
	);
}

function sumOf<Key extends string>(results: readonly Record<Key, number>[], key: Key): number {
	return results.reduce((sum, one) => sum + one[key], 0);
}
