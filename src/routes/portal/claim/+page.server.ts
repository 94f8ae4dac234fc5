import { inLanguage } from '$lib/election/text.ts';
import * as claim from '$lib/server/people/claim.ts';

export async function load({ locals: { db, now, language } }) {
	const elections = await claim.elections(db, now);
	return {
		fictional: elections.some(({ fictional }) => fictional),
		elections: elections.map(({ slug, name, languages }) => ({
			slug,
			name: inLanguage(name, language, languages),
		})),
	};
}
