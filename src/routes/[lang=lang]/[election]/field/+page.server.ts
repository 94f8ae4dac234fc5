import { error } from '@sveltejs/kit';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { listBallots } from '$lib/election/ballot/voting.ts';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import { pulls } from '$lib/match/decide/components.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { placedOn } from '$lib/voter/plane/spots.ts';

/** How many statements stand at each end of a direction. */
const mostPulls = 3;

/** The lists and what pulls them apart; everybody else comes to the voter's device with the parts of the snapshot. */
export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication || !allows(publication.core.election, 'quiz', locals.now)) error(404);
	const { core } = publication;
	const part = await publication.components();
	if (!part) return { plane: null };
	const say = speaker(locals.language, core.election);
	const all = listBallots(core);
	const nationwide = all.filter(({ district }) => district.region === null);
	const statement = (column: number) =>
		core.statements
			.filter(({ slug }) => slug === part.statements[column])
			.map(({ slug, text }) => ({ slug, text: say(text) }));
	const ends = ([0, 1] as const).map((axis) => pulls(part, axis, mostPulls));
	const [across, along] = ends.map(({ toward, away }) => ({
		toward: toward.flatMap(statement),
		away: away.flatMap(statement),
	}));
	return {
		plane: {
			asked: part.statements.length,
			/** Of all differences between the answers, 0…100. */
			shown: 100 * (part.explained[0] + part.explained[1]),
			ends: {
				right: across?.toward ?? [],
				left: across?.away ?? [],
				up: along?.toward ?? [],
				down: along?.away ?? [],
			},
			ballots: (nationwide.length > 0 ? nationwide : all).map(({ contest, district }) => {
				const lists = core.lists.filter(
					(list) => list.contest === contest.slug && list.district === district.number,
				);
				// Nobody is matched here, so nothing is needed to place those with gaps by.
				const ballot = assemble(core, contest, district, lists, unpackBasis(core, null));
				return placedOn(ballot, part, core.parties, say);
			}),
		},
	};
}
