/** Rows of a page where nothing else is asked for, and at most. */
export const limits = { usual: 100, most: 1000 } as const;

/** Rows in a fixed order, in heaps that are fetched one after the other: those of one ballot, for instance. */
export interface Rows<Row> {
	heaps: readonly (() => Promise<Iterable<Row>> | Iterable<Row>)[];
}

/** A place between rows: so many heaps were told, and of the next one so many rows. */
export interface Cursor {
	heap: number;
	row: number;
}

export interface Page<Row> {
	rows: Row[];
	/** Where the next page begins; null when this was the last. */
	next: Cursor | null;
}

/** A page looks into this many heaps at most, so that no question is expensive; it may end before it is full. */
const mostHeaps = 100;

/** The next `limit` rows from `cursor` on. */
export async function turn<Row>({ heaps }: Rows<Row>, cursor: Cursor, limit: number): Promise<Page<Row>> {
	const rows: Row[] = [];
	let { heap, row: skipped } = cursor;
	for (const end = heap + mostHeaps; heap < heaps.length; heap++, skipped = 0) {
		if (heap === end) return { rows, next: { heap, row: 0 } };
		let row = 0;
		for (const one of (await heaps[heap]?.()) ?? []) {
			if (row++ < skipped) continue;
			if (rows.length === limit) return { rows, next: { heap, row: row - 1 } };
			rows.push(one);
		}
	}
	return { rows, next: null };
}

export function writeCursor({ heap, row }: Cursor): string {
	return `${heap}.${row}`;
}

/** Null for what is no cursor. */
export function readCursor(text: string): Cursor | null {
	const [, heap, row] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
	return heap === undefined || row === undefined ? null : { heap: Number(heap), row: Number(row) };
}
