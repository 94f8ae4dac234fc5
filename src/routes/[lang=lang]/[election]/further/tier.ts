import * as m from '$lib/text/paraglide/messages.js';
import type { TierChange } from '$lib/voter/quiz/Further.svelte.ts';

/** How many are nearest on a ballot now and, if that is another number, how many were before these statements. */
export function sentenceOf({ wanted, sizes }: TierChange): string {
	const [before = 0, now = 0] = [sizes[0], sizes.at(-1)];
	const count = (n: number) =>
		wanted.contest.kind === 'list' ? m.list_count({ n }) : m.candidate_count({ n });
	return before === now
		? m.further_tier({ now: count(now) })
		: m.further_tier_was({ now: count(now), before: count(before) });
}

/** Whether the latest answer brought others as near. */
export function hasGrown({ sizes }: TierChange): boolean {
	return (sizes.at(-1) ?? 0) > (sizes.at(-2) ?? Infinity);
}
