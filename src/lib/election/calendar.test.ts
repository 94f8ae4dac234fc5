import { describe, expect, test } from 'vitest';
import { allows, phase, type Calendar, type Phase } from './calendar.ts';

const calendar: Calendar = {
	collectingFrom: '2023-02-20T00:00:00+06:00',
	openFrom: '2023-03-01T00:00:00+06:00',
	silenceFrom: '2023-03-18T00:00:00+06:00',
	votingFrom: '2023-03-19T07:00:00+06:00',
	closesAt: '2023-03-19T20:00:00+06:00',
};

describe('The phases of the calendar', () => {
	test.each<[string, Phase]>([
		['2023-02-19T23:59:59+06:00', 'preparing'],
		['2023-02-20T00:00:00+06:00', 'collecting'],
		['2023-03-01T00:00:00+06:00', 'open'],
		['2023-03-17T23:59:59+06:00', 'open'],
		['2023-03-17T18:00:00Z', 'silence'],
		['2023-03-19T06:59:59+06:00', 'silence'],
		['2023-03-19T07:00:00+06:00', 'voting'],
		['2023-03-19T20:00:00+06:00', 'after'],
	])('%s is in the phase "%s".', (instant, expected) => {
		expect(phase(calendar, new Date(instant))).toBe(expected);
	});
});

test('In silence and on voting day the quiz stays on; sharing and new positions are off.', () => {
	for (const day of ['2023-03-18T12:00:00+06:00', '2023-03-19T12:00:00+06:00']) {
		const now = new Date(day);
		expect(allows({ calendar }, 'quiz', now)).toBe(true);
		expect(allows({ calendar }, 'share', now)).toBe(false);
		expect(allows({ calendar }, 'collect', now)).toBe(false);
	}
});

test('Voters wait until the election is open.', () => {
	expect(allows({ calendar }, 'quiz', new Date('2023-02-25T12:00:00+06:00'))).toBe(false);
});
