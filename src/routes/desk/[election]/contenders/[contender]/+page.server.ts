import { redirect } from '@sveltejs/kit';
import { allows, phase } from '$lib/election/calendar.ts';
import { speaker, type Text } from '$lib/election/text.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as contact from '$lib/server/people/contact.ts';
import * as audit from '$lib/server/store/audit.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as rounds from '$lib/server/people/invitation/round.ts';
import * as register from '$lib/server/position/register.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { actionsFor, peopleOf, readAddress, refuse } from '../../people.server.ts';
import { askedOf, contenderOf } from './contender.server.ts';

export async function load(event) {
	door.editor(event);
	const { locals, url } = event;
	const { db, now } = locals;
	const found = await contenderOf(event);
	const { election } = found;
	const say = speaker(locals.language, election);
	const [state] = await progress.states(db, election.slug, [found.id]);
	const positions = await register.current(db, found.id);
	const statements = await contenders.statements(db, found);
	return {
		done: url.searchParams.get('done'),
		contender: {
			slug: found.slug,
			kind: found.kind,
			name: say(found.name),
			number: found.number,
			contest: say(found.contestName),
			district: say(found.districtName),
			party: found.party && { slug: found.party.slug, name: say(found.party.name) },
			bloc: found.bloc && { slug: found.bloc.slug, name: say(found.bloc.name) },
			status: state?.status ?? 'nominated',
			isStanding: state?.isStanding ?? false,
			state: state?.state ?? 'no_address',
			positions: state?.positions ?? 0,
			asked: state?.asked ?? 0,
			submittedAt: state?.submittedAt ?? null,
			remindedAt: state?.remindedAt ?? null,
			letterFault: state?.letterFault ?? null,
		},
		contact: state?.email ? { email: state.email, language: state.language ?? 'kk' } : null,
		isOpen: allows(election, 'invite', now) && (state?.isStanding ?? false),
		mayCorrect: allows(election, 'correct', now),
		phase: phase(election.calendar, now),
		people: await peopleOf(db, askedOf(found), now),
		positions: statements.map(({ slug, text, steps, labels }) => {
			const position = positions.get(slug);
			return {
				statement: slug,
				text: say(text),
				steps,
				position: position && {
					stance: position.stance,
					label: labelOf(labels, position.stance),
					hasReason: Object.keys(position.reason).length > 0,
					at: position.at,
					isSubmitted: position.entry !== null,
				},
			};
		}),
		trail: await audit.trailOf(db, election.slug, `contender/${found.slug}`),
	};

	function labelOf(labels: Text[] | undefined, stance: number | null): string | null {
		const label = stance === null ? undefined : labels?.[stance - 1];
		return label ? say(label).text : null;
	}
}

export const actions = {
	...actionsFor(async (event: Parameters<typeof contenderOf>[0] & door.Visit & { request: Request }) =>
		askedOf(await contenderOf(event)),
	),
	address: async (event) => {
		const editor = door.editor(event);
		const { locals, url } = event;
		const found = await contenderOf(event);
		const read = await readAddress(event.request);
		if ('failure' in read) return read.failure;
		const outcome = await contact.set(locals.db, found.id, read.data, editor.account, locals.now);
		if (outcome !== 'set') return refuse('email', m.desk_refused({ why: outcome }), read);
		redirect(303, `${url.pathname}?done=address`);
	},
	remind: async (event) => {
		const editor = door.editor(event);
		const { locals, url } = event;
		const found = await contenderOf(event);
		const hand = { editor: editor.account, origin: url.origin };
		const whom = { election: found.election.slug, contender: found.id };
		const counts = await rounds.remind(locals.db, { ...whom, ...hand }, locals.now);
		if (counts.reminded === 0) {
			const why = counts.recently > 0 ? 'recently' : counts.submitted > 0 ? 'submitted' : 'no_reminder';
			return refuse('invitations', m.desk_refused({ why }));
		}
		redirect(303, `${url.pathname}?done=reminded`);
	},
};
