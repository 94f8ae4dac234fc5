import * as door from '$lib/server/people/door.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import { viewOf } from '../view.server.ts';

/** Loads all topics at once, so that moving between them needs no server and works without a connection. */
export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	const { account } = actor;
	return { ...viewOf(await questionnaire.read(db, contender, account), contender, language), language };
}
