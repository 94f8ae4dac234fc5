import * as openData from '$lib/server/open-data/open-data.ts';
import * as publications from '$lib/server/publication/publication.ts';
import bot from './bot.mjs?raw';
import verify from './verify.mjs?raw';

/** The examples use an existing election and the address under which this page was opened. */
export async function load({ locals, url }) {
	const [publication] = await publications.all(locals.db);
	const core = publication?.core;
	const seat = core?.contests.find(({ kind }) => kind === 'seat');
	const district = core?.districts.find(({ contest }) => contest === seat?.slug);
	const [first, second] = core?.statements ?? [];
	return {
		bot,
		verify,
		limits: openData.limits,
		licence: openData.licence.url,
		origin: url.origin,
		election: core?.election.slug ?? 'demo',
		district: district ? { contest: district.contest, number: district.number } : null,
		answers: {
			...(first && { [first.slug]: { stance: first.steps, importance: 2 } }),
			...(second && { [second.slug]: { stance: 'skip' } }),
		},
	};
}
