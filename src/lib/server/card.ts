import { renderAsync } from '@resvg/resvg-js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import satori, { type Font } from 'satori';
import type { Card } from '../election/card.ts';
import { layout, measures } from '../election/card/layout.ts';
import type { Line, Outline, Rectangle, Shape } from '../election/card/shape.ts';

// The pictures that stand beside links: set by the same layout as on a device, with the letters drawn as outlines.

const { width, height } = measures.landscape;
const installed = createRequire(import.meta.url);
const families = { sans: 'onest', serif: 'literata' } as const;
const subsets = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext'];
/** From the top of a line that is as high as its type to the baseline, in ems, by how satori sets it. */
const baselines = { sans: 0.83, serif: 0.93 } as const;

let drawing: Promise<unknown> = Promise.resolve();
let fonts: Promise<Font[]> | undefined;

/** Draws a card as a PNG of 1200 × 630 pixels. One is drawn at a time, in the order in which they were asked for. */
export async function draw(card: Card): Promise<Uint8Array<ArrayBuffer>> {
	const drawn = drawing.then(() => drawNow(card));
	drawing = drawn.catch(() => {});
	return drawn;
}

/** Reads the fonts and draws something once, so that nobody waits for that later. */
export async function prepare(): Promise<void> {
	const nothing = {
		language: 'kk',
		product: 'Ә',
		election: 'A',
		heading: '1',
		host: 'a',
		lines: [],
		sheets: [],
	};
	await draw({ ...nothing, fictional: null, ask: null, more: [], moreSheets: [] });
}

async function drawNow(card: Card): Promise<Uint8Array<ArrayBuffer>> {
	fonts ??= readFonts();
	const svg = await satori(pictureOf(layout(card, 'landscape', 'light'), card.language), {
		width,
		height,
		fonts: await fonts,
		// Asked for letters that no font has; the layout lets none of them through.
		loadAdditionalAsset: async (_, letters) => Promise.reject(new Error(`No font draws “${letters}”.`)),
	});
	const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
	return new Uint8Array(image.asPng());
}

/**
 * Each subset is a family of its own, and every line names them all: under one shared name satori takes the first subset for
 * the whole family and draws every other letter as a missing one.
 */
async function readFonts(): Promise<Font[]> {
	const wanted = [
		{ family: families.sans, weight: 500 as const },
		{ family: families.sans, weight: 600 as const },
		{ family: families.serif, weight: 500 as const },
	];
	return Promise.all(
		wanted.flatMap(({ family, weight }) =>
			subsets.map(async (subset): Promise<Font> => {
				const file = `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`;
				const data = await readFile(installed.resolve(file));
				return { name: `${family} ${subset}`, weight, style: 'normal', data };
			}),
		),
	);
}

/** The tree that satori reads: everything drawn in one SVG, and above it each line of text at its place. */
function pictureOf(shapes: readonly Shape[], language: string) {
	const drawn = shapes.filter((shape) => shape.kind !== 'text');
	const lines = shapes.filter((shape) => shape.kind === 'text');
	const view = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
	const place = { position: 'absolute', left: 0, top: 0 };
	return element('div', { lang: language, style: { display: 'flex', position: 'relative', width, height } }, [
		element('svg', { ...view, style: place }, drawn.map(drawingOf)),
		...lines.map(textOf),
	]);
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

interface Element {
	type: string;
	key: null;
	props: Record<string, unknown>;
}

function element(type: string, props: Record<string, unknown>, children?: Element[] | string): Element {
	return { type, key: null, props: children === undefined ? props : { ...props, children } };
}
