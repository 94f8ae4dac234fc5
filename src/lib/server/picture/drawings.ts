import type { Card } from '../../card/card.ts';
import { Cache } from '../store/cache.ts';
import * as card from './draw.ts';

/** By name. A picture has about 60 kB. */
const drawings = new Cache<Uint8Array<ArrayBuffer>>({
	maxSize: 48 * 1024 * 1024,
	sizeCalculation: (bytes) => bytes.length + 256,
});

/** The PNG of a card, drawn once and cached for a while: the same name must always mean the same card. */
export async function drawing(name: string, content: Card): Promise<Uint8Array<ArrayBuffer>> {
	return drawings.get(name, () => card.draw(content));
}
