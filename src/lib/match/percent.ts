/** Rounds to a whole percent, but gives 0 and 100 only for exactly those. @param agreement 0…100 */
export function wholePercent(agreement: number): number {
	if (agreement <= 0 || agreement >= 100) return Math.round(agreement);
	return Math.min(99, Math.max(1, Math.round(agreement)));
}
