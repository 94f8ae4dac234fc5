import { customType, integer, jsonb, timestamp } from 'drizzle-orm/pg-core';
import type { Text } from '../../../election/text.ts';

// The kinds of columns that several tables share.

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
export const id = () => integer().primaryKey().generatedAlwaysAsIdentity();
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
/** A text in as many languages as it was written in. */
export const words = () => jsonb().$type<Text>();
