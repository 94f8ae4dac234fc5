import { renderAsync } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import type { Card } from '../../card/card.ts';
import { svgOf } from './svg.ts';

// Previews of links, with the same layout as pictures that a device draws.

const installed = createRequire(import.meta.url);
const fontFiles = [
	'@expo-google-fonts/onest/500Medium/Onest_500Medium.ttf',
	'@expo-google-fonts/onest/600SemiBold/Onest_600SemiBold.ttf',
	'@expo-google-fonts/literata/500Medium/Literata_500Medium.ttf',
].map((file) => installed.resolve(file));

let drawing: Promise<unknown> = Promise.resolve();

/** Draws a card as a PNG of 1200 × 630 pixels. Cards are drawn one at a time, in the order of the calls. */
export async function draw(card: Card): Promise<Uint8Array<ArrayBuffer>> {
	const drawn = drawing.then(() => drawNow(svgOf(card)));
	drawing = drawn.catch(() => {});
	return drawn;
}

/** Draws an SVG as a PNG, its letters in the fonts of the cards. */
export async function drawNow(svg: string): Promise<Uint8Array<ArrayBuffer>> {
	const image = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles } });
	return new Uint8Array(image.asPng());
}
