import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { isAsked, type Core, type District } from '$lib/election/snapshot.ts';
import { inLanguage, speaker } from '$lib/election/text.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { statementFacts } from '../../facts.ts';
import { isInFull, positionsOn } from '../positions.ts';
import { statementOf } from '../statement.ts';

export async function load({ locals, params }) {
	const { db, language, now } = locals;
	const publication = await publications.latest(db, params.election);
	if (!publication || !allows(publication.core.election, 'quiz', now)) error(404);
	const { core } = publication;
	const statement = core.statements.find(({ slug }) => slug === params.slug);
	const words = statementOf(core, await publication.plain(), params.slug, language);
	if (!statement || !words) error(404);
	const asking = core.contests.map((contest) => ({
		contest,
		districts: core.districts.filter(
			({ contest: slug, number }) => slug === contest.slug && isAsked(statement, slug, number),
		),
	}));
	return {
		statement: words,
		/** Lists, with all their reasons. */
		ballots: await Promise.all(
			asking
				.filter(({ contest }) => isInFull(core, contest))
				.flatMap(({ districts }) => districts)
				.map(async (district) => {
					const { contenders } = await publication.district(district.contest, district.number);
					const reasons = await publication.reasons(district.contest, district.number);
					return positionsOn(core, statement, district, contenders, reasons, language);
				}),
		),
		/** All other ballots, which have pages of their own. */
		contests: asking
			.filter(({ contest, districts }) => !isInFull(core, contest) && districts.length > 0)
			.map(({ contest, districts }) => ({
				slug: contest.slug,
				isList: contest.kind === 'list',
				name: inLanguage(contest.name, language, core.election.languages),
				regions: byRegion(core, districts, language),
			})),
		picture: await publicCard.pictureOf(publication, { kind: 'statement', slug: statement.slug }, locals),
		facts: written(statementFacts(core, statement, locals)),
	};
}

/** Districts by region, in their order. Without regions they are one group without a name. */
function byRegion(core: Core, districts: readonly District[], language: string) {
	const say = speaker(language, core.election);
	const codes = [...new Set(districts.map(({ region }) => region))];
	return codes.map((code) => {
		const region = core.regions.find((one) => one.code === code);
		return {
			code,
			name: region ? say(region.name) : null,
			districts: districts
				.filter((district) => district.region === code)
				.map(({ number, name, contenders }) => ({ number, name: say(name), standing: contenders })),
		};
	});
}
