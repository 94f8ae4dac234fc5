import * as m from '$lib/text/paraglide/messages.js';
import { getLocale } from '$lib/text/paraglide/runtime.js';

/** A share in percent, rounded down to a tenth, so that none below a threshold seems to have reached it. 0 % of nothing. */
export function tenths(part: number, whole: number): string {
	const figure = (whole > 0 ? Math.floor((part * 1000) / whole) / 10 : 0).toFixed(1);
	return m.percent({ n: getLocale() === 'en' ? figure : figure.replace('.', ',') });
}
