import { isAsked, type Core, type PlainPart, type Statement } from '$lib/election/snapshot.ts';
import { speaker, type Text, type Wording } from '$lib/election/text.ts';
import { areaOf } from '../area.ts';

/** One statement in the language of the page, without any positions. */
export interface StatementWords {
	slug: string;
	/** From 1, among those that everyone is asked; null for a local statement. */
	number: number | null;
	topic: Wording;
	text: Wording;
	plain: Wording | null;
	background: Wording | null;
	/** The day or month for which the background is true, YYYY-MM-DD or YYYY-MM. */
	asOf: string | null;
	/** 2…7. */
	steps: number;
	/** Its own words for its steps, from 1 up. */
	labels: Wording[] | null;
	/** Where a local statement is asked, by contest; only the contest if it is asked in all its districts. */
	places: Wording[];
	previous: Neighbour | null;
	next: Neighbour | null;
}

export interface Neighbour {
	slug: string;
	text: Wording;
}

/** The statement of this slug, or null. */
export function statementOf(
	core: Core,
	{ statements: plain }: PlainPart,
	slug: string,
	language: string,
): StatementWords | null {
	const say = speaker(language, core.election);
	const sayIfAny = (text: Text | undefined) => (say(text).text === '' ? null : say(text));
	const sequence = inSequence(core.statements);
	const place = sequence.findIndex((one) => one.slug === slug);
	const statement = sequence[place];
	if (!statement) return null;
	const neighbour = (index: number): Neighbour | null => {
		const found = sequence[index];
		return found ? { slug: found.slug, text: say(found.text) } : null;
	};
	return {
		slug,
		number: statement.contest === undefined ? place + 1 : null,
		topic: say(core.election.topics.find((topic) => topic.slug === statement.topic)?.name),
		text: say(statement.text),
		plain: sayIfAny(plain[slug]),
		background: sayIfAny(statement.background),
		asOf: statement.asOf ?? null,
		steps: statement.steps,
		labels: statement.labels?.map(say) ?? null,
		places: placesOf(core, statement).map(say),
		previous: neighbour(place - 1),
		next: neighbour(place + 1),
	};
}

/** First the statements that everyone is asked, then the local ones. */
export function inSequence<S extends Pick<Statement, 'contest'>>(statements: readonly S[]): S[] {
	return [
		...statements.filter(({ contest }) => contest === undefined),
		...statements.filter(({ contest }) => contest !== undefined),
	];
}

/** Where a local statement is asked: its contest or its districts. */
export function placesOf(core: Core, statement: Pick<Statement, 'contest' | 'districts'>): Text[] {
	const contest = core.contests.find(({ slug }) => slug === statement.contest);
	if (!contest) return [];
	if (!statement.districts) return [contest.name];
	return core.districts
		.filter(
			(district) => district.contest === contest.slug && isAsked(statement, contest.slug, district.number),
		)
		.map((district) => areaOf(core, district).at(-1) ?? contest.name);
}
