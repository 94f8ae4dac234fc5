import { stanceOf, type Answers } from '$lib/election/ballot/answers.ts';
import type { Question } from '$lib/election/ballot/questions.ts';

/** The answered questions, in the order in which they are offered to be marked as important. */
export interface Offered {
	/** Those that are marked already, then the first of those that were answered firmly. */
	first: Question[];
	/** The other firm ones. */
	firm: Question[];
	/** The rest, by what they are about. */
	rest: { about: Question['about']; questions: Question[] }[];
}

/** How many questions are offered before anything is unfolded. */
const mostFirst = 6;

/**
 * Offers a voter's answered questions for marking: what is marked and what was answered at an end of the scale first,
 * because it matters to people more often than what they answered mildly.
 */
export function offer(questions: readonly Question[], answers: Answers): Offered {
	const given = questions.filter(({ slug }) => stanceOf(answers[slug]) !== null);
	const marked = given.filter(({ slug }) => answers[slug]?.importance === 2);
	const firm = given.filter((question) => !marked.includes(question) && isFirm(question, answers));
	const first = [...marked, ...firm.slice(0, Math.max(0, mostFirst - marked.length))];
	const mild = given.filter((question) => !marked.includes(question) && !firm.includes(question));
	const about = [...new Map(mild.map((question) => [question.about.text, question.about])).values()];
	return {
		first,
		firm: firm.filter((question) => !first.includes(question)),
		rest: about.map((about) => ({
			about,
			questions: mild.filter((question) => question.about.text === about.text),
		})),
	};
}

function isFirm({ slug, steps }: Question, answers: Answers): boolean {
	const stance = stanceOf(answers[slug]);
	// On two steps every answer is at an end.
	return steps > 2 && (stance === 1 || stance === steps);
}

/** What kind of voter leaves nothing to tell contenders apart by; null if the answers do. */
export function uniformity(questions: readonly Question[], answers: Answers): 'skipped' | 'neutral' | null {
	const given = questions.flatMap((question) => {
		const answer = answers[question.slug];
		return answer ? [{ question, answer }] : [];
	});
	if (given.length === 0) return null;
	if (given.every(({ answer }) => answer.stance === 'skip')) return 'skipped';
	const stances = given.flatMap(({ question, answer }) =>
		answer.stance === 'skip' ? [] : [{ stance: answer.stance, steps: question.steps }],
	);
	return stances.every(({ stance, steps }) => stance === (steps + 1) / 2) ? 'neutral' : null;
}
