/** One group of a filter's options. Ticks add up inside a facet and cut between facets. */
export interface Facet<Key extends string = string> {
	key: Key;
	options: readonly string[];
	/** For each row, `width` words of 32 bits that say which options it has. */
	bits: Uint32Array;
	width: number;
}

/** The ticked options, by the key of their facet. */
export type Ticks = Readonly<Record<string, readonly string[]>>;

export interface Filtered {
	/** The places of the rows that pass, in the given order: a filter never reorders. */
	found: number[];
	/** By facet and option: how many rows would pass if only this option of its facet were ticked. */
	counts: Uint32Array[];
}

/**
 * A facet of some rows; null if it could part none of them. Options that no row has are left out.
 *
 * @param valuesOf the options of a row: none, one or several
 */
export function facetOf<Row, Key extends string>(
	key: Key,
	options: readonly string[],
	rows: readonly Row[],
	valuesOf: (row: Row) => readonly string[],
): Facet<Key> | null {
	const values = rows.map(valuesOf);
	const had = new Set(values.flat());
	const own = options.filter((option) => had.has(option));
	const [only] = own;
	if (only === undefined || (own.length === 1 && values.every((each) => each.includes(only)))) return null;
	const width = Math.ceil(own.length / 32);
	const places = new Map(own.map((option, place) => [option, place]));
	const bits = new Uint32Array(rows.length * width);
	values.forEach((each, row) => {
		for (const value of each) {
			const place = places.get(value);
			if (place !== undefined) setBit(bits, row * width, place);
		}
	});
	return { key, options: own, bits, width };
}

/**
 * The rows that pass, with the counts of all options, in one pass over the rows. Ticks that no facet has are ignored.
 *
 * @param matches 1 for each row that the typed name finds; null if nothing is typed
 */
export function filtered(
	rows: number,
	facets: readonly Facet[],
	ticks: Ticks,
	matches: Uint8Array | null = null,
): Filtered {
	const masks = facets.map((facet) => maskOf(facet, ticks[facet.key] ?? []));
	const counts = facets.map(({ options }) => new Uint32Array(options.length));
	const found: number[] = [];
	for (let row = 0; row < rows; row++) {
		if (matches !== null && matches[row] === 0) continue;
		// The facet that alone cuts this row; its options could still bring it back.
		let cutBy = -1;
		let cuts = 0;
		for (let place = 0; place < facets.length && cuts < 2; place++) {
			const [facet, mask] = [facets[place], masks[place]];
			if (!facet || !mask || meets(facet, mask, row)) continue;
			cutBy = place;
			cuts++;
		}
		if (cuts === 0) found.push(row);
		if (cuts > 1) continue;
		facets.forEach((facet, place) => {
			if (cuts === 0 || place === cutBy) count(facet, row, counts[place]);
		});
	}
	return { found, counts };
}

/** Null if nothing is ticked that this facet has. */
function maskOf({ options, width }: Facet, ticked: readonly string[]): Uint32Array | null {
	const places = ticked.map((option) => options.indexOf(option)).filter((place) => place >= 0);
	if (places.length === 0) return null;
	const mask = new Uint32Array(width);
	for (const place of places) setBit(mask, 0, place);
	return mask;
}

function setBit(bits: Uint32Array, from: number, place: number): void {
	const word = from + (place >>> 5);
	bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
}

function meets({ bits, width }: Facet, mask: Uint32Array, row: number): boolean {
	for (let word = 0; word < width; word++) {
		if (((bits[row * width + word] ?? 0) & (mask[word] ?? 0)) !== 0) return true;
	}
	return false;
}

function count({ bits, width }: Facet, row: number, counts: Uint32Array | undefined): void {
	if (!counts) return;
	for (let word = 0; word < width; word++) {
		let left = bits[row * width + word] ?? 0;
		while (left !== 0) {
			const lowest = 31 - Math.clz32(left & -left);
			const place = word * 32 + lowest;
			counts[place] = (counts[place] ?? 0) + 1;
			left &= left - 1;
		}
	}
}
