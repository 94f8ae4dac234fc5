import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import * as form from '$lib/server/http/form.ts';
import type { Election } from '$lib/server/election/election.ts';
import type { Database } from '$lib/server/store/database.ts';
import type * as door from '$lib/server/people/door.ts';
import * as rounds from '$lib/server/people/invitation/round.ts';
import type { Hand } from '$lib/server/people/invitation/write.ts';
import * as progress from '$lib/server/people/progress.ts';
import { inLanguage } from '$lib/election/text.ts';
import { enter } from './enter.server.ts';
import * as filter from './filter.ts';

// The pages on which editors invite or remind many contenders at once, after seeing how many letters will go out.

interface Event extends door.Visit {
	locals: App.Locals;
	params: { election: string };
}

/** How letters are sent, and what the page shows beforehand. */
type Kind = 'invite' | 'remind';

export async function show(event: Event, kind: Kind) {
	const { election } = await enter(event);
	const { locals, url } = event;
	const { ids, view } = await chosenBy(locals, election, url.searchParams);
	const plan = await planOf(kind, locals, election, ids);
	return { kind, chosen: view, ...plan, isOpen: allows(election, 'invite', locals.now) };
}

export function actionsFor(kind: Kind) {
	return {
		/** Sends what the page announced, or nothing if that has changed. */
		default: async (event: Event & { request: Request }) => {
			const { editor, election } = await enter(event);
			const { locals, url } = event;
			const { ids } = await chosenBy(locals, election, url.searchParams);
			const { letters } = await planOf(kind, locals, election, ids);
			if (letters !== (await expectedIn(event.request))) return fail(409, { isChanged: true });
			const hand = { editor: editor.account, origin: url.origin };
			const sent = await send(kind, locals, election, ids, hand);
			redirect(303, `/desk/${election.slug}/contenders?sent=${sent}`);
		},
	};
}

type Locals = Pick<App.Locals, 'db' | 'now'>;

/** How many letters would go out, and how many contenders would get none, by reason. */
async function planOf(kind: Kind, { db, now }: Locals, { slug }: Election, contenders: number[]) {
	if (kind === 'invite') {
		const { invited, ...left } = await rounds.planInvitations(db, slug, { contenders }, now);
		return { letters: invited, left };
	}
	const { reminded, ...left } = await rounds.planReminders(db, slug, { contenders }, now);
	return { letters: reminded, left };
}

/** Sends the letters. @returns how many */
async function send(kind: Kind, { db, now }: Locals, { slug }: Election, contenders: number[], hand: Hand) {
	return kind === 'invite'
		? (await rounds.inviteAll(db, slug, { contenders }, hand, now)).invited
		: (await rounds.remindAll(db, slug, { contenders }, hand, now)).reminded;
}

/** More names than this are counted, not listed. */
const mostNames = 60;

/** Who gets the letters: the contenders ticked by hand (`?contender=…`), else all that the filter finds. */
async function chosenBy(
	{ db, language, now }: { db: Database; language: string; now: Date },
	election: Election,
	search: URLSearchParams,
) {
	const all = await progress.states(db, election.slug);
	const ticked = new Set(search.getAll('contender'));
	const sought = filter.read(search);
	const chosen =
		ticked.size > 0 ? all.filter(({ slug }) => ticked.has(slug)) : filter.matching(all, sought, now);
	return {
		ids: chosen.map(({ id }) => id),
		view: {
			n: chosen.length,
			isByHand: ticked.size > 0,
			query: ticked.size > 0 ? '' : filter.write(sought),
			names:
				chosen.length > mostNames
					? []
					: chosen.map(({ slug, name, state, email }) => ({
							slug,
							name: inLanguage(name, language, election.languages),
							state,
							email,
						})),
		},
	};
}

const confirmed = z.object({
	letters: z
		.string()
		.regex(/^\d{1,6}$/)
		.transform(Number)
		.nullable()
		.catch(null),
});

/** How many letters the confirmed form announced; null if the form did not come from our page. */
async function expectedIn(request: Request): Promise<number | null> {
	return (await form.demand(confirmed, request)).letters;
}
