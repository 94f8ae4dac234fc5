import { namesakesOf } from '$lib/election/name/alike.ts';
import { wordsOf } from '$lib/election/name/fold.ts';
import type { Listed } from '$lib/election/name/names.ts';
import { matching, type Findable } from '$lib/election/name/search.ts';
import type { Core } from '$lib/election/snapshot.ts';
import type { FoundRow } from './rows.ts';

// What a typed name finds among contenders.

/** For each row the words by which it is found, in the same order. */
export function wordsOfRows(core: Core, rows: readonly FoundRow[]): Findable[] {
	const around = aroundIn(core);
	return rows.map(({ contender }) => ({
		own: wordsOf(...Object.values(contender.name)),
		around: around(contender),
		number: contender.number,
	}));
}

/** 1 for each row that the typed name finds. */
export function matchesOf(words: readonly Findable[], query: string): Uint8Array {
	const found = new Set(matching(words, query, true));
	return Uint8Array.from(words, (row) => (found.has(row) ? 1 : 0));
}

/** Beyond this many contenders names are not compared: nobody reads them all. */
const mostCompared = 500;

/** The sets of people among these rows who may be taken for one another, in the order of the first of each. */
export function namesakesAmong(rows: readonly FoundRow[]): FoundRow[][] {
	const people = rows.filter(({ contender }) => contender.kind === 'person');
	if (people.length > mostCompared) return [];
	const rowOf = new Map(people.map((row) => [row.contender, row]));
	const sets = new Set(namesakesOf(people.map(({ contender }) => contender)).values());
	return [...sets].map((set) => set.flatMap((contender) => rowOf.get(contender) ?? []));
}

/** The rows that are in none of these sets. */
export function withoutThose(rows: readonly FoundRow[], sets: readonly (readonly FoundRow[])[]): FoundRow[] {
	const apart = new Set(sets.flat().map(({ contender }) => nameOf(contender)));
	return rows.filter(({ contender }) => !apart.has(nameOf(contender)));
}

function nameOf({ contest, district, slug }: Listed): string {
	return `${contest}:${district}/${slug}`;
}

type Around = (contender: Listed) => readonly string[];

/** What narrows a search: words of the contender's ballot, party and bloc, each folded once. */
function aroundIn({ contests, districts, regions, parties, blocs }: Core): Around {
	const known = new Map<string, readonly string[]>();
	return ({ contest, district, party, bloc }) => {
		const key = JSON.stringify([contest, district, party, bloc]);
		const found = known.get(key) ?? words(contest, district, party, bloc);
		known.set(key, found);
		return found;
	};
	function words(contest: string, number: number, party: string | null, bloc: string | null) {
		const district = districts.find((each) => each.contest === contest && each.number === number);
		const texts = [
			contests.find(({ slug }) => slug === contest)?.name,
			district?.name,
			regions.find(({ code }) => code === district?.region)?.name,
			parties.find(({ slug }) => slug === party)?.short,
			blocs.find(({ slug }) => slug === bloc)?.name,
		];
		return wordsOf(...texts.flatMap((text) => Object.values(text ?? {})));
	}
}
