import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as door from '$lib/server/people/door.ts';
import * as outbox from '$lib/server/letter/outbox.ts';
import * as elections from '$lib/server/election/election.ts';
import * as passkey from '$lib/server/account/passkey.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as session from '$lib/server/account/session.ts';
import * as totp from '$lib/server/account/totp.ts';
import { interfaceLanguages } from '$lib/text/language.ts';

const done = z.enum(['language', 'password', 'sessions']).nullable().catch(null);

export async function load(event) {
	const { account: id, email, language } = door.signedIn(event);
	const { db, session: current } = event.locals;
	const known = await account.byEmail(db, email);
	return {
		done: done.parse(event.url.searchParams.get('done')),
		email,
		lettersLanguage: language,
		hasPassword: known?.hasPassword ?? false,
		passkeys: (await passkey.list(db, id)).length,
		hasApp: await totp.isSet(db, id),
		codesLeft: await recovery.left(db, id),
		readByEditors: await outbox.readByEditors(db, email),
		sessions: await account.sessions(db, id, current?.id ?? ''),
		timezone: await elections.newestTimezone(db),
	};
}

export const actions = {
	language: async (event) => {
		const { account: id } = door.signedIn(event);
		const form = await event.request.formData();
		const { data: language } = z.enum(interfaceLanguages).safeParse(form.get('language'));
		if (!language) return fail(400, { isLanguageMissing: true });
		await account.setLanguage(event.locals.db, id, language);
		redirect(303, '/portal/account?done=language');
	},

	/** Ends one session: this one means signing out. */
	end: async (event) => {
		const { account: id } = door.signedIn(event);
		const { db, session: current } = event.locals;
		const { data: ended } = z.string().safeParse((await event.request.formData()).get('session'));
		if (ended) await account.endSession(db, id, ended);
		if (ended !== current?.id) redirect(303, '/portal/account?done=sessions#sessions');
		session.carry(event.cookies, session.blankCookie(db));
		redirect(303, '/portal/sign-in?done=signed-out');
	},

	others: async (event) => {
		const { account: id } = door.signedIn(event);
		const { db, session: current } = event.locals;
		await account.endOthers(db, id, current?.id ?? '');
		redirect(303, '/portal/account?done=sessions#sessions');
	},

	everywhere: async (event) => {
		const { account: id } = door.signedIn(event);
		await account.endAll(event.locals.db, id);
		session.carry(event.cookies, session.blankCookie(event.locals.db));
		redirect(303, '/portal/sign-in?done=signed-out');
	},
};
