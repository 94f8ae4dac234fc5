import figures from './measured.json' with { type: 'json' };

/** The lowest and the highest of several figures. */
type Range = readonly [lowest: number, highest: number];

/**
 * What `npm run evaluate` measured on real candidates, as the README's tables and the method page show it. `--into` writes
 * it; `firstPlacesByOtherRules` is from an earlier version of the command, which compared rules.
 */
export interface Measured {
	/** Half of the contenders answered only a part. */
	gaps: {
		/** Percent of the statements that they answered. */
		answered: number;
		/** How many contenders were on each ballot. */
		contenders: number;
		/** Percent of the first places, and of the places in first tiers, that those with gaps got. Fair is 50. */
		firstPlaces: Range;
		firstTiers: Range;
		/** For how many percent of the voters the first tier held the contender that complete lists put first. */
		holds: Range;
		/** Of the first tier. */
		medianSize: Range;
	}[];
	/** Percent of the first places of those who answered half, if gaps are ignored or count as the middle. */
	firstPlacesByOtherRules: { ignored: Range; middle: Range };
	/** What a contender that knows everything can gain. */
	optimiser: {
		/** Its first tiers with a full sheet, as a multiple of those of the ballot's best contender. */
		fullSheet: Range;
		/** Its first tiers if it may leave statements out, as a multiple of those with a full sheet. */
		withGaps: Range;
	};
}

export const measured: Measured = {
	gaps: figures.gaps.map(({ firstPlaces, firstTiers, holds, medianSize, ...ballot }) => ({
		...ballot,
		firstPlaces: rangeOf(firstPlaces),
		firstTiers: rangeOf(firstTiers),
		holds: rangeOf(holds),
		medianSize: rangeOf(medianSize),
	})),
	firstPlacesByOtherRules: {
		ignored: rangeOf(figures.firstPlacesByOtherRules.ignored),
		middle: rangeOf(figures.firstPlacesByOtherRules.middle),
	},
	optimiser: {
		fullSheet: rangeOf(figures.optimiser.fullSheet),
		withGaps: rangeOf(figures.optimiser.withGaps),
	},
};

/** From the lowest to the highest of these figures. */
export function rangeOf(values: readonly number[]): Range {
	return [Math.min(...values), Math.max(...values)];
}
