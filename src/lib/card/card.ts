import type { ContenderStatus } from '../election/snapshot.ts';

/** All words and figures of one picture, ready to be set: the same card is painted on a device and drawn on the server. */
export interface Card {
	/** Of the words. */
	language: string;
	product: string;
	/** The election and its day. */
	election: string;
	/** Says that the election is fictional; null where it is not. */
	fictional: string | null;
	heading: string;
	/** Sentences under the heading, the most important first: where there is little room, the last ones are left out. */
	lines: string[];
	sheets: Sheet[];
	/** What the picture asks of whoever sees it. */
	ask: string | null;
	host: string;
	/** “And n more”, by n, up to the rows of the longest sheet: for rows that find no room. */
	more: string[];
	/** “And n more parts”, by n, up to the number of sheets: for sheets that find no room. */
	moreSheets: string[];
}

/** One white sheet of a picture. */
export type Sheet = StatementSheet | TierSheet | TopicsSheet | FactsSheet;

export interface StatementSheet {
	kind: 'statement';
	/** What stands above the statement: its topic. */
	label: string;
	text: string;
	/** The person's own answer; null on the statement's own card. */
	answer: {
		label: string;
		word: string;
		/** 1…steps */
		stance: number;
		steps: number;
	} | null;
}

export interface TierSheet {
	kind: 'tier';
	/** Which ballot it is: its district where the person tells it, else its contest. */
	ballot: string;
	/** How much they agree, e.g. `82–84 %`. */
	figure: string;
	/** In which order the rows stand. */
	note: string;
	rows: { number: number | null; name: string }[];
}

export interface TopicsSheet {
	kind: 'topics';
	title: string;
	rows: {
		name: string;
		low: string;
		high: string;
		/** −60 (low) … 60 (high) */
		place: number;
	}[];
}

export interface FactsSheet {
	kind: 'facts';
	/** On the ballot. */
	number: number | null;
	title: string;
	rows: string[];
}

/** What a card says besides the words of a snapshot, in one language. */
export interface CardWords {
	product: string;
	fictional: string;
	ask: string;
	/** Over a person's own answer. */
	mine: string;
	statement: string;
	ballotOrder: string;
	notAPoll: string;
	/** Over an election's own card. */
	invitation: string;
	candidate: string;
	list: string;
	party: string;
	selfNominated: string;
	status: Record<ContenderStatus, string>;
	silent: string;
	/** Over a person's own places on the topics. */
	standing: string;
	/** A person's own headings. */
	compared(topics: number): string;
	nearest: string;
	placed(topics: number): string;
	/** Names the topics of an election. */
	topics(count: number): string;
	/** An election and its day. @param day YYYY-MM-DD */
	dated(election: string, day: string): string;
	day(day: string): string;
	/** @param region null where it goes without saying */
	place(region: string | null, district: number): string;
	named(what: string, name: string): string;
	/** On how many statements a comparison rests. */
	basis(lowest: number, highest: number): string;
	/** @param lowest, highest 0…100 */
	agreement(lowest: number, highest: number): string;
	/** The voter's word for a stance 1…steps. */
	stance(stance: number, steps: number): string;
	nominatedBy(party: string): string;
	answered(answers: number, statements: number): string;
	statements(count: number): string;
	candidates(count: number): string;
	lists(count: number): string;
	more(count: number): string;
	moreSheets(count: number): string;
}

export interface CardOptions {
	language: string;
	/** Where the picture says it comes from, e.g. `tandau.example`. */
	host: string;
}

/** All that a card says, in reading order: for those who do not see the picture. */
export function wordsOf(card: Card): string[] {
	const sheets = card.sheets.flatMap((sheet) => {
		switch (sheet.kind) {
			case 'statement':
				return [
					sheet.label,
					sheet.text,
					...(sheet.answer ? [`${sheet.answer.label}: ${sheet.answer.word}`] : []),
				];
			case 'tier':
				return [sheet.ballot, sheet.figure, sheet.rows.map(({ name }) => name).join(', '), sheet.note];
			case 'topics':
				return [sheet.title, ...sheet.rows.map(({ name }) => name)];
			case 'facts':
				return [sheet.title, ...sheet.rows];
		}
	});
	return [card.heading, ...card.lines, ...sheets, card.election, card.fictional ?? ''].filter(
		(one) => one !== '',
	);
}
