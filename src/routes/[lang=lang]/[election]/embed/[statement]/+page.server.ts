import { error } from '@sveltejs/kit';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import { asked, isStanding, type Core, type Statement } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { calendar, timezone } = core.election;
	const question = questionsIn(core, locals.language).find(({ slug }) => slug === params.statement);
	const statement = core.statements.find(({ slug }) => slug === params.statement);
	if (!question || !statement) error(404);
	const isOpen = allows(core.election, 'quiz', locals.now);
	return {
		/** The day from which it can be answered; null if it can be now. */
		opens: isOpen ? null : fullDay(dayOf(calendar.openFrom, timezone)),
		question,
		ballots: isOpen ? nationwideLists(core, statement, locals.language) : [],
		hasDistricts: core.contests.some(({ kind }) => kind === 'seat'),
	};
}

/** The lists' positions on a statement, in ballot order, for the ballots that every voter gets. */
function nationwideLists(core: Core, statement: Statement, language: string) {
	const say = speaker(language, core.election);
	return core.contests
		.filter(({ kind }) => kind === 'list')
		.flatMap((contest) => {
			const country = core.districts.find(
				(district) => district.contest === contest.slug && district.region === null,
			);
			if (!country) return [];
			const column = asked(core.statements, contest.slug, country.number).indexOf(statement);
			const lists = core.lists.filter((list) => list.contest === contest.slug && isStanding(list));
			if (column < 0 || lists.length === 0) return [];
			return [
				{
					slug: contest.slug,
					name: say(contest.name),
					lists: lists.map(({ slug, number, name, positions }) => ({
						slug,
						number,
						name: say(name),
						stance: stanceIn(positions, column),
						hasDeclined: positions[column] === '-',
					})),
				},
			];
		});
}
