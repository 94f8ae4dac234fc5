import { inLanguage } from '$lib/election/text.ts';
import * as desk from '$lib/server/election/desk.ts';
import * as door from '$lib/server/people/door.ts';
import { pageIn } from '../number.ts';
import * as search from './search.ts';

const rowsOnPage = 50;

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const elections = await desk.elections(db);
	const sought = search.read(event.url.searchParams);
	const timezone =
		elections.find(({ slug }) => slug === sought.election)?.timezone ?? elections[0]?.timezone ?? 'UTC';
	const page = pageIn(event.url.searchParams);
	const { lines, total } = await desk.trail(db, search.filter(sought, timezone), { page, size: rowsOnPage });
	return {
		sought,
		query: search.write(sought),
		timezone,
		page,
		size: rowsOnPage,
		lines,
		total,
		elections: elections.map(({ slug, name, languages }) => ({
			slug,
			name: inLanguage(name, language, languages),
		})),
		deeds: await desk.deeds(db),
	};
}
