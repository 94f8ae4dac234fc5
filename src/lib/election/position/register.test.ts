import { describe, expect, test } from 'vitest';
import { reasonLimit } from '../profile.ts';
import { changesIn, positionIn, reasonIn, SubmissionKey, whyIn } from './register.ts';

const languages = ['kk', 'ru'];

describe('A reason', () => {
	test('A reason is tidied, and languages without text are left out.', () => {
		const read = reasonIn(languages).parse({ kk: '  Ағаш\r\nкерек\u0000 ', ru: ' \n ' });
		expect(read).toEqual({ kk: 'Ағаш\nкерек' });
		expect(reasonIn(languages).parse({})).toEqual({});
	});

	test('A reason may use the whole limit, counted in characters.', () => {
		const { success } = reasonIn(languages).safeParse({
			kk: '🌳'.repeat(reasonLimit),
			ru: ` ${'я'.repeat(500)} `,
		});
		expect(success).toBe(true);
		const { error } = reasonIn(languages).safeParse({ kk: 'ә'.repeat(reasonLimit + 1), ru: 'я'.repeat(501) });
		expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
			[['kk'], 'too_long'],
			[['ru'], 'too_long'],
		]);
	});

	test.each([[{ en: 'Trees' }], [{ kk: 5 }], ['Trees'], [null], [JSON.parse('{"__proto__x": "a"}')]])(
		'A reason is not %j.',
		(sent) => expect(reasonIn(languages).safeParse(sent).success).toBe(false),
	);
});

test('A correction needs its public reason in every language.', () => {
	const why = whyIn(languages, (fault, language) => `${fault} ${language}`);
	expect(why.parse({ kk: 'Қате ', ru: 'Ошибка' })).toEqual({ kk: 'Қате', ru: 'Ошибка' });
	expect(why.safeParse({ kk: 'Қате' }).success).toBe(false);
	const faultsOf = (sent: object) => why.safeParse(sent).error?.issues.map(({ message }) => message);
	expect(faultsOf({ kk: 'Қате', ru: ' ' })).toEqual(['missing ru']);
	expect(faultsOf({ kk: 'қ'.repeat(501), ru: '' })).toEqual(['too_long kk', 'missing ru']);
});

describe('A change of several positions', () => {
	test('A change has at most one position for each statement.', () => {
		const trees = { statement: 'trees', stance: 5, isDeclined: false, reason: { kk: 'Ағаш' }, basedOn: 2 };
		const hall = { statement: 'hall', stance: null, isDeclined: true, reason: {}, basedOn: 0 };
		expect(changesIn(languages).parse([trees, hall])).toEqual([trees, hall]);
		expect(changesIn(languages).safeParse([trees, hall, trees]).success).toBe(false);
	});

	test.each([
		[{ stance: 0, isDeclined: false, reason: {} }],
		[{ stance: 8, isDeclined: false, reason: {} }],
		[{ stance: 1.5, isDeclined: false, reason: {} }],
		[{ stance: '3', isDeclined: false, reason: {} }],
		[{ stance: 3, isDeclined: true, reason: {} }],
		[{ stance: 3, isDeclined: false }],
		[{ isDeclined: false, reason: {} }],
	])('%j is not a position.', (position) => {
		expect(positionIn(languages).safeParse(position).success).toBe(false);
	});
});

test.each([
	[crypto.randomUUID(), true],
	['short', false],
	['a'.repeat(65), false],
	["'; drop table entry; --", false],
])('The submission key "%s" is valid: %s.', (key, isOne) => {
	expect(SubmissionKey.safeParse(key).success).toBe(isOne);
});
