import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Card } from '../../card/card.ts';
import { layout, measures } from '../../card/layout.ts';
import type { Line, Outline, Rectangle } from '../../card/shape.ts';

/** Pixels. */
export const { width, height } = measures.landscape;
export const families = { sans: 'onest', serif: 'literata' } as const;
/**
 * Every line names them all, each as a family of its own: under one shared name satori takes the first subset for the whole
 * family and draws every other letter as a missing one.
 */
export const subsets = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext'];
/** From the top of a line that is as high as its type to the baseline, in ems, by how satori sets it. */
const baselines = { sans: 0.83, serif: 0.93 } as const;

/**
 * A name for the picture of a card, 16 hexadecimal digits, before it is drawn: of everything that decides how it looks, so
 * that whatever kept a picture that would be drawn otherwise now keeps it under another name.
 */
export function nameOf(card: Card): string {
	const decisive = JSON.stringify([drawers, treeOf(card)]);
	return createHash('sha256').update(decisive).digest('hex').slice(0, 16);
}

/** Whatever else has a hand in a picture, in its version. */
const drawers = ['satori', '@resvg/resvg-js', '@fontsource/onest', '@fontsource/literata'].map((name) =>
	readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8'),
);

/** The tree that satori reads: everything drawn in one SVG, and above it each line of text at its place. */
export function treeOf(card: Card): Element {
	const shapes = layout(card, 'landscape', 'light');
	const drawn = shapes.filter((shape) => shape.kind !== 'text');
	const lines = shapes.filter((shape) => shape.kind === 'text');
	const view = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
	const place = { position: 'absolute', left: 0, top: 0 };
	return element(
		'div',
		{ lang: card.language, style: { display: 'flex', position: 'relative', width, height } },
		[element('svg', { ...view, style: place }, drawn.map(drawingOf)), ...lines.map(textOf)],
	);
}

function drawingOf(shape: Rectangle | Outline) {
	if (shape.kind === 'rect') {
		const { x, y, width, height, fill } = shape;
		return element('rect', { x, y, width, height, fill });
	}
	const { x, y, view, d, fill, stroke, strokeWidth } = shape;
	const scale = `${shape.width / view.width} ${shape.height / view.height}`;
	return element('path', {
		transform: `translate(${x} ${y}) scale(${scale})`,
		d,
		fill: fill ?? 'none',
		...(stroke === null ? {} : { stroke, strokeWidth }),
	});
}

function textOf({ text, x, y, align, size, font, weight, tracking, fill }: Line) {
	const justify = { start: 'flex-start', middle: 'center', end: 'flex-end' } as const;
	const left = { start: x, middle: x - width, end: x - 2 * width } as const;
	return element(
		'div',
		{
			style: {
				display: 'flex',
				position: 'absolute',
				// Wide enough for kerning that is a little other than the layout reckoned with.
				left: left[align],
				width: 2 * width,
				top: y - baselines[font] * size,
				justifyContent: justify[align],
				fontFamily: subsets.map((subset) => `'${families[font]} ${subset}'`).join(', '),
				fontWeight: weight,
				fontSize: size,
				lineHeight: 1,
				letterSpacing: tracking,
				whiteSpace: 'pre',
				color: fill,
			},
		},
		text,
	);
}

/** As React would make it. */
interface Element {
	type: string;
	key: null;
	props: Record<string, unknown>;
}

function element(type: string, props: Record<string, unknown>, children?: Element[] | string): Element {
	return { type, key: null, props: children === undefined ? props : { ...props, children } };
}
