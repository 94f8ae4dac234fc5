import { tidy } from '$lib/election/words.ts';
import type { Answer } from './DraftSheet.svelte.ts';

/**
 * What an answer says, in a word that is short enough for a hidden field: a form that leaves an answer as it was does not
 * touch it, whoever changes it meanwhile.
 */
export function printOf({ stance, isDeclined, reason }: Answer): string {
	const words = Object.entries(reason)
		.map(([language, words]) => [language, tidy(words)] as const)
		.filter(([, words]) => words !== '')
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return fingerprint(JSON.stringify([stance, isDeclined, words]));
}

/** What a whole sheet says. Answers that say nothing do not count. */
export function printOfAll(sheet: Record<string, Answer>): string {
	const prints = Object.entries(sheet)
		.filter(([, answer]) => printOf(answer) !== printOf({ stance: null, isDeclined: false, reason: {} }))
		.map(([statement, answer]) => `${statement} ${printOf(answer)}`);
	return fingerprint(prints.sort().join());
}

/** FNV-1a (64 bit, RFC draft-eastlake-fnv): tells answers apart, hides nothing. */
function fingerprint(words: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(words)) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	}
	return hash.toString(36);
}
