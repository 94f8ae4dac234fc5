import { LRUCache } from 'lru-cache';
import type { Card } from '../../card/card.ts';
import * as card from './draw.ts';

/** By name. A picture has about 60 kB. */
const kept = new LRUCache<string, Uint8Array<ArrayBuffer>>({
	maxSize: 48 * 1024 * 1024,
	sizeCalculation: (bytes) => bytes.length + 256,
});
const running = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * The PNG of a card, drawn once and kept for a while: the same name must always mean the same card. Several who ask at
 * once wait for one drawing; a failure is not kept.
 */
export async function drawing(name: string, content: Card): Promise<Uint8Array<ArrayBuffer>> {
	const known = kept.get(name);
	if (known) return known;
	const present = running.get(name) ?? card.draw(content).finally(() => running.delete(name));
	running.set(name, present);
	const bytes = await present;
	kept.set(name, bytes);
	return bytes;
}
