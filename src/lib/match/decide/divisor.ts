/** The largest whole number that divides both; the other one if one is 0. */
export function greatestCommonDivisor(one: number, other: number): number {
	let [larger, smaller] = [one, other];
	while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
	return larger;
}
