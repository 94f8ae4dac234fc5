import { error } from '@sveltejs/kit';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publication from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { contenderFacts } from '../../facts.ts';
import { profileOf } from '../profile.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	const contender = await edition?.contender(params.slug);
	if (!edition || !contender) error(404);
	const reasons = await edition.reasons(contender.contest, contender.district);
	const profiles = await edition.profiles(contender.contest, contender.district);
	return {
		profile: profileOf(edition.core, contender, reasons, profiles, locals.language),
		picture: await publicCard.pictureOf(edition, { kind: 'contender', slug: contender.slug }, locals),
		facts: written(contenderFacts(edition.core, contender, locals)),
	};
}
