import { none } from '../../lib/match/coordinate.ts';
import { randomNumbers, shuffle, type Random } from './chance.ts';
import type { Data } from './data.ts';
import { electionOf, fieldOf, mean, percent, polls, ruleOf, voterKinds, voterOf } from './poll.ts';
import { listen, reaches } from './reach.ts';

const votes = 3000;
const skippersPerBallot = 6;

/** What a contender gains that answers sincerely but only a part, where all others answered everything. */
export function* skipping(data: Data) {
	const { basis, inReference } = electionOf(data, (row) => row);
	const byDivision = columnsByDivision(data);
	const twoThirds = Math.round((2 * data.steps.length) / 3);
	const divisive = new Set(byDivision.slice(0, twoThirds));
	const uniting = new Set(byDivision.slice(-twoThirds));
	const strategies: { strategy: string; kept: (random: Random) => ReadonlySet<number> }[] = [
		{ strategy: 'the divisive two thirds', kept: () => divisive },
		{ strategy: 'the uniting two thirds', kept: () => uniting },
		{
			strategy: 'a random half',
			kept: (random) => new Set(shuffle(byDivision, random).slice(0, byDivision.length >> 1)),
		},
		{ strategy: 'three at random', kept: (random) => new Set(shuffle(byDivision, random).slice(0, 3)) },
		{ strategy: 'the three most uniting', kept: () => new Set(byDivision.slice(-3)) },
	];
	for (const { voters: kind, noise } of voterKinds) {
		for (const size of [42, 120]) {
			const random = randomNumbers(size);
			/** First tiers of some contenders with the whole sheet and with a part of it, ballot by ballot. */
			const pairs = new Map(strategies.map(({ strategy }) => [strategy, new Array<Pair>()]));
			let count = 0;
			for (const { standing, voters } of polls(data, size, votes, noise, random, inReference)) {
				const field = fieldOf(standing, data.steps);
				const audience = voters.map((row) => listen(field, voterOf(row), ruleOf(basis)));
				count += voters.length;
				for (const { strategy, kept } of strategies) {
					const pair = { whole: 0, part: 0 };
					for (const [skipper, whole] of standing.slice(0, skippersPerBallot).entries()) {
						const columns = kept(random);
						const part = whole.map((position, column) => (columns.has(column) ? position : none));
						for (const listener of audience) {
							const nearest = listener.distance.reduce(
								(least, own, row) => (row === skipper ? least : Math.min(least, own)),
								Infinity,
							);
							if (reaches(whole, listener, nearest)) pair.whole++;
							if (reaches(part, listener, nearest)) pair.part++;
						}
					}
					pairs.get(strategy)?.push(pair);
				}
			}
			for (const [strategy, own] of pairs) {
				if (own.length === 0) continue;
				const whole = mean(own.map((pair) => pair.whole));
				const gain = mean(own.map((pair) => pair.part)) / whole - 1;
				// The standard error of a ratio of means.
				const residuals = own.map((pair) => (pair.part - (1 + gain) * pair.whole) ** 2);
				yield {
					strategy,
					contenders: size,
					voters: kind,
					votes: count,
					gain: percent(gain),
					standardError: percent(Math.sqrt(mean(residuals) / own.length) / whole),
				};
			}
		}
	}
}

interface Pair {
	whole: number;
	part: number;
}

/** The columns, the one on which candidates differ most first. */
function columnsByDivision({ districts, steps }: Data): number[] {
	const rows = districts.flat();
	const variance = (column: number) => {
		const own = rows.map((row) => row[column] ?? 0);
		const middle = mean(own);
		return mean(own.map((position) => (position - middle) ** 2));
	};
	return [...steps.keys()]
		.map((column) => ({ column, variance: variance(column) }))
		.sort((a, b) => b.variance - a.variance)
		.map(({ column }) => column);
}
