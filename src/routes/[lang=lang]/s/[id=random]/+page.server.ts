import { error } from '@sveltejs/kit';
import { phase } from '$lib/election/calendar.ts';
import { inLanguage, type Text } from '$lib/election/text.ts';
import * as publication from '$lib/server/publication.ts';
import * as share from '$lib/server/share.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';
import { told } from './told.ts';

export const csr = false;

export async function load({ locals, params, url, setHeaders }) {
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	const { db, now, language } = locals;
	const shown = await share.open(db, params.id, now);
	if (!shown) error(410);
	// Who runs it and when is silence, as it is now; what is shown, as it was then.
	const newest = await publication.latest(db, shown.election);
	if (!newest) error(410);
	const { election } = newest.core;
	const say = (text: Text | undefined) => inLanguage(text, language, election.languages);
	return {
		id: params.id,
		picture: `/${shown.language}/s/${params.id}/${shown.pictureHash}.png`,
		election: {
			slug: election.slug,
			name: say(election.name),
			timezone: election.timezone,
			fictional: election.fictional,
			phase: phase(election.calendar, now),
			calendar: election.calendar,
			imprint: Object.values(election.imprint).map((line) =>
				typeof line === 'string' ? { text: line, lang: language } : say(line),
			),
		},
		publication: pointerOf(shown.isOn ? shown.edition : newest),
		until: fullDay(dayOf(shown.expiresAt, election.timezone)),
		told: shown.isOn ? await tell(shown) : null,
	};

	async function tell(shown: share.Shown) {
		const { edition, content } = shown;
		const { heading, lines } = await share.cardOf(shown, language, url.origin);
		const contenders = await share.contendersOf(edition, content.tiers);
		return { heading, lines, ...told(edition.core, content, contenders, language) };
	}
}

function pointerOf({ hash, publishedAt }: publication.Publication) {
	return { hash, publishedAt };
}
