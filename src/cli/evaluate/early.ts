import { nextStatement, printedFirst } from '../../lib/match/decide/next.ts';
import type { Basis } from '../../lib/match/gap/basis.ts';
import { informativeOrder } from '../../lib/match/questionnaire/order.ts';
import { randomNumbers, shuffle } from './chance.ts';
import type { Data } from './data.ts';
import {
	electionOf,
	fieldOf,
	mean,
	median,
	outcomeOf,
	percent,
	polls,
	round,
	ruleOf,
	shareIn,
	voterKinds,
	voterOf,
	type Outcome,
} from './poll.ts';

const votes = 1000;
const size = 42;

/**
 * How often the first tier of an early result holds the nearest contender of the final one, and how large it is; and what is gained by
 * choosing statements for the voter instead of asking in the printed order.
 */
export function* early(data: Data) {
	const { basis, inReference } = electionOf(data, (row) => row);
	const all = data.steps.length;
	for (const order of ['that informs', 'at random'] as const) {
		for (const { voters: kind, noise } of voterKinds) {
			for (const share of [8, 12, 16, 20]) {
				const answered = Math.round((share * all) / 30);
				const random = randomNumbers(share);
				const holds: number[] = [];
				const sizes: number[] = [];
				for (const { standing, voters } of polls(data, size, votes, noise, random, inReference)) {
					const field = fieldOf(standing, data.steps);
					const statements = data.steps.map((steps) => ({ steps, topic: 0 }));
					const columns =
						order === 'that informs'
							? informativeOrder(statements, [field])
							: shuffle([...statements.keys()], random);
					const seen = new Set(columns.slice(0, answered));
					for (const row of voters) {
						const final = outcomeOf(field, voterOf(row), ruleOf(basis));
						const { first } = outcomeOf(field, voterOf(row, seen), ruleOf(basis));
						holds.push(shareIn(final.best, first));
						sizes.push(first.length);
					}
				}
				if (holds.length === 0) continue;
				yield {
					order,
					answered,
					of: all,
					contenders: size,
					voters: kind,
					votes: holds.length,
					firstTierHoldsFinalBest: percent(mean(holds)),
					medianFirstTier: median(sizes),
					meanFirstTier: round(mean(sizes)),
				};
			}
		}
	}
	yield* chosen(data, basis, inReference);
}

/**
 * The short version: eight statements in the printed order, then each next one by who is nearest so far, against as many
 * in the printed order, on the same voters. How many of the final nearest five are among the nearest five.
 */
function* chosen(data: Data, basis: Basis, inReference: ReadonlySet<Int8Array>) {
	const all = data.steps.length;
	const share = (of30: number) => Math.round((of30 * all) / 30);
	for (const { voters: kind, noise } of voterKinds) {
		const random = randomNumbers(30);
		const printed = { inCommon: new Array<number>(), holds: new Array<number>(), sizes: new Array<number>() };
		const picked = { inCommon: new Array<number>(), holds: new Array<number>(), sizes: new Array<number>() };
		for (const { standing, voters } of polls(data, size, votes, noise, random, inReference)) {
			const field = fieldOf(standing, data.steps);
			const order = informativeOrder(
				data.steps.map((steps) => ({ steps, topic: 0 })),
				[field],
			);
			for (const row of voters) {
				const final = outcomeOf(field, voterOf(row), ruleOf(basis));
				const seen = new Set(order.slice(0, share(printedFirst)));
				while (seen.size < share(16)) {
					const left = order.filter((column) => !seen.has(column));
					const { distance } = outcomeOf(field, voterOf(row, seen), ruleOf(basis));
					seen.add(nextStatement(field, distance, left)?.column ?? left[0] ?? 0);
				}
				for (const [columns, into] of [
					[new Set(order.slice(0, share(16))), printed],
					[seen, picked],
				] as const) {
					const outcome = outcomeOf(field, voterOf(row, columns), ruleOf(basis));
					into.inCommon.push(shareIn(nearestFive(final), nearestFive(outcome)));
					into.holds.push(shareIn(final.best, outcome.first));
					into.sizes.push(outcome.first.length);
				}
			}
		}
		if (picked.holds.length === 0) continue;
		const gains = picked.inCommon.map((own, vote) => own - (printed.inCommon[vote] ?? 0));
		for (const [order, found] of Object.entries({ printed, chosen: picked }))
			yield {
				shortVersion: order,
				answered: share(16),
				of: all,
				contenders: size,
				voters: kind,
				votes: found.holds.length,
				nearestFiveInCommon: percent(mean(found.inCommon)),
				...(found === picked && { gain: percent(mean(gains)), standardError: percent(errorOf(gains)) }),
				firstTierHoldsFinalBest: percent(mean(found.holds)),
				meanFirstTier: round(mean(found.sizes)),
			};
	}
}

/** The nearest five; among equally near ones the first on the ballot. */
function nearestFive({ distance }: Outcome): number[] {
	const rows = [...distance.keys()];
	return rows.sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0) || a - b).slice(0, 5);
}

/** The standard error of a mean. */
function errorOf(values: readonly number[]): number {
	const middle = mean(values);
	return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length);
}
