import { phase } from '$lib/election/calendar.ts';
import { isStanding } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import { maySubmit, type Contender } from '$lib/server/election/contender.ts';
import type { DraftPosition } from '$lib/server/position/draft.ts';
import type { Questionnaire } from '$lib/server/position/questionnaire.ts';
import { dayAndMonth, dayOf, timeOf } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { SavedPosition } from './Draft.svelte.ts';

// Data for the pages of a contender, in the language of the page.

/** The contender, and until when it may submit. */
export function headOf(contender: Contender, language: string, now: Date) {
	const { election } = contender;
	const { calendar, timezone, languages } = election;
	const say = speaker(language, { languages });
	// The last minute in which positions are accepted, because midnight could be read as either day.
	const lastMinute = new Date(Date.parse(calendar.silenceFrom) - 60_000);
	return {
		fictional: election.fictional,
		election: { slug: election.slug, name: say(election.name), languages, timezone },
		contender: {
			slug: contender.slug,
			kind: contender.kind,
			name: say(contender.name),
			number: contender.number,
			ballot: say(contender.contestName),
			district: say(contender.districtName),
		},
		bloc: contender.bloc && { slug: contender.bloc.slug, name: say(contender.bloc.name) },
		isOpen: maySubmit(contender, now),
		isStanding: isStanding(contender),
		phase: phase(calendar, now),
		from: momentOf(calendar.collectingFrom, timezone),
		until: momentOf(lastMinute, timezone),
		silence: dayAndMonth(dayOf(calendar.silenceFrom, timezone)),
		voting: dayAndMonth(dayOf(calendar.votingFrom, timezone)),
	};
}

/** Day and time of an instant, in the election's time zone. */
export function momentOf(instant: Date | string, timezone: string): string {
	return m.positions_moment({
		day: dayAndMonth(dayOf(instant, timezone)),
		time: timeOf(instant, timezone),
	});
}

/** The statements that are put to the contender, by topic, with its draft and its published positions. */
export function viewOf(
	{ topics, statements, draft, submitted }: Questionnaire,
	{ election: { languages } }: Contender,
	language: string,
) {
	const say = speaker(language, { languages });
	return {
		topics: topics.map(({ slug, name }) => ({
			slug,
			name: say(name),
			statements: statements.filter(({ topic }) => topic === slug).map(({ slug }) => slug),
		})),
		statements: statements.map(({ slug, steps, text, background, asOf, labels, contest }, index) => ({
			slug,
			number: index + 1,
			steps,
			text: say(text),
			background: background ? say(background) : null,
			asOf: asOf ?? null,
			labels: labels?.map(say),
			isLocal: contest !== undefined,
		})),
		saved: Object.fromEntries([...draft].map(([slug, position]) => [slug, savedOf(position)])),
		published: Object.fromEntries(
			[...submitted].map(([slug, { stance, isDeclined, reason, entry }]) => [
				slug,
				{ stance, isDeclined, reason, isSubmitted: entry !== null },
			]),
		),
	};
}

/** A position of the draft in the form that the browser uses. */
export function savedOf(position: DraftPosition): SavedPosition {
	const { stance, isDeclined, reason, version, savedAt, savedByMe = true } = position;
	return { stance, isDeclined, reason, version, savedAt: savedAt.toISOString(), isMine: savedByMe };
}
