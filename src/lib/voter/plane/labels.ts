/** On which side of its square a name stands. */
export type Side = 'right' | 'left' | 'above' | 'below';

/** A square of the plot, with the length of its name in letters; 0 for one without a name. */
export interface Labelled {
	/** 0…1 from the left. */
	left: number;
	/** 0…1 from the top. */
	top: number;
	letters: number;
}

/** A name that is longer is cut. */
const mostLetters = 16;

/** The sizes for which names are placed, in CSS pixels: the narrowest plot that shows any. */
export const sizes = { plot: 284, square: 14, gap: 3, line: 18, letter: 8, small: 10 };

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const sides = ['right', 'left', 'above', 'below'] as const;

/**
 * Where the names of squares stand so that none covers another one, a named square or the edge; null for a name that has
 * no room anywhere. Of several sides that on which it covers the fewest squares without a name is taken. What fits the
 * narrowest plot fits every wider one, because only distances grow.
 *
 * @param squares the most important names first
 */
export function labelsOf(squares: readonly Labelled[]): (Side | null)[] {
	const named = squares.filter(({ letters }) => letters > 0).map((square) => boxAround(square, sizes.square));
	const others = squares
		.filter(({ letters }) => letters === 0)
		.map((square) => boxAround(square, sizes.small));
	const taken: Box[] = [];
	return squares.map((square) => {
		if (square.letters === 0) return null;
		const own = named.find((box) => isAt(box, square));
		const free = sides.flatMap((side) => {
			const box = labelBox(square, side);
			const isFree =
				isInside(box) &&
				!taken.some((other) => overlap(box, other)) &&
				!named.some((other) => other !== own && overlap(box, other));
			return isFree ? [{ side, box, covers: others.filter((other) => overlap(box, other)).length }] : [];
		});
		const [best] = free.sort((a, b) => a.covers - b.covers);
		if (!best) return null;
		taken.push(best.box);
		return best.side;
	});
}

/** The room of a name beside its square. @param width of the plot */
export function labelBox({ left, top, letters }: Labelled, side: Side, width = sizes.plot): Box {
	const [x, y] = [left * width, top * width];
	const long = sizes.letter * Math.min(letters, mostLetters);
	const away = sizes.square / 2 + sizes.gap;
	switch (side) {
		case 'right':
			return { left: x + away, right: x + away + long, ...across(y) };
		case 'left':
			return { left: x - away - long, right: x - away, ...across(y) };
		case 'above':
			return { left: x - long / 2, right: x + long / 2, top: y - away - sizes.line, bottom: y - away };
		case 'below':
			return { left: x - long / 2, right: x + long / 2, top: y + away, bottom: y + away + sizes.line };
	}
}

function across(y: number) {
	return { top: y - sizes.line / 2, bottom: y + sizes.line / 2 };
}

/** The room of a square. @param width of the plot */
export function boxAround({ left, top }: Labelled, side: number, width = sizes.plot): Box {
	const [x, y] = [left * width, top * width];
	return { left: x - side / 2, right: x + side / 2, top: y - side / 2, bottom: y + side / 2 };
}

export function overlap(one: Box, other: Box): boolean {
	return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isAt(box: Box, square: Labelled): boolean {
	const own = boxAround(square, sizes.square);
	return own.left === box.left && own.top === box.top;
}

function isInside({ left, right, top, bottom }: Box): boolean {
	return left >= 0 && top >= 0 && right <= sizes.plot && bottom <= sizes.plot;
}
