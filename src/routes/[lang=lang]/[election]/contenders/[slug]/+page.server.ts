import { error } from '@sveltejs/kit';
import type { Contender } from '$lib/election/snapshot.ts';
import * as publication from '$lib/server/publication.ts';
import { profileOf } from '../profile.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	const contender = edition && (await find(edition, params.slug));
	if (!contender) error(404);
	const reasons = await edition.reasons(contender.contest, contender.district);
	return { profile: profileOf(edition.core, contender, reasons, locals.language) };
}

/** The contender of this slug; slugs are unique in an election. Null where there is none. */
async function find(edition: publication.Publication, slug: string): Promise<Contender | null> {
	for (const { contest, number } of edition.core.districts) {
		const { contenders } = await edition.district(contest, number);
		const found = contenders.find((contender) => contender.slug === slug);
		if (found) return found;
	}
	return null;
}
