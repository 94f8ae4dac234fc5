import { afterEach, describe, expect, it, vi } from 'vitest';
import { isShortcut, stanceOfKey } from './keys.ts';

describe('Digits', () => {
	it('Digits choose from the top row down, as many as the scale has steps.', () => {
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

describe('Shortcuts', () => {
	afterEach(() => vi.unstubAllGlobals());

	/** An element inside another one, with only what shortcuts need. */
	class FakeElement extends EventTarget {
		#within: string;

		constructor(within: string) {
			super();
			this.#within = within;
		}

		closest(selector: string) {
			return selector.split(', ').includes(this.#within) ? this : null;
		}
	}

	const alone = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false };

	function pressed(within: string, how: Partial<typeof alone> = {}): boolean {
		vi.stubGlobal('Element', FakeElement);
		return isShortcut({ ...alone, ...how, target: new FakeElement(within) });
	}

	it('A key pressed alone on the page or on an answer is a shortcut.', () => {
		expect([pressed('main'), pressed('input')]).toEqual([true, true]);
	});

	it('A key with a modifier, or one that is held down, is not a shortcut.', () => {
		const keys = [
			{ altKey: true },
			{ ctrlKey: true },
			{ metaKey: true },
			{ shiftKey: true },
			{ repeat: true },
		];
		expect(keys.map((how) => pressed('main', how))).toEqual([false, false, false, false, false]);
	});

	it('A key in a dialogue or a field is not a shortcut.', () => {
		const places = ['dialog', 'select', 'textarea', '[contenteditable]'];
		expect(places.map((within) => pressed(within))).toEqual([false, false, false, false]);
	});
});
