import { describe, expect, it } from 'vitest';
import { stanceOfKey } from './keys.ts';

describe('digits', () => {
	it('choose from the topmost row down, as many as the scale has steps', () => {
		expect(['Digit1', 'Numpad2', 'Digit5'].map((code) => stanceOfKey(code, 5))).toEqual([5, 4, 1]);
		expect(['Digit1', 'Digit2', 'Digit3'].map((code) => stanceOfKey(code, 2))).toEqual([2, 1, null]);
		expect(['Digit0', 'Digit8', 'KeyS', 'F1'].map((code) => stanceOfKey(code, 7))).toEqual([
			null,
			null,
			null,
			null,
		]);
	});
});
