import type { Card, CardOptions, CardWords, StatementSheet } from './card.ts';
import type { Core, District, Statement } from '../election/snapshot.ts';
import { inLanguage, type Text } from '../election/text.ts';

// The common parts of an election's cards.

/** A complete card: its own content and what all cards of its election say. */
export function frame(
	core: Core,
	own: Pick<Card, 'heading' | 'lines' | 'sheets' | 'ask'>,
	{ language, host }: CardOptions,
	words: CardWords,
): Card {
	const { election } = core;
	const rows = Math.max(0, ...own.sheets.map((sheet) => ('rows' in sheet ? sheet.rows.length : 0)));
	return {
		...own,
		language,
		host,
		product: words.product,
		election: words.dated(say(core, election.name, language), election.day),
		fictional: election.fictional ? words.fictional : null,
		more: Array.from({ length: rows + 1 }, (_, count) => words.more(count)),
		moreSheets: Array.from({ length: own.sheets.length + 1 }, (_, count) => words.moreSheets(count)),
	};
}

/** A text of the election in the language of the card; empty if there is none. */
export function say(core: Core, text: Text | undefined, language: string): string {
	return inLanguage(text, language, core.election.languages).text;
}

/** @param stance the person's, 1…steps; null on the statement's own card */
export function statementSheet(
	core: Core,
	statement: Statement,
	stance: number | null,
	language: string,
	words: CardWords,
): StatementSheet {
	const topic = core.election.topics.find(({ slug }) => slug === statement.topic);
	const { steps, labels } = statement;
	return {
		kind: 'statement',
		label: topic ? say(core, topic.name, language) : words.statement,
		text: say(core, statement.text, language),
		answer:
			stance === null
				? null
				: {
						label: words.mine,
						word: say(core, labels?.[stance - 1], language) || words.stance(stance, steps),
						stance,
						steps,
					},
	};
}

/**
 * A district by its number, with its region if the contest has several. Null if the contest has only one district,
 * because its ballot is the same everywhere.
 */
export function placeOf(core: Core, district: District, language: string, words: CardWords): string | null {
	const others = core.districts.filter(
		({ contest, number }) => contest === district.contest && number !== district.number,
	);
	if (others.length === 0) return null;
	const isElsewhere = others.some(({ region }) => region !== district.region);
	const region = isElsewhere ? core.regions.find(({ code }) => code === district.region) : undefined;
	return words.place(region ? say(core, region.name, language) : null, district.number);
}
