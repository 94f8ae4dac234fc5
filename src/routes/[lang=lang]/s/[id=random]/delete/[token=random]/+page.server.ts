import { error, redirect } from '@sveltejs/kit';
import * as share from '$lib/server/share.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

export const csr = false;

export async function load({ locals, params, setHeaders }) {
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	const { db, now } = locals;
	const isOwn = await share.isOwn(db, params.id, params.token, now);
	const shown = await share.open(db, params.id, now);
	if (isOwn === null || !shown) error(410);
	if (!isOwn) error(404);
	return {
		id: params.id,
		until: fullDay(dayOf(shown.expiresAt, shown.publication.core.election.timezone)),
	};
}

export const actions = {
	default: async ({ locals, params }) => {
		const isOwn = await share.isOwn(locals.db, params.id, params.token, locals.now);
		if (isOwn === false) error(404);
		await share.remove(locals.db, params.id, params.token);
		// The page of the share then says that it is no longer stored.
		redirect(303, `/${locals.language}/s/${params.id}`);
	},
};
