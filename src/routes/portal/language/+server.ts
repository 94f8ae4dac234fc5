import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as way from '$lib/server/http/safe-path.ts';
import { interfaceLanguages } from '$lib/text/language.ts';

const wish = z.object({ language: z.enum(interfaceLanguages), back: z.string() });

/** Keeps the language of portal and desk in the cookie that voters' pages keep too, and leads back. */
export async function POST({ request, cookies }) {
	const { data } = wish.safeParse(Object.fromEntries(await request.formData()));
	if (!data) error(400);
	cookies.set('language', data.language, {
		path: '/',
		maxAge: 31_536_000,
		sameSite: 'lax',
		httpOnly: false,
		// As the voters' pages write it, which may be open without TLS while somebody develops.
		secure: false,
	});
	redirect(303, way.inside(data.back) ?? '/portal');
}
