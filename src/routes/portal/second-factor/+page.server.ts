import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as limits from '$lib/server/account/limits.ts';
import * as passkey from '$lib/server/account/passkey.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import type { Recognised } from '$lib/server/account/session.ts';
import * as totp from '$lib/server/account/totp.ts';
import * as form from '$lib/server/http/form.ts';
import * as safePath from '$lib/server/http/safe-path.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../wait.ts';

export async function load({ locals, url }) {
	const then = thenOf(url);
	if (locals.actor) redirect(303, then);
	const { account } = halfOpen(locals.session, then);
	const keys = await passkey.list(locals.db, account);
	return {
		then,
		hasPasskey: keys.length > 0,
		hasApp: await totp.isSet(locals.db, account),
		hasRecovery: (await recovery.left(locals.db, account)) > 0,
	};
}

type Way = 'passkey' | 'app' | 'recovery';

/** A code, or a browser's answer about a passkey. */
const schema = z.object({ given: form.secret(20_000) });

const wrong = {
	passkey: () => m.account_passkey_failed(),
	app: () => m.account_app_code_wrong(),
	recovery: () => m.account_recovery_code_wrong(),
};

export const actions = {
	passkey: (event) =>
		prove(event, 'passkey', ({ locals: { db, now }, url }, { id, account }, given) =>
			passkey.check(db, id, account, url, parsed(given), now),
		),
	app: (event) =>
		prove(event, 'app', ({ locals: { db, now } }, { id, account }, given) =>
			totp.check(db, id, account, given, now),
		),
	recovery: (event) =>
		prove(event, 'recovery', ({ locals: { db, now } }, { id, account }, given) =>
			recovery.use(db, id, account, given, now),
		),
};

interface Attempt {
	locals: App.Locals;
	url: URL;
	request: Request;
	getClientAddress(): string;
}

/** Counts and checks the attempt, then redirects. */
async function prove(
	event: Attempt,
	by: Way,
	check: (event: Attempt, session: Recognised, given: string) => Promise<boolean>,
) {
	const { locals, url, request, getClientAddress } = event;
	const then = thenOf(url);
	const session = halfOpen(locals.session, then);
	const { given } = await form.demand(schema, request);
	const person = `account:${session.account}`;
	const limited = await limits.spend(locals.db, 'second_factor', [`address:${getClientAddress()}`, person]);
	const refuse = (status: number, message: string) =>
		fail(status, { values: {}, faults: [{ field: by, message }] });
	if (limited) return refuse(429, wait(limited.waitSeconds));
	if (!(await check(event, session, given))) return refuse(400, wrong[by]());
	await limits.forgive(locals.db, 'second_factor', person);
	redirect(303, then);
}

function thenOf(url: URL): string {
	return safePath.inside(url.searchParams.get('then')) ?? '/portal';
}

/** Anyone without a session starts with the password. */
function halfOpen(session: Recognised | null, then: string): Recognised {
	return session ?? redirect(303, `/portal/sign-in?then=${encodeURIComponent(then)}`);
}

/** A browser's answer, if it is JSON. */
function parsed(given: string): unknown {
	try {
		return JSON.parse(given);
	} catch {
		return null;
	}
}
