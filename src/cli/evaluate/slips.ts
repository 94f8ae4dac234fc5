import { randomNumbers, slipped } from './chance.ts';
import type { Data } from './data.ts';
import {
	ballotSizes,
	fieldOf,
	mean,
	noReference,
	outcomeOf,
	percent,
	polls,
	round,
	shareIn,
	voterKinds,
	voterOf,
} from './poll.ts';

const votes = 3000;

/** How often the first tier still holds the nearest contender if one answer in ten is a step beside what was meant. */
export function* slips(data: Data) {
	const rule = noReference(data.steps.length);
	for (const { voters: kind, noise } of voterKinds) {
		for (const size of ballotSizes) {
			const random = randomNumbers(size);
			const holds: number[] = [];
			const sizes: number[] = [];
			for (const { standing, voters } of polls(data, size, votes, noise, random)) {
				const field = fieldOf(standing, data.steps);
				for (const row of voters) {
					const meant = outcomeOf(field, voterOf(row), rule);
					const given = outcomeOf(field, voterOf(slipped(row, data.steps, random)), rule);
					holds.push(shareIn(meant.best, given.first));
					sizes.push(given.first.length);
				}
			}
			if (holds.length === 0) continue;
			yield {
				contenders: size,
				voters: kind,
				votes: holds.length,
				firstTierHoldsBest: percent(mean(holds)),
				meanFirstTier: round(mean(sizes)),
			};
		}
	}
}
