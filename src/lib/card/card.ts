import type { ContenderStatus } from '../election/snapshot.ts';

/** All words and figures of one picture. The same card is painted on a device and drawn on the server. */
export interface Card {
	/** The language of the words. */
	language: string;
	product: string;
	/** The election and its day. */
	election: string;
	/** Says that the election is fictional; null if it is not. */
	fictional: string | null;
	heading: string;
	/** Sentences under the heading, the most important first. If there is little room, the last ones are left out. */
	lines: string[];
	sheets: Sheet[];
	/** The question to the person who sees the picture. */
	ask: string | null;
	host: string;
	/** “And n more”, by n, up to the rows of the longest sheet, for rows that do not fit. */
	more: string[];
	/** “And n more parts”, by n, up to the number of sheets, for sheets that do not fit. */
	moreSheets: string[];
}

/** One white sheet of a picture. */
export type Sheet = StatementSheet | TierSheet | TopicsSheet | FactsSheet | BallotsSheet;

export interface StatementSheet {
	kind: 'statement';
	/** The line above the statement: its topic. */
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
	/** The ballot's name: its district if the person shares it, else its contest. */
	ballot: string;
	/** The agreement, e.g. `82–84 %`. */
	figure: string;
	/** Says in which order the rows are. */
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
	/** The number on the ballot. */
	number: number | null;
	title: string;
	rows: string[];
}

export interface BallotsSheet {
	kind: 'ballots';
	rows: {
		/** Which ballot it is. */
		label: string;
		/** Whom the voter ticks; null for a line to fill in by hand. */
		choice: { number: number | null; name: string } | null;
	}[];
}

/** The texts of a card that do not come from a snapshot, in one language. */
export interface CardWords {
	product: string;
	fictional: string;
	ask: string;
	/** Above a person's own answer. */
	mine: string;
	statement: string;
	ballotOrder: string;
	notAPoll: string;
	/** Above an election's own card. */
	invitation: string;
	candidate: string;
	list: string;
	party: string;
	bloc: string;
	selfNominated: string;
	status: Record<ContenderStatus, string>;
	silent: string;
	/** Above a person's own places on the topics. */
	standing: string;
	/** Headings of a person's card. */
	compared(topics: number): string;
	nearest: string;
	placed(topics: number): string;
	/** Names the topics of an election. */
	topics(count: number): string;
	/** An election and its day. @param day YYYY-MM-DD */
	dated(election: string, day: string): string;
	day(day: string): string;
	/** @param region null if it is clear from the contest */
	place(region: string | null, district: number): string;
	named(what: string, name: string): string;
	/** Says how many statements a comparison rests on. */
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
	/** The source that the picture names, e.g. `tandau.example`. */
	host: string;
}

/** All texts of a card in reading order, for people who do not see the picture. */
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
			case 'ballots':
				return sheet.rows.map(({ label, choice }) => (choice ? `${label}: ${choice.name}` : label));
		}
	});
	return [card.heading, ...card.lines, ...sheets, card.election, card.fictional ?? ''].filter(
		(one) => one !== '',
	);
}
