import { dayIn } from './check/calendar.ts';
import type { Pack } from './pack.ts';

const openDaysBefore = 5;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * A pack whose dates are a pattern, laid around `now`: all dates move by the same number of whole days, so that
 * voters' pages opened five days before today in the election's time zone. Clock times stay. A pack with real dates
 * is returned unchanged.
 */
export function layAround(pack: Pack, now: Date): Pack {
	if (!pack.aroundLoading) return pack;
	const { election, positions, profiles } = pack;
	const today = dayNumber(dayIn(election.timezone, now));
	const opening = dayNumber(dayIn(election.timezone, new Date(election.calendar.openFrom)));
	const days = today - openDaysBefore - opening;
	const { collectingFrom, openFrom, silenceFrom, votingFrom, closesAt } = election.calendar;
	return {
		...pack,
		aroundLoading: false,
		election: {
			...election,
			day: move(election.day, days),
			calendar: {
				collectingFrom: move(collectingFrom, days),
				openFrom: move(openFrom, days),
				silenceFrom: move(silenceFrom, days),
				votingFrom: move(votingFrom, days),
				closesAt: move(closesAt, days),
			},
		},
		positions: positions.map((position) =>
			position.at === null ? position : { ...position, at: move(position.at, days) },
		),
		profiles: profiles.map(({ takenDown, changes, invitedOn, remindedOn, declinedOn, ...profile }) => ({
			...profile,
			...(takenDown && { takenDown: takenDown.map((one) => ({ ...one, on: move(one.on, days) })) }),
			changes: changes.map((change) => ({ ...change, at: move(change.at, days) })),
			invitedOn: invitedOn.map((day) => move(day, days)),
			remindedOn: remindedOn.map((day) => move(day, days)),
			declinedOn: declinedOn && move(declinedOn, days),
		})),
	};
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
	return Math.floor(Date.parse(day.slice(0, 10)) / dayMilliseconds);
}

/** Moves the date at the beginning of an ISO 8601 text and leaves time and offset alone. */
function move(text: string, days: number): string {
	const moved = new Date((dayNumber(text) + days) * dayMilliseconds).toISOString();
	return moved.slice(0, 10) + text.slice(10);
}
