/**
 * The stance that a digit key chooses: 1 is the top row, the strongest agreement. Null for any other key.
 *
 * @param code the key's place on the keyboard (`KeyboardEvent.code`), because the Kazakh layout has letters on the
 * digit keys
 * @param steps of the statement's scale, 2…7
 */
export function stanceOfKey(code: string, steps: number): number | null {
	const digit = /^(?:Digit|Numpad)([1-7])$/.exec(code)?.[1];
	return digit && Number(digit) <= steps ? steps + 1 - Number(digit) : null;
}

/** Whether a key was pressed alone, once, and outside of fields and dialogues. */
export function isShortcut(
	event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'target'>,
): boolean {
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
	// A key held down would answer or skip one statement after the other.
	if (event.repeat) return false;
	const { target } = event;
	return target instanceof Element && !target.closest('dialog, select, textarea, [contenteditable]');
}
