/** How many minutes so many statements may take: 36 of them a quarter of an hour. At least 1. */
export function minutesFor(statements: number): number {
	return Math.max(1, Math.round((statements * 25) / 60));
}
