import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { and, asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import * as factor from './second-factor.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';

// Passkeys as a second factor (WebAuthn Level 3). A challenge is stored with the session that asked for it, for five
// minutes and one answer, right or wrong.

const challengeMinutes = 5;
const product = 'Tandau';

/** A key as its owner sees it. */
export interface Passkey {
	id: string;
	name: string;
	addedAt: Date;
	usedAt: Date | null;
}

/**
 * The options for a browser to make a new key.
 *
 * @param url the address that the visitor sees: keys belong to its host
 * @returns null if the session is not fresh (`session.mayChangeFactors`)
 */
export async function offer(
	db: Database,
	sessionId: string,
	accountId: number,
	url: URL,
	now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
	if (!(await session.mayChangeFactors(db, sessionId, accountId, now))) return null;
	const [owner] = await db
		.select({ email: table.account.email })
		.from(table.account)
		.where(eq(table.account.id, accountId));
	if (!owner) return null;
	const options = await generateRegistrationOptions({
		rpName: product,
		rpID: url.hostname,
		userName: owner.email,
		userID: new TextEncoder().encode(`account/${accountId}`),
		attestationType: 'none',
		excludeCredentials: await keysOf(db, accountId),
		authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
	});
	await keepChallenge(db, sessionId, options.challenge, now);
	return options;
}

/**
 * Adds the key that the browser made from the last `offer`, in a session that is still fresh. This also counts as showing
 * the second factor in that session.
 *
 * @param response as `@simplewebauthn/browser` returns it, unchecked
 * @param name given by its owner
 */
export async function add(
	db: Database,
	sessionId: string,
	accountId: number,
	url: URL,
	response: unknown,
	name: string,
	now: Date,
): Promise<boolean> {
	const challenge = await takeChallenge(db, sessionId, accountId, now);
	const parsed = registration.safeParse(response);
	if (challenge === null || !parsed.success) return false;
	const made = await orNull(() =>
		verifyRegistrationResponse({ response: parsed.data, ...expected(challenge, url) }),
	);
	if (!made?.verified) return false;
	const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
	return db.transaction(async (tx) => {
		if (!(await session.mayChangeFactors(tx, sessionId, accountId, now))) return false;
		const added = await tx
			.insert(table.passkey)
			.values({
				id,
				account: accountId,
				publicKey,
				counter,
				transports,
				name: name.trim().slice(0, 100),
				addedAt: now,
			})
			.onConflictDoNothing()
			.returning({ id: table.passkey.id });
		if (added.length === 0) return false;
		await factor.changed(tx, accountId, 'passkey.added', now);
		return session.showSecondFactor(tx, sessionId, accountId, now);
	});
}

/** The options for a browser to show one of the account's keys. */
export async function ask(
	db: Database,
	sessionId: string,
	accountId: number,
	url: URL,
	now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const options = await generateAuthenticationOptions({
		rpID: url.hostname,
		allowCredentials: await keysOf(db, accountId),
		userVerification: 'preferred',
	});
	await keepChallenge(db, sessionId, options.challenge, now);
	return options;
}

/**
 * Whether the browser showed one of the account's keys in answer to this session's last `ask`. If so, the session has shown
 * the second factor.
 *
 * @param response as `@simplewebauthn/browser` returns it, unchecked
 */
export async function check(
	db: Database,
	sessionId: string,
	accountId: number,
	url: URL,
	response: unknown,
	now: Date,
): Promise<boolean> {
	const challenge = await takeChallenge(db, sessionId, accountId, now);
	const parsed = authentication.safeParse(response);
	if (challenge === null || !parsed.success) return false;
	const isIt = and(eq(table.passkey.id, parsed.data.id), eq(table.passkey.account, accountId));
	const [key] = await db.select().from(table.passkey).where(isIt);
	if (!key) return false;
	const shown = await orNull(() =>
		verifyAuthenticationResponse({
			response: parsed.data,
			...expected(challenge, url),
			credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
		}),
	);
	if (!shown?.verified) return false;
	const counter = shown.authenticationInfo.newCounter;
	return db.transaction(async (tx) => {
		// When a key and its copy are shown at the same moment, the second finds that the counter has changed.
		const isAsBefore = and(isIt, eq(table.passkey.counter, key.counter));
		const used = await tx.update(table.passkey).set({ counter, usedAt: now }).where(isAsBefore).returning();
		return used.length > 0 && session.showSecondFactor(tx, sessionId, accountId, now);
	});
}

/** The account's keys, oldest first. */
export async function list(db: Database, accountId: number): Promise<Passkey[]> {
	const { id, name, addedAt, usedAt } = table.passkey;
	return db
		.select({ id, name, addedAt, usedAt })
		.from(table.passkey)
		.where(eq(table.passkey.account, accountId))
		.orderBy(asc(addedAt), asc(id));
}

/** Removes one of the account's keys, in a fresh session only, and never an editor's last second factor. */
export async function remove(
	db: Database,
	{ account: accountId, session: sessionId, id }: { account: number; session: string; id: string },
	now: Date,
): Promise<factor.Removed> {
	return db.transaction(async (tx) => {
		const refusal = await factor.refuseRemoval(tx, accountId, sessionId, { passkey: id }, now);
		if (refusal) return refusal;
		const isIt = and(eq(table.passkey.id, id), eq(table.passkey.account, accountId));
		const removed = await tx.delete(table.passkey).where(isIt).returning();
		if (removed.length > 0) await factor.changed(tx, accountId, 'passkey.removed', now);
		return 'removed';
	});
}

async function keysOf(db: Database, accountId: number): Promise<{ id: string; transports: string[] }[]> {
	const { id, transports } = table.passkey;
	return db.select({ id, transports }).from(table.passkey).where(eq(table.passkey.account, accountId));
}

async function keepChallenge(db: Database, sessionId: string, challenge: string, now: Date): Promise<void> {
	await db.update(table.session).set({ challenge, challengedAt: now }).where(eq(table.session.id, sessionId));
}

/** Reads and removes the session's challenge; if two answers arrive at once, one gets null. */
async function takeChallenge(
	db: Database,
	sessionId: string,
	accountId: number,
	now: Date,
): Promise<string | null> {
	return db.transaction(async (tx) => {
		const earliest = new Date(now.getTime() - challengeMinutes * 60_000);
		const isOurs = and(eq(table.session.id, sessionId), eq(table.session.account, accountId));
		const [row] = await tx
			.select({ challenge: table.session.challenge })
			.from(table.session)
			.where(and(isOurs, gt(table.session.challengedAt, earliest)))
			.for('update');
		await tx.update(table.session).set({ challenge: null, challengedAt: null }).where(isOurs);
		return row?.challenge ?? null;
	});
}

const base64url = z
	.string()
	.max(20_000)
	.regex(/^[\w-]*$/);

const credential = {
	id: base64url,
	rawId: base64url,
	type: z.literal('public-key'),
	clientExtensionResults: z.object({}),
};

const registration = z.object({
	...credential,
	response: z.object({
		clientDataJSON: base64url,
		attestationObject: base64url,
		transports: z.array(z.string().max(30)).max(10).default([]),
	}),
});

const authentication = z.object({
	...credential,
	response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

/** What an answer to this challenge must match. A touch is enough, because the key is used together with a password. */
function expected(challenge: string, url: URL) {
	return {
		expectedChallenge: challenge,
		expectedOrigin: url.origin,
		expectedRPID: url.hostname,
		requireUserVerification: false,
	};
}

/** The library throws on answers that are malformed or not ours; they count as refused. */
async function orNull<Result>(verify: () => Promise<Result>): Promise<Result | null> {
	try {
		return await verify();
	} catch {
		return null;
	}
}
