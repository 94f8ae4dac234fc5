import { renderAsync } from '@resvg/resvg-js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import satori, { type Font } from 'satori';
import type { Card } from '../../card/card.ts';
import { families, subsets, treeOf, height, width } from './tree.ts';

// The pictures that stand beside links: set by the same layout as on a device, with the letters drawn as outlines.

const installed = createRequire(import.meta.url);

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
	const svg = await satori(treeOf(card), {
		width,
		height,
		fonts: await fonts,
		// Asked for letters that no font has; the layout lets none of them through.
		loadAdditionalAsset: async (_, letters) => Promise.reject(new Error(`No font draws “${letters}”.`)),
	});
	const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
	return new Uint8Array(image.asPng());
}

/** Each subset as a family of its own. */
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
