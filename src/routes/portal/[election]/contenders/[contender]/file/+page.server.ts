import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as answerFile from '$lib/spreadsheet/positions.ts';
import { changesIn } from '$lib/election/register.ts';
import * as door from '$lib/server/people/door.ts';
import * as draft from '$lib/server/position/draft.ts';
import * as limits from '$lib/server/account/limits.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import { isSame } from '../DraftSheet.svelte.ts';
import { isAnswered } from '../progress.ts';
import { sheetOf } from '../view.server.ts';
import { vocabularyOf } from './vocabulary.server.ts';

const maxBytes = 1024 * 1024;

export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	return sheetOf(await questionnaire.read(db, contender, actor.account), contender, language);
}

export const actions = {
	/** Reads a file and shows what it would change. Nothing is saved. */
	read: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db } = event.locals;
		const sent = (await event.request.formData()).get('file');
		if (!(sent instanceof File) || sent.size === 0) return fail(400, { problem: 'no_file' as const });
		if (sent.size > maxBytes) return fail(413, { problem: 'large' as const });
		const wait = await limits.spend(db, 'upload', [`account:${actor.account}`]);
		if (wait) return fail(429, { problem: 'often' as const });
		const known = await questionnaire.read(db, contender, actor.account);
		const { languages } = contender.election;
		const bytes = new Uint8Array(await sent.arrayBuffer());
		const { lines, faults } = answerFile.read(
			bytes,
			known.statements,
			languages,
			vocabularyOf(known.statements),
		);
		if (faults.length > 0) return fail(400, { faults });
		const changes = lines.flatMap(({ line: _, reason, ...answer }) => {
			const before = known.draft.get(answer.statement);
			const after = { ...answer, reason: { ...before?.reason, ...reason } };
			// A reason without a stance changes the reason alone.
			const whole =
				isAnswered(after) || !before
					? after
					: { ...after, stance: before.stance, isDeclined: before.isDeclined };
			if (before && isSame(before, whole)) return [];
			return [{ ...whole, basedOn: before?.version ?? 0 }];
		});
		return { preview: { changes, same: lines.length - changes.length } };
	},

	/** Saves what was shown, all of it or nothing. */
	save: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db, now } = event.locals;
		const sent = (await event.request.formData()).get('changes');
		const changes = changesIn(contender.election.languages).safeParse(parseJson(sent));
		if (!changes.success) return fail(400, { problem: 'form' as const });
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

/** Thrown to take back what the transaction has saved so far. */
class NotSaved extends Error {
	readonly kind: Refusal;

	constructor(kind: Refusal) {
		super(kind);
		this.kind = kind;
	}
}

function problemOf(kind: Refusal): 'conflict' | 'closed' | 'form' {
	return kind === 'conflict' || kind === 'closed' ? kind : 'form';
}

function parseJson(sent: unknown): unknown {
	try {
		return typeof sent === 'string' ? JSON.parse(sent) : null;
	} catch {
		return null;
	}
}
