import { getLocale } from '$lib/text/paraglide/runtime.js';
import * as m from '$lib/text/paraglide/messages.js';

/** A percentage with up to two decimals, as the page's language writes it: `66.67%`, `75%`. @param value 0…100 */
export function exactPercent(value: number): string {
	return m.percent({ n: decimal(value) });
}

/** A number with up to two decimals. */
function decimal(value: number): string {
	const figure = String(Math.round(value * 100) / 100);
	return getLocale() === 'en' ? figure : figure.replace('.', ',');
}

/** Two numbers with up to two decimals: `1.2–1.3`. */
export function range([lowest, highest]: readonly [number, number]): string {
	return `${decimal(lowest)}–${decimal(highest)}`;
}

/** A place on the scale with its sign: `+30`, `0`, `−60`. */
export function place(coordinate: number): string {
	if (coordinate === 0) return '0';
	return coordinate > 0 ? `+${coordinate}` : `−${-coordinate}`;
}

/** The name of the contender in this row of an example. */
export function letter(row: number): string {
	return String.fromCharCode(65 + row);
}
