import type { Contender, Core, Party, Statement } from '$lib/election/snapshot.ts';
import { inLanguage, type Text } from '$lib/election/text.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { Facts } from '$lib/ui/page/structured.ts';

/*
 * Public pages in the vocabulary of schema.org. They name who and what there is, never what anybody thinks, because a
 * position without its statement, reason and source would mislead.
 */

/** Where a page is; all addresses in its facts are absolute. */
export interface Standpoint {
	origin: string;
	language: InterfaceLanguage;
}

/** The election's day. */
export function electionFacts(core: Core, at: Standpoint): Facts {
	const { election } = core;
	return {
		...context,
		'@type': 'Event',
		...named(core, election.name, at),
		startDate: election.day,
		url: address(core, '', at),
		...caveat(core),
	};
}

/** A candidate is a person; a list belongs to its party, an organisation. */
export function contenderFacts(
	core: Core,
	contender: Pick<Contender, 'slug' | 'kind' | 'name' | 'nomination' | 'party'>,
	at: Standpoint,
): Facts {
	const party = core.parties.find(({ slug }) => slug === contender.party);
	const isTheirs = contender.kind === 'person' && contender.nomination === 'party';
	return {
		...context,
		'@type': contender.kind === 'person' ? 'Person' : 'Organization',
		...named(core, contender.name, at),
		url: address(core, `/contenders/${contender.slug}`, at),
		// A self-nominated candidate is affiliated with no party, even as a member of one.
		...(isTheirs && party ? { affiliation: organisation(core, party, at) } : {}),
		...(contender.kind === 'list' && party ? { parentOrganization: organisation(core, party, at) } : {}),
		...caveat(core),
	};
}

export function partyFacts(core: Core, party: Party, at: Standpoint): Facts {
	return {
		...context,
		...organisation(core, party, at),
		...(party.website ? { sameAs: party.website } : {}),
		...caveat(core),
	};
}

export function blocFacts(
	core: Core,
	bloc: Pick<Core['blocs'][number], 'slug' | 'name'>,
	at: Standpoint,
): Facts {
	return {
		...context,
		'@type': 'Organization',
		...named(core, bloc.name, at),
		url: address(core, `/blocs/${bloc.slug}`, at),
		...caveat(core),
	};
}

/** The page on a statement. It presents the statement as a question and attributes it to no one. */
export function statementFacts(
	core: Core,
	statement: Pick<Statement, 'slug' | 'text' | 'topic'>,
	at: Standpoint,
) {
	const topic = core.election.topics.find(({ slug }) => slug === statement.topic);
	const name = inLanguage(statement.text, at.language, core.election.languages);
	return {
		...context,
		'@type': 'WebPage',
		name: name.text,
		inLanguage: at.language,
		url: address(core, `/statements/${statement.slug}`, at),
		...(topic ? { about: { '@type': 'Thing', ...named(core, topic.name, at) } } : {}),
		isPartOf: { '@type': 'WebSite', name: m.product(), url: `${at.origin}/${at.language}` },
		...caveat(core),
	};
}

const context = { '@context': 'https://schema.org' };

function organisation(core: Core, party: Party, at: Standpoint) {
	return {
		'@type': 'Organization',
		...named(core, party.name, at),
		url: address(core, `/parties/${party.slug}`, at),
	};
}

/** A name in the page's language, with its spellings in the others. */
function named({ election }: Core, name: Text, { language }: Standpoint) {
	const own = inLanguage(name, language, election.languages).text;
	const others = election.languages.flatMap((other) => {
		const words = name[other];
		return words && words !== own ? [{ '@value': words, '@language': other }] : [];
	});
	return { name: own, ...(others.length > 0 ? { alternateName: others } : {}) };
}

/** Marks fictional people and parties as such. */
function caveat({ election }: Core) {
	return election.fictional ? { disambiguatingDescription: m.ribbon_fictional() } : {};
}

function address({ election }: Core, rest: string, { origin, language }: Standpoint): string {
	return `${origin}/${language}/${election.slug}${rest}`;
}
