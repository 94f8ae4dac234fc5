import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { reasonIn } from '$lib/election/position/register.ts';
import * as door from '$lib/server/people/door.ts';
import * as draft from '$lib/server/position/draft.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import type { SavedPosition } from '../../Draft.svelte.ts';
import { savedOf, viewOf } from '../../view.server.ts';
import { fingerprintOf } from '../../fingerprint.ts';
import { read, type Fault, type Typed } from './typed.ts';

export const actions = {
	/**
	 * Saves the form of a page without a script: each valid position separately, so that one fault does not hold up the others.
	 * Its fields depend on the topic and unknown ones are reported, so it is read here (`typed.ts`).
	 */
	default: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db, now, language } = event.locals;
		const known = await questionnaire.read(db, contender, actor.account);
		const statements = known.statements.filter(({ topic }) => topic === event.params.topic);
		if (statements.length === 0) error(404);
		const sent = await event.request.formData();
		const { saved } = viewOf(known, contender, language);
		const { typed, faults } = read(sent, statements, contender.election.languages, saved);
		const left: Record<string, Typed> = {};
		const conflicts: Record<string, SavedPosition> = {};
		for (const [statement, position] of Object.entries(typed)) {
			const isFaulty = faults.some((fault) => isAbout(fault, statement));
			const saved = isFaulty || !isToBeSaved(position) ? null : await save(statement, position);
			if (saved?.kind === 'closed') return fail(403, { typed, faults, conflicts, isClosed: true });
			if (saved?.kind === 'conflict') conflicts[statement] = savedOf(saved.theirs);
			else if (saved && saved.kind !== 'saved') faults.push({ kind: 'stance', statement });
			if (isFaulty || (saved && saved.kind !== 'saved')) left[statement] = position;
		}
		if (faults.length > 0 || Object.keys(left).length > 0) {
			return fail(faults.length > 0 ? 400 : 409, { typed: left, faults, conflicts, isClosed: false });
		}
		redirect(303, placeAfter(String(sent.get('then') ?? ''), event.params, known.topics));

		function save(statement: string, { stance, isDeclined, reason, basedOn, keep }: Typed) {
			const said = reasonIn(contender.election.languages).parse(reason);
			const change = { statement, stance, isDeclined, reason: said, basedOn: keep?.seen ?? basedOn };
			return draft.save(db, contender, change, actor.account, now);
		}
	},
};

/** Whether the person changed it, and prefers it to another person's version. */
function isToBeSaved(position: Typed): boolean {
	return position.keep ? position.keep.choice === 'mine' : fingerprintOf(position) !== position.was;
}

function isAbout(fault: Fault, statement: string): boolean {
	return fault.kind !== 'unknown' && fault.statement === statement;
}

/** Where the pressed button leads: to another topic, to the check of all positions, or nowhere. */
function placeAfter(
	wanted: string,
	params: { election: string; contender: string; topic: string },
	topics: readonly { slug: string }[],
): string {
	if (wanted === 'check') return resolve('/portal/[election]/contenders/[contender]/check', params);
	const topic = topics.find(({ slug }) => slug === wanted)?.slug ?? params.topic;
	return resolve('/portal/[election]/contenders/[contender]/positions/[topic]', { ...params, topic });
}
