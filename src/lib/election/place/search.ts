import type { PlaceKind } from '../noun/place.ts';
import { wordsOf } from '../name/fold.ts';
import { begun } from '../name/search.ts';
import type { Text } from '../text.ts';

/** The words by which a place is found: its names in every language, and its aliases. */
export function wordsOfPlace({ name, aliases = [] }: { name: Text; aliases?: readonly string[] }): string[] {
	return wordsOf(...Object.values(name), ...aliases);
}

/** Cities come before villages of the same name. */
export function rankOf(kind: PlaceKind): number {
	return ranks.indexOf(kind);
}

const ranks: readonly PlaceKind[] = ['city', 'town', 'rayon', 'city-district', 'settlement'];

/** Whether the names of a place already find it by this alias, so that the alias adds nothing. */
export function isNamed({ name }: { name: Text }, alias: string): boolean {
	return begun(wordsOfPlace({ name }), alias);
}
