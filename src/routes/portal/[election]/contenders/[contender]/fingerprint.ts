import { noPosition, tidied, type Position } from '$lib/election/position/position.ts';

/**
 * The fingerprint of a position, short enough for a hidden field. With it, a form that leaves a position unchanged does not
 * overwrite another person's change.
 */
export function fingerprintOf({ stance, isDeclined, reason }: Position): string {
	const words = Object.entries(tidied(reason)).sort(([one], [other]) => (one < other ? -1 : 1));
	return hashOf(JSON.stringify([stance, isDeclined, words]));
}

/** The fingerprint of a whole draft. Statements without a position do not count. */
export function fingerprintOfAll(positions: Record<string, Position>): string {
	const fingerprints = Object.entries(positions)
		.map(([statement, position]) => [statement, fingerprintOf(position)] as const)
		.filter(([, fingerprint]) => fingerprint !== fingerprintOf(noPosition))
		.map(([statement, fingerprint]) => `${statement} ${fingerprint}`);
	return hashOf(fingerprints.sort().join());
}

/** FNV-1a (64 bit, RFC draft-eastlake-fnv): distinguishes positions; it is not a secret. */
function hashOf(words: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(words)) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	}
	return hash.toString(36);
}
