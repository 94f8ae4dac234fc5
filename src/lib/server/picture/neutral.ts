import { allows } from '../../election/calendar.ts';
import { wordsOf, type Card } from '../../card/card.ts';
import { blocCard, contenderCard, electionCard, partyCard, statementCard } from '../../card/neutral.ts';
import { cardWords } from '../../text/card-words.ts';
import type { InterfaceLanguage } from '../../text/language.ts';
import { nameOf } from './svg.ts';
import * as members from '../publication/members.ts';
import * as nominees from '../publication/nominees.ts';
import type { Publication } from '../publication/publication.ts';

/** What a neutral card is about. It shows nothing of any voter, and is the same for everybody. */
export interface Subject {
	kind: 'election' | 'contender' | 'statement' | 'party' | 'bloc';
	slug: string;
}

/** For whom a card is made. */
export interface Audience {
	language: InterfaceLanguage;
	/** Of the page's address: the card says where it comes from. */
	origin: string;
	now: Date;
}

/** A picture as a page names it. */
export interface Picture {
	/** Of the PNG, 1200 × 630, with a hash of all that it is drawn from: what is found there never changes. */
	address: string;
	/** What it shows, in words. */
	words: string;
}

/** The picture of a subject; null where there is no such subject, or nothing of it may be shown yet. */
export async function pictureOf(
	publication: Publication,
	subject: Subject,
	audience: Audience,
): Promise<Picture | null> {
	const made = await make(publication, subject, audience);
	return made && pictureFrom(publication, subject, made);
}

/** An address of a picture, taken apart. */
export interface Name extends Subject {
	hash: string;
}

/** Reads the last part of a picture's address, without `.png`; null where it is none. */
export function nameIn(address: string): Name | null {
	const [, kind, slug, hash] =
		/^(election|contender|statement|party|bloc)\.([a-z0-9][a-z0-9_-]{0,63})\.([0-9a-f]{16})$/.exec(address) ??
		[];
	if (!slug || !hash) return null;
	for (const known of ['election', 'contender', 'statement', 'party', 'bloc'] as const)
		if (known === kind) return { kind, slug, hash };
	return null;
}

/** The card of this name. `moved` where the subject has another card now; null where it has none. */
export async function find(
	publication: Publication,
	{ hash, ...subject }: Name,
	audience: Audience,
): Promise<{ kind: 'found'; card: Card } | { kind: 'moved'; address: string } | null> {
	const made = await make(publication, subject, audience);
	if (!made) return null;
	return nameOf(made) === hash
		? { kind: 'found', card: made }
		: { kind: 'moved', address: pictureFrom(publication, subject, made).address };
}

async function make(
	publication: Publication,
	{ kind, slug }: Subject,
	{ language, origin, now }: Audience,
): Promise<Card | null> {
	const { core } = publication;
	const words = cardWords(language);
	const options = { language, host: new URL(origin).host };
	if (kind === 'election') return slug === core.election.slug ? electionCard(core, options, words) : null;
	if (kind === 'contender') {
		const contender = await publication.contender(slug);
		return contender && contenderCard(core, contender, options, words);
	}
	if (kind === 'party') {
		const party = core.parties.find((one) => one.slug === slug);
		const candidates = party ? await nominees.count(publication, slug) : 0;
		return party ? partyCard(core, party, { ...options, candidates }, words) : null;
	}
	if (kind === 'bloc') {
		const bloc = core.blocs.find((one) => one.slug === slug);
		return bloc
			? blocCard(core, bloc, { ...options, members: await members.count(publication, slug) }, words)
			: null;
	}
	// Statements are shown to nobody before they are put to voters.
	const statement = core.statements.find((one) => one.slug === slug);
	return statement && allows(core.election, 'quiz', now)
		? statementCard(core, statement, options, words)
		: null;
}

function pictureFrom({ core }: Publication, { kind, slug }: Subject, made: Card): Picture {
	const name = `${kind}.${slug}.${nameOf(made)}.png`;
	return {
		address: `/data/card/${made.language}/${core.election.slug}/${name}`,
		words: wordsOf(made).join('. '),
	};
}
