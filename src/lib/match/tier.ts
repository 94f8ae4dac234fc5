/** Below this many answers an early result has no tiers, and a contender with gaps that shares fewer has no percent. */
const enough = 5;

/**
 * How far a voter has come: `full` once nothing asked is unseen; before that `too early` for percents and tiers below
 * five answers, then `so far` until two thirds are answered, and `nearly` full.
 *
 * @param answered with a stance; skipped statements count for nothing
 * @param unseen neither answered nor skipped
 */
export function stageOf(answered: number, unseen: number): 'too early' | 'so far' | 'nearly' | 'full' {
	if (unseen === 0) return 'full';
	if (answered < enough) return 'too early';
	return 3 * answered < 2 * (answered + unseen) ? 'so far' : 'nearly';
}

/** Whether a contender with gaps shares too few statements with the voter for a percent. */
export function isThin(coverage: number, answered: number): boolean {
	return coverage < answered && coverage > 0 && coverage < enough;
}

/**
 * The ends of a tier's score, 0…100: among the members that share enough statements with the voter, or among all if none
 * does.
 *
 * @param members at least one
 */
export function endsOf(members: readonly { score: number; isThin: boolean }[]): {
	lowest: number;
	highest: number;
} {
	const solid = members.filter((member) => !member.isThin);
	const scores = (solid.length > 0 ? solid : members).map(({ score }) => score);
	return { lowest: Math.min(100, ...scores), highest: Math.max(0, ...scores) };
}
