import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { shareDays, usualShareDays, type ShareAnswer } from '$lib/election/share-request.ts';
import * as share from '$lib/server/share.ts';
import type { RequestHandler } from './$types';

const Sent = z.strictObject({
	election: z.string(),
	days: z.literal(shareDays).default(usualShareDays),
	content: z.unknown(),
});

const statuses: Record<ShareAnswer['kind'], number> = { made: 201, refused: 400, off: 409, limited: 429 };

/** Stores a public share, for which the person has given consent. The page of the private link has the same address. */
export const POST: RequestHandler = async ({ request, locals, url, getClientAddress }) => {
	const sent = Sent.safeParse(await request.json().catch(() => null)).data;
	const answer: ShareAnswer = sent
		? await share.make(
				locals.db,
				{ ...sent, language: locals.language },
				getClientAddress(),
				url.origin,
				locals.now,
			)
		: { kind: 'refused' };
	const headers = answer.kind === 'limited' ? { 'retry-after': String(answer.waitSeconds) } : undefined;
	return json(answer, { status: statuses[answer.kind], ...(headers && { headers }) });
};
