import { paint } from '$lib/card/canvas.ts';
import type { Card } from '$lib/card/card.ts';
import { layout } from '$lib/card/layout.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { Wording } from '$lib/election/text.ts';

/** What the card says, in words. */
export interface PocketWords {
	language: string;
	election: { name: Wording; fictional: boolean };
	day: string;
	hours: { from: string; to: string };
	slips: readonly { ballot: Wording; choice: { number: number | null; name: Wording } | null }[];
	host: string;
}

/** Paints the card on this device, as a PNG. Rejects if the browser cannot. */
export function pictureOf(words: PocketWords): Promise<Blob> {
	return paint(layout(cardOf(words), 'portrait', 'light'), 'portrait');
}

function cardOf({ language, election, day, hours, slips, host }: PocketWords): Card {
	return {
		language,
		product: m.product(),
		election: `${day}, ${m.pocket_hours(hours)}`,
		fictional: election.fictional ? m.ribbon_fictional() : null,
		heading: m.pocket_title(),
		lines: [],
		sheets: [
			{
				kind: 'ballots',
				rows: slips.map(({ ballot, choice }, index) => ({
					label: `${m.pocket_ballot({ n: index + 1 })}: ${ballot.text}`,
					choice: choice && { number: choice.number, name: choice.name.text },
				})),
			},
		],
		ask: null,
		host,
		more: ['', ...slips.map((_, index) => m.fold_more({ n: index + 1 }))],
		moreSheets: [''],
	};
}
