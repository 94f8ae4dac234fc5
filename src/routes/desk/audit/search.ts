import type { TrailFilter } from '$lib/server/store/audit.ts';

/** The fields of the search form, as they were typed. */
export interface Sought {
	election: string;
	action: string;
	actor: string;
	subject: string;
	/** YYYY-MM-DD */
	from: string;
	until: string;
}

const names = ['election', 'action', 'actor', 'subject', 'from', 'until'] as const;

export function read(search: URLSearchParams): Sought {
	const given = (name: string) => (search.get(name) ?? '').trim().slice(0, 100);
	return {
		election: given('election'),
		action: given('action'),
		actor: given('actor'),
		subject: given('subject'),
		from: dayIn(given('from')),
		until: dayIn(given('until')),
	};
}

/** The search as a query string without the question mark. */
export function write(sought: Sought): string {
	const search = new URLSearchParams();
	for (const name of names) if (sought[name] !== '') search.set(name, sought[name]);
	return search.toString();
}

/** The search as a filter of the audit log, with whole days in `timezone`. @param timezone IANA name */
export function filter({ from, until, ...texts }: Sought, timezone: string): TrailFilter {
	return {
		...texts,
		from: from ? startOf(from, 0, timezone) : null,
		until: until ? startOf(until, 1, timezone) : null,
	};
}

function dayIn(text: string): string {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** The moment at which a day, or the day a number of days later, begins in a time zone. */
function startOf(day: string, daysLater: number, timezone: string): Date {
	const utc = new Date(`${day}T00:00:00Z`);
	utc.setUTCDate(utc.getUTCDate() + daysLater);
	return new Date(utc.getTime() - offsetAt(utc, timezone));
}

/** How many milliseconds the clocks of a time zone are ahead of UTC. */
function offsetAt(at: Date, timezone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		timeZoneName: 'longOffset',
	}).formatToParts(at);
	const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
	const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
