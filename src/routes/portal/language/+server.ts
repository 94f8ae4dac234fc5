import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as safePath from '$lib/server/http/safe-path.ts';
import { interfaceLanguages } from '$lib/text/language.ts';

const schema = z.object({ language: z.enum(interfaceLanguages), back: z.string() });

/** Stores the language of portal and desk in the cookie that voters' pages use too, and redirects back. */
export async function POST({ request, cookies }) {
	const { language, back } = await form.demand(schema, request);
	cookies.set('language', language, {
		path: '/',
		maxAge: 31_536_000,
		sameSite: 'lax',
		httpOnly: false,
		// The same as on voters' pages, which may be open without TLS during development.
		secure: false,
	});
	redirect(303, safePath.inside(back) ?? '/portal');
}
