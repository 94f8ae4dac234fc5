import { calendar as calendarForm, isTimezone } from '../../election/noun/election.ts';
import type { ElectionOutline } from '../form.ts';
import type { Document } from '../json.ts';
import type { Report } from '../sheet.ts';

// The checks across the dates of an election, on the clocks of its time zone: a date that was written in UTC, or on the
// wrong day, would open the polls on a day of silence.

const phases = Object.keys(calendarForm.shape);

/** An election of the past, whose quiz stays open, may write a far date for the polls: nobody mistypes that much. */
const yearsKeptOpen = 20;
const yearMilliseconds = 365 * 24 * 60 * 60 * 1000;

/**
 * Reports dates that contradict one another as faults, and those that are unusual as remarks. Dates that cannot be read
 * are reported elsewhere.
 */
export function checkCalendar(
	{ day, timezone, calendar }: ElectionOutline,
	document: Document,
	report: Report,
	remark: Report,
): void {
	const texts = new Map(phases.map((name) => [name, String(calendar[name])]));
	const instants = phases.map((name) => Date.parse(texts.get(name) ?? ''));
	const at = (name: string) => document.placeOf(['calendar', name]);
	phases.forEach((name, index) => {
		const before = instants[index - 1] ?? NaN;
		if ((instants[index] ?? NaN) >= before || Number.isNaN(before) || Number.isNaN(instants[index])) return;
		report(at(name), `set ${name} no earlier than ${phases[index - 1]}`);
	});
	const [, , silence = NaN, voting = NaN, close = NaN] = instants;
	if (!isDay(day) || !isTimezone(timezone) || instants.some(Number.isNaN)) return;
	const shown = (instant: number) =>
		`${dayIn(timezone, new Date(instant))} ${timeIn(timezone, instant)} in ${timezone}`;
	const example = (time: string) =>
		`like ${day}T${time}:00${offsetIn(timezone, Date.parse(`${day}T12:00:00Z`))}`;

	if (voting - Date.parse(day) > yearsKeptOpen * yearMilliseconds) {
		remark(
			at('votingFrom'),
			`votingFrom is ${shown(voting)}, long after ${day}: the quiz stays open until then`,
		);
		return;
	}
	if (dayIn(timezone, new Date(voting)) !== day) {
		const message = `votingFrom is ${shown(voting)}, but "day" is ${day}: write a time of that day with its offset`;
		report(at('votingFrom'), `${message}, ${example('07:00')}`);
	}
	// Polls that close at midnight close at the end of the day.
	if (dayIn(timezone, new Date(close - 1)) !== day) {
		const message = `closesAt is ${shown(close)}, but "day" is ${day}: write a time of that day with its offset`;
		report(at('closesAt'), `${message}, ${example('20:00')}`);
	} else if (close <= voting) {
		report(at('closesAt'), 'set closesAt later than votingFrom');
	}
	const isSilent = silence < voting;
	if (isSilent && dayIn(timezone, new Date(silence)) >= day) {
		const message = `silenceFrom is ${shown(silence)}, the day of voting itself`;
		report(
			at('silenceFrom'),
			`${message}: begin silence on an earlier day, or with votingFrom if there is none`,
		);
	} else if (isSilent && timeIn(timezone, silence) !== '00:00') {
		remark(at('silenceFrom'), `silenceFrom is ${shown(silence)}: a day of silence begins at 00:00`);
	}
	const [collecting = NaN, open = NaN] = instants;
	for (const [name, from] of [
		['collectingFrom', collecting],
		['openFrom', open],
	] as const) {
		if (from !== silence || from === voting) continue;
		const what = name === 'openFrom' ? 'voters can compare' : 'contenders can submit';
		report(at(name), `set ${name} earlier than silenceFrom: until then ${what}`);
	}
	phases.forEach((name, index) => {
		const written = /[+-]\d\d:\d\d$/.exec(texts.get(name) ?? '')?.[0];
		const instant = instants[index] ?? NaN;
		const offset = offsetIn(timezone, instant);
		if (written === undefined || written === offset) return;
		remark(at(name), `${name} is ${shown(instant)}: the offset there is ${offset}`);
	});
}

/** YYYY-MM-DD on the calendars of a time zone. */
export function dayIn(timezone: string, instant: Date): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(instant);
}

function timeIn(timezone: string, instant: number): string {
	const style = { timeZone: timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	return new Intl.DateTimeFormat('en-GB', style).format(instant);
}

/** The offset from UTC on the clocks of a time zone, like +05:00. */
function offsetIn(timezone: string, instant: number): string {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: timezone,
		timeZoneName: 'longOffset',
	}).formatToParts(instant);
	const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return name.replace(/^GMT$/, 'GMT+00:00').slice('GMT'.length);
}

function isDay(day: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
}
