import type { Database } from '$lib/server/store/database.ts';
import type { Actor } from '$lib/server/account/permission.ts';
import type { Recognised } from '$lib/server/account/session.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			/** The clock of this request. */
			now: Date;
			/** Of this app's addresses, as the visitor wrote it. A `load` that read it from the address would run on every step. */
			origin: string;
			language: InterfaceLanguage;
			/** In portal and desk only; voters' pages know nobody. */
			session: Recognised | null;
			/** The person who is signed in with all that the account asks for. */
			actor: Actor | null;
			/** Why the person could not be recognised: the database is away. */
			absence: { fault: unknown } | null;
			/** Whether the request has failed because the database is away. */
			isAway?: boolean;
		}
		interface Error {
			/**
			 * The database is away: before anything was done, or perhaps in the midst of it, so that nobody knows whether it
			 * was saved.
			 */
			away?: 'before' | 'during';
		}
		interface PageState {
			/** The dialogue for sharing lies over the page: which opener's it is. */
			sharing?: number;
		}
	}
}
