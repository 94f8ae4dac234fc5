import { none } from '../coordinate.ts';
import type { Prior } from './prior.ts';

/** From this many rows on, the reference places contenders with gaps by rank. */
export const enoughReference = 20;

/**
 * What contenders with gaps are placed by: the same for every voter and every ballot of an election. Rows are
 * contenders, columns the election's common statements, in the order in which fields have them.
 */
export interface Basis {
	/** How many common statements there are. */
	statements: number;
	/** Contenders that answered every common statement: coordinates −60…+60. */
	reference: Int8Array;
	referenceRows: number;
	/** Contenders with the gaps that contenders have: coordinates, or `none`. */
	sample: Int8Array;
	sampleRows: number;
	/** The rows of the sample that have gaps. */
	partial: Uint16Array;
	/** Places contenders with gaps if the reference is too small; null if it is large enough. */
	prior: Prior | null;
}

/**
 * @param reference rows × statements, without gaps
 * @param sample rows × statements
 * @param prior needed only if the reference has fewer than `enoughReference` rows
 */
export function basisOf(
	statements: number,
	reference: Int8Array,
	sample: Int8Array,
	prior: Prior = { agreement: 50, strength: 100 },
): Basis {
	const referenceRows = statements === 0 ? 0 : reference.length / statements;
	const sampleRows = statements === 0 ? 0 : sample.length / statements;
	const partial: number[] = [];
	for (let row = 0; row < sampleRows; row++) {
		if (sample.subarray(row * statements, (row + 1) * statements).includes(none)) partial.push(row);
	}
	return {
		statements,
		reference,
		referenceRows,
		sample,
		sampleRows,
		partial: Uint16Array.from(partial),
		prior: referenceRows < enoughReference ? prior : null,
	};
}

/** The basis of an election that nobody else stands in. */
export const noBasis: Basis = basisOf(0, new Int8Array(), new Int8Array());
