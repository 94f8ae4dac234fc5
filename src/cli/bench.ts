/**
 * Measures how fast the match engine is and, at the end, how fast pictures are drawn; prints JSON lines. Each line of
 * the engine has two baselines, measured in the same run on the same field: a straightforward implementation of the
 * same rule with objects and maps, whose tiers must be the same, and one bare pass over the same matrix that only
 * sums distances. Milliseconds are medians.
 */
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { coordinate, none, stepOf } from '../lib/match/coordinate.ts';
import type { Field, Voter } from '../lib/match/field.ts';
import { estimatePrior } from '../lib/match/prior.ts';
import { rank } from '../lib/match/rank.ts';
import { score, type Prior } from '../lib/match/score.ts';
import { measureCards } from './bench-cards.ts';

interface Case {
	name: string;
	prior: Prior;
	/** Measured in turn, so that no run benefits from the one before it: a processor caches a small field. */
	runs: Run[];
}

interface Run {
	field: Field;
	voter: Voter;
}

type Lean = 'moderate' | 'extreme';

const millisecondsPerMeasure = 2_000;

function* cases(): Generator<Case> {
	yield synthetic('435 × 36', 435, 36);
	yield synthetic('2,400 × 30', 2_400, 30);
	yield synthetic('11,844 × 49', 11_844, 49);
	yield synthetic('10,288 × 40', 10_288, 40);
	yield synthetic('10,288 × 40, most answers important', 10_288, 40, { important: 0.6 });
	yield synthetic('10,288 × 40, answers at the ends of the scale', 10_288, 40, { lean: 'extreme' });
	yield synthetic('10,288 × 40, most contenders with wide gaps', 10_288, 40, { gaps: 0.5 });
	const finnish = finnish2017();
	if (finnish) yield finnish;
}

function measure({ name, prior, runs }: Case) {
	const rule = { method: 'city-block', prior } as const;
	const match = ({ field, voter }: Run) => rank(field, voter, score(field, voter, rule)).tier;
	// Measured before any objects exist, because they would make every garbage collection longer.
	const [ms, barePassMs] = medians(runs, match, ({ field, voter }) => barePass(field, voter));
	const objects = new Map(
		Array.from(new Set(runs.map(({ field }) => field)), (field) => [field, asObjects(field)]),
	);
	const plainRuns = runs.flatMap(({ field, voter }) => {
		const plain = objects.get(field);
		return plain ? [{ ...plain, votes: votesOf(voter) }] : [];
	});
	const [objectsAndMapsMs] = medians(plainRuns, (run) => matchObjects(run, prior));
	for (const [index, run] of runs.slice(0, 3).entries()) {
		const tier = match(run);
		const plain = plainRuns[index];
		const differs = plain ? matchObjects(plain, prior).findIndex((one, row) => one.tier !== tier[row]) : -1;
		if (differs >= 0) throw new Error(`${name}: the implementations disagree about contender ${differs}.`);
	}
	return {
		name,
		contenders: runs[0]?.field.contenders,
		statements: runs[0]?.field.statements,
		ms: round(ms),
		objectsAndMapsMs: round(objectsAndMapsMs),
		timesFaster: round(objectsAndMapsMs / ms),
		barePassMs: round(barePassMs),
		timesBare: round(ms / barePassMs),
	};
}

/**
 * Median milliseconds of two functions, called in turn so that other load on the machine slows both alike. After a
 * warm-up, there are as many calls as fit the time, and at least five.
 */
function medians<T>(
	inputs: readonly T[],
	one: (input: T) => unknown,
	other: (input: T) => unknown = () => null,
): [number, number] {
	const ones: number[] = [];
	const others: number[] = [];
	const start = performance.now();
	for (let turn = 0; performance.now() < start + millisecondsPerMeasure || ones.length < 5; turn++) {
		const input = inputs[turn % inputs.length];
		if (input === undefined) break;
		const first = performance.now();
		one(input);
		const second = performance.now();
		other(input);
		const third = performance.now();
		if (first < start + millisecondsPerMeasure / 3) continue;
		ones.push(second - first);
		others.push(third - second);
	}
	return [middle(ones), middle(others)];
}

