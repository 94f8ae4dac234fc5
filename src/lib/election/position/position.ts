import type { Text } from '../text.ts';
import { tidy } from '../words.ts';

/** What a contender says on a statement. With neither a stance nor a wish to decline there is no position yet. */
export interface Position {
	/** 1…steps; null where there is none. */
	stance: number | null;
	/** Declines to take a position; excludes a stance. */
	isDeclined: boolean;
	/** The contender's own words, in as many languages as it wrote. */
	reason: Text;
}

/** A position that is to be saved in a draft. */
export interface DraftChange extends Position {
	/** Slug. */
	statement: string;
	/** The version in the draft that it was made from; 0 where there was none. */
	basedOn: number;
}

/** Nothing has been said. */
export const noPosition: Position = { stance: null, isDeclined: false, reason: {} };

/** The position that a contender has given: where it gave no stance it has declined. */
export function givenAs(stance: number | null, reason: Text): Position {
	return { stance, isDeclined: stance === null, reason };
}

/** Whether there is something to submit: a stance, or the wish to take none. */
export function isGiven(position: Pick<Position, 'stance' | 'isDeclined'> | undefined): boolean {
	return position !== undefined && (position.stance !== null || position.isDeclined);
}

/** Whether the stance is one of the 1…steps of a statement's scale. */
export function isOnScale(stance: number, steps: number): boolean {
	return Number.isInteger(stance) && stance >= 1 && stance <= steps;
}

/** Whether two positions say the same; blanks at the ends of words say nothing. */
export function isSame(one: Position, other: Position): boolean {
	const [first, second] = [tidied(one.reason), tidied(other.reason)];
	const languages = Object.keys({ ...first, ...second });
	return (
		one.stance === other.stance &&
		one.isDeclined === other.isDeclined &&
		languages.every((language) => first[language] === second[language])
	);
}

/** Whether a submission would record it: it is given, and not what was submitted last. */
export function isUnsubmitted(position: Position | undefined, submitted: Position | undefined): boolean {
	return position !== undefined && isGiven(position) && !(submitted && isSame(position, submitted));
}

/** A reason without the languages in which nothing was written. */
export function tidied(reason: Text): Text {
	return Object.fromEntries(
		Object.entries(reason).flatMap(([language, words]) => (tidy(words) ? [[language, tidy(words)]] : [])),
	);
}
