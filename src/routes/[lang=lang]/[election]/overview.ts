import { isEverywhere, localContests } from '$lib/election/ballot/area.ts';
import { allows, phase, type Phase } from '$lib/election/calendar.ts';
import type { Contest, Core, ElectionFacts } from '$lib/election/snapshot.ts';
import { speaker, type Speaker, type Text } from '$lib/election/text.ts';
import { chosenContests } from '$lib/election/ballot/voting.ts';
import { dayAndMonth, dayAndWeekday, dayOf, fullDay } from '$lib/text/format.ts';
import { extentOf } from '../extent.ts';

/** The content of the election's first page, in `language`. */
export function overviewOf(core: Core, language: string, now: Date) {
	const { election } = core;
	const say = speaker(language, election);
	const general = core.statements.filter(({ contest }) => contest === undefined);
	const everywhere = core.contests.filter((contest) => isEverywhere(core, contest));
	const sayDay = dayWriter(election, now);
	return {
		day: isOfYear(election.day, now) ? dayAndWeekday(election.day) : fullDay(election.day),
		isQuizOpen: allows(election, 'quiz', now),
		opensOn: sayDay(dayOf(election.calendar.openFrom, election.timezone)),
		/** How many statements a voter is asked, wherever that is. */
		extent: extentOf(core),
		/** What the statements and ballots of a chosen district follow from. */
		asking: {
			common: general.length,
			local: core.statements.flatMap(({ contest, districts }) =>
				contest === undefined ? [] : [{ contest, ...(districts && { districts }) }],
			),
			contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
			districts: core.districts.map(({ contest, number, region }) => ({ contest, number, region })),
		},
		lists: core.lists.filter((list) => everywhere.some(({ slug }) => slug === list.contest)).length,
		hasCandidates: core.contests.some(({ kind }) => kind === 'seat'),
		hasDistricts: chosenContests(core).length > 0,
		specimen: specimenOf(core, say),
		ballots: everywhere.map((contest) => ballotOf(core, contest, say)),
		local: localContests(core).map(({ region, contests }) => ({
			code: region.code,
			region: say(region.name),
			ballots: contests.map(({ slug, name }) => ({ slug, name: say(name) })),
		})),
		topics: election.topics.map(({ slug, name, low, high }) => ({
			slug,
			name: say(name),
			low: say(low),
			high: say(high),
			statements: general.filter(({ topic }) => topic === slug).length,
		})),
		calendar: calendarOf(election, now, sayDay),
		sources: election.sources,
	};
}

/** The shortest statement that everyone is asked, so that it can be read at a glance. */
function specimenOf({ statements, election }: Core, say: Speaker) {
	const general = statements.filter(({ contest }) => contest === undefined);
	const length = (text: Text) =>
		Math.max(...election.languages.map((language) => text[language]?.length ?? 0));
	const [statement] = general.toSorted((a, b) => length(a.text) - length(b.text));
	if (!statement) return null;
	return {
		number: general.indexOf(statement) + 1,
		topic: say(election.topics.find(({ slug }) => slug === statement.topic)?.name),
		text: say(statement.text),
		steps: statement.steps,
		labels: statement.labels?.map(say) ?? null,
	};
}

function ballotOf(core: Core, contest: Contest, say: Speaker) {
	const { slug, kind, name, seats, threshold, runoff, againstAll } = contest;
	const districts = core.districts.filter((district) => district.contest === slug).length;
	const lists = core.lists.filter((list) => list.contest === slug).length;
	return {
		...{ slug, kind, threshold, runoff, againstAll },
		name: say(name),
		offers: kind === 'list' ? lists : districts,
		seats: kind === 'list' ? seats : seats * districts,
		seatsEach: seats,
	};
}

const shown = ['collecting', 'open', 'silence', 'voting'] as const;
const course: readonly Phase[] = ['preparing', ...shown, 'after'];

function calendarOf({ calendar, timezone, day }: ElectionFacts, now: Date, sayDay: (day: string) => string) {
	const dayBefore = (instant: string) => dayOf(new Date(Date.parse(instant) - 24 * 60 * 60 * 1000), timezone);
	const spans = {
		collecting: { from: dayOf(calendar.collectingFrom, timezone), to: null },
		open: { from: dayOf(calendar.openFrom, timezone), to: dayBefore(calendar.silenceFrom) },
		silence: { from: dayOf(calendar.silenceFrom, timezone), to: dayBefore(calendar.votingFrom) },
		voting: { from: day, to: null },
	};
	const present = course.indexOf(phase(calendar, now));
	return shown.map((name) => {
		const { from, to } = spans[name];
		const place = course.indexOf(name);
		return {
			phase: name,
			from: sayDay(from),
			to: to !== null && to > from ? sayDay(to) : null,
			state: place < present ? 'past' : place === present ? 'now' : 'coming',
		} as const;
	});
}

/** Days include their year if any of the election's days is in another year than now. */
function dayWriter({ calendar, timezone, day }: ElectionFacts, now: Date): (day: string) => string {
	const days = [day, ...Object.values(calendar).map((instant: string) => dayOf(instant, timezone))];
	return days.every((each) => isOfYear(each, now)) ? dayAndMonth : fullDay;
}

function isOfYear(day: string, now: Date): boolean {
	return day.startsWith(`${now.getUTCFullYear()}-`);
}
