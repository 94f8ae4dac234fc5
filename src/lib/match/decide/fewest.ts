import { changeOf, type Answered, type Change, type Other } from './answered.ts';
import type { Field } from '../field.ts';

/** A change of one answer and how much it adds to the lead. */
export interface Gain {
	statement: Answered;
	other: Other;
	gain: number;
}

/**
 * The fewest changes whose gains add up to more than `lead`, at most one for each statement; among as few the ones that
 * move the fewest steps in all, then the ones that come first in the order of the field; null if all of them do not
 * suffice.
 *
 * Gains are whole numbers, so this is exact: the largest gains say how few changes suffice, then a table says the most
 * that a number of changes gains with a number of steps among the statements from each on (a knapsack).
 */
export function fewestChanges(field: Field, changes: readonly Gain[], lead: number): Change[] | null {
	const choices = byStatement(changes.filter(({ gain }) => gain > 0));
	const count = howFew(choices, lead);
	if (count === null) return null;
	const table = new Most(choices, count);
	let steps = count;
	while (table.at(0, count, steps) <= lead) steps++;
	return trace(field, choices, table, count, steps, lead);
}

function byStatement(changes: readonly Gain[]): Gain[][] {
	const choices = new Map<number, Gain[]>();
	for (const change of changes) {
		const { column } = change.statement;
		choices.set(column, [...(choices.get(column) ?? []), change]);
	}
	return [...choices.values()];
}

function howFew(choices: readonly Gain[][], lead: number): number | null {
	const best = choices.map((own) => Math.max(...own.map(({ gain }) => gain))).sort((a, b) => b - a);
	let sum = 0;
	for (const [index, gain] of best.entries()) {
		sum += gain;
		if (sum > lead) return index + 1;
	}
	return null;
}

/** The most that exactly so many changes gain with exactly so many steps, among the statements from one on. */
class Most {
	readonly #count: number;
	readonly #steps: number;
	readonly #gains: Float64Array;

	constructor(choices: readonly Gain[][], count: number) {
		this.#count = count;
		this.#steps = 6 * count;
		this.#gains = new Float64Array((choices.length + 1) * (count + 1) * (this.#steps + 1)).fill(-Infinity);
		this.#gains[this.#index(choices.length, 0, 0)] = 0;
		for (let from = choices.length - 1; from >= 0; from--) {
			const own = choices[from] ?? [];
			for (let left = 0; left <= Math.min(count, choices.length - from); left++) {
				for (let steps = left; steps <= 6 * left; steps++) {
					let most = this.at(from + 1, left, steps);
					for (const { gain, other } of left === 0 ? [] : own)
						most = Math.max(most, gain + this.at(from + 1, left - 1, steps - other.moved));
					this.#gains[this.#index(from, left, steps)] = most;
				}
			}
		}
	}

	at(from: number, count: number, steps: number): number {
		if (count < 0 || steps < 0 || steps > this.#steps) return -Infinity;
		return this.#gains[this.#index(from, count, steps)] ?? -Infinity;
	}

	#index(from: number, count: number, steps: number): number {
		return (from * (this.#count + 1) + count) * (this.#steps + 1) + steps;
	}
}

function trace(
	field: Field,
	choices: readonly Gain[][],
	table: Most,
	count: number,
	steps: number,
	lead: number,
): Change[] {
	const taken: Change[] = [];
	let [left, leftSteps, wanted] = [count, steps, lead];
	choices.forEach((own, from) => {
		const next = own.find(
			({ gain, other }) => gain + table.at(from + 1, left - 1, leftSteps - other.moved) > wanted,
		);
		if (!next) return;
		taken.push(changeOf(field, next.statement, next.other));
		left--;
		leftSteps -= next.other.moved;
		wanted -= next.gain;
	});
	return taken;
}
