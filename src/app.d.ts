import type { Database } from '$lib/server/database.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			/** The clock of this request. */
			now: Date;
			language: InterfaceLanguage;
		}
	}
}
