import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import * as photo from '../../src/lib/server/position/photo.ts';

/** The drawings of the emblems, and the JPEGs that the product made of them. */
export const folder = new URL('emblems/', import.meta.url);

/**
 * Makes the JPEG of each drawing that has none. The others stay: another version of the libraries may write other bytes
 * for the same picture, and the bytes name the picture in the pack.
 */
export async function drawMissing(): Promise<void> {
	for (const drawing of drawings()) {
		const jpeg = new URL(drawing.replace(/svg$/, 'jpg'), folder);
		if (existsSync(jpeg)) continue;
		const taken = await photo.take(await png(drawing));
		if ('fault' in taken) throw new Error(`${drawing} is ${taken.fault}.`);
		writeFileSync(jpeg, taken.files.get('large.jpeg') ?? new Uint8Array());
	}
}

/** The names of the drawings. */
export function drawings(): string[] {
	return readdirSync(folder).filter((name) => name.endsWith('.svg'));
}

/** A drawing as PNG. */
export function png(drawing: string): Promise<Buffer> {
	return sharp(readFileSync(new URL(drawing, folder)))
		.png()
		.toBuffer();
}
