import type { Outline, Rectangle, Shape } from './shape.ts';

export type Theme = 'light' | 'dark';

/** The same colours as in ui/tokens.css. */
export interface Colours {
	paper: string;
	sheet: string;
	ink: string;
	ink2: string;
	rule: string;
	edge: string;
	you: string;
	youWash: string;
	for: string;
	even: string;
	against: string;
}

export const colours: Record<Theme, Colours> = {
	light: {
		paper: '#f2f1ed',
		sheet: '#fffefb',
		ink: '#1b191e',
		ink2: '#4a464e',
		rule: '#d6d3cb',
		edge: '#78737c',
		you: '#642a5e',
		youWash: '#f1e6ef',
		for: '#1c5693',
		even: '#625d66',
		against: '#b0490a',
	},
	dark: {
		paper: '#151417',
		sheet: '#1e1d21',
		ink: '#eeece7',
		ink2: '#c3bfc6',
		rule: '#39373e',
		edge: '#8a8590',
		you: '#dcaad6',
		youWash: '#38253a',
		for: '#8dbaec',
		even: '#a39ea8',
		against: '#f0a468',
	},
};

const tick = 'M9.5 15.5l6 6L29 8l-4.5-4.5-4 4';
const horns = 'M20 13l-5 5L4 7l4.5-4.5L13 7l-2.5 2.5M20 13l5 5L36 7l-4.5-4.5L27 7l2.5 2.5';

export function rect(x: number, y: number, width: number, height: number, fill: string): Rectangle {
	return { kind: 'rect', x, y, width, height, fill };
}

export function logo(x: number, y: number, side: number, colour: Colours): Shape[] {
	const drawn = { ...square(x, y, side), fill: null };
	return [
		{ ...drawn, d: 'M17 7H4v21h21V18', stroke: colour.ink, strokeWidth: 2.6 },
		{ ...drawn, d: tick, stroke: colour.you, strokeWidth: 3.1 },
	];
}

/** The ticked square of a ballot. @param ground the colour behind it */
export function tickedSquare(x: number, y: number, side: number, colour: Colours, ground: string): Shape[] {
	const drawn = { ...square(x, y, side), fill: null };
	return [
		{ ...drawn, d: 'M4 7h21v21H4z', stroke: colour.ink, strokeWidth: 2 },
		{ ...drawn, d: 'M21.5 15.5l4-4M20 11l8-7', stroke: ground, strokeWidth: 7.5 },
		{ ...drawn, d: tick, stroke: colour.you, strokeWidth: 3.2 },
	];
}

/** A stance as cells, filled from the middle outward. */
export function scale(
	x: number,
	y: number,
	height: number,
	{ stance, steps }: { stance: number; steps: number },
	colour: Colours,
): Shape[] {
	const pitch = 9.5;
	const view = { width: steps * pitch + 0.5, height: 18 };
	const middle = (steps + 1) / 2;
	const isFilled = (cell: number) =>
		stance === middle
			? cell === middle
			: stance > middle
				? cell > middle && cell <= stance
				: cell < middle && cell >= stance;
	const cells = Array.from({ length: steps }, (_, index) => index + 1);
	const path = (filled: boolean) =>
		cells
			.filter((cell) => isFilled(cell) === filled)
			.map((cell) => `M${1 + (cell - 1) * pitch} 3.5h8v11h-8z`)
			.join('');
	const side = stance === middle ? colour.even : stance > middle ? colour.for : colour.against;
	const width = (height * view.width) / view.height;
	const drawn = { kind: 'path' as const, x, y, width, height, view, strokeWidth: 1 };
	return [
		{ ...drawn, d: path(false), fill: null, stroke: colour.edge },
		{ ...drawn, d: path(true), fill: side, stroke: side },
		{ ...drawn, d: `M${view.width / 2} 0v2m0 14v2`, fill: null, stroke: side, strokeWidth: 1.5 },
	];
}

/** The border of a felt rug: ticks and their mirrors, as many as fit evenly. */
export function ornament(x: number, y: number, width: number, colour: Colours): Shape[] {
	const view = { width: 40, height: 22 };
	const count = Math.round(width / 72);
	const each = width / count;
	return Array.from({ length: count }, (_, index) => ({
		kind: 'path',
		x: x + index * each + (each - 66) / 2,
		y,
		width: 66,
		height: 36.3,
		view,
		d: horns,
		fill: null,
		stroke: colour.ink,
		strokeWidth: 1.6,
	}));
}

/** The outline of a rectangle, drawn inside its edges. */
export function box(
	x: number,
	y: number,
	width: number,
	height: number,
	line: number,
	stroke: string,
): Outline {
	return {
		kind: 'path',
		x,
		y,
		width,
		height,
		view: { width, height },
		d: `M${line / 2} ${line / 2}h${width - line}v${height - line}h${line - width}z`,
		fill: null,
		stroke,
		strokeWidth: line,
	};
}

function square(x: number, y: number, side: number) {
	return { kind: 'path' as const, x, y, width: side, height: side, view: { width: 32, height: 32 } };
}
