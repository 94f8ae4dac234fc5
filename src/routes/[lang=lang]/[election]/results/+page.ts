import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/** If nobody has answered, there are no results: the election's first page says so. */
export async function load({ parent }) {
	const { language, election } = await parent();
	if (!election.isAnswered && election.phase !== 'preparing' && election.phase !== 'collecting') {
		redirect(307, resolve('/[lang=lang]/[election]', { lang: language, election: election.slug }));
	}
}
