import { performance } from 'node:perf_hooks';
import { none } from '../../lib/match/coordinate.ts';
import type { Field, Voter } from '../../lib/match/field.ts';

const millisecondsPerMeasure = 2_000;

/**
 * Median milliseconds of two functions, called in turn so that other load on the machine slows both alike. After a
 * warm-up, there are as many calls as fit the time, and at least five.
 */
export function medians<T>(
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

/** To three digits. */
export function round(value: number): number {
	return Number(value.toPrecision(3));
}

/** A baseline: reads every cell once and sums distances, nothing else. */
export function barePass({ contenders, statements, positions }: Field, voter: Voter): Int32Array {
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
