import type { ContenderState } from '$lib/server/people/progress.ts';

/** How many contenders have reached each step: each number includes those after it. */
export interface Stages {
	all: number;
	invited: number;
	/** Those to whom no mail server has refused the newest letter. */
	reached: number;
	opened: number;
	began: number;
	submitted: number;
	/** When the newest invitation or reminder went out; null if none did. */
	lastAt: Date | null;
}

/** Counts how many of these contenders have reached each step. One at a later step counts at the earlier ones, too. */
export function count(states: readonly ContenderState[]): Stages {
	const on = (step: number) => states.filter((one) => stepOf(one) >= step);
	const invited = on(1);
	return {
		all: states.length,
		invited: invited.length,
		reached: invited.filter((one) => one.letterFault === null || stepOf(one) > 1).length,
		opened: on(2).length,
		began: on(3).length,
		submitted: on(4).length,
		lastAt: newest(states.flatMap(({ invitedAt, remindedAt }) => [invitedAt, remindedAt])),
	};
}

/** From 0 (not asked yet) to 4 (submitted). */
function stepOf({ state, invitedAt, openedAt }: ContenderState): number {
	switch (state) {
		case 'submitted':
			return 4;
		case 'began':
			return 3;
		case 'accepted':
		case 'opened':
			return 2;
		default:
			return openedAt ? 2 : invitedAt || state === 'invited' ? 1 : 0;
	}
}

function newest(moments: readonly (Date | null)[]): Date | null {
	return moments.reduce((latest, at) => (at && (!latest || at > latest) ? at : latest), null);
}
