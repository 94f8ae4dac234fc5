import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measured } from '../../lib/match/measured.ts';
import { figuresOf } from './figures.ts';

describe('The figures of the method page', () => {
	it('They are the range over all elections and kinds of voters, and what was not measured stays.', () => {
		const line = {
			...{ measure: 'gaps', answered: 50, contenders: 42, firstPlacesOfGaps: 47.6, firstTiersOfGaps: 49.2 },
			...{ firstTierHoldsCompleteBest: 90, medianFirstTier: 4 },
		};
		const lines = [
			line,
			{ ...line, firstPlacesOfGaps: 51.2, medianFirstTier: 6 },
			{ ...line, contenders: 15 },
		];
		const figures = figuresOf(lines, measured);
		const [half] = figures.gaps.filter(({ answered, contenders }) => answered === 50 && contenders === 42);
		expect(half).toEqual({
			...{ answered: 50, contenders: 42, firstPlaces: [48, 51], firstTiers: [49, 49] },
			...{ holds: [90, 90], medianSize: [4, 6] },
		});
		expect(figures.optimiser).toEqual(measured.optimiser);
		expect(figures.gaps.filter((ballot) => ballot !== half)).toEqual(
			measured.gaps.filter(({ answered, contenders }) => answered !== 50 || contenders !== 42),
		);
	});

	it('What an optimiser gains comes from its ballots, not from their sum.', () => {
		const of = (ballot: number | string, fullSheetTimesBest: number, withGapsToFull: number) => ({
			...{ measure: 'optimiser', ballot, fullSheetTimesBest, withGapsToFull },
		});
		const { optimiser } = figuresOf([of(0, 1.38, 1.21), of(1, 1.66, 1.34), of('all', 9, 9)], measured);
		expect(optimiser).toEqual({ fullSheet: [1.4, 1.7], withGaps: [1.2, 1.3] });
	});

	it('The table of the README has the same figures.', () => {
		const readme = readFileSync('src/lib/match/README.md', 'utf8');
		const rows = [...readme.matchAll(/^\| (\d+) % +\|(.+)\|$/gm)].map(([, answered, cells = '']) => [
			Number(answered),
			...cells.split('|').map((cell) => cell.split('–').map(Number)),
		]);
		expect(rows).toEqual(
			measured.gaps.map(({ answered, contenders, ...figures }) => [
				answered,
				[contenders],
				...[figures.firstPlaces, figures.firstTiers, figures.holds, figures.medianSize],
			]),
		);
		const [lowest, highest] = measured.optimiser.fullSheet;
		expect(readme).toContain(`reached ${lowest} – ${highest} times the first tiers`);
		const [least, most] = measured.optimiser.withGaps;
		expect(readme).toContain(`${least} – ${most} times as many again`);
	});
});
