/**
 * The stance that a digit key chooses: 1 is the topmost row, the strongest agreement. Null for any other key. Keys are told
 * by their place, because the Kazakh layout has letters on the digits.
 */
export function stanceOfKey(code: string, steps: number): number | null {
	const digit = /^(?:Digit|Numpad)([1-7])$/.exec(code)?.[1];
	return digit && Number(digit) <= steps ? steps + 1 - Number(digit) : null;
}
