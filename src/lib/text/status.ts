import * as m from './paraglide/messages.js';

const words = {
	nominated: m.status_nominated,
	registered: m.status_registered,
	refused: m.status_refused,
	withdrawn: m.status_withdrawn,
	cancelled: m.status_cancelled,
};

/** A contender's status in words. */
export function statusWords(status: keyof typeof words): string {
	return words[status]();
}

/** What is special about a contender's status, in words; null for a registered one, as almost all are. */
export function statusRemark(status: keyof typeof words): string | null {
	return status === 'registered' ? null : words[status]();
}
