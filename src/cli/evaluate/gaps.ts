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
				// Which half has gaps changes from ballot to ballot, so that on ballots of odd lengths both have as many.
				let turn = 0;
				for (const { standing, voters } of polls(data, size, votes, noise, random, inReference)) {
					turn = 1 - turn;
					const hasGaps = (one: number) => one % 2 === turn;
					const published = standing.map((row, index) =>
						hasGaps(index) ? withGaps(row, answered, random) : row,
					);
					const field = fieldOf(published, data.steps);
					const asMeant = fieldOf(standing, data.steps);
					for (const row of voters) {
						const voter = voterOf(row);
						const { first, best } = outcomeOf(field, voter, ruleOf(basis));
						places.push(best.filter(hasGaps).length / best.length);
						tiers.push(first.filter(hasGaps).length);
						sizes.push(first.length);
						holds.push(shareIn(outcomeOf(asMeant, voter, complete).best, first));
					}
				}
				if (places.length === 0) continue;
				yield {
					answered: percent(answered),
					contenders: size,
					voters: kind,
					votes: places.length,
					reference: basis.referenceRows,
					firstPlacesOfGaps: percent(mean(places)),
					firstTiersOfGaps: percent(mean(tiers) / mean(sizes)),
					fair: 50,
					firstTierHoldsCompleteBest: percent(mean(holds)),
					meanFirstTier: round(mean(sizes)),
					medianFirstTier: median(sizes),
				};
			}
		}
	}
}
