import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contender } from '../../../../tests/support/core.ts';
import { listed, packNames, unpackNames } from './names.ts';

const languages = ['kk', 'ru', 'en'];

const seat = (slug: string, kk: string, ru = kk, en = kk, more: Parameters<typeof contender>[2] = {}) =>
	contender(slug, '51-', { contest: 'seats', district: 1, name: { kk, ru, en }, ...more });

function kept(contenders: ReturnType<typeof seat>[]) {
	return unpackNames(
		packNames('seats', [{ contest: 'seats', district: 1, contenders }], languages),
		languages,
	);
}

describe('The part with the names of a contest', () => {
	it('The part gives back everybody without positions, district after district.', () => {
		const one = seat('one', 'Ахметов Серік', 'Ахметов Серик', 'Akhmetov Serik', {
			number: 4,
			born: 1970,
			bloc: 'spring',
			nomination: 'association',
		});
		const gone = seat('constructor', 'Омаров Шын', 'Омаров Шын', 'Omarov Şyn', {
			district: 2,
			status: 'withdrawn',
			party: 'reed',
			nomination: 'party',
		});
		const part = packNames(
			'seats',
			[
				{ contest: 'seats', district: 1, contenders: [one] },
				{ contest: 'seats', district: 2, contenders: [gone] },
				{ contest: 'seats', district: 3, contenders: [] },
			],
			languages,
		);
		expect(unpackNames(part, languages)).toEqual([listed(one), listed(gone)]);
		expect(listed(one)).toMatchObject({ answered: 2, district: 1 });
		expect(unpackNames(JSON.parse(JSON.stringify(part)), languages)[1]?.status).toBe('withdrawn');
	});

	it('A recurring word is written once, and a word that is the same in all languages once more rarely.', () => {
		const part = packNames(
			'seats',
			[
				{
					contest: 'seats',
					district: 1,
					contenders: [
						seat('one', 'Омаров Асан', 'Омаров Асан', 'Omarov Asan'),
						seat('two', 'Омаров Серік', 'Омаров Серик', 'Omarov Serik'),
					],
				},
			],
			languages,
		);
		expect(part.words).toEqual({
			kk: ['Омаров', 'Асан', 'Серік'],
			ru: ['', '', 'Серик'],
			en: ['Omarov', 'Asan', 'Serik'],
		});
		expect(part.names).toEqual([
			[0, 1],
			[0, 2],
		]);
	});

	it('An occupation is in the part only where it tells namesakes on one ballot apart.', () => {
		const work = { kk: 'мұғалім', ru: 'учитель', en: 'teacher' };
		const people = kept([
			seat('one', 'Қамыс Көл', 'Камыс Кол', 'Qamys Köl', { occupation: work }),
			seat('two', 'Көл Қамыс', 'Кол Камыс', 'Köl Qamys'),
			seat('three', 'Шие Етек', 'Шие Етек', 'Şie Etek', { occupation: work }),
		]);
		expect(people.map(({ occupation }) => occupation)).toEqual([work, undefined, undefined]);
	});

	it('Every name survives, however many words it has in each language.', () => {
		const name = fc
			.array(fc.constantFrom('Ақ', 'Көл', 'де', '«Жел»'), { minLength: 1, maxLength: 4 })
			.map((words) => words.join(' '));
		fc.assert(
			fc.property(fc.array(fc.tuple(name, name, name), { maxLength: 8 }), (names) => {
				const contenders = names.map(([kk, ru, en], index) => seat(`c${index}`, kk, ru, en));
				expect(kept(contenders).map((one) => one.name)).toEqual(contenders.map((one) => one.name));
			}),
		);
	});
});
