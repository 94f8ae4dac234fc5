import { error, fail } from '@sveltejs/kit';
import { assemble, match } from '$lib/election/ballot/ballot.ts';
import { ballotsOf, chosenContests } from '$lib/election/ballot/voting.ts';
import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { leaveUnanswered } from '../../questions.server.ts';
import * as submission from './submission.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	await leaveUnanswered(publication, locals);
	const { core } = publication;
	const { election, contests, districts } = core;
	const say = speaker(locals.language, election);
	const chosen = chosenContests(core).map(({ slug }) => slug);
	const isOpen = allows(election, 'quiz', locals.now);
	const { statements: plain } = isOpen ? await publication.plain() : { statements: {} };
	return {
		opens: isOpen ? null : fullDay(dayOf(election.calendar.openFrom, election.timezone)),
		questions: isOpen ? questionsIn(core, locals.language) : [],
		/** By statement: in plain words. */
		plain: Object.fromEntries(Object.entries(plain).map(([slug, words]) => [slug, say(words)])),
		core: { election, regions: core.regions, parties: core.parties, blocs: core.blocs },
		contests: contests.map(({ slug, kind, name }) => {
			const own = districts.filter(({ contest }) => contest === slug);
			return {
				slug,
				kind,
				name: say(name),
				isNationwide: own.every(({ region }) => kind === 'list' && region === null),
				districts: chosen.includes(slug) ? own.map(({ number, name }) => ({ number, name: say(name) })) : [],
			};
		}),
	};
}

export const actions = {
	/** Matches the answers that were sent, without storing them. */
	default: async ({ request, locals, params, setHeaders }) => {
		setHeaders({ 'cache-control': 'no-store' });
		const publication = await publications.latest(locals.db, params.election);
		if (!publication) error(404);
		const { core } = publication;
		if (!allows(core.election, 'quiz', locals.now) || !(await publication.isAnswered())) error(403);
		const sent = await submission.receive(request);
		const submitted = submission.parse(sent, core);
		if ('faults' in submitted) {
			// SvelteKit answers clients that do not ask for HTML with status 200 and the fault inside.
			if (!request.headers.get('accept')?.includes('text/html')) error(400, m.form_fault_unknown());
			return fail(400, { sent, faults: submitted.faults, matched: [] });
		}
		const basis = await publication.basis();
		const matched = await Promise.all(
			ballotsOf(core, submitted.districts).map(async ({ contest, district }) => {
				const { contenders } = await publication.district(contest.slug, district.number);
				const ballot = assemble(core, contest, district, contenders, basis);
				return { ballot, match: match(ballot, submitted.answers) };
			}),
		);
		return { sent, faults: [], matched };
	},
};
