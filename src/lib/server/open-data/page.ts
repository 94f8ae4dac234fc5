/** How many rows a page holds unless the request says otherwise, and at most. */
export const limits = { usual: 100, most: 1000 } as const;

/** Rows in a fixed order, in batches that are fetched one after the other: those of one ballot, for instance. */
export interface Rows<Row> {
	batches: readonly (() => Promise<Iterable<Row>> | Iterable<Row>)[];
}

/** A place between two rows: how many batches come before it, and how many rows of its own batch. */
export interface Cursor {
	batch: number;
	row: number;
}

export interface Page<Row> {
	rows: Row[];
	/** Where the next page begins; null when this was the last. */
	next: Cursor | null;
}

/** A page fetches this many batches at most, so that no request is expensive; it may end before it is full. */
const mostBatches = 100;

/** The next `limit` rows from `cursor` on. */
export async function turn<Row>({ batches }: Rows<Row>, cursor: Cursor, limit: number): Promise<Page<Row>> {
	const rows: Row[] = [];
	let { batch, row: skipped } = cursor;
	for (const end = batch + mostBatches; batch < batches.length; batch++, skipped = 0) {
		if (batch === end) return { rows, next: { batch, row: 0 } };
		let row = 0;
		for (const one of (await batches[batch]?.()) ?? []) {
			if (row++ < skipped) continue;
			if (rows.length === limit) return { rows, next: { batch, row: row - 1 } };
			rows.push(one);
		}
	}
	return { rows, next: null };
}

/** All rows, at most so many at a time that they fit into memory well. */
export async function* pieces<Row>({ batches }: Rows<Row>): AsyncGenerator<Row[]> {
	let rows: Row[] = [];
	for (const batch of batches) {
		for (const row of await batch()) {
			rows.push(row);
			if (rows.length < limits.most) continue;
			yield rows;
			rows = [];
		}
	}
	yield rows;
}

export function writeCursor({ batch, row }: Cursor): string {
	return `${batch}.${row}`;
}

/** Null where the text is not a cursor. */
export function readCursor(text: string): Cursor | null {
	const [, batch, row] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
	return batch === undefined || row === undefined ? null : { batch: Number(batch), row: Number(row) };
}
