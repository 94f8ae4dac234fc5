import { none } from '../../lib/match/coordinate.ts';
import type { Field, Rule, Voter } from '../../lib/match/field.ts';
import { basisOf, type Basis } from '../../lib/match/gap/basis.ts';
import { chooseBasis } from '../../lib/match/gap/choose.ts';
import { rank } from '../../lib/match/rank.ts';
import { score } from '../../lib/match/score.ts';
import { noisy, randomNumbers, shuffle, type Random } from './chance.ts';
import type { Data } from './data.ts';

/** The lengths of the ballots that are measured: a small one to a whole city. */
export const ballotSizes = [5, 15, 42, 120];

/** How voters are made of held-out candidates: as they are, or with 30 % of their answers replaced by chance. */
export const voterKinds = [
	{ voters: 'exact', noise: 0 },
	{ voters: '30 % noise', noise: 0.3 },
];

const votersPerBallot = 10;

/** A ballot of complete contenders and people who vote on it without standing on it. */
export interface Poll {
	standing: Int8Array[];
	voters: Int8Array[];
}

/**
 * Ballots of `size` drawn from the districts that are large enough, each with some other candidates of the same district
 * as voters. Candidates in the reference do not vote.
 */
export function* polls(
	{ districts, steps }: Data,
	size: number,
	votes: number,
	noise: number,
	random: Random,
	excluded: ReadonlySet<Int8Array> = new Set(),
): Generator<Poll> {
	const large = districts.filter(
		(rows) => rows.filter((row) => !excluded.has(row)).length > size + votersPerBallot,
	);
	if (large.length === 0) return;
	for (let voted = 0; voted < votes; voted += votersPerBallot) {
		const rows = large[Math.floor(random() * large.length)] ?? [];
		const drawn = shuffle(rows, random);
		const voters = drawn.filter((row) => !excluded.has(row)).slice(0, votersPerBallot);
		const isVoter = new Set(voters);
		yield {
			standing: drawn.filter((row) => !isVoter.has(row)).slice(0, size),
			voters: voters.map((row) => (noise > 0 ? noisy(row, steps, noise, random) : row)),
		};
	}
}

/** An election as it would be published: its contenders' sheets, some of them with gaps, and its basis. */
export interface Election {
	basis: Basis;
	/** The complete candidates whose sheets are in the reference. */
	inReference: ReadonlySet<Int8Array>;
}

/** @param publish what a candidate publishes of its sheet */
export function electionOf({ districts, steps }: Data, publish: (row: Int8Array) => Int8Array): Election {
	const rows = districts.flat();
	const sheets = rows.map((row, index) => ({ slug: `c${index}`, positions: publish(row) }));
	const basis = chooseBasis(sheets, steps.length, 'evaluate');
	const reference = new Set(
		Array.from({ length: basis.referenceRows }, (_, row) =>
			basis.reference.subarray(row * steps.length, (row + 1) * steps.length).join(),
		),
	);
	return { basis, inReference: new Set(rows.filter((row) => reference.has(row.join()))) };
}

/** Half of the candidates publish only this share of their answers. */
export function halfWithGaps(
	data: Data,
	answered: number,
	seed: number,
	gap: (row: Int8Array, answered: number, random: Random) => Int8Array,
): Election {
	const random = randomNumbers(seed);
	return electionOf(data, (row) => (random() < 0.5 ? gap(row, answered, random) : row));
}

export function fieldOf(rows: readonly Int8Array[], steps: readonly number[]): Field {
	const statements = steps.length;
	const positions = new Int8Array(rows.length * statements);
	rows.forEach((row, index) => {
		positions.set(row, index * statements);
	});
	return {
		contenders: rows.length,
		statements,
		topics: 1,
		positions,
		steps: Uint8Array.from(steps),
		topic: new Uint8Array(statements),
		local: new Uint8Array(statements),
		place: Int32Array.from(rows.keys()),
	};
}

/** @param seen the columns that the voter has answered or skipped; all if left out */
export function voterOf(row: Int8Array, seen?: ReadonlySet<number>): Voter {
	return {
		stances: seen ? row.map((own, column) => (seen.has(column) ? own : none)) : row,
		importance: new Uint8Array(row.length).fill(1),
		unseen: Uint8Array.from(row, (_, column) => (seen && !seen.has(column) ? 1 : 0)),
	};
}

export function ruleOf(basis: Basis): Rule {
	return { method: 'city-block', basis };
}

/** Without gaps nobody needs a reference. */
export function noReference(statements: number): Rule {
	return ruleOf(basisOf(statements, new Int8Array(), new Int8Array()));
}

export interface Outcome {
	distance: Float64Array;
	/** The rows of the first tier. */
	first: number[];
	/** The nearest rows: several if they tie. */
	best: number[];
}

export function outcomeOf(field: Field, voter: Voter, rule: Rule): Outcome {
	const scores = score(field, voter, rule);
	const { tier } = rank(field, voter, scores);
	const { distance } = scores;
	const lowest = distance.reduce((least, own) => (own < 0 ? least : Math.min(least, own)), Infinity);
	const rows = [...distance.keys()];
	return {
		distance,
		first: rows.filter((row) => tier[row] === 1),
		best: rows.filter((row) => distance[row] === lowest),
	};
}

/** How many of `some` are in `all`, 0…1. */
export function shareIn(some: readonly number[], all: readonly number[]): number {
	return some.filter((row) => all.includes(row)).length / some.length;
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

export function percent(share: number): number {
	return Math.round(1000 * share) / 10;
}

export function round(value: number): number {
	return Math.round(100 * value) / 100;
}
