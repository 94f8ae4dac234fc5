import { describe, expect, it, test } from 'vitest';
import { givenAs, isGiven, isOnScale, isSame, isUnsubmitted, noPosition, tidied } from './position.ts';

const agrees = { stance: 5, isDeclined: false, reason: { kk: 'Иә', ru: 'Да' } };
const declines = { stance: null, isDeclined: true, reason: {} };

describe('a position', () => {
	it('is given by a stance or by declining; a reason alone is none', () => {
		expect([agrees, declines].map(isGiven)).toEqual([true, true]);
		expect(isGiven({ ...agrees, stance: null })).toBe(false);
		expect(isGiven(noPosition)).toBe(false);
		expect(isGiven(undefined)).toBe(false);
	});

	it('that was given without a stance was declined', () => {
		expect(givenAs(5, agrees.reason)).toEqual(agrees);
		expect(givenAs(null, {})).toEqual(declines);
	});

	it('is the same in whatever order its reason was written, and with whatever blanks around', () => {
		expect(isSame(agrees, { ...agrees, reason: { ru: ' Да\r\n', kk: 'Иә', en: ' ' } })).toBe(true);
	});

	it.each([
		{ ...agrees, stance: 4 },
		{ ...agrees, stance: null },
		{ ...agrees, reason: { kk: 'Иә' } },
		{ ...agrees, reason: { kk: 'Иә', ru: 'Нет' } },
		{ ...agrees, reason: { ...agrees.reason, en: 'Yes' } },
	])('is another one as %j', (other) => {
		expect(isSame(agrees, other)).toBe(false);
		expect(isSame(other, agrees)).toBe(false);
	});

	it('that declines is not the same as none', () => {
		expect(isSame(declines, noPosition)).toBe(false);
	});

	it('is unsubmitted when it is given and differs from what was submitted last', () => {
		expect(isUnsubmitted(agrees, undefined)).toBe(true);
		expect(isUnsubmitted(agrees, declines)).toBe(true);
		expect(isUnsubmitted(agrees, { ...agrees })).toBe(false);
		expect(isUnsubmitted(noPosition, agrees)).toBe(false);
		expect(isUnsubmitted(undefined, agrees)).toBe(false);
	});
});

test.each([
	[1, 2, true],
	[5, 5, true],
	[7, 7, true],
	[0, 5, false],
	[6, 5, false],
	[-1, 5, false],
	[1.5, 5, false],
	[NaN, 5, false],
])('The stance %d is on a scale of %d steps: %s.', (stance, steps, isOn) => {
	expect(isOnScale(stance, steps)).toBe(isOn);
});

test('A tidied reason has only the languages in which something was written.', () => {
	expect(tidied({ kk: '  Иә ', ru: ' \n ', en: '' })).toEqual({ kk: 'Иә' });
});
