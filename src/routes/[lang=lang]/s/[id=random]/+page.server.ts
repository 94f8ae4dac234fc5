import { error } from '@sveltejs/kit';
import { assemble, type Ballot } from '$lib/election/ballot/ballot.ts';
import { phase } from '$lib/election/calendar.ts';
import { linesOf } from '$lib/election/imprint.ts';
import { encode } from '$lib/link/link.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import type { PublicShare } from '$lib/election/share.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import * as share from '$lib/server/share.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';

// The page runs no script, so `load` may return a whole snapshot without sending it to the browser.
export const csr = false;

export async function load({ locals, params, url, setHeaders }) {
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	const { db, now, language } = locals;
	const shown = await share.open(db, params.id, now);
	// The imprint and the silence are those of now; the content is that of the share's snapshot.
	const newest = shown && (await publications.latest(db, shown.election));
	if (!newest) error(410);
	const { election } = newest.core;
	const say = speaker(language, election);
	const { hash, publishedAt } = shown.isOn ? shown.publication : newest;
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
			imprint: linesOf(election.imprint).map((line) =>
				typeof line === 'string' ? { text: line, lang: language } : say(line),
			),
		},
		publication: { hash, publishedAt, timezone: election.timezone },
		until: fullDay(dayOf(shown.expiresAt, election.timezone)),
		shared: shown.isOn ? await sharedOf(shown, language, url.origin) : null,
	};
}

async function sharedOf(shown: share.Shown, language: InterfaceLanguage, origin: string) {
	const { core } = shown.publication;
	const ballots = await ballotsOf(shown.publication, shown.content);
	const text = encode({ ...shown.content, answers: {} }, core, (contest, district) => {
		const ballot = ballots.find((one) => one.contest.slug === contest && one.district.number === district);
		return ballot?.standing.map(({ slug }) => slug) ?? [];
	});
	return {
		card: await share.cardOf(shown, language, origin),
		core,
		content: shown.content,
		ballots,
		/** The same as a private link: its page compares with the visitor's own answers, which no server sees. */
		compared: `/${language}/s#${text}`,
	};
}

/** The ballots whose first tiers are shared. */
async function ballotsOf({ core, district }: publications.Publication, { tiers }: PublicShare) {
	const ballots = tiers.map(async (tier): Promise<Ballot[]> => {
		const contest = core.contests.find(({ slug }) => slug === tier.contest);
		const place = core.districts.find(
			({ contest, number }) => contest === tier.contest && number === tier.district,
		);
		if (!contest || !place) return [];
		const { contenders } = await district(tier.contest, tier.district);
		// The page names contenders; it matches nobody.
		return [assemble(core, contest, place, contenders, noBasis)];
	});
	return (await Promise.all(ballots)).flat();
}
