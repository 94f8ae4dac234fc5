/** Whether an agreement rests on few statements: on less than two thirds of those that the voter answered. */
export function isThin(coverage: number, answered: number): boolean {
	return coverage > 0 && coverage * 3 < answered * 2;
}

/**
 * The ends of a tier's agreement, 0…100: among the members that share enough statements with the voter, or among all
 * if none does.
 *
 * @param members at least one
 */
export function endsOf(members: readonly { agreement: number; isThin: boolean }[]): {
	lowest: number;
	highest: number;
} {
	const solid = members.filter((member) => !member.isThin);
	const agreements = (solid.length > 0 ? solid : members).map(({ agreement }) => agreement);
	return { lowest: Math.min(100, ...agreements), highest: Math.max(0, ...agreements) };
}
