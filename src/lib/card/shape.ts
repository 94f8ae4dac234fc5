import type { Face } from './type.ts';
import { widthOf, type Style } from './type.ts';

/** Something painted, in pixels of the picture. Later shapes cover earlier ones. */
export type Shape = Rectangle | Line | Outline;

export interface Rectangle {
	kind: 'rect';
	x: number;
	y: number;
	width: number;
	height: number;
	/** A colour as `#rrggbb`, here and below. */
	fill: string;
}

/** A line of text. */
export interface Line {
	kind: 'text';
	text: string;
	/** The start, middle or end of the line, by `align`. */
	x: number;
	/** Of the baseline. */
	y: number;
	align: 'start' | 'middle' | 'end';
	/** In our own fonts, without kerning, which changes it by one or two percent. */
	width: number;
	size: number;
	font: 'sans' | 'serif';
	weight: 500 | 600;
	/** Added after each letter, in pixels. */
	tracking: number;
	fill: string;
}

/** An SVG path from a drawing of the size `view`, scaled to `width` × `height` pixels. */
export interface Outline {
	kind: 'path';
	x: number;
	y: number;
	width: number;
	height: number;
	view: { width: number; height: number };
	d: string;
	fill: string | null;
	stroke: string | null;
	/** In units of `view`. */
	strokeWidth: number;
}

/** Shapes whose height is known before their place is. */
export interface Block {
	height: number;
	at(x: number, y: number): Shape[];
}

const fonts: Record<Face, Pick<Line, 'font' | 'weight'>> = {
	sans500: { font: 'sans', weight: 500 },
	sans600: { font: 'sans', weight: 600 },
	serif500: { font: 'serif', weight: 500 },
};

/** Lines of one style. @param leading line height, in ems */
export function textBlock(
	lines: readonly string[],
	style: Style,
	leading: number,
	fill: string,
	align: Line['align'] = 'start',
): Block {
	const { face, size, tracking = 0 } = style;
	const step = leading * size;
	return {
		height: lines.length * step,
		at: (x, y) =>
			lines.map((text, index) => ({
				kind: 'text',
				text,
				x,
				// Centres capitals, which are 0.7 em high, in their line.
				y: Math.round(y + (index + 0.5) * step + 0.35 * size),
				align,
				width: widthOf(text, style),
				size,
				tracking: tracking * size,
				...fonts[face],
				fill,
			})),
	};
}

/** Blocks one below the other. */
export function stack(blocks: readonly Block[], gap: number): Block {
	const gaps = gap * Math.max(0, blocks.length - 1);
	return {
		height: blocks.reduce((sum, block) => sum + block.height, gaps),
		at: (x, y) => {
			let top = y;
			return blocks.flatMap((block) => {
				const shapes = block.at(x, top);
				top += block.height + gap;
				return shapes;
			});
		},
	};
}
