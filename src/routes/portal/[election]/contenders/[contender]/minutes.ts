/** About how many minutes a number of statements takes: 15 for 36 statements, at least 1. */
export function minutesFor(statements: number): number {
	return Math.max(1, Math.round((statements * 25) / 60));
}
