import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as elections from '$lib/server/election/election.ts';
import * as passkey from '$lib/server/account/passkey.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as totp from '$lib/server/account/totp.ts';
import { enter, prove } from './enter.server.ts';

/** Characters of a passkey's name. */
const nameLimit = 60;

const done = z.enum(['removed', 'added']).nullable().catch(null);

export async function load(event) {
	const { actor, account } = enter(event);
	const { db } = event.locals;
	return {
		done: done.parse(event.url.searchParams.get('done')),
		isEditor: actor.memberships.some(({ role }) => role === 'editor'),
		passkeys: await passkey.list(db, account),
		hasApp: await totp.isSet(db, account),
		codesLeft: await recovery.left(db, account),
		nameLimit,
		timezone: await elections.newestTimezone(db),
	};
}

/** What a browser answers about a new passkey comes as JSON. */
const added = z.object({ name: z.string().trim().min(1).max(nameLimit), given: z.string().max(40_000) });

export const actions = {
	passkey: async (event) => {
		const { account, session } = enter(event);
		const { db, now } = event.locals;
		const sent = Object.fromEntries(await event.request.formData());
		const { data } = added.safeParse(sent);
		if (!data) return refuse('name', sent.name);
		const isAdded = await passkey.add(db, session, account, event.url, parse(data.given), data.name, now);
		if (!isAdded) return refuse('passkey', data.name);
		const hasCodes = (await recovery.left(db, account)) > 0;
		const codes = hasCodes ? null : await recovery.make(db, session, account, now);
		if (!codes) redirect(303, '/portal/account/second-factor?done=added');
		return { fault: null, name: '', codes };
	},

	removePasskey: async (event) => {
		const { account, session } = enter(event);
		const { data: id } = z.string().safeParse((await event.request.formData()).get('id'));
		if (id === undefined) return refuse('passkey');
		return end(await passkey.remove(event.locals.db, { account, session, id }, event.locals.now), event.url);
	},

	removeApp: async (event) => {
		const { account, session } = enter(event);
		return end(await totp.remove(event.locals.db, { account, session }, event.locals.now), event.url);
	},

	codes: async (event) => {
		const { account, session } = enter(event);
		const codes = await recovery.make(event.locals.db, session, account, event.locals.now);
		if (!codes) prove(event.url);
		return { fault: null, name: '', codes };
	},
};

type Fault = 'name' | 'passkey' | 'last';

function refuse(fault: Fault, name: unknown = '') {
	return fail(400, { fault, name: typeof name === 'string' ? name : '', codes: null });
}

function end(removed: 'removed' | 'last_of_editor' | 'stale', url: URL) {
	if (removed === 'stale') prove(url);
	if (removed === 'last_of_editor') return refuse('last');
	redirect(303, '/portal/account/second-factor?done=removed');
}

function parse(given: string): unknown {
	try {
		return JSON.parse(given);
	} catch {
		return null;
	}
}
