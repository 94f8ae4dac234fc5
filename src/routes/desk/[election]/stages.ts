import type { ContenderState } from '$lib/server/people/progress.ts';

/** How many contenders came how far: each number contains those that follow. */
export interface Stages {
	all: number;
	invited: number;
	/** No mail server has refused the newest letter to them. */
	reached: number;
	opened: number;
	began: number;
	submitted: number;
	/** The newest invitation or reminder among them; null where none went out. */
	lastAt: Date | null;
}

/** Counts how far these contenders came. Anyone at a later step counts at the earlier ones, too. */
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

/** 0: not asked yet … 4: submitted. */
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
