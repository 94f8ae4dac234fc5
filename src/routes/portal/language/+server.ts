import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as safePath from '$lib/server/http/safe-path.ts';
import { interfaceLanguages } from '$lib/text/language.ts';

const schema = z.object({ language: z.enum(interfaceLanguages), back: z.string() });

/** Stores the language of portal and desk in the cookie that voters' pages use too, and leads back. */
export async function POST({ request, cookies }) {
	const { language, back } = await form.demand(schema, request);
	cookies.set('language', language, {
		path: '/',
		maxAge: 31_536_000,
		sameSite: 'lax',
		httpOnly: false,
		// As the voters' pages write it, which may be open without TLS while somebody develops.
		secure: false,
	});
	redirect(303, safePath.inside(back) ?? '/portal');
}