function middle(times: number[]): number {
	return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function round(value: number): number {
	return Number(value.toPrecision(3));
}

/** The second baseline: reads every cell once and sums distances, nothing else. */
function barePass({ contenders, statements, positions }: Field, voter: Voter): Int32Array {
	const { stances } = voter;
	const sums = new Int32Array(contenders);
	for (let row = 0, cell = 0; row < contenders; row++) {
		let sum = 0;
		for (let column = 0; column < statements; column++, cell++) {
			const position = positions[cell] ?? none;
			if (position !== none) sum += Math.abs(position - (stances[column] ?? 0));
		}
		sums[row] = sum;
	}
	return sums;
}

interface PlainContender {
	place: number;
	positions: Map<string, number>;
}

interface PlainStatement {
	id: string;
	step: number;
	topic: number;
}

interface PlainMatch {
	contender: PlainContender;
	agreement: number | null;
	cautious: number | null;
	similarity: number;
	shared: number;
	missing: number;
	coverage: number;
	topics: Map<number, { cost: number; weight: number }>;
	tier: number;
	rank: number;
}

interface Vote {
	answer: number;
	importance: number;
}

type Votes = Map<string, Vote>;

function asObjects(field: Field): { contenders: PlainContender[]; statements: PlainStatement[] } {
	const statements = Array.from({ length: field.statements }, (_, column) => ({
		id: `s${column}`,
		step: stepOf(field.steps[column] ?? 5),
		topic: field.topic[column] ?? 0,
	}));
	const contenders = Array.from({ length: field.contenders }, (_, row) => ({
		place: field.place[row] ?? 0,
		positions: new Map(
			statements
				.map(({ id }, column): [string, number] => [
					id,
					field.positions[row * field.statements + column] ?? none,
				])
				.filter(([, position]) => position !== none),
		),
	}));
	return { contenders, statements };
}

function votesOf(voter: Voter): Votes {
	return new Map(
		Array.from(voter.stances, (answer, column): [string, Vote] => [
			`s${column}`,
			{ answer, importance: voter.importance[column] ?? 1 },
		]).filter(([, { answer }]) => answer !== none),
	);
}

/** The first baseline: a straightforward implementation, with an object for each contender and maps by id. */
function matchObjects(
	{
		contenders,
		statements,
		votes,
	}: { contenders: PlainContender[]; statements: PlainStatement[]; votes: Votes },
	prior: Prior,
): PlainMatch[] {
	const matches = contenders.map((contender): PlainMatch => {
		let similarity = 0;
		let shared = 0;
		let missing = 0;
		let coverage = 0;
		const topics = new Map<number, { cost: number; weight: number }>();
		for (const { id, topic } of statements) {
			const vote = votes.get(id);
			if (vote === undefined) continue;
			const position = contender.positions.get(id);
			if (position === undefined) {
				missing += vote.importance;
				continue;
			}
			const cost = vote.importance * Math.abs(vote.answer - position);
			similarity += vote.importance * 120 - cost;
			shared += vote.importance;
			coverage++;
			const sofar = topics.get(topic) ?? { cost: 0, weight: 0 };
			topics.set(topic, { cost: sofar.cost + cost, weight: sofar.weight + vote.importance });
		}
		return {
			contender,
			agreement: coverage === 0 ? null : (100 * similarity) / (120 * shared),
			cautious: coverage === 0 ? null : plainCautious(similarity, shared, missing, prior),
			similarity,
			shared,
			missing,
			coverage,
			topics,
			tier: 0,
			rank: 0,
		};
	});
	const sorted = matches
		.filter(({ cautious }) => cautious !== null)
		.sort((a, b) => (b.cautious ?? 0) - (a.cautious ?? 0) || a.contender.place - b.contender.place);
	sorted.forEach((match, index) => {
		const before = sorted[index - 1];
		match.rank = before && before.cautious === match.cautious ? before.rank : index + 1;
	});
	let tier = 0;
	for (const leader of sorted) {
		if (leader.tier > 0) continue;
		tier++;
		leader.tier = tier;
		for (const match of sorted)
			if (match.tier === 0 && couldBeLevel(match, leader, statements, votes, prior)) match.tier = tier;
	}
	return matches;
}

function couldBeLevel(
	match: PlainMatch,
	leader: PlainMatch,
	statements: readonly PlainStatement[],
	votes: Votes,
	prior: Prior,
): boolean {
	if (match.cautious === leader.cautious) return true;
	for (const { id, step } of statements) {
		const vote = votes.get(id);
		if (vote === undefined) continue;
		for (const to of [vote.answer - step, vote.answer + step]) {
			if (to < -60 || to > 60) continue;
			const moved = { answer: to, importance: vote.importance };
			if (cautiousAfter(match, id, vote, moved, prior) >= cautiousAfter(leader, id, vote, moved, prior))
				return true;
		}
	}
	return false;
}

function cautiousAfter(match: PlainMatch, id: string, vote: Vote, moved: Vote, prior: Prior): number {
	const position = match.contender.positions.get(id);
	if (position === undefined) return match.cautious ?? -1;
	const change = Math.abs(vote.answer - position) - Math.abs(moved.answer - position);
	return plainCautious(match.similarity + vote.importance * change, match.shared, match.missing, prior);
}

function plainCautious(similarity: number, shared: number, missing: number, prior: Prior): number {
	const top = 10_000 * similarity + 120 * prior.strength * missing * prior.agreement;
	return top / (12_000 * shared + 120 * prior.strength * missing);
}

interface Leaning {
	/** Share of answers marked important. */
	important?: number;
	lean?: Lean;
	/** Share of positions missing. */
	gaps?: number;
}

/** Contenders and voters with two hidden opinions each, which determine their stances, with some noise. */
function synthetic(name: string, contenders: number, statements: number, leaning: Leaning = {}): Case {
	const { important = 0.15, lean = 'moderate', gaps = 0.1 } = leaning;
	const random = randomNumbers(contenders * 1000 + statements);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const loadings = Array.from({ length: statements }, () => [normal(), normal(), 0.5 * normal()]);
	const stance = (
		[across = 0, along = 0]: number[],
		[first = 0, second = 0, shift = 0]: number[],
		firmness: number,
	) => {
		const leaningNow = firmness * (0.6 * (across * first + along * second) + shift + 0.7 * normal());
		return coordinate(Math.min(5, Math.max(1, Math.round(3 + leaningNow))), 5);
	};
	const person = () => [normal(), normal()];
	const field = (): Field => ({
		contenders,
		statements,
		topics: 3,
		positions: Int8Array.from(
			Array.from({ length: contenders }, () => {
				const opinions = person();
				return loadings.map((loading) => (random() < gaps ? none : stance(opinions, loading, 1)));
			}).flat(),
		),
		steps: new Uint8Array(statements).fill(5),
		topic: Uint8Array.from({ length: statements }, (_, column) => column % 3),
		place: Int32Array.from({ length: contenders }, (_, row) => row),
	});
	const fields = Array.from({ length: Math.ceil(200_000 / (contenders * statements)) }, field);
	const voters = Array.from({ length: 24 }, () => {
		const opinions = person();
		return {
			stances: Int8Array.from(loadings, (loading) => stance(opinions, loading, lean === 'extreme' ? 9 : 1)),
			importance: Uint8Array.from({ length: statements }, () => (random() < important ? 2 : 1)),
		};
	});
	return caseOf(name, fields, voters);
}

/** Pseudo-random numbers 0…1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const PackStatements = z.array(
	z.object({ slug: z.string(), contest: z.string().optional(), steps: z.int().default(5) }),
);
const PackPositions = z.array(z.object({ contender: z.string(), statement: z.string(), stance: z.string() }));
const PackContenders = z.array(z.object({ slug: z.string() }));

/**
 * All candidates of the Finnish municipal elections of 2017 on the general statements, with candidates as voters;
 * null if the data are not beside the checkout. Data: Helsingin Sanomat and Ilta-Sanomat, CC BY 4.0.
 */
function finnish2017(): Case | null {
	const folder = fileURLToPath(new URL('../../../shared/data/fi-hs-2017/', import.meta.url));
	if (!existsSync(folder)) return null;
	const read = (file: string) => readFileSync(folder + file, 'utf8');
	const rows = (file: string): unknown => parse(read(file), { columns: true, bom: true });
	const statements = PackStatements.parse(JSON.parse(read('statements.json'))).filter(
		(statement) => statement.contest === undefined,
	);
	const rowOf = new Map(PackContenders.parse(rows('contenders.csv')).map(({ slug }, row) => [slug, row]));
	const columnOf = new Map(statements.map(({ slug }, column) => [slug, column]));
	const positions = new Int8Array(rowOf.size * statements.length).fill(none);
	for (const { contender, statement, stance } of PackPositions.parse(rows('positions.csv'))) {
		const row = rowOf.get(contender);
		const column = columnOf.get(statement);
		const steps = statements[column ?? -1]?.steps;
		if (row === undefined || column === undefined || steps === undefined || stance === '') continue;
		positions[row * statements.length + column] = coordinate(Number(stance), steps);
	}
	const field = {
		contenders: rowOf.size,
		statements: statements.length,
		topics: 3,
		positions,
		steps: Uint8Array.from(statements, ({ steps }) => steps),
		topic: Uint8Array.from(statements, (_, column) => column % 3),
		place: Int32Array.from({ length: rowOf.size }, (_, row) => row),
	};
	const voters = Array.from({ length: 400 }, (_, index) => index * 29)
		.map((row) => positions.slice(row * statements.length, (row + 1) * statements.length))
		.filter((stances) => !stances.includes(none))
		.slice(0, 24)
		.map((stances) => ({ stances, importance: new Uint8Array(statements.length).fill(1) }));
	return caseOf('Finnish municipal elections 2017', [field], voters);
}

function caseOf(name: string, fields: readonly Field[], voters: readonly Voter[]): Case {
	const [first] = fields;
	if (first === undefined) throw new Error('A case needs a field.');
	const runs = voters.map((voter, index) => ({ field: fields[index % fields.length] ?? first, voter }));
	return { name, prior: estimatePrior(first), runs };
}

for (const one of cases()) console.log(JSON.stringify(measure(one)));
console.log(JSON.stringify(await measureCards()));
