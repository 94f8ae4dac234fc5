import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	text,
	uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { bloc, contender, election, party } from './election.ts';
import { bytes, id, instant } from './columns.ts';

// People who have an account, what they may do, how they were asked, and the letters that were written to them. Voters
// have no account and no row anywhere.

export const role = pgEnum('role', ['candidate', 'party_agent', 'bloc_coordinator', 'editor']);
export const linkKind = pgEnum('link_kind', ['reset', 'sign_in']);
export const invitationWay = pgEnum('invitation_way', ['letter', 'paper']);

export const account = pgTable('account', {
	id: id(),
	/** Lower case, as `email.parse` gives it. */
	email: text().notNull().unique(),
	/** In which letters are written: kk, ru or en. */
	language: text().notNull(),
	/** Argon2id in PHC format; null until a password is chosen. */
	passwordHash: text(),
	madeAt: instant().notNull(),
});

const accountId = () => integer().references(() => account.id);

export const session = pgTable(
	'session',
	{
		/** SHA-256 of the session's id, in hex: who reads this table can open no session. */
		id: text().primaryKey(),
		account: accountId().notNull(),
		openedAt: instant().notNull(),
		/** When whoever holds it last proved who they are. */
		provenAt: instant().notNull(),
		seenAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** What the browser calls itself, shortened. */
		agent: text().notNull(),
		/** When the second factor was shown in this session; null when it was not. */
		secondFactorAt: instant(),
		/** The WebAuthn challenge last given out in this session, used once. */
		challenge: text(),
		challengedAt: instant(),
	},
	(table) => [index().on(table.account)],
);

export const passkey = pgTable(
	'passkey',
	{
		/** Credential id, base64url. */
		id: text().primaryKey(),
		account: accountId().notNull(),
		/** COSE key. */
		publicKey: bytes().notNull(),
		/** Up to 2³² − 1. */
		counter: bigint({ mode: 'number' }).notNull(),
		transports: jsonb().$type<string[]>().notNull(),
		name: text().notNull(),
		addedAt: instant().notNull(),
		usedAt: instant(),
	},
	(table) => [index().on(table.account)],
);

/** The authenticator app of an account (RFC 6238). */
export const totp = pgTable('totp', {
	account: accountId().primaryKey(),
	/** Base32. */
	secret: text().notNull(),
	madeAt: instant().notNull(),
	/** Null until a first code proved that the app knows the secret. */
	confirmedAt: instant(),
	/** The newest time step whose code was taken: no code works twice. */
	lastStep: integer(),
});

/** What opens an account whose second factor is lost, once each. */
export const recoveryCode = pgTable('recovery_code', {
	/** SHA-256 in hex. */
	hash: text().primaryKey(),
	account: accountId().notNull(),
	madeAt: instant().notNull(),
	usedAt: instant(),
});

/** One-time links that were sent or printed: a new password, an editor's first sign-in. */
export const link = pgTable('link', {
	/** SHA-256 of the token, in hex. */
	hash: text().primaryKey(),
	kind: linkKind().notNull(),
	account: accountId().notNull(),
	madeAt: instant().notNull(),
	expiresAt: instant().notNull(),
	usedAt: instant(),
});

/** Somebody asked for a new password. Whether the address has an account is looked up when nobody waits for it. */
export const resetRequest = pgTable('reset_request', {
	id: id(),
	email: text().notNull(),
	language: text().notNull(),
	/** Where the link leads. */
	origin: text().notNull(),
	askedAt: instant().notNull(),
});

/** What an account may do, and since when by whose hand. Nobody's while `endedAt` is set. */
export const membership = pgTable(
	'membership',
	{
		id: id(),
		account: accountId().notNull(),
		role: role().notNull(),
		contender: integer().references(() => contender.id),
		party: integer().references(() => party.id),
		bloc: integer().references(() => bloc.id),
		grantedAt: instant().notNull(),
		/** Null when an operator granted it on the command line. */
		grantedBy: accountId(),
		endedAt: instant(),
		endedBy: accountId(),
	},
	(table) => [
		index().on(table.account),
		uniqueIndex('membership_once')
			.on(
				table.account,
				table.role,
				sql`coalesce(contender, 0)`,
				sql`coalesce(party, 0)`,
				sql`coalesce(bloc, 0)`,
			)
			.where(sql`ended_at is null`),
	],
);

