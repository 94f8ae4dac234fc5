import type { Text } from '../text.ts';
import { wordsOf } from './fold.ts';

/**
 * The sets of names that a voter may take for one another, as indexes in the given order; each set has two or more. Two
 * names are alike if they have the same words in any order and in any of their languages and alphabets, or if one word
 * differs by a single letter that is wrong, missing, added or swapped with its neighbour. Names that are alike to the same
 * third name are in one set. Patronymics do not tell people apart: ballots leave them out.
 */
export function alikeNames(names: readonly Text[]): number[][] {
	const spellings = names.map(spellingsOf);
	const root = names.map((_, index) => index);
	const rootOf = (index: number): number => {
		const next = root[index] ?? index;
		return next === index ? index : rootOf(next);
	};
	// Names are compared only where they share a key, so that ten thousand take no longer than they must.
	const keyed = new Map<string, { index: number; words: readonly string[] }[]>();
	spellings.forEach((own, index) => {
		for (const words of own) {
			for (const key of keysOf(words)) {
				const others = keyed.get(key);
				if (!others) {
					keyed.set(key, [{ index, words }]);
					continue;
				}
				for (const other of others) {
					if (rootOf(other.index) === rootOf(index) || !areNear(other.words, words)) continue;
					const [first, second] = [rootOf(other.index), rootOf(index)].sort((a, b) => a - b);
					if (first !== undefined && second !== undefined) root[second] = first;
				}
				others.push({ index, words });
			}
		}
	});
	const sets = new Map<number, number[]>();
	names.forEach((_, index) => {
		const at = rootOf(index);
		sets.set(at, [...(sets.get(at) ?? []), index]);
	});
	return [...sets.values()].filter(({ length }) => length > 1);
}

/** The namesakes of each contender that has any: itself and the others of its set, in the given order. */
export function namesakesOf<C extends { name: Text }>(contenders: readonly C[]): Map<C, readonly C[]> {
	const sets = alikeNames(contenders.map(({ name }) => name)).map((indexes) =>
		indexes.flatMap((index) => contenders[index] ?? []),
	);
	return new Map(sets.flatMap((set) => set.map((one): [C, readonly C[]] => [one, set])));
}

/** The words of a name without its patronymic, sorted, once for each spelling that differs. */
function spellingsOf(name: Text): string[][] {
	const seen = new Map<string, string[]>();
	for (const spelling of Object.values(name)) {
		const words = wordsOf(spelling);
		const short = words.filter((word) => !patronymic.test(word));
		const own = (short.length > 1 ? short : words).sort();
		if (own.length > 0) seen.set(own.join(' '), own);
	}
	return [...seen.values()];
}

/** As `fold` writes -ұлы, -қызы, -оглы, -ович, -евич, -овна, -евна, -ична. */
const patronymic = /(?:uli|kizi|ogli|ovich|evich|ovna|evna|ichna)$/;

/** Below this length a word with another letter is another word. */
const leastNear = 4;

/** Keys of which two names that are alike share one. */
function keysOf(words: readonly string[]): Set<string> {
	const keys = new Set([words.join(' ')]);
	words.forEach((word, place) => {
		if (word.length < leastNear) return;
		const others = words.filter((_, index) => index !== place).join(' ');
		for (let cut = 0; cut <= word.length; cut++) {
			keys.add(`${others} ~${word.slice(0, cut)}${word.slice(cut + 1)}`);
		}
	});
	return keys;
}

/** Whether two names have the same words but for one, in which they differ by a letter at most. */
function areNear(one: readonly string[], other: readonly string[]): boolean {
	if (one.length !== other.length) return false;
	const left = one.filter((word) => !other.includes(word));
	const right = other.filter((word) => !one.includes(word));
	const [a, b] = [left[0], right[0]];
	if (a === undefined || b === undefined) return left.length === right.length;
	return left.length === 1 && right.length === 1 && isOneLetterApart(a, b);
}

function isOneLetterApart(one: string, other: string): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length < leastNear || long.length - short.length > 1) return false;
	let same = 0;
	while (same < short.length && short[same] === long[same]) same++;
	if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
	if (short.slice(same + 1) === long.slice(same + 1)) return true;
	const isSwapped = short[same] === long[same + 1] && short[same + 1] === long[same];
	return isSwapped && short.slice(same + 2) === long.slice(same + 2);
}
