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
		}
		interface PageState {
			/** The dialogue for sharing lies over the page: which opener's it is. */
			sharing?: number;
		}
	}
}
