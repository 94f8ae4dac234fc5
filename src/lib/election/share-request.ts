import type { PublicShare } from './share.ts';

// How a browser asks for a public share: `POST /{lang}/s` with JSON, answered with JSON. Its page is
// `/{lang}/s/{id}`, and whoever made it can delete it at `/{lang}/s/{id}/delete/{deletion}`.

/** For how many days a public share may be kept. */
export const shareDays = [7, 30, 90] as const;
export type ShareDays = (typeof shareDays)[number];

/** Unless something else is chosen. */
export const usualShareDays: ShareDays = 30;

/** What is sent. The picture will be in the language of the address. */
export interface ShareRequest {
	/** Slug. */
	election: string;
	days: ShareDays;
	content: PublicShare;
}

/** What is answered. */
export type ShareAnswer =
	/** 201. The deletion token is told this once and never again. */
	| { kind: 'made'; id: string; deletion: string; /** ISO 8601 */ expiresAt: string }
	/** 409: the calendar has switched sharing off. */
	| { kind: 'off' }
	/** 429: too many were made, from this network address or in all. */
	| { kind: 'limited'; waitSeconds: number }
	/** 400: it is damaged, or tells what is not in the snapshot. */
	| { kind: 'refused' };
