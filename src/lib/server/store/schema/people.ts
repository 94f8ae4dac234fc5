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

// People with an account, what they may do, how they were invited, and the letters to them. Voters have no account and no
// row anywhere.

export const role = pgEnum('role', ['candidate', 'party_agent', 'bloc_coordinator', 'editor']);
export const linkKind = pgEnum('link_kind', ['reset', 'sign_in']);
export const invitationWay = pgEnum('invitation_way', ['letter', 'paper']);

export const account = pgTable('account', {
	id: id(),
	/** Lower case, as `email.parse` gives it. */
	email: text().notNull().unique(),
	/** Language of letters: kk, ru or en. */
	language: text().notNull(),
	/** Argon2id in PHC format; null until a password is chosen. */
	passwordHash: text(),
	madeAt: instant().notNull(),
});

const accountId = () => integer().references(() => account.id);

export const session = pgTable(
	'session',
	{
		/** SHA-256 of the session's id, in hex: anyone who reads this table still cannot open a session. */
		id: text().primaryKey(),
		account: accountId().notNull(),
		openedAt: instant().notNull(),
		/** When its holder last proved who they are. */
		provenAt: instant().notNull(),
		seenAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** The browser's user agent, shortened. */
		agent: text().notNull(),
		/** When the second factor was shown in this session; null if it was not. */
		secondFactorAt: instant(),
		/** The last WebAuthn challenge of this session, which can be used once. */
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
	/** The newest time step whose code was accepted, so that no code works twice. */
	lastStep: integer(),
});

/** Codes for a lost second factor; each works once. */
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

/** Requests for a new password. Whether the address has an account is looked up later, when no visitor waits for it. */
export const resetRequest = pgTable('reset_request', {
	id: id(),
	email: text().notNull(),
	language: text().notNull(),
	/** Origin of the link. */
	origin: text().notNull(),
	askedAt: instant().notNull(),
});

/** What an account may do, since when, and who granted it. Void once `endedAt` is set. */
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
		/** Null if an operator granted it on the command line. */
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

/** Address to which a contender's letters go, as the editors know it. */
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
		/** Null if it is handed over on paper. */
		email: text(),
		language: text().notNull(),
		invitedBy: accountId().notNull(),
		madeAt: instant().notNull(),
		expiresAt: instant().notNull(),
		openedAt: instant(),
		acceptedAt: instant(),
		acceptedBy: accountId(),
		/** On paper only: SHA-256, in hex, of the typed address together with the last code that was sent to it. */
		codeHash: text(),
		codeMadeAt: instant(),
		/** When the invited person declined to take part. */
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
		/** Emptied once the letter was sent, because its links grant access. */
		text: text().notNull(),
		html: text().notNull(),
		/** An attached file. */
		attachment: jsonb().$type<{ name: string; type: string; content: string }>(),
		contender: integer().references(() => contender.id),
		madeAt: instant().notNull(),
		attempts: integer().notNull(),
		/** When it is tried next; null if it was sent or given up. */
		nextAt: instant(),
		sentAt: instant(),
		givenUpAt: instant(),
		/** The mail server's last reply. */
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
		/** Null if an operator or the product itself did it. */
		actor: accountId(),
		action: text().notNull(),
		/** Slug; null if it concerns no election. */
		election: text(),
		/** What it is about: `contender/slug`, `letter/12`. */
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
