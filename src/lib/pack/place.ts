/** A place in a text file, both counted from 1. */
export interface Place {
	line: number;
	column: number;
}

/** A mistake in a file of a pack: its place, and what to do about it. */
export interface Fault extends Place {
	file: string;
	message: string;
}

/** Finds lines and columns in a text. */
export class Lines {
	readonly #starts: number[] = [0];

	constructor(text: string) {
		for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
			this.#starts.push(end + 1);
	}

	/** The offset of a line's beginning; that of the last line if there are fewer lines. */
	startOf(line: number): number {
		return this.#starts[Math.min(line, this.#starts.length) - 1] ?? 0;
	}

	/** The line and column of an offset into the text. */
	placeOf(offset: number): Place {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
	}
}
