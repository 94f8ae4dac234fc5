import * as door from '$lib/server/people/door.ts';
import { headOf } from './view.server.ts';

export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { language, now } = event.locals;
	return { ...headOf(contender, language, now), account: actor.account };
}
