import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as elections from '$lib/server/election/election.ts';
import * as form from '$lib/server/http/form.ts';
import * as passkey from '$lib/server/account/passkey.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as totp from '$lib/server/account/totp.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter, prove } from './enter.server.ts';

/** The longest name of a passkey, in characters. */
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

const nameFault = { error: () => m.account_passkey_name_missing({ n: nameLimit }) };

const addedSchema = z.object({
	name: z.string(nameFault).trim().min(1, nameFault).max(nameLimit, nameFault),
	/** A browser's answer about a new passkey, as JSON. */
	given: form.secret(40_000),
});

const removedSchema = z.object({ id: z.string() });

export const actions = {
	passkey: async (event) => {
		const { account, session } = enter(event);
		const { db, now } = event.locals;
		const read = await form.read(addedSchema, event.request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const isAdded = await passkey.add(db, session, account, event.url, parse(data.given), data.name, now);
		if (!isAdded) return refuse(m.account_passkey_add_failed(), values);
		const hasCodes = (await recovery.left(db, account)) > 0;
		const codes = hasCodes ? null : await recovery.make(db, session, account, now);
		if (!codes) redirect(303, '/portal/account/second-factor?done=added');
		return { values: nothing, faults: [], codes };
	},

	removePasskey: async (event) => {
		const { account, session } = enter(event);
		const { id } = await form.demand(removedSchema, event.request);
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
		return { values: nothing, faults: [], codes };
	},
};

const nothing = { name: '' };

function refuse(message: string, values = nothing) {
	return fail(400, { values, faults: [{ field: 'passkeys', message }] });
}

function end(removed: 'removed' | 'last_of_editor' | 'stale', url: URL) {
	if (removed === 'stale') prove(url);
	if (removed === 'last_of_editor') return refuse(m.account_last_of_editor());
	redirect(303, '/portal/account/second-factor?done=removed');
}

function parse(given: string): unknown {
	try {
		return JSON.parse(given);
	} catch {
		return null;
	}
}
