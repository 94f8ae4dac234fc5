import { none } from '../coordinate.ts';
import { basisOf, enoughReference, type Basis } from './basis.ts';
import { estimatePrior } from './prior.ts';

/** How many rows the reference and the sample have at most. */
const mostRows = 150;

/** A contender's positions on the election's common statements. */
export interface Sheet {
	slug: string;
	/** Coordinates −60…+60, or `none`. */
	positions: Int8Array;
}

/**
 * Chooses an election's reference and sample from all of its contenders: in the order of `turnOf`, the first 150 that
 * answered every statement, and the first 150 whatever they answered; identical sheets once. The order of `sheets` does
 * not matter, and nobody can move to the front by answering one way or another.
 *
 * @param statements how many common statements there are
 * @param seed printed on the method page
 */
export function chooseBasis(sheets: readonly Sheet[], statements: number, seed: string): Basis {
	const inTurn = inSeededOrder(sheets, seed);
	const reference = once(inTurn.filter(({ positions }) => !positions.includes(none)));
	const sample = once(inTurn);
	const prior =
		reference.length < enoughReference
			? estimatePrior({
					contenders: sheets.length,
					statements,
					positions: matrixOf(
						sheets.map(({ positions }) => positions),
						statements,
					),
				})
			: undefined;
	return basisOf(statements, matrixOf(reference, statements), matrixOf(sample, statements), prior);
}

/** The contenders in the order of the seed. */
export function inSeededOrder<Named extends { slug: string }>(
	contenders: readonly Named[],
	seed: string,
): Named[] {
	return contenders
		.map((contender) => ({ contender, turn: turnOf(contender.slug, seed) }))
		.sort((a, b) => a.turn - b.turn || (a.contender.slug < b.contender.slug ? -1 : 1))
		.map(({ contender }) => contender);
}

/**
 * A contender's turn, a whole number below 2^32: FNV-1a over the UTF-16 code units of "seed slug", mixed as at the end
 * of MurmurHash3, so that slugs that differ little are far apart.
 */
function turnOf(slug: string, seed: string): number {
	let hash = 0x811c_9dc5;
	const text = `${seed} ${slug}`;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** The first rows, each sheet once. */
function once(sheets: readonly Sheet[]): Int8Array[] {
	const rows = new Map<string, Int8Array>();
	for (const { positions } of sheets) {
		if (rows.size === mostRows) break;
		const content = positions.join();
		if (!rows.has(content)) rows.set(content, positions);
	}
	return [...rows.values()];
}

function matrixOf(rows: readonly Int8Array[], statements: number): Int8Array {
	const matrix = new Int8Array(rows.length * statements);
	rows.forEach((row, index) => {
		matrix.set(row, index * statements);
	});
	return matrix;
}
