import type { Core } from '$lib/election/snapshot.ts';
import type { Text, Wording } from '$lib/election/text.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { FacetKey } from '$lib/voter/find/address.ts';

/** Where the words of options are that come with the election. */
export type Worded = Pick<Core, 'parties' | 'blocs' | 'statements' | 'lists'>;

/** The words above the options of a facet. */
export const legends: Record<FacetKey, () => string> = {
	marked: m.find_facet_marked,
	nomination: m.find_facet_nomination,
	answers: m.find_facet_answers,
	tier: m.find_facet_tier,
	party: m.find_facet_party,
	bloc: m.find_facet_bloc,
	near: m.find_facet_lists,
	agree: m.find_facet_agree,
};

const fixed: Partial<Record<FacetKey, Record<string, () => string>>> = {
	marked: { yes: m.find_marked },
	nomination: {
		list: m.find_nomination_list,
		party: m.find_nomination_party,
		association: m.find_nomination_association,
		self: m.find_nomination_self,
	},
	answers: { all: m.find_answers_all, part: m.find_answers_part, none: m.find_answers_none },
	tier: { first: m.find_tier_first, second: m.find_tier_second, further: m.find_tier_further },
};

/** The words of an option, in the language of `say` where they come with the election. */
export function wordsOf(
	key: FacetKey,
	option: string,
	core: Worded,
	say: (text: Text | undefined) => Wording,
): string {
	const words = fixed[key]?.[option];
	if (words) return words();
	const isNamed = ({ slug }: { slug: string }) => slug === option;
	if (key === 'agree') return say(core.statements.find(isNamed)?.text).text;
	if (key === 'party') return say(core.parties.find(isNamed)?.short).text;
	return say((key === 'near' ? core.lists.find(isNamed) : core.blocs.find(isNamed))?.name).text;
}

/** Whether the options of a facet are names, which nobody translates. */
export function areNames(key: FacetKey): boolean {
	return key === 'party' || key === 'bloc' || key === 'near';
}
