import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { lineIn } from '$lib/election/register.ts';
import * as door from '$lib/server/people/door.ts';
import * as draft from '$lib/server/position/draft.ts';
import type { Reply } from '../DraftSheet.svelte.ts';
import { lineOf } from '../view.server.ts';

/** Saves the answer to one statement, as soon as it is given. */
export async function POST(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const sent = await readJson(event.request);
	const about = z.object({ statement: z.string().max(100), basedOn: z.int().min(0) }).safeParse(sent);
	const line = lineIn(contender.election.languages).safeParse(sent);
	if (!about.success || !line.success) return reply({ kind: 'refused' }, 400);
	const saving = { ...about.data, ...line.data };
	const { db, now } = event.locals;
	const saved = await draft.save(db, contender, saving, actor.account, now);
	switch (saved.kind) {
		case 'saved':
			return reply({ kind: 'saved', line: lineOf(saved.line) }, 200);
		case 'conflict':
			return reply({ kind: 'conflict', line: lineOf(saved.theirs) }, 409);
		case 'closed':
			return reply({ kind: 'closed' }, 403);
		default:
			return reply({ kind: 'refused' }, 400);
	}
}

async function readJson(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch {
		error(400);
	}
}

function reply(reply: Reply, status: number) {
	return json(reply, { status });
}
