import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { PublicShare } from '../../../election/share.ts';
import { election } from './election.ts';
import { bytes, instant } from './columns.ts';

/**
 * What people asked to be shown in public. No row says who asked, from where, or how often it was looked at; rows are
 * deleted when their time is over or their owner says so, and nothing of them is kept.
 */
export const share = pgTable(
	'share',
	{
		/** 128 random bits, base64url: 22 characters. */
		id: text().primaryKey(),
		election: integer()
			.notNull()
			.references(() => election.id, { onDelete: 'cascade' }),
		/** kk, ru or en: that of the picture. */
		language: text().notNull(),
		content: jsonb().$type<PublicShare>().notNull(),
		/** PNG, 1200 × 630. */
		picture: bytes().notNull(),
		/** Of the picture, SHA-256 in hex. */
		pictureHash: text().notNull(),
		/** SHA-256 in hex of what the owner's deletion link holds. */
		deletionHash: text().notNull(),
		madeAt: instant().notNull(),
		expiresAt: instant().notNull(),
	},
	(table) => [index().on(table.expiresAt)],
);
