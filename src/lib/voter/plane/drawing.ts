import type { Labelled } from './labels.ts';
import type { Site, Spot } from './spots.ts';

/** A site as the plot draws it. */
export interface Drawn extends Labelled {
	site: Site;
	/** The fewer, the more important its name: the voter, the marked, the lists, everybody else. */
	rank: 0 | 1 | 2 | 3;
	/** Whose name stands beside it; null for nobody's. */
	named: Spot | null;
}

/** How much of the plot's half is used: the squares at the edge are whole. */
const part = 0.45;

/** All sites as squares, the most important names first. @param reach how far the plane is shown in each direction */
export function drawingOf(sites: readonly Site[], reach: number): Drawn[] {
	return sites
		.map((site): Drawn => {
			const [left, top] = [0.5 + (part * site.x) / reach, 0.5 - (part * site.y) / reach];
			const list = site.spots.find(({ kind }) => kind === 'list');
			const [first] = site.spots;
			const rank = first?.kind === 'you' ? 0 : site.isMarked ? 1 : list ? 2 : 3;
			const named = rank === 3 ? null : (list ?? first ?? null);
			return { site, rank, named, left, top, letters: named ? labelOf(named).length : 0 };
		})
		.sort((a, b) => a.rank - b.rank);
}

/** The name beside a square: with the number on the ballot, by which a row, a card and a profile name it too. */
export function labelOf({ number, short }: Pick<Spot, 'number' | 'short'>): string {
	return number === null ? short.text : `${number} ${short.text}`;
}

/** The place in the plane of a point of the plot, 0…1 from the left and from the top. */
export function placeAt(left: number, top: number, reach: number): { x: number; y: number } {
	return { x: ((left - 0.5) * reach) / part, y: ((0.5 - top) * reach) / part };
}
