import { stancesIn } from '../ballot/stance.ts';
import type { Contender, DistrictPart, NamesPart } from '../snapshot.ts';
import type { Text } from '../text.ts';
import { namesakesOf } from './alike.ts';

/** A contender as it is searched for: what its ballot says of it, and how much it has answered. */
export interface Listed extends Omit<Contender, 'positions'> {
	/** On how many statements it has taken a position. */
	answered: number;
}

/** A contender without its positions. */
export function listed({ positions, ...facts }: Contender): Listed {
	return { ...facts, answered: stancesIn(positions) };
}

/**
 * The part with the names of a contest. Every distinct word of the names is written once and named by its place: that
 * halves the part, because surnames, given names and patronymics recur.
 *
 * @param languages of the election, the first one first
 */
export function packNames(
	contest: string,
	districts: readonly DistrictPart[],
	languages: readonly string[],
): NamesPart {
	const contenders = districts.flatMap((part) => part.contenders.map(listed));
	const split = contenders.map(({ name }) => wordsIn(name, languages));
	const words = distinctOf(split.flat());
	const places = new Map(words.map((word, index) => [keyOf(word), index]));
	const [first = ''] = languages;
	const columns = languages.map((language, index): [string, string[]] => [
		language,
		words.map((word) => (index > 0 && word[index] === word[0] ? '' : (word[index] ?? ''))),
	]);
	const withNamesakes = districts.flatMap((part) => [...namesakesOf(part.contenders).keys()]);
	return {
		contest,
		districts: districts.map(({ district, contenders: { length } }) => [district, length]),
		words: first === '' ? {} : Object.fromEntries(columns),
		names: split.map((name) => name.map((word) => places.get(keyOf(word)) ?? 0)),
		slugs: contenders.map(({ slug }) => slug),
		numbers: contenders.map(({ number }) => number),
		nominations: contenders.map(({ nomination }) => nomination.charAt(0)).join(''),
		parties: contenders.map(({ party }) => party ?? ''),
		blocs: contenders.map(({ bloc }) => bloc ?? ''),
		answered: contenders.map(({ answered }) => answered),
		born: contenders.map(({ born }) => born ?? 0),
		statuses: Object.fromEntries(
			contenders.filter(({ status }) => status !== 'registered').map(({ slug, status }) => [slug, status]),
		),
		occupations: Object.fromEntries(
			withNamesakes.flatMap(({ slug, occupation }) => (occupation ? [[slug, occupation]] : [])),
		),
	};
}

/** Everybody in the part, ballot after ballot. @param languages of the election, the first one first */
export function unpackNames(part: NamesPart, languages: readonly string[]): Listed[] {
	const districts = part.districts.flatMap(([district, count]) => Array<number>(count).fill(district));
	const columns = languages.map((language): [string, string[]] => [language, part.words[language] ?? []]);
	const first = columns[0]?.[1] ?? [];
	// A slug may be a word that every object knows, such as `constructor`.
	const statuses = new Map(Object.entries(part.statuses));
	const occupations = new Map(Object.entries(part.occupations));
	return part.slugs.map((slug, index) => {
		const places = part.names[index] ?? [];
		const occupation = occupations.get(slug);
		const born = part.born[index] ?? 0;
		return {
			slug,
			contest: part.contest,
			district: districts[index] ?? 0,
			kind: 'person',
			party: part.parties[index] || null,
			nomination: nominations[part.nominations.charAt(index)] ?? 'self',
			bloc: part.blocs[index] || null,
			name: Object.fromEntries(
				columns.map(([language, words]) => [
					language,
					places.map((place) => words[place] || (first[place] ?? '')).join(' '),
				]),
			),
			number: part.numbers[index] ?? null,
			status: statuses.get(slug) ?? 'registered',
			answered: part.answered[index] ?? 0,
			...(born > 0 && { born }),
			...(occupation && { occupation }),
		};
	});
}

const nominations: Record<string, Contender['nomination']> = { p: 'party', a: 'association', s: 'self' };

/** A word of a name in each of the languages. */
type Word = readonly string[];

/** The words of a name; the whole name as one where its languages have different numbers of them. */
function wordsIn(name: Text, languages: readonly string[]): Word[] {
	const whole = languages.map((language) => name[language] ?? '');
	const split = whole.map((words) => words.split(' '));
	const [first = []] = split;
	const isEven = split.every(({ length }) => length === first.length);
	return isEven ? first.map((_, place) => split.map((words) => words[place] ?? '')) : [whole];
}

/** The most frequent first, so that their places have few digits. */
function distinctOf(words: readonly Word[]): Word[] {
	const counts = new Map<string, { word: Word; count: number }>();
	for (const word of words) {
		const key = keyOf(word);
		const known = counts.get(key);
		if (known) known.count++;
		else counts.set(key, { word, count: 1 });
	}
	return [...counts]
		.sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
		.map(([, { word }]) => word);
}

function keyOf(word: Word): string {
	return word.join('\n');
}
