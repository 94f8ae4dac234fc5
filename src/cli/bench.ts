/**
 * Measures how fast the match engine is and, at the end, how fast pictures are drawn; prints JSON lines. Each line of
 * the engine has two baselines, measured in the same run on the same field: a straightforward implementation of the
 * same rule with objects and maps, whose tiers must be the same, and one bare pass over the same matrix that only
 * sums distances. Milliseconds are medians.
 */
import { performance } from 'node:perf_hooks';
import { none } from '../lib/match/coordinate.ts';
import type { Field, Rule, Voter } from '../lib/match/field.ts';
import { rank } from '../lib/match/rank.ts';
import { score } from '../lib/match/score.ts';
import { measureCards } from './bench/cards.ts';
import { cases, type Case, type Run } from './bench/cases.ts';
import { asObjects, matchObjects, votesOf } from './bench/objects.ts';

const millisecondsPerMeasure = 2_000;

function measure({ name, basis, runs }: Case) {
	const rule: Rule = { method: 'city-block', basis };
	const match = ({ field, voter }: Run) => rank(field, voter, score(field, voter, rule)).tier;
	// Measured before any objects exist, because they would make every garbage collection longer.
	const [ms, barePassMs] = medians(runs, match, ({ field, voter }) => barePass(field, voter));
	const objects = new Map(
		Array.from(new Set(runs.map(({ field }) => field)), (field) => [field, asObjects(field, basis)]),
	);
	const plainRuns = runs.flatMap(({ field, voter }) => {
		const plain = objects.get(field);
		return plain ? [{ ...plain, votes: votesOf(voter) }] : [];
	});
	const [objectsAndMapsMs] = medians(plainRuns, (run) => matchObjects(run));
	for (const [index, run] of runs.slice(0, 3).entries()) {
		const tier = match(run);
		const plain = plainRuns[index];
		const differs = plain ? matchObjects(plain).findIndex((one, row) => one.tier !== tier[row]) : -1;
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

for (const one of cases()) console.log(JSON.stringify(measure(one)));
console.log(JSON.stringify(await measureCards()));
