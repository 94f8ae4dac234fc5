import fc from 'fast-check';
import { coordinate, none, stepOf } from '../../src/lib/match/coordinate.ts';
import type { Field, Rule, Voter } from '../../src/lib/match/field.ts';
import { basisOf } from '../../src/lib/match/gap/basis.ts';
import { measures, type Method } from '../../src/lib/match/method.ts';
import { rank } from '../../src/lib/match/rank.ts';
import { score } from '../../src/lib/match/score.ts';

// Random elections for the tests of the matching, and the rule once more, word by word, without any haste.

export interface Case {
	field: Field;
	voter: Voter;
	rule: Rule;
}

export const methods: Method[] = ['city-block', 'euclidean', 'agreement', 'hybrid'];

export interface Shape {
	method?: fc.Arbitrary<Method>;
	steps?: fc.Arbitrary<number>;
	/** Percent of the contenders' positions that are missing. */
	gaps?: fc.Arbitrary<number>;
	/** Percent of the voter's answers that are skipped, and that are not seen yet. */
	skipped?: fc.Arbitrary<number>;
	unseen?: fc.Arbitrary<number>;
	/** Percent of the statements that are local. */
	local?: fc.Arbitrary<number>;
	/** Rows of the reference and of the sample. */
	reference?: fc.Arbitrary<number>;
	sample?: fc.Arbitrary<number>;
	mostContenders?: number;
	mostStatements?: number;
}

/** Small elections with gaps, mixed scales, importance, local statements, and places that are not in the order of the rows. */
export function anyCase(shape: Shape = {}): fc.Arbitrary<Case> {
	return fc
		.record({
			method: shape.method ?? fc.constantFrom(...methods),
			steps: fc.array(shape.steps ?? fc.integer({ min: 2, max: 7 }), {
				maxLength: shape.mostStatements ?? 10,
			}),
			contenders: fc.nat({ max: shape.mostContenders ?? 9 }),
			topics: fc.integer({ min: 1, max: 3 }),
			gaps: shape.gaps ?? fc.constantFrom(0, 10, 40, 70, 100),
			skipped: shape.skipped ?? fc.constantFrom(0, 20, 100),
			unseen: shape.unseen ?? fc.constantFrom(0, 0, 30),
			local: shape.local ?? fc.constantFrom(0, 0, 30, 100),
			reference: shape.reference ?? fc.oneof(fc.nat({ max: 19 }), fc.integer({ min: 20, max: 50 })),
			sample: shape.sample ?? fc.nat({ max: 30 }),
			prior: fc.record({
				agreement: fc.integer({ min: 0, max: 100 }),
				strength: fc.integer({ min: 1, max: 100 }),
			}),
			seed: fc.integer({ min: 1, max: 0x7fff_ffff }),
		})
		.map(
			({
				method,
				steps,
				contenders,
				topics,
				gaps,
				skipped,
				unseen,
				local,
				reference,
				sample,
				prior,
				seed,
			}) => {
				const random = randomNumbers(seed);
				const below = (most: number) => Math.floor(random() * most);
				const happens = (percent: number) => below(100) < percent;
				const row = (missing: number) =>
					steps.map((own) => (happens(missing) ? none : coordinate(1 + below(own), own)));
				const rows = (count: number, missing: number) => Array.from({ length: count }, () => row(missing));
				const isLocal = steps.map(() => happens(local));
				const common = (all: number[][]) =>
					Int8Array.from(all.flatMap((own) => own.filter((_, column) => !isLocal[column])));
				const stances = row(skipped);
				const places = Array.from({ length: contenders }, (_, place) => place * 3 - 4);
				for (let index = places.length - 1; index > 0; index--) {
					const other = below(index + 1);
					[places[index], places[other]] = [places[other] ?? 0, places[index] ?? 0];
				}
				const notSeen = steps.map(() => happens(unseen));
				return {
					field: {
						contenders,
						statements: steps.length,
						topics,
						positions: Int8Array.from(
							Array.from({ length: contenders }, () => row(happens(60) ? gaps : 0)).flat(),
						),
						steps: Uint8Array.from(steps),
						topic: Uint8Array.from(steps, () => below(topics)),
						local: Uint8Array.from(isLocal, Number),
						place: Int32Array.from(places),
					},
					voter: {
						stances: Int8Array.from(stances, (answer, column) => (notSeen[column] ? none : answer)),
						importance: Uint8Array.from(steps, () => (happens(20) ? 2 : 1)),
						unseen: Uint8Array.from(notSeen, Number),
					},
					rule: {
						method,
						basis: basisOf(
							isLocal.filter((own) => !own).length,
							common(rows(reference, 0)),
							common([...rows(sample, gaps), ...rows(sample >> 1, 0)]),
							prior,
						),
					},
				};
			},
		);
}

