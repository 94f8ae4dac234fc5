import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { PublicShare } from '../../../election/share.ts';
import { election } from './election.ts';
import { bytes, instant } from './columns.ts';

/**
 * Results that people made public. No row records who shared it, from where, or how often it was viewed. Rows are deleted
 * when they expire or their owner asks for it, and nothing of them remains.
 */
export const share = pgTable(
	'share',
	{
		/** 128 random bits, base64url: 22 characters. */
		id: text().primaryKey(),
		election: integer()
			.notNull()
			.references(() => election.id, { onDelete: 'cascade' }),
		/** Language of the picture: kk, ru or en. */
		language: text().notNull(),
		content: jsonb().$type<PublicShare>().notNull(),
		/** PNG, 1200 × 630. */
		picture: bytes().notNull(),
		/** SHA-256 of the picture, in hex. */
		pictureHash: text().notNull(),
		/** SHA-256 of the token in the owner's deletion link, in hex. */
		deletionHash: text().notNull(),
		madeAt: instant().notNull(),
		expiresAt: instant().notNull(),
	},
	(table) => [index().on(table.expiresAt)],
);
