import * as m from '$lib/text/paraglide/messages.js';

/** A number of contenders of one ballot in words. */
export function contenderCount(isList: boolean, n: number): string {
	return isList ? m.list_count({ n }) : m.candidate_count({ n });
}
