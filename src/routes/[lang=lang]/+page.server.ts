import { isEverywhere } from '$lib/election/ballot/area.ts';
import { phase, type Phase } from '$lib/election/calendar.ts';
import { inLanguage } from '$lib/election/text.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as published from '$lib/server/publication/publication.ts';
import { dayAndWeekday, dayOf, fullDay } from '$lib/text/format.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { written } from '$lib/ui/page/structured.ts';
import { extentOf } from './extent.ts';

export async function load({ locals }) {
	const publications = await published.all(locals.db);
	const [open, ...others] = publications.filter(
		({ core }) => stages[phase(core.election.calendar, locals.now)] === 'open',
	);
	const subject = open && others.length === 0 ? open : null;
	return {
		/** The slug of the only open election; none if there are several. */
		picture:
			subject &&
			(await publicCard.pictureOf(subject, { kind: 'election', slug: subject.core.election.slug }, locals)),
		facts: written({
			'@context': 'https://schema.org',
			'@type': 'WebSite',
			name: m.product(),
			url: `${locals.origin}/${locals.language}`,
			description: m.home_lead(),
			inLanguage: [...interfaceLanguages],
		}),
		elections: (
			await Promise.all(publications.map((one) => cardOf(one, locals.language, locals.now)))
		).toSorted((a, b) => a.date.localeCompare(b.date)),
	};
}

const stages: Record<Phase, 'coming' | 'open' | 'past'> = {
	preparing: 'coming',
	collecting: 'coming',
	open: 'open',
	silence: 'open',
	voting: 'open',
	after: 'past',
};

async function cardOf(publication: published.Publication, language: string, now: Date) {
	const { core } = publication;
	const { election } = core;
	const isThisYear = election.day.startsWith(`${now.getUTCFullYear()}-`);
	return {
		slug: election.slug,
		name: inLanguage(election.name, language, election.languages),
		date: election.day,
		day: isThisYear ? dayAndWeekday(election.day) : fullDay(election.day),
		stage: stages[phase(election.calendar, now)],
		opensOn: fullDay(dayOf(election.calendar.openFrom, election.timezone)),
		fictional: election.fictional,
		isAnswered: await publication.isAnswered(),
		statements: extentOf(core),
		ballots: core.contests
			.filter((contest) => isEverywhere(core, contest))
			.map(({ slug, name }) => ({ slug, name: inLanguage(name, language, election.languages) })),
	};
}
