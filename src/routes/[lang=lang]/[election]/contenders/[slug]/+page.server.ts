import { error } from '@sveltejs/kit';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { contenderFacts } from '../../facts.ts';
import { besideOf } from '../beside.ts';
import { profileOf } from '../profile.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	const contender = await publication?.contender(params.slug);
	if (!publication || !contender) error(404);
	const reasons = await publication.reasons(contender.contest, contender.district);
	const { contenders } = await publication.district(contender.contest, contender.district);
	const profiles = await publication.profiles(contender.contest, contender.district);
	return {
		profile: profileOf(publication.core, contender, reasons, profiles, locals.language),
		beside: besideOf(publication.core, contenders, contender, locals.language),
		picture: await publicCard.pictureOf(publication, { kind: 'contender', slug: contender.slug }, locals),
		facts: written(contenderFacts(publication.core, contender, locals)),
	};
}
