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
} from './poll.ts';

const votes = 1000;
const size = 42;

/** How often the first tier of an early result holds the nearest contender of the final one, and how large it is. */
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
}
