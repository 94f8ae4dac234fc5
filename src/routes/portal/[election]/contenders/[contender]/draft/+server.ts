import { error, json } from '@sveltejs/kit';
import { changeIn } from '$lib/election/position/register.ts';
import * as door from '$lib/server/people/door.ts';
import * as draft from '$lib/server/position/draft.ts';
import type { Reply } from '../Draft.svelte.ts';
import { savedOf } from '../view.server.ts';

/** Saves the position on one statement, soon after it is written. */
export async function POST(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const sent = await readJson(event.request);
	const change = changeIn(contender.election.languages).safeParse(sent);
	if (!change.success) return reply({ kind: 'refused' }, 400);
	const { db, now } = event.locals;
	const saved = await draft.save(db, contender, change.data, actor.account, now);
	switch (saved.kind) {
		case 'saved':
			return reply({ kind: 'saved', line: savedOf(saved.position) }, 200);
		case 'conflict':
			return reply({ kind: 'conflict', line: savedOf(saved.theirs) }, 409);
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
