import { dayAndMonth, dayOf, timeOf } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** Day and time of an instant: `17 March, 18:00`. @param timezone IANA name */
export function when(instant: Date | string, timezone: string): string {
	return m.account_at({ day: dayAndMonth(dayOf(instant, timezone)), time: timeOf(instant, timezone) });
}