/** Pseudo-random numbers 0…1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function matchOf({ field, voter, rule }: Case) {
	const scores = score(field, voter, rule);
	return { scores, ranking: rank(field, voter, scores) };
}

/** How far two lists of numbers are apart at most; infinite if they differ in length or one has no number. */
export function mostApart(one: ArrayLike<number>, other: ArrayLike<number>): number {
	if (one.length !== other.length) return Infinity;
	let most = 0;
	for (let index = 0; index < one.length; index++) {
		const apart = Math.abs((one[index] ?? NaN) - (other[index] ?? NaN));
		if (!(apart <= most)) most = Number.isNaN(apart) ? Infinity : apart;
	}
	return most;
}

/**
 * Which figures of two matches differ, to the last bit. What `toEqual` says, which takes as long on typed arrays as the
 * matching itself.
 */
export function differences(one: object, other: object): string[] {
	const others = new Map<string, unknown>(Object.entries(other));
	const keys = new Set([...Object.keys(one), ...others.keys()]);
	const values = new Map<string, unknown>(Object.entries(one));
	return [...keys].flatMap((key) => {
		const [own, its] = [values.get(key), others.get(key)];
		if (!isObject(own) || !isObject(its)) return Object.is(own, its) ? [] : [key];
		return differences(own, its).map((inner) => `${key}.${inner}`);
	});
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/** The same election with its rows in another order, each contender keeping its place on the ballot. */
export function withRows(field: Field, rows: readonly number[]): Field {
	return {
		...field,
		contenders: rows.length,
		positions: Int8Array.from(rows.flatMap((row) => Array.from(positionsOf(field, row)))),
		place: Int32Array.from(rows, (row) => field.place[row] ?? 0),
	};
}

/** The same election with its statements in another order, or without some. */
export function withColumns({ field, voter, rule }: Case, columns: readonly number[]): Case {
	const pick = (array: ArrayLike<number>) => columns.map((column) => array[column] ?? 0);
	const rows = Array.from({ length: field.contenders }, (_, row) => pick(positionsOf(field, row)));
	const common = commonOf(field);
	const basisColumns = columns.flatMap((column) => {
		const at = common.indexOf(column);
		return at < 0 ? [] : [at];
	});
	const { basis } = rule;
	const matrix = (positions: Int8Array, count: number) =>
		Int8Array.from(
			Array.from({ length: count }, (_, row) =>
				basisColumns.map((column) => positions[row * basis.statements + column] ?? none),
			).flat(),
		);
	return {
		field: {
			...field,
			statements: columns.length,
			positions: Int8Array.from(rows.flat()),
			steps: Uint8Array.from(pick(field.steps)),
			topic: Uint8Array.from(pick(field.topic)),
			local: Uint8Array.from(pick(field.local)),
		},
		voter: {
			stances: Int8Array.from(pick(voter.stances)),
			importance: Uint8Array.from(pick(voter.importance)),
			unseen: Uint8Array.from(pick(voter.unseen)),
		},
		rule: {
			...rule,
			basis: basisOf(
				basisColumns.length,
				matrix(basis.reference, basis.referenceRows),
				matrix(basis.sample, basis.sampleRows),
				basis.prior ?? undefined,
			),
		},
	};
}

export function positionsOf(field: Field, row: number): Int8Array {
	return field.positions.subarray(row * field.statements, (row + 1) * field.statements);
}

export function shuffled(length: number): fc.Arbitrary<number[]> {
	return fc.shuffledSubarray(
		Array.from({ length }, (_, index) => index),
		{ minLength: length },
	);
}

/** The columns of the common statements. */
export function commonOf({ local }: Field): number[] {
	return Array.from(local.keys()).filter((column) => local[column] === 0);
}

/**
 * The rule in plain code, with objects and lists, as the README of the arithmetic has it: by contender the distance, −1
 * where it cannot be placed, and the tier, 0 likewise; and the margin for gaps.
 */
export function matchByTheBook(one: Case): { distance: number[]; tier: number[]; margin: number } {
	const book = plain(one);
	const distance = Array.from({ length: one.field.contenders }, (_, row) =>
		distanceByTheBook(one, book, row),
	);
	const margin = marginByTheBook(one, book);
	return { distance, margin, tier: tiersByTheBook(one, distance, margin) };
}

interface Plain {
	answered: number[];
	common: number[];
	/** Rows by column of the field. */
	reference: Map<number, number>[];
	sample: Map<number, number>[];
	weightOf: (columns: readonly number[]) => number;
	costOf: (positions: ReadonlyMap<number, number>, columns: readonly number[]) => number;
}

function plain({ field, voter, rule }: Case): Plain {
	const { basis, method } = rule;
	const { cost } = measures[method];
	const common = commonOf(field);
	const rows = (matrix: Int8Array, count: number) =>
		Array.from(
			{ length: count },
			(_, row) => new Map(common.map((column, at) => [column, matrix[row * basis.statements + at] ?? none])),
		);
	const weight = (column: number) => voter.importance[column] ?? 1;
	const answered = Array.from(voter.stances.keys()).filter((column) => voter.stances[column] !== none);
	return {
		answered,
		common: common.filter((column) => answered.includes(column)),
		reference: rows(basis.reference, basis.referenceRows),
		sample: rows(basis.sample, basis.sampleRows),
		weightOf: (columns) => sum(columns.map(weight)),
		costOf: (positions, columns) =>
			sum(columns.map((c) => weight(c) * cost(voter.stances[c] ?? none, positions.get(c) ?? none))),
	};
}

function distanceByTheBook(one: Case, book: Plain, row: number): number {
	const { field, voter, rule } = one;
	const { worst, root, cost } = measures[rule.method];
	const { answered, common, reference, weightOf, costOf } = book;
	const positions = new Map(Array.from(positionsOf(field, row).entries()));
	const given = answered.filter((column) => positions.get(column) !== none);
	const shared = common.filter((column) => given.includes(column));
	if (given.length === 0 || (shared.length === 0 && common.length > 0)) return -1;
	if (given.length === answered.length) return costOf(positions, answered);
	const weight = weightOf(answered);

	if (reference.length < 20) {
		const { agreement, strength } = rule.basis.prior ?? { agreement: 0, strength: 0 };
		const missing = (strength / 100) * (weight - weightOf(given));
		const lacking = root ? (1 - agreement / 100) ** 2 : 1 - agreement / 100;
		const mean = (costOf(positions, given) + missing * worst * lacking) / (weightOf(given) + missing);
		return weight * mean;
	}

	const local = answered.filter((column) => !common.includes(column));
	const ofLocal = local.map((column) => {
		const own = voter.importance[column] ?? 1;
		const answer = voter.stances[column] ?? none;
		if (given.includes(column)) return own * cost(answer, positions.get(column) ?? none);
		const others = Array.from(
			{ length: field.contenders },
			(_, other) => positionsOf(field, other)[column] ?? none,
		);
		const costs = others.filter((position) => position !== none).map((position) => cost(answer, position));
		return own * (costs.length < 2 ? (worst * 45) / 120 : sum(costs) / costs.length);
	});

	if (shared.length === common.length) return costOf(positions, shared) + sum(ofLocal);
	const own = costOf(positions, shared);
	const t = reference.map((peer) => costOf(peer, shared));
	const T = reference.map((peer) => costOf(peer, common)).sort((a, b) => a - b);
	const less = t.filter((value) => value < own).length;
	const equal = t.filter((value) => value === own).length;
	const last = T.length - 1;
	const most = weightOf(common) / weightOf(shared);
	const at = (index: number) => T[index] ?? NaN;
	let distance: number;
	if (less + equal > 0 && less < T.length) {
		const q = less + equal / 2 - 0.5;
		distance = (at(Math.max(0, Math.floor(q))) + at(Math.min(last, Math.ceil(q)))) / 2;
	} else if (less === 0) {
		const low = Math.min(...t);
		const k = mean(t) === low ? 0 : Math.min(most, (mean(T) - at(0)) / (mean(t) - low));
		distance = Math.max(0, at(0) - (low - own) * k);
	} else {
		const high = Math.max(...t);
		const k = mean(t) === high ? 0 : Math.min(most, (mean(T) - at(last)) / (mean(t) - high));
		distance = Math.min(worst * weightOf(common), at(last) + (own - high) * k);
	}
	return distance + sum(ofLocal);
}

function marginByTheBook(one: Case, book: Plain): number {
	const { field, voter, rule } = one;
	const { answered, common, reference, sample, costOf } = book;
	const { cost } = measures[rule.method];
	if (common.length === 0) return 0;
	const unseen = commonOf(field).filter((column) => voter.unseen[column] === 1);
	const sharing = sample
		.map((row) => common.filter((column) => row.get(column) !== none))
		.filter((shared) => shared.length > 0);

	if (reference.length < 20) {
		const costs = sample.flatMap((row) =>
			common
				.filter((column) => row.get(column) !== none)
				.map((column) => cost(voter.stances[column] ?? none, row.get(column) ?? none)),
		);
		const v = costs.length === 0 ? 0 : covariance(costs, costs);
		const missing = sharing.map((shared) =>
			sum(common.filter((c) => !shared.includes(c)).map((c) => (voter.importance[c] ?? 1) ** 2 * v)),
		);
		return (sharing.length === 0 ? 0 : mean(missing)) + unseen.length * v;
	}

	const T = reference.map((peer) => costOf(peer, common));
	const V = covariance(T, T);
	const errors = sharing.map((shared) => {
		if (shared.length === common.length) return 0;
		return (
			2 *
			V *
			(1 -
				correlation(
					reference.map((peer) => costOf(peer, shared)),
					T,
				))
		);
	});
	const gaps = errors.length === 0 ? 0 : mean(errors);
	if (unseen.length === 0) return gaps;
	const asVoters = reference.slice(0, 30).map((peer) => {
		const peerVoter = {
			...voter,
			stances: voter.stances.map((own, column) =>
				own === none && !unseen.includes(column) ? none : (peer.get(column) ?? none),
			),
			importance: voter.importance.map((own, column) => (answered.includes(column) ? own : 1)),
		};
		const seen = plain({ field, voter: peerVoter, rule });
		const others = reference.filter((other) => other !== peer);
		return correlation(
			others.map((other) => seen.costOf(other, common)),
			others.map((other) => seen.costOf(other, [...common, ...unseen])),
		);
	});
	return gaps + 2 * V * (1 - mean(asVoters));
}

function tiersByTheBook({ field, voter, rule }: Case, distance: readonly number[], margin: number): number[] {
	const moves = Array.from(voter.stances.keys())
		.filter((column) => voter.stances[column] !== none)
		.map(
			(column) =>
				(voter.importance[column] ?? 1) ** 2 * meanSquareOfAMove(rule.method, field.steps[column] ?? 2),
		);
	const tier = distance.map(() => 0);
	for (let number = 1; ; number++) {
		const waiting = distance.flatMap((own, row) => (own >= 0 && tier[row] === 0 ? [row] : []));
		if (waiting.length === 0) return tier;
		const lowest = Math.min(...waiting.map((row) => distance[row] ?? 0));
		for (const row of waiting) {
			if (5 * ((distance[row] ?? 0) - lowest) ** 2 <= 2 * sum(moves) + 15 * margin + 1e-6) tier[row] = number;
		}
	}
}

function meanSquareOfAMove(method: Method, steps: number): number {
	const { cost } = measures[method];
	if (method === 'city-block') return stepOf(steps) ** 2;
	const scale = Array.from({ length: steps }, (_, index) => coordinate(index + 1, steps));
	return mean(
		scale
			.slice(1)
			.flatMap((to) =>
				scale.map((position) => (cost(to, position) - cost(to - stepOf(steps), position)) ** 2),
			),
	);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
	return sum(values) / values.length;
}

function covariance(one: readonly number[], other: readonly number[]): number {
	return mean(one.map((value, index) => (value - mean(one)) * ((other[index] ?? 0) - mean(other))));
}

/** 0 at least, and if either does not vary. */
function correlation(one: readonly number[], other: readonly number[]): number {
	const variances = covariance(one, one) * covariance(other, other);
	return variances < 1e-9 ? 0 : Math.max(0, covariance(one, other) / Math.sqrt(variances));
}
