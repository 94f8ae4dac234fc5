import { redirect } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as outbox from '$lib/server/letter/outbox.ts';
import { pageIn } from '../number.ts';
import * as search from './search.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const { searchParams } = event.url;
	const sought = search.read(searchParams);
	const { state, to, election, contender } = sought;
	const page = pageIn(searchParams);
	const about = election && contender ? { election, contender } : null;
	const { entries, total } = await outbox.list(db, { state: state || null, to, about }, page);
	const again = Number(searchParams.get('again'));
	return {
		sought,
		query: search.write(sought),
		page,
		size: outbox.pageLength,
		total,
		counts: await outbox.counts(db),
		hasServer: !outbox.isReadable(process.env),
		timezone: await elections.newestTimezone(db),
		/** How many letters were just queued again. */
		again: Number.isInteger(again) && again > 0 ? again : null,
		letters: entries.map(
			({ id, kind, to, subject, language: lang, state, madeAt, nextAt, fault, contender }) => ({
				id,
				kind,
				to,
				subject: { text: subject, lang },
				state,
				madeAt,
				nextAt,
				fault,
				contender: contender && inLanguage(contender.name, language, contender.languages),
			}),
		),
	};
}

export const actions = {
	async retryFailed(event) {
		const editor = door.editor(event);
		const again = await outbox.retryFailed(event.locals.db, editor.account, event.locals.now);
		redirect(303, `/desk/letters?again=${again}`);
	},
};
