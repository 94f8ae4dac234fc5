import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { isGiven, isSame, noPosition } from '$lib/election/position/position.ts';
import { changesIn } from '$lib/election/position/register.ts';
import * as limits from '$lib/server/account/limits.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as draft from '$lib/server/position/draft.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import * as positionFile from '$lib/spreadsheet/positions.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { viewOf } from '../view.server.ts';
import { vocabularyOf } from './vocabulary.server.ts';

const mostBytes = 1024 * 1024;

const missing = { error: () => m.positions_file_missing() };

const Upload = z.object({
	file: z
		.file(missing)
		.min(1, missing)
		.max(mostBytes, { error: () => m.positions_file_large() }),
});

const Previewed = z.object({ changes: z.string() });

export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	return viewOf(await questionnaire.read(db, contender, actor.account), contender, language);
}

export const actions = {
	/** Reads a file and shows what it would change. Nothing is saved. */
	read: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db } = event.locals;
		const sent = await form.read(Upload, event.request);
		if ('faults' in sent) return fail(400, { problem: sent.faults[0]?.message });
		const wait = await limits.spend(db, 'upload', [`account:${actor.account}`]);
		if (wait) return fail(429, { problem: m.positions_file_often() });
		const { statements, draft: drafted } = await questionnaire.read(db, contender, actor.account);
		const bytes = new Uint8Array(await sent.data.file.arrayBuffer());
		const { languages } = contender.election;
		const { positions, faults } = positionFile.read(bytes, statements, languages, vocabularyOf(statements));
		if (faults.length > 0) return fail(400, { faults });
		const changes = positions.flatMap(({ line: _, ...position }) => {
			const before = drafted.get(position.statement);
			const { stance, isDeclined } = isGiven(position) ? position : (before ?? noPosition);
			// A reason without a stance changes only the reason, and only in the languages of the file.
			const after = { ...position, stance, isDeclined, reason: { ...before?.reason, ...position.reason } };
			if (before && isSame(before, after)) return [];
			return [{ ...after, basedOn: before?.version ?? 0 }];
		});
		return { preview: { changes, same: positions.length - changes.length } };
	},

	/** Saves everything that was shown, or nothing. */
	save: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db, now } = event.locals;
		const sent = await form.demand(Previewed, event.request);
		const changes = changesIn(contender.election.languages).safeParse(parseJson(sent.changes));
		if (!changes.success) error(400);
		try {
			await db.transaction(async (tx) => {
				for (const change of changes.data) {
					const saved = await draft.save(tx, contender, change, actor.account, now);
					if (saved.kind !== 'saved') throw new NotSaved(saved.kind);
				}
			});
		} catch (fault) {
			if (!(fault instanceof NotSaved)) throw fault;
			return fail(fault.kind === 'conflict' ? 409 : 400, { problem: problemOf(fault.kind) });
		}
		redirect(303, resolve('/portal/[election]/contenders/[contender]/check', event.params));
	},
};

type Refusal = Exclude<draft.Saved['kind'], 'saved'>;

/** Thrown to undo what the transaction has saved so far. */
class NotSaved extends Error {
	readonly kind: Refusal;

	constructor(kind: Refusal) {
		super(kind);
		this.kind = kind;
	}
}

function problemOf(kind: Refusal): string {
	switch (kind) {
		case 'conflict':
			return m.positions_file_conflict();
		case 'closed':
			return m.positions_closed_now();
		default:
			return m.positions_file_form();
	}
}

function parseJson(sent: string): unknown {
	try {
		return JSON.parse(sent);
	} catch {
		return null;
	}
}
