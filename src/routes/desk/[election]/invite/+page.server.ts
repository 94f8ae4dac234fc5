import { fail, redirect } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import * as rounds from '$lib/server/people/invitation/round.ts';
import { chosenBy, expectedIn } from '../bulk.server.ts';
import { enter } from '../enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	const { locals, url } = event;
	const { ids, view } = await chosenBy(locals, election, url.searchParams);
	const plan = await rounds.planInvitations(locals.db, election.slug, { contenders: ids }, locals.now);
	const { invited: letters, ...left } = plan;
	return { chosen: view, letters, left, isOpen: allows(election, 'invite', locals.now) };
}

export const actions = {
	/** Sends what the page said it would, and nothing where that is no longer so. */
	default: async (event) => {
		const { editor, election } = await enter(event);
		const { locals, url } = event;
		const { ids } = await chosenBy(locals, election, url.searchParams);
		const only = { contenders: ids };
		const plan = await rounds.planInvitations(locals.db, election.slug, only, locals.now);
		if (plan.invited !== (await expectedIn(event.request))) return fail(409, { isChanged: true });
		const hand = { editor: editor.account, origin: url.origin };
		const done = await rounds.inviteAll(locals.db, election.slug, only, hand, locals.now);
		redirect(303, `/desk/${election.slug}/contenders?sent=${done.invited}`);
	},
};
