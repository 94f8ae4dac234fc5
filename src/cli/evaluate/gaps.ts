import { randomNumbers, withGaps } from './chance.ts';
import type { Data } from './data.ts';
import {
	fieldOf,
	halfWithGaps,
	mean,
	median,
	noReference,
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

/**
 * Half of the election's and of the ballot's contenders, at random, answered only a part. Fair is half of the first
 * places and of the first tiers. And how often the first tier holds the contender that is nearest if all had answered.
 */
export function* gaps(data: Data) {
	for (const answered of [0.3, 0.5, 0.8]) {
		const { basis, inReference } = halfWithGaps(data, answered, 7, withGaps);
		const complete = noReference(data.steps.length);
		for (const { voters: kind, noise } of voterKinds) {
			for (const size of [15, 42, 120]) {
				const random = randomNumbers(size);
				const places: number[] = [];
				const tiers: number[] = [];
				const holds: number[] = [];
				const sizes: number[] = [];
				for (const { standing, voters } of polls(data, size, votes, noise, random, inReference)) {
					// Every second contender, so that both halves have as many; which they are is random.
					const published = standing.map((row, index) =>
						index % 2 === 1 ? withGaps(row, answered, random) : row,
					);
					const field = fieldOf(published, data.steps);
					const asMeant = fieldOf(standing, data.steps);
					for (const row of voters) {
						const voter = voterOf(row);
						const { first, best } = outcomeOf(field, voter, ruleOf(basis));
						places.push(mean(best.map((one) => one % 2)));
						tiers.push(first.filter((one) => one % 2 === 1).length);
						sizes.push(first.length);
						holds.push(shareIn(outcomeOf(asMeant, voter, complete).best, first));
					}
				}
				if (places.length === 0) continue;
				const fair = Math.floor(size / 2) / size;
				yield {
					answered: percent(answered),
					contenders: size,
					voters: kind,
					votes: places.length,
					reference: basis.referenceRows,
					firstPlacesOfGaps: percent(mean(places)),
					firstTiersOfGaps: percent(mean(tiers) / mean(sizes)),
					fair: percent(fair),
					firstTierHoldsCompleteBest: percent(mean(holds)),
					meanFirstTier: round(mean(sizes)),
					medianFirstTier: median(sizes),
				};
			}
		}
	}
}
