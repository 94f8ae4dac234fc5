import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as members from '$lib/server/publication/members.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { blocFacts } from '../../facts.ts';
import type { DistrictCandidates } from '$lib/ui/candidates/candidate.ts';
import { byContest, mostRows, placeWords } from '../../candidates.ts';
import { memberRow, type StandRow } from '../bloc.ts';
import { partedBy } from '../stands.ts';

export async function load({ locals, params }) {
	const { db, language, now } = locals;
	const publication = await publications.latest(db, params.election);
	const bloc = publication?.core.blocs.find(({ slug }) => slug === params.slug);
	if (!publication || !bloc) error(404);
	const { core } = publication;
	const say = speaker(language, core.election);
	const { places, stands } = await members.membership(publication, bloc.slug);
	const standing = places.reduce((sum, place) => sum + place.standing, 0);
	const isLarge = places.reduce((sum, { gone }) => sum + gone, standing) > mostRows;
	const districts = await Promise.all(
		places.map(async ({ district, standing }): Promise<DistrictCandidates> => {
			const here = isLarge ? null : await members.inDistrict(publication, bloc.slug, district);
			return {
				contest: district.contest,
				number: district.number,
				area: placeWords(core, district, language),
				standing,
				rows: here?.map((member) => memberRow(core, member, language)) ?? null,
			};
		}),
	);
	const isOpen = allows(core.election, 'quiz', now);
	const rows = isOpen
		? stands.flatMap(({ statement, stances, silent }): StandRow[] => {
				const found = core.statements.find(({ slug }) => slug === statement);
				return found
					? [
							{
								...{ slug: statement, stances, silent },
								text: say(found.text),
								labels: found.labels?.map(say) ?? null,
							},
						]
					: [];
			})
		: [];
	return {
		bloc: {
			slug: bloc.slug,
			name: say(bloc.name),
			manifesto: say(bloc.manifesto),
			confirmed: bloc.confirmed?.length ?? 0,
		},
		/** How many members there are, and how many of them are still on ballots. */
		all: places.reduce((sum, { gone }) => sum + gone, standing),
		standing,
		contests: byContest(core, districts, language),
		stands: rows.some(({ stances }) => stances.some((count) => count > 0)) ? partedBy(rows) : null,
		isOpen,
		picture: await publicCard.pictureOf(publication, { kind: 'bloc', slug: bloc.slug }, locals),
		facts: written(blocFacts(core, bloc, locals)),
	};
}
