import { describe, expect, it } from 'vitest';
import { noPosition as blank } from '$lib/election/position/position.ts';
import { fingerprintOf } from '../../fingerprint.ts';
import { read } from './typed.ts';

const statements = [
	{ slug: 'r01', steps: 5 },
	{ slug: 'r02', steps: 3 },
];

function form(fields: Record<string, string>) {
	const data = new FormData();
	const whole = { 'was.r01': fingerprintOf(blank), 'version.r01': '0', ...fields };
	for (const [name, value] of Object.entries(whole)) data.set(name, value);
	return data;
}

const readForm = (fields: Record<string, string>, saved = {}) =>
	read(form(fields), statements, ['kk', 'ru'], saved);

describe('The form of a topic without a script', () => {
	it('What was typed is read.', () => {
		const { typed, faults } = readForm({ 'stance.r01': '4', 'reason.r01.ru': 'Слова', 'version.r01': '7' });
		expect(faults).toEqual([]);
		expect(typed).toMatchObject({
			r01: { stance: 4, isDeclined: false, reason: { ru: 'Слова' }, basedOn: 7 },
		});
	});

	it('A statement that was not on the page is left out.', () => {
		expect(Object.keys(readForm({}).typed)).toEqual(['r01']);
	});

	it('An unchanged position is recognised.', () => {
		expect(fingerprintOf(readForm({}).typed['r01'] ?? { ...blank, stance: 1 })).toBe(fingerprintOf(blank));
		const changed = readForm({ 'reason.r01.kk': 'Сөз' }).typed['r01'];
		expect(changed && fingerprintOf(changed)).not.toBe(fingerprintOf(blank));
	});

	it.each(['0', '6', '-1', '1.5', 'за', '9e9'])('The stance "%s" is refused.', (stance) => {
		expect(readForm({ 'stance.r01': stance }).faults).toEqual([{ kind: 'stance', statement: 'r01' }]);
	});

	it('A reason that is too long is kept, and the excess is reported.', () => {
		const words = 'ы'.repeat(525);
		const { typed, faults } = readForm({ 'reason.r01.ru': words });
		expect(typed['r01']?.reason['ru']).toBe(words);
		expect(faults).toEqual([{ kind: 'long', statement: 'r01', language: 'ru', over: 25 }]);
	});

	it('A line break counts once, however a browser sends it.', () => {
		expect(readForm({ 'reason.r01.ru': `${'ы'.repeat(498)}\r\nы` }).faults).toEqual([]);
	});

	it.each(['stance.x99', 'reason.r01.en', 'role'])(
		'The field "%s" is reported as not from this page.',
		(name) => {
			expect(readForm({ [name]: '1' }).faults).toEqual([{ kind: 'unknown' }]);
		},
	);

	it('If both a row and the box that declines are chosen, the new one counts.', () => {
		const both = { 'stance.r01': '4', 'declined.r01': 'on' };
		expect(readForm(both, { r01: { ...blank, stance: 4 } }).typed['r01']).toMatchObject({
			stance: null,
			isDeclined: true,
		});
		expect(readForm(both, { r01: { ...blank, isDeclined: true } }).typed['r01']).toMatchObject({
			stance: 4,
			isDeclined: false,
		});
	});

	it('A position can be withdrawn.', () => {
		expect(readForm({ 'stance.r01': '4', 'withdraw.r01': 'on' }).typed['r01']).toMatchObject(blank);
	});

	it('The choice between two positions is read, together with the other version that was seen.', () => {
		expect(readForm({ 'keep.r01': 'mine', 'seen.r01': '3' }).typed['r01']?.keep).toEqual({
			choice: 'mine',
			seen: 3,
		});
		expect(readForm({ 'keep.r01': 'both', 'seen.r01': '3' }).typed['r01']?.keep).toBeNull();
	});
});
