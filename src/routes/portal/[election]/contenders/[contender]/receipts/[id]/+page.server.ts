import { error } from '@sveltejs/kit';
import * as contenders from '$lib/server/election/contender.ts';
import * as door from '$lib/server/people/door.ts';
import * as register from '$lib/server/position/register.ts';
import { momentOf } from '../../view.server.ts';
import { factsOf } from './slip.server.ts';

export async function load(event) {
	const { contender } = await door.speaking(event, event.params);
	const { db } = event.locals;
	const receipt = await register.receipt(db, contender.id, event.params.id);
	if (!receipt) error(404);
	const asked = await contenders.statements(db, contender);
	return {
		receipt: {
			...factsOf(receipt),
			moment: momentOf(receipt.sentAt, contender.election.timezone),
			asked: asked.length,
		},
	};
}