/** Where a contender can be written to, as the editors know it. */
export const contact = pgTable('contact', {
	contender: integer()
		.primaryKey()
		.references(() => contender.id),
	email: text().notNull(),
	language: text().notNull(),
	enteredAt: instant().notNull(),
	enteredBy: accountId(),
});

/** Each renewal is a new row; the earlier one is revoked. */
export const invitation = pgTable(
	'invitation',
	{
		id: id(),
		election: integer()
			.notNull()
			.references(() => election.id),
		role: role().notNull(),
		contender: integer().references(() => contender.id),
		party: integer().references(() => party.id),
		bloc: integer().references(() => bloc.id),
		way: invitationWay().notNull(),
		/** SHA-256 of the token, in hex. */
		tokenHash: text().notNull().unique(),
		/** Null when handed over on paper. */
		email: text(),
		language: text().notNull(),
		invitedBy: accountId().notNull(),
		madeAt: instant().notNull(),
		expiresAt: instant().notNull(),
		openedAt: instant(),
		acceptedAt: instant(),
		acceptedBy: accountId(),
		/** On paper only: SHA-256 of the address that was typed with the code that went there last, in hex. */
		codeHash: text(),
		codeMadeAt: instant(),
		/** The invited person said that they will not take part. */
		declinedAt: instant(),
		revokedAt: instant(),
		revokedBy: accountId(),
	},
	(table) => [index().on(table.contender), index().on(table.election)],
);

export const reminder = pgTable(
	'reminder',
	{
		id: id(),
		contender: integer()
			.notNull()
			.references(() => contender.id),
		remindedAt: instant().notNull(),
		remindedBy: accountId().notNull(),
	},
	(table) => [index().on(table.contender)],
);

/** A self-nominee asks for access to a contender. Approved, it becomes an invitation. */
export const claim = pgTable(
	'claim',
	{
		id: id(),
		contender: integer()
			.notNull()
			.references(() => contender.id),
		name: text().notNull(),
		email: text().notNull(),
		language: text().notNull(),
		/** How the editors can verify it, in the claimant's words. */
		proof: text().notNull(),
		madeAt: instant().notNull(),
		decidedAt: instant(),
		decidedBy: accountId(),
		isApproved: boolean(),
		reason: text(),
	},
	(table) => [index().on(table.contender)],
);

export const letter = pgTable(
	'letter',
	{
		id: id(),
		/** See `Message` in letter.ts. */
		kind: text().notNull(),
		to: text().notNull(),
		language: text().notNull(),
		subject: text().notNull(),
		/** Emptied once the letter was sent, because links in it open doors. */
		text: text().notNull(),
		html: text().notNull(),
		/** A file that goes with it. */
		attachment: jsonb().$type<{ name: string; type: string; content: string }>(),
		contender: integer().references(() => contender.id),
		madeAt: instant().notNull(),
		attempts: integer().notNull(),
		/** When it is tried next; null when it was sent or given up. */
		nextAt: instant(),
		sentAt: instant(),
		givenUpAt: instant(),
		/** What the mail server said last. */
		fault: text(),
	},
	(table) => [index().on(table.nextAt), index().on(table.contender)],
);

/** Who did what. Triggers refuse update, delete and truncate. */
export const audit = pgTable(
	'audit',
	{
		id: id(),
		at: instant().notNull(),
		/** Null for what an operator or the product itself did. */
		actor: accountId(),
		action: text().notNull(),
		/** Slug; null where it concerns no election. */
		election: text(),
		/** What it was done to: `contender/slug`, `letter/12`. */
		subject: text().notNull(),
		details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
	},
	(table) => [index().on(table.election)],
);

/** Attempts counted by rate-limiter-flexible, so that limits hold across processes. */
export const limit = pgTable('limit', {
	key: text().primaryKey(),
	points: integer().notNull(),
	expire: instant(),
});
