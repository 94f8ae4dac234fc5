import { rangeOf, type Measured } from '../../lib/match/measured.ts';

/** A line that a measure printed. */
export type Line = Readonly<Record<string, unknown>>;

/**
 * What these lines say of the figures that the method page shows: the range over all elections and kinds of voters. What
 * they do not measure stays as it is in `before`.
 */
export function figuresOf(lines: readonly Line[], before: Measured): Measured {
	const gaps = lines.filter(({ measure }) => measure === 'gaps');
	const ballots = before.gaps.map((ballot) => {
		const own = gaps.filter(
			({ answered, contenders }) => answered === ballot.answered && contenders === ballot.contenders,
		);
		if (own.length === 0) return ballot;
		const percents = (key: string) => rangeOf(own.map((line) => Math.round(Number(line[key]))));
		return {
			...ballot,
			firstPlaces: percents('firstPlacesOfGaps'),
			firstTiers: percents('firstTiersOfGaps'),
			holds: percents('firstTierHoldsCompleteBest'),
			medianSize: percents('medianFirstTier'),
		};
	});
	const optimised = lines.filter(({ measure, ballot }) => measure === 'optimiser' && ballot !== 'all');
	const tenths = (key: string) => rangeOf(optimised.map((line) => Math.round(10 * Number(line[key])) / 10));
	return {
		...before,
		gaps: ballots,
		...(optimised.length > 0 && {
			optimiser: { fullSheet: tenths('fullSheetTimesBest'), withGaps: tenths('withGapsToFull') },
		}),
	};
}
