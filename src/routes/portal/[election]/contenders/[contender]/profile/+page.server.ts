import { readProfile, type ProfileContent } from '$lib/election/profile.ts';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { maySubmit } from '$lib/server/election/contender.ts';
import * as door from '$lib/server/people/door.ts';
import * as limits from '$lib/server/account/limits.ts';
import * as photo from '$lib/server/position/photo.ts';
import * as profile from '$lib/server/position/profile.ts';
import { momentOf } from '../view.server.ts';
import type { Fault } from './fault.ts';
import { take } from './sent.server.ts';

const done = z.enum(['sent', 'same']).nullable().catch(null);

export async function load(event) {
	const { contender } = await door.speaking(event, event.params);
	const { db } = event.locals;
	const latest = await profile.latest(db, contender.id);
	const { whole, shown, takenDown } = await profile.publicOf(db, contender.id);
	const { timezone } = contender.election;
	return {
		done: done.parse(event.url.searchParams.get('done')),
		latest: latest && {
			state: latest.state,
			reason: latest.reason,
			moment: momentOf(latest.decidedAt ?? latest.sentAt, timezone),
		},
		takenDown: takenDown.map(({ id, part, content, rule, remark, takenAt }) => ({
			...{ id, part, rule, remark, moment: momentOf(takenAt, timezone) },
			link: part === 'link' ? content : null,
		})),
		// Includes parts that were taken down, because they are corrected here.
		content: contentOf(latest ?? whole),
		shown: contentOf(shown),
	};
}

function contentOf({ text, programme, links, photo }: ProfileContent) {
	return { text, programme, links, photo };
}

interface Refusal {
	faults: Fault[];
	isClosed: boolean;
	/** Whether a photo was chosen and is valid. */
	isKept: boolean;
}

const accepted: Refusal = { faults: [], isClosed: false, isKept: false };

export const actions = {
	default: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db, now } = event.locals;
		const form = await event.request.formData().catch(() => error(400));
		const sent = take(form, contender.election.languages) ?? error(400);
		const refuse = (status: number, why: Partial<Refusal>, photo = sent.photo) =>
			fail(status, { ...accepted, ...why, typed: { ...sent.words, photo } });
		if (!maySubmit(contender, now)) return refuse(409, { isClosed: true });

		// A chosen photo is stored whatever else is wrong, because a form that comes back cannot choose it again.
		const chosen = sent.file ? await keepPhoto(sent.file) : null;
		const photoId = chosen && 'id' in chosen ? chosen.id : sent.photo;
		const photoFault = chosen && 'fault' in chosen ? [{ field: 'photo', ...chosen.fault }] : [];
		const read = readProfile(sent.words, contender.election.languages);
		const faults = [...photoFault, ...('faults' in read ? read.faults : [])];
		const isKept = chosen !== null && 'id' in chosen;
		if (faults.length > 0) return refuse(400, { faults, isKept }, photoId);

		const content = { ...sent.words, photo: photoId };
		const sending = await profile.send(db, contender, content, actor.account, now);
		if (sending.kind === 'closed') return refuse(409, { isClosed: true }, photoId);
		if (sending.kind === 'wrong') return refuse(400, { faults: sending.faults }, null);
		redirect(303, `?done=${sending.kind === 'sent' ? 'sent' : 'same'}`);

		async function keepPhoto(file: File) {
			const keys = [`address:${event.getClientAddress()}`, `account:${actor.account}`];
			const wait = await limits.spend(db, 'upload', keys);
			if (wait) return { fault: { kind: 'wait' as const, ...wait } };
			const taken = await photo.take(new Uint8Array(await file.arrayBuffer()));
			if ('fault' in taken) return { fault: { kind: taken.fault } };
			await photo.keep(db, contender.id, taken, actor.account, now);
			return { id: taken.id };
		}
	},
};
