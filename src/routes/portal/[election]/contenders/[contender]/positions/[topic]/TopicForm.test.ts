import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noPosition } from '$lib/election/position/position.ts';
import { Browser } from '../../../../../../../../tests/support/browser.ts';
import { Draft, type Reply, type SavedPosition } from '../../Draft.svelte.ts';
import { TopicForm, type SentBack } from './TopicForm.svelte.ts';

const statements = [
	{ slug: 'r01', number: 1 },
	{ slug: 'r02', number: 2 },
];
const saved: SavedPosition = { ...noPosition, stance: 4, version: 1, savedAt: null, isMine: false };
const typed = { ...noPosition, basedOn: 0, was: '', keep: null };
const long = { ru: 'ы'.repeat(525) };

let reply: Reply | null;
let draft: Draft;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', new Browser());
	reply = { kind: 'saved', line: saved };
	draft = new Draft('key', {}, async () => {
		if (reply === null) throw new TypeError('Failed to fetch');
		return reply;
	});
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function formOf(sent: Partial<SentBack> | null = null): TopicForm {
	const whole = sent && { typed: {}, faults: [], conflicts: {}, ...sent };
	return new TopicForm(draft, () => ({ statements, languages: ['kk', 'ru'], sent: whole }));
}

const fieldsOf = (form: TopicForm) => form.faults.map(({ field }) => field);

describe('The form of a topic', () => {
	it('The person may go on when everything is saved.', async () => {
		const form = formOf();
		draft.write('r01', { stance: 4 }, 60_000);
		expect(await form.finish(true)).toBe(true);
		expect([fieldsOf(form), form.attempts, form.isSending]).toEqual([[], 0, false]);
	});

	it('Faults are listed only after an attempt to go on, and disappear as they are corrected.', async () => {
		const form = formOf();
		draft.write('r02', { reason: long }, 60_000);
		expect(fieldsOf(form)).toEqual([]);
		expect(await form.finish(false)).toBe(false);
		expect([fieldsOf(form), form.attempts]).toEqual([['reason-r02-ru'], 1]);
		draft.write('r02', { reason: { ru: 'Коротко' } }, 60_000);
		expect(fieldsOf(form)).toEqual([]);
	});

	it('A choice is needed if another person has saved a different position.', async () => {
		const form = formOf();
		reply = { kind: 'conflict', line: saved };
		draft.write('r01', { stance: 2 }, 60_000);
		expect(await form.finish(false)).toBe(false);
		expect(fieldsOf(form)).toEqual(['conflict-r01']);
	});

	it('A stance that the server refused is named.', async () => {
		const form = formOf();
		reply = { kind: 'refused' };
		draft.write('r01', { stance: 6 }, 60_000);
		expect(await form.finish(false)).toBe(false);
		expect(fieldsOf(form)).toEqual(['statement-r01']);
	});

	it('The check needs a connection, but another topic does not.', async () => {
		const form = formOf();
		reply = null;
		draft.write('r01', { stance: 4 }, 60_000);
		expect(await form.finish(false)).toBe(true);
		expect(await form.finish(true)).toBe(false);
		expect([fieldsOf(form), form.attempts]).toEqual([[], 1]);
	});

	it('A form that came back shows its faults until the draft has taken it over.', async () => {
		const form = formOf({
			typed: { r01: { ...typed, reason: long }, r02: typed },
			faults: [{ kind: 'stance', statement: 'r02' }, { kind: 'unknown' }],
			conflicts: { r01: saved },
		});
		expect(fieldsOf(form)).toEqual(['conflict-r01', 'reason-r01-ru', 'statement-r02']);
		expect([form.isForeign, form.isOffScale('r01'), form.isOffScale('r02')]).toEqual([true, false, true]);
		expect(await form.finish(false)).toBe(true);
		expect([fieldsOf(form), form.isForeign, form.isOffScale('r02')]).toEqual([[], false, false]);
	});

	it('What was chosen and typed before the script ran is taken over.', () => {
		class Field {
			name = '';
			value = '';
			defaultValue = '';
			checked = false;
			defaultChecked = false;
		}
		class Input extends Field {}
		class TextArea extends Field {}
		vi.stubGlobal('HTMLInputElement', Input);
		vi.stubGlobal('HTMLTextAreaElement', TextArea);
		const elements = [
			Object.assign(new Input(), { name: 'stance.r01', value: '4', checked: true }),
			Object.assign(new Input(), { name: 'stance.r02', value: '2', checked: true, defaultChecked: true }),
			Object.assign(new Input(), { name: 'declined.r02', checked: true }),
			Object.assign(new TextArea(), { name: 'reason.r01.ru', value: 'Слова' }),
			Object.assign(new TextArea(), { name: 'reason.r02.ru', value: 'Было', defaultValue: 'Было' }),
		];
		formOf().takeEarly({ elements });
		expect(draft.position('r01')).toMatchObject({ stance: 4, isDeclined: false, reason: { ru: 'Слова' } });
		expect(draft.position('r02')).toMatchObject({ stance: null, isDeclined: true, reason: {} });
		formOf().takeEarly(null);
	});
});
