import { dev } from '$app/environment';
import { error, redirect } from '@sveltejs/kit';
import { isInterfaceLanguage } from '$lib/text/language.ts';

/** Remembers `?lang=ru` as the visitor's language, because this address names none. */
export function load({ url, cookies, locals }) {
	if (!dev) error(404);
	const lang = url.searchParams.get('lang') ?? '';
	if (isInterfaceLanguage(lang) && lang !== locals.language) {
		cookies.set('language', lang, { path: '/' });
		redirect(303, `${url.pathname}${url.search}`);
	}
	return { language: locals.language, theme: url.searchParams.get('theme') };
}
