import type { Answers } from './answers.ts';
import { isAsked, type Contest, type Core, type District, type Statement } from '../snapshot.ts';
import { speaker, type Wording } from '../text.ts';
import { chosenContests } from './voting.ts';

/** A statement as the voter is asked it, in one language. */
export interface Question extends Pick<Statement, 'slug' | 'steps' | 'contest' | 'districts'> {
	/** Its topic or, for a local statement, the body that is elected. */
	about: Wording;
	text: Wording;
	background: Wording | null;
	/** The day or month for which the background is true, YYYY-MM-DD or YYYY-MM. */
	asOf?: string;
	/** The statement's own labels for its steps, from 1 up. */
	labels?: Wording[];
}

/** Every statement as a question: general ones first, then local ones in the order of the contests. */
export function questionsIn({ election, contests, statements }: Core, language: string): Question[] {
	const say = speaker(language, election);
	const topics = new Map(election.topics.map(({ slug, name }) => [slug, say(name)]));
	const bodies = new Map(contests.map(({ slug, body }) => [slug, say(body)]));
	const ordered = [undefined, ...contests.map(({ slug }) => slug)].flatMap((contest) =>
		statements.filter((statement) => statement.contest === contest),
	);
	return ordered.map((statement) => ({
		slug: statement.slug,
		steps: statement.steps,
		about: bodies.get(statement.contest ?? '') ?? topics.get(statement.topic) ?? { text: '', lang: language },
		text: say(statement.text),
		background: statement.background ? say(statement.background) : null,
		...(statement.asOf !== undefined && { asOf: statement.asOf }),
		...(statement.contest !== undefined && { contest: statement.contest }),
		...(statement.districts && { districts: statement.districts }),
		...(statement.labels && { labels: statement.labels.map(say) }),
	}));
}

/** What is needed of an election to read an answer sheet. */
export function questionnaireOf(core: Core) {
	const { election, statements, districts } = core;
	const chosen = chosenContests(core).map(({ slug }) => slug);
	return {
		election: election.slug,
		statements: statements.map(({ slug, steps }) => ({ slug, steps })),
		districts: districts
			.filter(({ contest }) => chosen.includes(contest))
			.map(({ contest, number }) => ({ contest, number })),
	};
}

/** The statements for a voter with these ballots: the general ones, and the local ones of the voter's districts. */
export function askedOn<Asked extends Pick<Statement, 'contest' | 'districts'>>(
	ballots: readonly { contest: Pick<Contest, 'slug'>; district: Pick<District, 'number'> }[],
	statements: readonly Asked[],
): Asked[] {
	return statements.filter(
		(statement) =>
			statement.contest === undefined ||
			ballots.some(({ contest, district }) => isAsked(statement, contest.slug, district.number)),
	);
}

/** How many of the questions the voter answered with a stance, and how many the voter skipped. */
export function progressOf(
	questions: readonly Question[],
	answers: Answers,
): { answered: number; skipped: number } {
	const given = questions.flatMap(({ slug }) => answers[slug] ?? []);
	const skipped = given.filter(({ stance }) => stance === 'skip').length;
	return { answered: given.length - skipped, skipped };
}

/** Where a voter continues: at the first question without an answer, or at the beginning when all have one. */
export function firstOpen(questions: readonly Question[], answers: Answers): Question | undefined {
	return questions.find(({ slug }) => !(slug in answers)) ?? questions[0];
}
