import { error } from '@sveltejs/kit';
import { districtPartName } from '$lib/election/part.ts';
import { inLanguage, speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { trial } from './trial.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { election, contests, districts, statements, method } = publication.core;
	const basis = await publication.basis();
	const seat = contests.find(({ kind }) => kind === 'seat');
	const district = districts.find(({ contest }) => contest === seat?.slug);
	const { order } = district
		? await publication.district(district.contest, district.number)
		: { order: null };
	const say = speaker(locals.language, election);
	return {
		version: method.version,
		basis: {
			reference: basis.referenceRows,
			sample: basis.sampleRows,
			prior: basis.prior,
			seed: method.version === 2 ? method.seed : null,
		},
		/** Statements to try the formula on: the first ones with the scale of the made-up contenders. */
		statements: statements
			.filter(({ steps, contest }) => steps === 5 && contest === undefined)
			.slice(0, trial.steps.length)
			.map(({ text }) => inLanguage(text, locals.language, election.languages)),
		/** In which order the voters of that district are asked; null before anybody has answered. */
		order:
			district && order
				? {
						district: say(district.name),
						statements: order.flatMap((slug) => {
							const statement = statements.find((candidate) => candidate.slug === slug);
							return statement ? [say(statement.text)] : [];
						}),
						address: `/data/${publication.hash}/${districtPartName(district.contest, district.number)}.json`,
					}
				: null,
		district: district
			? {
					contest: district.contest,
					number: district.number,
					part: districtPartName(district.contest, district.number),
				}
			: null,
	};
}
