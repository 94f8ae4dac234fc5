import * as m from '$lib/text/paraglide/messages.js';

/** The states of a candidate, the furthest first. */
export const states = [
	'submitted',
	'began',
	'accepted',
	'opened',
	'invited',
	'not_invited',
	'no_address',
	'declined',
] as const;

export type State = (typeof states)[number];

const words: Record<State, () => string> = {
	submitted: m.profile_state_submitted,
	began: m.profile_state_began,
	accepted: m.profile_state_accepted,
	opened: m.profile_state_opened,
	invited: m.profile_state_invited,
	not_invited: m.profile_state_not_invited,
	no_address: m.profile_state_no_address,
	declined: m.profile_state_declined,
};

export function stateWord(state: State): string {
	return words[state]();
}
