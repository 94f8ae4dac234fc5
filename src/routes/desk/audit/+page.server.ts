import { inLanguage } from '$lib/election/text.ts';
import * as audit from '$lib/server/store/audit.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import { pageIn } from '../number.ts';
import * as search from './search.ts';

const rowsOnPage = 50;

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const all = await elections.all(db);
	const sought = search.read(event.url.searchParams);
	const timezone = all.find(({ slug }) => slug === sought.election)?.timezone ?? all[0]?.timezone ?? 'UTC';
	const page = pageIn(event.url.searchParams);
	const { lines, total } = await audit.trail(db, search.filter(sought, timezone), { page, size: rowsOnPage });
	return {
		sought,
		query: search.write(sought),
		timezone,
		page,
		size: rowsOnPage,
		lines,
		total,
		elections: all.map(({ slug, name, languages }) => ({
			slug,
			name: inLanguage(name, language, languages),
		})),
		actions: await audit.actions(db),
	};
}
