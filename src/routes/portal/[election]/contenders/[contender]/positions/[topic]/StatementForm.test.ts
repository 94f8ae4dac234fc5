import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noPosition } from '$lib/election/position/position.ts';
import { Browser } from '../../../../../../../../tests/support/browser.ts';
import { Draft, type SavedPosition } from '../../Draft.svelte.ts';
import { StatementForm } from './StatementForm.svelte.ts';
import type { Typed } from './typed.ts';

const saved: SavedPosition = { ...noPosition, stance: 4, version: 1, savedAt: null, isMine: false };
const typed: Typed = { ...noPosition, stance: 2, basedOn: 0, was: '', keep: null };

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', new Browser());
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function draftOf(saved: Record<string, SavedPosition> = {}): Draft {
	return new Draft('key', saved, async () => ({ kind: 'broken' }));
}

function formOf(draft: Draft, sent: { typed?: Typed; sentBack?: SavedPosition; isWrong?: boolean } = {}) {
	const { typed, sentBack, isWrong = false } = sent;
	return new StatementForm(draft, () => ({ slug: 'r01', languages: ['kk', 'ru'], typed, sentBack, isWrong }));
}

describe('The form of a statement', () => {
	it('A statement with a saved position is folded, and stays open once it is changed.', () => {
		expect(formOf(draftOf()).isFolded).toBe(false);
		const form = formOf(draftOf({ r01: saved }));
		expect(form.isFolded).toBe(true);
		form.take(5);
		expect([form.isFolded, form.position.stance]).toEqual([false, 5]);
	});

	it('A statement opens on request, and if something is wrong.', () => {
		const form = formOf(draftOf({ r01: saved }));
		form.open();
		expect(form.isFolded).toBe(false);
		expect(formOf(draftOf({ r01: saved }), { isWrong: true }).isFolded).toBe(false);
		expect(formOf(draftOf({ r01: saved }), { typed, sentBack: saved }).isFolded).toBe(false);
		const long = { ...saved, reason: { ru: 'ы'.repeat(510) } };
		const over = formOf(draftOf({ r01: long }));
		expect([over.isFolded, over.over('ru'), over.over('kk')]).toEqual([false, 10, -500]);
	});

	it('A form can take a stance, decline, withdraw and give a reason.', () => {
		const form = formOf(draftOf());
		form.take(3);
		form.explain('ru', 'Потому');
		expect(form.position).toMatchObject({ stance: 3, isDeclined: false, reason: { ru: 'Потому' } });
		form.decline();
		expect(form.position).toMatchObject({ stance: null, isDeclined: true, reason: { ru: 'Потому' } });
		form.take(null);
		expect(form.position).toMatchObject({ stance: null, isDeclined: false });
	});

	it('Input of a form without a script is shown, then becomes part of the draft.', () => {
		const draft = draftOf({ r01: saved });
		const form = formOf(draft, { typed });
		expect([form.position.stance, draft.position('r01').stance]).toEqual([2, 4]);
		form.takeOver();
		expect([form.position.stance, draft.position('r01').stance]).toEqual([2, 2]);
		expect(form.theirs).toBeNull();
	});

	it.each([
		['mine', 2],
		['theirs', 4],
	] as const)('settles on %s of two positions', (choice, stance) => {
		const form = formOf(draftOf(), { typed, sentBack: saved });
		expect([form.state, form.theirs?.stance]).toEqual(['conflict', 4]);
		form.takeOver();
		expect(form.state).toBe('conflict');
		form.settle(choice);
		expect([form.theirs, form.position.stance]).toEqual([null, stance]);
	});
});
