import * as door from '$lib/server/people/door.ts';
import { targetFor } from '$lib/server/account/target.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import * as register from '$lib/server/position/register.ts';
import { speakersOf } from '../../speakers.server.ts';
import { momentOf, viewOf } from './view.server.ts';

export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	const view = viewOf(await questionnaire.read(db, contender, actor.account), contender, language);
	const receipts = await register.receipts(db, contender.id);
	const { timezone } = contender.election;
	return {
		...view,
		speakers: await speakersOf(db, targetFor(contender), actor.account, timezone),
		receipts: receipts.map(({ id, at, count, isCorrection }) => ({
			id,
			moment: momentOf(at, timezone),
			count,
			isCorrection,
		})),
	};
}
