/**
 * Measures how fast the match engine is and, at the end, how fast pictures are drawn; prints JSON lines. Each line of
 * the engine has two baselines, measured in the same run on the same field: a straightforward implementation of the
 * same rule with objects and maps, whose tiers must be the same, and one bare pass over the same matrix that only
 * sums distances. Milliseconds are medians. Then come the parts that help to decide between contenders.
 */
import type { Rule } from '../lib/match/field.ts';
import { rank } from '../lib/match/rank.ts';
import { score } from '../lib/match/score.ts';
import { measureCards } from './bench/cards.ts';
import { cases, type Case, type Run } from './bench/cases.ts';
import { measureDeciding } from './bench/decide.ts';
import { asObjects, matchObjects, votesOf } from './bench/objects.ts';
import { barePass, medians, round } from './bench/time.ts';

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

for (const one of cases()) console.log(JSON.stringify(measure(one)));
for (const line of measureDeciding()) console.log(JSON.stringify(line));
console.log(JSON.stringify(await measureCards()));
