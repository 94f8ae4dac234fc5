import type { PublicShare } from './share.ts';

// How a browser requests a public share: `POST /{lang}/s` with JSON, answered with JSON. Its page is
// `/{lang}/s/{id}`, and its owner can delete it at `/{lang}/s/{id}/delete/{deletion}`.

/** How many days a public share can last. */
export const shareDays = [7, 30, 90] as const;
export type ShareDays = (typeof shareDays)[number];

/** The preselected choice. */
export const usualShareDays: ShareDays = 30;

/** The request. The picture will be in the language of the address. */
export interface ShareRequest {
	/** Slug. */
	election: string;
	days: ShareDays;
	content: PublicShare;
}

/** The answer. */
export type ShareAnswer =
	/** 201. The deletion token is sent only this once. */
	| { kind: 'made'; id: string; deletion: string; /** ISO 8601 */ expiresAt: string }
	/** 409: the calendar has switched sharing off. */
	| { kind: 'off' }
	/** 429: too many shares, from this network address or in total. */
	| { kind: 'limited'; waitSeconds: number }
	/** 400: it is damaged, or names things that are not in the snapshot. */
	| { kind: 'refused' };
