import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Card } from '../../card/card.ts';
import { layout, measures } from '../../card/layout.ts';
import type { Line, Outline, Rectangle, Shape } from '../../card/shape.ts';
import { escaped } from '../../text/markup.ts';

/** Pixels. */
const { width, height } = measures.landscape;
/** As the fonts call themselves. */
const families = { sans: 'Onest', serif: 'Literata' } as const;

/**
 * A name for the picture of a card, 16 hexadecimal digits, before it is drawn: a hash of everything that decides how it
 * looks. A picture that would be drawn differently now has another name, so a cached one is never wrong.
 */
export function nameOf(card: Card): string {
	const decisive = JSON.stringify([drawers, svgOf(card)]);
	return createHash('sha256').update(decisive).digest('hex').slice(0, 16);
}

/** The packages that also decide how a picture looks, each with its version. */
const drawers = ['@resvg/resvg-js', '@expo-google-fonts/onest', '@expo-google-fonts/literata'].map((name) =>
	readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8'),
);

/** The card as an SVG of 1200 × 630 pixels, its letters as text. */
export function svgOf(card: Card): string {
	const shapes = layout(card, 'landscape', 'light').map(drawingOf);
	const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, 'xml:lang': card.language };
	return element('svg', root, shapes.join(''));
}

function drawingOf(shape: Shape): string {
	if (shape.kind === 'rect') return rectangle(shape);
	return shape.kind === 'path' ? outline(shape) : line(shape);
}

function rectangle({ x, y, width, height, fill }: Rectangle): string {
	return element('rect', { x, y, width, height, fill });
}

function outline({ x, y, width, height, view, d, fill, stroke, strokeWidth }: Outline): string {
	const transform = `translate(${x} ${y}) scale(${width / view.width} ${height / view.height})`;
	const drawn = { transform, d, fill: fill ?? 'none' };
	return element('path', stroke === null ? drawn : { ...drawn, stroke, 'stroke-width': strokeWidth });
}

function line({ text, x, y, align, size, font, weight, tracking, fill }: Line): string {
	const style = { 'font-family': families[font], 'font-weight': weight, 'font-size': size };
	const place = { x, y, 'text-anchor': align, 'letter-spacing': tracking };
	return element('text', { ...place, ...style, fill, 'xml:space': 'preserve' }, escaped(text));
}

function element(name: string, attributes: Record<string, string | number>, content = ''): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
	return `<${name}${written.join('')}>${content}</${name}>`;
}
