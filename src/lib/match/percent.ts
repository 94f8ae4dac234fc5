/** Rounds to a whole percent, half up. Rounding keeps the order, so a shown figure never contradicts it. @param figure 0…100 */
export function wholePercent(figure: number): number {
	return Math.floor(figure + 0.5);
}
