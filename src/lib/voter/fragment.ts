import { isSlug } from '$lib/election/slug.ts';
import { isSame, type ContenderName } from './Shortlist.svelte.ts';

/** The contender, or one of its positions, that an address names behind the #. */
export interface NamedContender extends ContenderName {
	/** Slug of a statement; empty for the profile's top. */
	statement: string;
}

/**
 * Reads `#{contest}.{district}/{slug}` with an optional `/{statement}`; null for anything else. What follows an `&` names
 * nobody (`pairsBehind`).
 */
export function contenderIn(fragment: string): NamedContender | null {
	const [, contest, district, slug, statement] =
		/^#([^./]+)\.(\d{1,9})\/([^/]+)(?:\/([^/]+))?$/.exec(decoded(fragment.replace(/&.*/s, ''))) ?? [];
	if (!contest || !district || !slug) return null;
	return { contest, district: Number(district), slug, statement: statement ?? '' };
}

/** The fragment of a contender's profile or of one of its positions. */
export function fragmentOf({ contest, district, slug }: ContenderName, statement = ''): string {
	const path = [`${contest}.${district}`, slug, ...(statement ? [statement] : [])];
	return `#${path.map(encodeURIComponent).join('/')}`;
}

/** What follows the contender in such a fragment: the filter of the page that led there, `party=reed&answers=all`. */
export function pairsBehind(fragment: string): string {
	return fragment.slice(0, longestFragment).split('&').slice(1).join('&');
}

/** Several contenders that an address names behind the #, and how a page shows them. */
export interface NamedContenders {
	/** Each once, in the order of the address. */
	contenders: ContenderName[];
	/** Whether more were named than wanted. */
	isCut: boolean;
	/** Whether some of it names nobody. */
	hasNonsense: boolean;
	/** How they are shown: `{ sort: 'topic' }`. */
	options: Record<string, string>;
}

/** Nobody writes a longer one; what follows is not read. */
const longestFragment = 4000;

/**
 * Reads `#{contest}.{district}/{slug},{slug};{contest}.{district}/{slug}&{option}={value}`. What cannot be read is left
 * out and reported.
 *
 * @param most how many contenders are wanted
 */
export function contendersIn(fragment: string, most: number): NamedContenders {
	const text = decoded(fragment.slice(0, longestFragment)).replace(/^#/, '');
	const [who = '', ...choices] = text.split('&');
	const contenders: ContenderName[] = [];
	let hasNonsense = fragment.length > 1 && text === '';
	for (const group of who === '' ? [] : who.split(';')) {
		const [, contest, district, slugs] = /^([^./]+)\.([1-9]\d{0,8})\/([^/]+)$/.exec(group) ?? [];
		for (const slug of slugs?.split(',') ?? ['']) {
			if (!contest || !isSlug(contest) || !isSlug(slug)) hasNonsense = true;
			else if (!contenders.some((other) => isSame(other, { contest, district: Number(district), slug })))
				contenders.push({ contest, district: Number(district), slug });
		}
	}
	const options = choices.flatMap((choice): [string, string][] => {
		const [, name, value] = /^([a-z]{1,20})=([a-z]{1,20})$/.exec(choice) ?? [];
		return name && value && isSlug(name) ? [[name, value]] : [];
	});
	return {
		contenders: contenders.slice(0, most),
		isCut: contenders.length > most || fragment.length > longestFragment,
		hasNonsense: hasNonsense || options.length < choices.length,
		options: Object.fromEntries(options),
	};
}

/** The fragment that names these contenders and options; empty for none. */
export function fragmentOfAll(
	contenders: readonly ContenderName[],
	options: Readonly<Record<string, string>> = {},
): string {
	const groups: string[] = [];
	let last = '';
	for (const { contest, district, slug } of contenders) {
		const ballot = `${contest}.${district}/`;
		if (ballot === last) groups[groups.length - 1] += `,${slug}`;
		else groups.push(`${ballot}${slug}`);
		last = ballot;
	}
	const parts = [groups.join(';'), ...Object.entries(options).map(([name, value]) => `${name}=${value}`)];
	return parts.length > 1 || groups.length > 0 ? `#${parts.join('&')}` : '';
}

/** Browsers percent-encode letters outside ASCII; a malformed code must not throw. */
function decoded(fragment: string): string {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return '';
	}
}
