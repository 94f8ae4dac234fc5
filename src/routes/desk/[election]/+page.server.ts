import { allows, phase } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as districts from '$lib/server/election/district.ts';
import * as waiting from '$lib/server/people/waiting.ts';
import * as progress from '$lib/server/people/progress.ts';
import { pageIn } from '../number.ts';
import { enter } from './enter.server.ts';
import * as filter from './filter.ts';
import { count } from './stages.ts';

const rowsOnPage = 100;
const day = 24 * 60 * 60 * 1000;

export async function load(event) {
	const { election } = await enter(event);
	const { locals, url } = event;
	const say = speaker(locals.language, election);
	const states = (await progress.states(locals.db, election.slug)).filter(({ isStanding }) => isStanding);
	const ballots = await districts.ballots(locals.db, election.id);
	const waits = await waiting.count(locals.db);
	// Once answers are closed, invitations and reminders end.
	const mayWrite = allows(election, 'invite', locals.now);

	const sought = { q: (url.searchParams.get('q') ?? '').trim(), silent: url.searchParams.has('silent') };
	const page = pageIn(url.searchParams);
	const byBallot = grouped(states);
	const isOneOfItsContest = (contest: string) =>
		ballots.filter((one) => one.contest === contest).length === 1;
	const rows = ballots
		.map((ballot) => ({ ballot, own: byBallot.get(`${ballot.contest} ${ballot.number}`) ?? [] }))
		.filter(({ ballot, own }) => names(ballot, own, sought.q))
		.filter(({ own }) => !sought.silent || own.some(({ state }) => state !== 'submitted'));

	return {
		total: count(states),
		calendar: {
			phase: phase(election.calendar, locals.now),
			isCollecting: allows(election, 'collect', locals.now),
			daysLeft: Math.max(
				0,
				Math.ceil((Date.parse(election.calendar.silenceFrom) - locals.now.getTime()) / day),
			),
			from: election.calendar.collectingFrom,
		},
		today: {
			noAddress: amount('no_address'),
			notInvited: amount('not_invited'),
			fault: amount('fault'),
			late: amount('late'),
			accepted: amount('accepted'),
			began: amount('began'),
			claims: waits.claims,
			moderation: waits.moderation,
		},
		sought,
		page,
		size: rowsOnPage,
		found: rows.length,
		groups: byContest(rows.slice((page - 1) * rowsOnPage, page * rowsOnPage)),
	};

	/** Ballots grouped by contest, under its name if it has several. */
	function byContest(shown: typeof rows) {
		const contests = [...new Set(shown.map(({ ballot }) => ballot.contest))];
		return contests.map((contest) => {
			const own = shown.filter(({ ballot }) => ballot.contest === contest);
			const isOnlyOne = isOneOfItsContest(contest);
			return {
				contest,
				heading: isOnlyOne ? null : say(own[0]?.ballot.contestName ?? {}),
				ballots: own.map(({ ballot, own: contenders }) => ({
					number: ballot.number,
					name: say(isOnlyOne ? ballot.contestName : ballot.name),
					place: ballot.region ? say(ballot.region) : null,
					...count(contenders),
				})),
			};
		});
	}

	function amount(choice: filter.Filter['state']): number {
		return !mayWrite ? 0 : states.filter((one) => filter.isIn(one, choice, locals.now)).length;
	}
}

function grouped(states: readonly progress.ContenderState[]): Map<string, progress.ContenderState[]> {
	const groups = new Map<string, progress.ContenderState[]>();
	for (const one of states) {
		const key = `${one.contest} ${one.district}`;
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return groups;
}

/** Whether a ballot, its region or a contender on it has this name. */
function names(ballot: districts.Ballot, own: readonly progress.ContenderState[], q: string): boolean {
	const texts = [ballot.contestName, ballot.name, ballot.region ?? {}, ...own.map(({ name }) => name)];
	const sought = q.toLowerCase();
	return (
		sought === '' ||
		texts.some((text) => Object.values(text).some((words) => words.toLowerCase().includes(sought)))
	);
}
