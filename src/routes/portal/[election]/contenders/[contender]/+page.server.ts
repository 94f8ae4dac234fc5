import * as door from '$lib/server/door.ts';
import * as questionnaire from '$lib/server/questionnaire.ts';
import * as register from '$lib/server/register.ts';
import { momentOf, sheetOf } from './view.server.ts';

export async function load(event) {
	const { actor, candidacy } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	const sheet = sheetOf(await questionnaire.read(db, candidacy, actor.account), candidacy, language);
	const receipts = await register.receipts(db, candidacy.id);
	return {
		...sheet,
		receipts: receipts.map(({ id, at, count, isCorrection }) => ({
			id,
			moment: momentOf(at, candidacy.election.timezone),
			count,
			isCorrection,
		})),
	};
}
