/** The stance 1…7 at `column` of packed positions; null where the contender declined or has not answered. */
export function stanceIn(positions: string, column: number): number | null {
	const stance = positions.charCodeAt(column) - 48;
	return stance >= 1 && stance <= 7 ? stance : null;
}

/** The number of stances in packed positions. */
export function stancesIn(positions: string): number {
	return positions.replace(/[^1-7]/g, '').length;
}
