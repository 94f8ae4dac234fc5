import { error } from '@sveltejs/kit';
import { allows, phase, type Calendar } from '$lib/election/calendar.ts';
import type { Contest, Core } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { ballotsByRegion } from './ballots.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { election, regions, contests } = core;
	const say = speaker(locals.language, election);
	return {
		contests: contests.map((contest) => ({
			...contest,
			name: say(contest.name),
			body: say(contest.body),
			...countsOf(contest, core),
		})),
		ballots: ballotsByRegion(core).map((group) => ({
			...group,
			regions: regions.filter(({ code }) => group.regions.includes(code)).map(({ name }) => say(name)),
			contests: contests.filter(({ slug }) => group.contests.includes(slug)).map(({ name }) => say(name)),
		})),
		phases: phasesOf(election.calendar),
		sources: election.sources,
	};
}

function countsOf(contest: Contest, { districts }: Core) {
	const own = districts.filter((district) => district.contest === contest.slug);
	return {
		districts: own.length,
		contenders: own.reduce((sum, district) => sum + district.contenders, 0),
		selfNominated: own.reduce((sum, district) => sum + district.selfNominated, 0),
	};
}

/** Every phase of this calendar, with what it switches on. */
function phasesOf(calendar: Calendar) {
	const beforeAll = new Date(Date.parse(calendar.collectingFrom) - 1).toISOString();
	const starts = [
		beforeAll,
		calendar.collectingFrom,
		calendar.openFrom,
		calendar.silenceFrom,
		calendar.votingFrom,
		calendar.closesAt,
	];
	const phases = starts.map((from) => {
		const now = new Date(from);
		return {
			name: phase(calendar, now),
			from: from === beforeAll ? null : from,
			collect: allows({ calendar }, 'collect', now),
			quiz: allows({ calendar }, 'quiz', now),
			share: allows({ calendar }, 'share', now),
		};
	});
	return phases.filter(({ name }, index) => phases.findIndex((other) => other.name === name) === index);
}
