import {
	boolean,
	date,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
} from 'drizzle-orm/pg-core';
import type { Calendar } from '../../../election/calendar.ts';
import { contenderKinds, nominations, statuses } from '../../../election/noun/contender.ts';
import { ballotOrders, contestKinds } from '../../../election/noun/contest.ts';
import type { PlaceKind } from '../../../election/noun/place.ts';
import type { Text } from '../../../election/text.ts';
import { bytes, id, instant, words } from './columns.ts';

// The tables, in the words of the product. `place` keeps the order in which a pack lists things.

export const contestKind = pgEnum('contest_kind', contestKinds);
export const ballotOrder = pgEnum('ballot_order', ballotOrders);
export const contenderKind = pgEnum('contender_kind', contenderKinds);
export const nomination = pgEnum('nomination', nominations);
export const status = pgEnum('status', statuses);

export const election = pgTable('election', {
	id: id(),
	slug: text().notNull().unique(),
	name: words().notNull(),
	day: date({ mode: 'string' }).notNull(),
	timezone: text().notNull(),
	languages: jsonb().$type<string[]>().notNull(),
	fictional: boolean().notNull(),
	/** True where nobody runs the election yet; otherwise null. */
	template: boolean().$type<true>(),
	imprint: jsonb().$type<Record<string, Text | string>>().notNull(),
	calendar: jsonb().$type<Calendar>().notNull(),
	sources: jsonb().$type<string[]>().notNull(),
	/** Origins of the sites that may show pages of this election in a frame, like `https://news.example`. */
	embeddedBy: jsonb().$type<string[]>().notNull().default([]),
	loadedAt: instant().notNull(),
	/** When the newest change that voters do not see yet arrived, by the database's clock; null if there is none. */
	changedAt: instant(),
	/** Until when no process may publish: one is publishing already, or the last publication is too recent. */
	restsUntil: instant(),
});

const electionId = () =>
	integer()
		.notNull()
		.references(() => election.id, { onDelete: 'cascade' });

export const topic = pgTable(
	'topic',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		slug: text().notNull(),
		name: words().notNull(),
		low: words().notNull(),
		high: words().notNull(),
	},
	(table) => [unique().on(table.election, table.slug)],
);

export const region = pgTable(
	'region',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		code: text().notNull(),
		name: words().notNull(),
		kind: text().notNull(),
		tileColumn: integer(),
		tileRow: integer(),
	},
	(table) => [unique().on(table.election, table.code)],
);

export const contest = pgTable(
	'contest',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		slug: text().notNull(),
		kind: contestKind().notNull(),
		body: words().notNull(),
		name: words().notNull(),
		seats: integer().notNull(),
		threshold: doublePrecision(),
		runoff: boolean().notNull(),
		againstAll: boolean().notNull(),
		recall: boolean().notNull(),
		ballotColour: text(),
		order: ballotOrder().notNull(),
	},
	(table) => [unique().on(table.election, table.slug)],
);

export const district = pgTable(
	'district',
	{
		id: id(),
		contest: integer()
			.notNull()
			.references(() => contest.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		region: integer().references(() => region.id),
		name: words().notNull(),
		composition: words().notNull(),
	},
	(table) => [unique().on(table.contest, table.number)],
);

/** Where people live and vote, as a pack says: every import replaces all of them. */
export const place = pgTable(
	'place',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		name: words().notNull(),
		aliases: jsonb().$type<string[]>(),
		kind: text().$type<PlaceKind>().notNull(),
		/** Region code. */
		region: text(),
		/** `contest:number` of each district. */
		districts: jsonb().$type<string[]>().notNull(),
		source: text(),
	},
	(table) => [index().on(table.election)],
);

export const party = pgTable(
	'party',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		slug: text().notNull(),
		name: words().notNull(),
		short: words().notNull(),
		website: text(),
		colour: text(),
		source: text(),
	},
	(table) => [unique().on(table.election, table.slug)],
);

