import { tidy } from '$lib/election/words.ts';
import type { Answer } from './DraftSheet.svelte.ts';

/**
 * The fingerprint of an answer, short enough for a hidden field: a form that leaves an answer as it was does not overwrite
 * what somebody else has changed meanwhile.
 */
export function fingerprintOf({ stance, isDeclined, reason }: Answer): string {
	const words = Object.entries(reason)
		.map(([language, words]) => [language, tidy(words)] as const)
		.filter(([, words]) => words !== '')
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return hashOf(JSON.stringify([stance, isDeclined, words]));
}

/** The fingerprint of a whole sheet. Answers that say nothing do not count. */
export function fingerprintOfAll(sheet: Record<string, Answer>): string {
	const fingerprints = Object.entries(sheet)
		.filter(
			([, answer]) =>
				fingerprintOf(answer) !== fingerprintOf({ stance: null, isDeclined: false, reason: {} }),
		)
		.map(([statement, answer]) => `${statement} ${fingerprintOf(answer)}`);
	return hashOf(fingerprints.sort().join());
}

/** FNV-1a (64 bit, RFC draft-eastlake-fnv): distinguishes answers; it is not a secret. */
function hashOf(words: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(words)) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	}
	return hash.toString(36);
}
