import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as outbox from '$lib/server/letter/outbox.ts';
import * as elections from '$lib/server/election/election.ts';
import * as passkey from '$lib/server/account/passkey.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as session from '$lib/server/account/session.ts';
import * as totp from '$lib/server/account/totp.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';

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

const languageSchema = z.object({
	language: z.enum(interfaceLanguages, { error: () => m.account_language_missing() }),
});

const sessionSchema = z.object({ session: z.string() });

export const actions = {
	language: async (event) => {
		const { account: id } = door.signedIn(event);
		const read = await form.read(languageSchema, event.request);
		if ('faults' in read) return fail(400, read);
		await account.setLanguage(event.locals.db, id, read.data.language);
		redirect(303, '/portal/account?done=language');
	},

	/** Ends one session: this one means signing out. */
	end: async (event) => {
		const { account: id } = door.signedIn(event);
		const { db, session: current } = event.locals;
		const { session: ended } = await form.demand(sessionSchema, event.request);
		await account.endSession(db, id, ended);
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