export const bloc = pgTable(
	'bloc',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		slug: text().notNull(),
		name: words().notNull(),
		manifesto: words().notNull(),
		/** Slugs of the members that confirmed this manifesto, according to a pack. */
		confirmed: jsonb().$type<string[]>().notNull().default([]),
	},
	(table) => [unique().on(table.election, table.slug)],
);

export const contender = pgTable(
	'contender',
	{
		id: id(),
		election: electionId(),
		district: integer()
			.notNull()
			.references(() => district.id, { onDelete: 'cascade' }),
		place: integer().notNull(),
		slug: text().notNull(),
		kind: contenderKind().notNull(),
		name: words().notNull(),
		nomination: nomination().notNull(),
		party: integer().references(() => party.id),
		bloc: integer().references(() => bloc.id),
		number: integer(),
		/** Year of birth. */
		born: integer(),
		occupation: words(),
	},
	(table) => [unique().on(table.election, table.slug), index().on(table.district)],
);

/** What happened to a contender, one row for each change; the newest row is the current status. */
export const contenderStatus = pgTable(
	'contender_status',
	{
		id: id(),
		contender: integer()
			.notNull()
			.references(() => contender.id, { onDelete: 'cascade' }),
		status: status().notNull(),
		at: instant().notNull(),
		reason: text(),
	},
	(table) => [index().on(table.contender)],
);

export const statement = pgTable(
	'statement',
	{
		id: id(),
		election: electionId(),
		place: integer().notNull(),
		slug: text().notNull(),
		topic: integer()
			.notNull()
			.references(() => topic.id),
		/** Asked in this contest only; null: everywhere. */
		contest: integer().references(() => contest.id),
		text: words().notNull(),
		plain: words(),
		background: words(),
		/** YYYY-MM-DD or YYYY-MM. */
		asOf: text(),
		polarity: smallint().$type<1 | -1>().notNull(),
		steps: smallint().notNull(),
		labels: jsonb().$type<Text[]>(),
	},
	(table) => [unique().on(table.election, table.slug)],
);

/** The districts in which a local statement is asked; without a row, all districts of its contest. */
export const statementDistrict = pgTable(
	'statement_district',
	{
		statement: integer()
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		district: integer()
			.notNull()
			.references(() => district.id, { onDelete: 'cascade' }),
	},
	(table) => [primaryKey({ columns: [table.statement, table.district] })],
);

export const position = pgTable(
	'position',
	{
		contender: integer()
			.notNull()
			.references(() => contender.id, { onDelete: 'cascade' }),
		statement: integer()
			.notNull()
			.references(() => statement.id, { onDelete: 'cascade' }),
		/** 1…steps; null if the contender declined to take one. */
		stance: smallint(),
		/** The contender's own words, or null. */
		reason: words(),
		/** Public source of a position that the contender did not submit itself. */
		source: text(),
		/** When the position was given; null if the source does not say. */
		at: instant(),
		/** The register's entry that gave it; null if it was loaded from a pack. Imports do not touch submitted positions. */
		entry: integer(),
	},
	(table) => [primaryKey({ columns: [table.contender, table.statement] }), index().on(table.statement)],
);

// Publications are permanent: triggers refuse update, delete and truncate on the three tables below.

/** One row for each time a snapshot became the newest of its election. */
export const publication = pgTable(
	'publication',
	{
		id: id(),
		election: integer()
			.notNull()
			.references(() => election.id),
		/** SHA-256 of the canonical JSON of the snapshot's core, in hex. */
		hash: text().notNull(),
		publishedAt: instant().notNull(),
	},
	(table) => [index().on(table.election)],
);

export const publicationPart = pgTable(
	'publication_part',
	{
		hash: text().notNull(),
		name: text().notNull(),
		sha256: text()
			.notNull()
			.references(() => publicationContent.sha256),
	},
	(table) => [primaryKey({ columns: [table.hash, table.name] })],
);

/** The bytes of parts by their hash: a district that did not change is stored and compressed once. */
export const publicationContent = pgTable('publication_content', {
	sha256: text().primaryKey(),
	identity: bytes().notNull(),
	brotli: bytes().notNull(),
	gzip: bytes().notNull(),
});
