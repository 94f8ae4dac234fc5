import { performance } from 'node:perf_hooks';
import { coordinate, none } from '../../lib/match/coordinate.ts';
import { alike, mostDiffering } from '../../lib/match/decide/alike.ts';
import { componentsOf } from '../../lib/match/decide/components.ts';
import { swap } from '../../lib/match/decide/swap.ts';
import type { Field, Rule, Voter } from '../../lib/match/field.ts';
import { basisOf, noBasis } from '../../lib/match/gap/basis.ts';
import type { Positions } from '../../lib/match/gap/prior.ts';
import { rank } from '../../lib/match/rank.ts';
import { score } from '../../lib/match/score.ts';
import { randomNumbers } from './cases.ts';
import { barePass, medians, round } from './time.ts';

const random = randomNumbers(42);
const statements = 36;

/** How fast the parts are that help a voter to decide, and those that a publication computes once. */
export function* measureDeciding() {
	yield repaint();
	yield swaps('swap, 36 statements, no gaps', 0);
	yield swaps('swap, 36 statements, both with gaps', 0.3);
	yield slowestSwap();
	yield alikeSheets();
	yield plane();
}

/** What a page computes again after one answer or weight has changed. */
function repaint() {
	const field = fieldOf(Array.from({ length: 42 }, sheet));
	const voters = Array.from({ length: 24 }, voter);
	const rule: Rule = { method: 'city-block', basis: noBasis };
	const times = 100;
	const again = (own: Voter, action: (changed: Voter) => unknown) => {
		for (let turn = 0; turn < times; turn++) {
			own.importance[turn % statements] = 1 + (turn % 2);
			action(own);
		}
	};
	const [ms, barePassMs] = medians(
		voters,
		(own) => again(own, (changed) => rank(field, changed, score(field, changed, rule))),
		(own) => again(own, (changed) => barePass(field, changed)),
	);
	return {
		name: 'scores and ranks again after one changed answer or weight',
		contenders: field.contenders,
		statements,
		ms: round(ms / times),
		barePassMs: round(barePassMs / times),
		timesBare: round(ms / barePassMs),
	};
}

function swaps(name: string, gaps: number) {
	const basis = basisOf(statements, Int8Array.from(rows(150).flat()), new Int8Array());
	const pairs = Array.from({ length: 200 }, () => ({
		field: fieldOf(rows(2).map((row) => row.map((own) => (random() < gaps ? none : own)))),
		voter: voter(),
	}));
	return { name, ...timesOf(pairs.map((pair) => () => swap(pair.field, pair.voter, basis, 0, 1))) };
}

/** A contender that is nearer than all of the reference, and its opposite: all pairs of changes are tried in vain. */
function slowestSwap() {
	const basis = basisOf(statements, Int8Array.from(rows(150).flat()), new Int8Array());
	const pairs = Array.from({ length: 50 }, () => {
		const own = sheet();
		const partial = own.map((position, column) => (column < 25 ? position : none));
		return { field: fieldOf([partial, own.map((position) => 0 - position)]), voter: voterOf(own) };
	});
	const name = 'swap, 36 statements, as many trials as there can be';
	return { name, ...timesOf(pairs.map((pair) => () => swap(pair.field, pair.voter, basis, 0, 1))) };
}

/** A cheap phone is about four times as slow as a computer. */
const slowPhone = 4;

function timesOf(actions: readonly (() => unknown)[]) {
	for (const action of actions.slice(0, 20)) action();
	const times = actions
		.map((action) => {
			const start = performance.now();
			action();
			return performance.now() - start;
		})
		.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
	return {
		ms: round(at(0.5)),
		slowestOfTwentyMs: round(at(0.95)),
		slowestOfTwentyOnASlowPhoneMs: round(slowPhone * at(0.95)),
	};
}

/** A whole election in which 300 pairs are planted. */
function alikeSheets() {
	const own = rows(10_288, 40);
	for (let pair = 0; pair < 300; pair++) {
		const copy = [...(own[pair] ?? [])];
		for (let change = 0; change < pair % 4; change++)
			copy[Math.floor(40 * random())] = coordinate(1 + Math.floor(5 * random()), 5);
		own[own.length - 1 - pair] = copy;
	}
	const positions = { contenders: own.length, statements: 40, positions: Int8Array.from(own.flat()) };
	const [found, ms] = timed(() => alike(positions));
	const [pairs, plainMs] = timed(() => nearPairsPlainly(positions));
	const count = found.identical.length + found.pairs.length;
	if (count !== pairs) throw new Error(`The implementations disagree: ${count} and ${pairs} pairs.`);
	return {
		name: 'alike sheets of 10,288 × 40, 300 pairs planted',
		pairs,
		ms: round(ms),
		statementByStatementMs: round(plainMs),
	};
}

function nearPairsPlainly({ contenders, statements: length, positions }: Positions): number {
	const most = mostDiffering(length);
	let pairs = 0;
	for (let one = 0; one < contenders; one++) {
		for (let other = one + 1; other < contenders; other++) {
			let differing = 0;
			for (let column = 0; column < length && differing <= most; column++)
				if (positions[one * length + column] !== positions[other * length + column]) differing++;
			if (differing <= most) pairs++;
		}
	}
	return pairs;
}

function plane() {
	const own = rows(10_288, 40);
	const [, ms] = timed(() =>
		componentsOf({ contenders: own.length, statements: 40, positions: Int8Array.from(own.flat()) }),
	);
	return { name: 'plane of 10,288 × 40', ms: round(ms) };
}

function timed<T>(action: () => T): [T, number] {
	const start = performance.now();
	const result = action();
	return [result, performance.now() - start];
}

function sheet(): number[] {
	return Array.from({ length: statements }, () => coordinate(1 + Math.floor(5 * random()), 5));
}

function rows(count: number, length = statements): number[][] {
	return Array.from({ length: count }, () =>
		Array.from({ length }, () => coordinate(1 + Math.floor(5 * random()), 5)),
	);
}

function fieldOf(sheets: readonly number[][]): Field {
	return {
		contenders: sheets.length,
		statements,
		topics: 1,
		positions: Int8Array.from(sheets.flat()),
		steps: new Uint8Array(statements).fill(5),
		topic: new Uint8Array(statements),
		local: new Uint8Array(statements),
		place: Int32Array.from(sheets.keys()),
	};
}

function voter(): Voter {
	return voterOf(sheet());
}

function voterOf(stances: number[]): Voter {
	return {
		stances: Int8Array.from(stances),
		importance: Uint8Array.from(stances, () => (random() < 0.2 ? 2 : 1)),
		unseen: new Uint8Array(stances.length),
	};
}
