import { sql } from 'drizzle-orm';
import {
	boolean,
	foreignKey,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
} from 'drizzle-orm/pg-core';
import { profileParts } from '../../../election/profile.ts';
import type { Rule } from '../../../election/rule.ts';
import type { Profile } from '../../../election/snapshot.ts';
import { bloc, contender, election, statement } from './election.ts';
import { bytes, id, instant, words } from './columns.ts';
import { account } from './people.ts';

// What candidates, parties and blocs say about themselves: drafts that only they see, moderated profiles, and the
// append-only register of positions.

const accountId = () => integer().references(() => account.id);
const contenderId = () =>
	integer()
		.notNull()
		.references(() => contender.id);

export const profilePart = pgEnum('profile_part', profileParts);

/** One statement of a contender's unsent answers. `version` grows with each save, to detect conflicting saves. */
export const draft = pgTable(
	'draft',
	{
		contender: contenderId(),
		statement: integer()
			.notNull()
			.references(() => statement.id),
		/** 1…steps; null if declined or if only a reason was begun. */
		stance: smallint(),
		isDeclined: boolean().notNull(),
		/** In the languages in which it was written. */
		reason: words().notNull(),
		version: integer().notNull(),
		savedAt: instant().notNull(),
		savedBy: accountId().notNull(),
	},
	(table) => [primaryKey({ columns: [table.contender, table.statement] })],
);

/** One row for each profile that was sent; the newest approved one is public. */
export const profile = pgTable(
	'profile',
	{
		id: id(),
		contender: contenderId(),
		text: words().notNull(),
		programme: words().notNull(),
		links: jsonb().$type<string[]>().notNull(),
		/** One of its own. */
		photo: text(),
		sentAt: instant().notNull(),
		sentBy: accountId().notNull(),
		decidedAt: instant(),
		decidedBy: accountId(),
		isApproved: boolean(),
		/** Why it was turned down, in the contender's language. */
		reason: text(),
	},
	(table) => [
		index().on(table.contender),
		foreignKey({ columns: [table.contender, table.photo], foreignColumns: [photo.contender, photo.id] }),
	],
);

/**
 * A part of a public profile that editors took down. It names the content, not the profile: the same words, photo or
 * address stay down whichever profile they come from, until they are put back.
 */
export const takedown = pgTable(
	'takedown',
	{
		id: id(),
		contender: contenderId(),
		part: profilePart().notNull(),
		/** The photo's id, the link's address; SHA-256 in hex of the canonical JSON of a text. */
		content: text().notNull(),
		/** See election/rule.ts. */
		rule: text().$type<Rule>().notNull(),
		/** What the editor added for the contender; not public. */
		remark: text().notNull(),
		takenAt: instant().notNull(),
		takenBy: accountId().notNull(),
		putBackAt: instant(),
		putBackBy: accountId(),
	},
	(table) => [
		index().on(table.contender),
		uniqueIndex('takedown_once')
			.on(table.contender, table.part, table.content)
			.where(sql`put_back_at is null`),
	],
);

/**
 * A photo as re-encoded by us; the id is the SHA-256 of its largest JPEG, in hex. A person who stands twice, or a party with
 * several lists, may send the same photo for each: each contender has its own row, and none can show another's.
 */
export const photo = pgTable(
	'photo',
	{
		contender: integer()
			.notNull()
			.references(() => contender.id, { onDelete: 'cascade' }),
		id: text().notNull(),
		uploadedAt: instant().notNull(),
		/** Null if it came with a pack. */
		uploadedBy: accountId(),
	},
	(table) => [primaryKey({ columns: [table.contender, table.id] }), index().on(table.id)],
);

export const photoFile = pgTable(
	'photo_file',
	{
		contender: integer().notNull(),
		photo: text().notNull(),
		/** `small.avif`, `large.jpeg` */
		name: text().notNull(),
		bytes: bytes().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.contender, table.photo, table.name] }),
		foreignKey({
			columns: [table.contender, table.photo],
			foreignColumns: [photo.contender, photo.id],
		}).onDelete('cascade'),
	],
);

/** A profile that came with a pack: shown until the contender has one of its own. */
export const loadedProfile = pgTable('loaded_profile', {
	contender: integer()
		.primaryKey()
		.references(() => contender.id, { onDelete: 'cascade' }),
	facts: jsonb().$type<Profile>().notNull(),
});

/** One row for each wording of a bloc's manifesto; the newest approved one is public, with the members that confirmed it. */
export const manifesto = pgTable(
	'manifesto',
	{
		id: id(),
		bloc: integer()
			.notNull()
			.references(() => bloc.id),
		text: words().notNull(),
		sentAt: instant().notNull(),
		sentBy: accountId().notNull(),
		decidedAt: instant(),
		decidedBy: accountId(),
		isApproved: boolean(),
		reason: text(),
	},
	(table) => [index().on(table.bloc)],
);

export const manifestoConfirmation = pgTable(
	'manifesto_confirmation',
	{
		manifesto: integer()
			.notNull()
			.references(() => manifesto.id),
		contender: contenderId(),
		confirmedAt: instant().notNull(),
		confirmedBy: accountId().notNull(),
	},
	(table) => [primaryKey({ columns: [table.manifesto, table.contender] })],
);

// The register. Triggers refuse update, delete and truncate on submissions and entries.

/** One submission of positions; its id is also the receipt's. */
export const submission = pgTable(
	'submission',
	{
		/** 128 random bits, base64url. */
		id: text().primaryKey(),
		/** Chosen by the form: sending the same form twice gives the same receipt. */
		key: text().notNull().unique(),
		election: integer()
			.notNull()
			.references(() => election.id),
		contender: contenderId(),
		sentAt: instant().notNull(),
		sentBy: accountId().notNull(),
	},
	(table) => [index().on(table.contender)],
);

export const entry = pgTable(
	'register_entry',
	{
		/** 0, 1, 2 … without a gap, over all elections. */
		index: integer().primaryKey(),
		submission: text()
			.notNull()
			.references(() => submission.id),
		contender: contenderId(),
		statement: integer()
			.notNull()
			.references(() => statement.id),
		/** Canonical JSON (RFC 8785) of the entry, see `Entry` in election/position/register.ts. */
		body: text().notNull(),
		/** RFC 6962 leaf hash, SHA-256 of 0x00 and `body`, in hex. */
		leaf: text().notNull(),
		/** Whether it differs from the position that voters saw before … */
		isChange: boolean().notNull(),
		/** … whose stance was this; null if the contender had declined or if it is no change. */
		earlier: smallint(),
		at: instant().notNull(),
	},
	(table) => [index().on(table.contender), index().on(table.submission)],
);

/** Words whose hash is in an entry. They can be removed if the law demands it; the entry remains valid. */
export const registerText = pgTable('register_text', {
	/** SHA-256 of the canonical JSON of `text`, in hex. */
	hash: text().primaryKey(),
	text: words().notNull(),
});
