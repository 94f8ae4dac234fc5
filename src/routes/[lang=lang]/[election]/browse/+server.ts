import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/** Every ballot without a quiz, with filters and hidden names: that is the search of all ballots. */
export function GET({ params: { lang, election } }) {
	redirect(308, `${resolve('/[lang=lang]/[election]/find', { lang, election })}#in=all`);
}
