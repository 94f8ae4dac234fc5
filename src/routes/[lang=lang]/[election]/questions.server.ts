import { redirect } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import { plainPartName } from '$lib/election/part.ts';
import type { Publication } from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

/**
 * The statements as this visitor may answer them now, and what the browser needs to find the voter's local ones. If nobody
 * has answered, the visitor is led to the election's first page, which says so.
 */
export async function questionsFor(
	publication: Publication,
	{ language, now }: Pick<App.Locals, 'language' | 'now'>,
) {
	await leaveUnanswered(publication, { language, now });
	const { core } = publication;
	const opens = opensOn(publication, { now });
	return {
		opens,
		questions: opens ? [] : questionsIn(core, language),
		// Districts are only sent if there are local statements.
		contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
		districts: core.statements.some(({ contest }) => contest !== undefined)
			? core.districts.map(({ contest, number, region }) => ({ contest, number, region }))
			: [],
	};
}

/** The day from which the statements can be answered; null if they can be now. */
export function opensOn(
	{ core: { election } }: Publication,
	{ now }: Pick<App.Locals, 'now'>,
): string | null {
	return allows(election, 'quiz', now) ? null : fullDay(dayOf(election.calendar.openFrom, election.timezone));
}

/** The snapshot's part with the statements in plain words, and which statements have them. */
export async function plainWordsOf(publication: Publication, opens: string | null) {
	const { statements } = await publication.plain();
	return {
		hash: publication.hash,
		sha256: publication.core.parts[plainPartName] ?? '',
		statements: opens ? [] : Object.keys(statements),
	};
}

/** Leads from a page that compares to the election's first page if the calendar is open and there is nothing to compare with. */
export async function leaveUnanswered(
	publication: Publication,
	{ language, now }: Pick<App.Locals, 'language' | 'now'>,
): Promise<void> {
	const { election } = publication.core;
	if (allows(election, 'quiz', now) && !(await publication.isAnswered())) {
		redirect(307, `/${language}/${election.slug}`);
	}
}
