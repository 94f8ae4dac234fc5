/** One square of the field plot. */
interface Mark {
	/** 0…100. */
	agreement: number;
	/** In the leader's tier: filled, and at the bottom of its stack. */
	near: boolean;
}

/** Paths for an SVG with agreement 0…100 on its x axis and squares that reach from y = 0 up to −height. */
interface Plot {
	near: string;
	others: string;
	height: number;
	/** Stroke width of a square's outline. */
	stroke: number;
}

/** Widths of a column of squares, in percent of agreement. The widest whose tallest stack fits under the ceiling is used. */
const widths = [2, 1, 0.5];
const ceiling = 20;

/** Stacks a square for each contender at its agreement, as low as possible: 435 contenders fit as well as 5. */
export function plot(marks: readonly Mark[]): Plot {
	const width = widths.find((width) => tallest(marks, width) * width <= ceiling) ?? 0.5;
	const below = new Array<number>(100 / width).fill(0);
	const square = ({ agreement }: Mark) => {
		const column = columnOf(agreement, width);
		const place = (below[column] ?? 0) + 1;
		below[column] = place;
		const side = width * 0.8;
		return `M${short(column * width + width * 0.1)} ${short(-place * width)}h${side}v${side}h-${side}z`;
	};
	const near = marks.filter((mark) => mark.near).map(square);
	const others = marks.filter((mark) => !mark.near).map(square);
	return {
		near: near.join(''),
		others: others.join(''),
		height: Math.max(...below) * width,
		stroke: width * 0.175,
	};
}

function tallest(marks: readonly Mark[], width: number): number {
	const stacks = new Array<number>(100 / width).fill(0);
	for (const { agreement } of marks) {
		const column = columnOf(agreement, width);
		stacks[column] = (stacks[column] ?? 0) + 1;
	}
	return Math.max(...stacks);
}

/** Full agreement is in the last column, not beyond it. */
function columnOf(agreement: number, width: number): number {
	return Math.min(100 / width - 1, Math.max(0, Math.floor(agreement / width)));
}

function short(value: number): number {
	return Math.round(value * 100) / 100;
}
