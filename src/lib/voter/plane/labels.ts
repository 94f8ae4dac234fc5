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

/** The sizes for which names are placed, in CSS pixels: `plot` is the narrowest plot that shows any, `widest` the widest. */
export const sizes = { plot: 284, widest: 900, square: 14, gap: 3, line: 18, letter: 8, small: 10 };

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const sides = ['right', 'left', 'above', 'below'] as const;

/**
 * Where the names of squares stand so that none covers another one, a named square or the edge, on a plot of any width;
 * null for a name that has no room anywhere. Of several sides that on which it covers the fewest squares without a name
 * is taken.
 *
 * @param squares the most important names first
 */
export function labelsOf(squares: readonly Labelled[]): (Side | null)[] {
	const named = squares.filter(({ letters }) => letters > 0);
	const others = squares.filter(({ letters }) => letters === 0);
	const taken: { square: Labelled; side: Side }[] = [];
	return squares.map((square) => {
		if (square.letters === 0) return null;
		const free = sides.flatMap((side) => {
			const label = around(square, side);
			const isFree =
				isInside(labelBox(square, side)) &&
				!taken.some((other) => meet(square, label, other.square, around(other.square, other.side))) &&
				!named.some((other) => !isAt(other, square) && meet(square, label, other, squareAround));
			if (!isFree) return [];
			const box = labelBox(square, side);
			return [{ side, covers: others.filter((other) => overlap(box, boxAround(other, sizes.small))).length }];
		});
		const [best] = free.sort((a, b) => a.covers - b.covers);
		if (!best) return null;
		taken.push({ square, side: best.side });
		return best.side;
	});
}

/** The room of a name, with its square in the origin. */
function around({ letters }: Labelled, side: Side): Box {
	return labelBox({ left: 0, top: 0, letters }, side);
}

const squareAround = boxAround({ left: 0, top: 0, letters: 0 }, sizes.square);

/**
 * Whether two rooms overlap on a plot of some width. Each keeps its size around its square, and the distance of the squares
 * grows with the plot: a square that is too near to be under a name may come under it.
 */
function meet(one: Labelled, ofOne: Box, other: Labelled, ofOther: Box): boolean {
	const across = widthsOf(other.left - one.left, ofOne.left - ofOther.right, ofOne.right - ofOther.left);
	const down = widthsOf(other.top - one.top, ofOne.top - ofOther.bottom, ofOne.bottom - ofOther.top);
	const [from, to] = [Math.max(sizes.plot, across[0], down[0]), Math.min(sizes.widest, across[1], down[1])];
	// Two rooms may touch.
	return from < to - 1e-6;
}

/** Between which widths of the plot a distance, which is a share of it, lies between two numbers of pixels. */
function widthsOf(share: number, low: number, high: number): [number, number] {
	if (Math.abs(share) < 1e-9) return low < 0 && high > 0 ? [0, Infinity] : [Infinity, 0];
	return share > 0 ? [low / share, high / share] : [high / share, low / share];
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

/** Whether two rooms overlap as they are. */
export function overlap(one: Box, other: Box): boolean {
	return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isAt(one: Labelled, other: Labelled): boolean {
	return one.left === other.left && one.top === other.top;
}

function isInside({ left, right, top, bottom }: Box): boolean {
	return left >= 0 && top >= 0 && right <= sizes.plot && bottom <= sizes.plot;
}
