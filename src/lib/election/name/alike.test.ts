import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeNames, namesakesOf } from './alike.ts';

const areAlike = (one: string, other: string) => alikeNames([{ kk: one }, { kk: other }]).length === 1;

describe('Names that are alike', () => {
	it.each([
		['Қамыс Көл', 'Қамыс Көл'],
		['Қамыс Көл', 'Көл Қамыс'],
		['Қамыс Көл', 'Камыс Кол'],
		['Қамыс Көл', 'Qamys Köl'],
		['Ахметов Серік', 'Ахметова Серик'],
		['Ахметов Серік', 'Ахмедов Серік'],
		['Ахметов Серік', 'Ахмтеов Серік'],
		['Ахметов Серік', 'Ахмтов Серік'],
		['Ахметов Серік Қайратұлы', 'Ахметов Серік Болатұлы'],
		['Ахметов Серік Қайратұлы', 'Серик Ахметов'],
		['Ахметов Серик Кайратович', 'Серік Ахметов'],
		['Сәрсенова Айгүл Ерболқызы', 'Сарсенова Айгуль'],
	])('“%s” and “%s” may be taken for one another.', (one, other) => {
		expect(areAlike(one, other)).toBe(true);
		expect(areAlike(other, one)).toBe(true);
	});

	it.each([
		['Қамыс Көл', 'Қамыс Гүл'],
		['Қамыс Көл', 'Қамыс Көл Тау'],
		['Ахметов Серік', 'Ахметов Ербол Қайратұлы'],
		['Ахметов Серік Қайратұлы', 'Ахметов Марат Қайратұлы'],
		['Ахметов Серік', 'Ахмадиев Серік'],
		['Ахметов Серік', 'Ахмедов Берік'],
		['Аман Ер', 'Аман Ел'],
	])('“%s” and “%s” are told apart.', (one, other) => {
		expect(areAlike(one, other)).toBe(false);
	});

	it('Names in different languages are compared, too.', () => {
		expect(alikeNames([{ kk: 'Қамыс Көл', ru: 'Камыш Озёрный' }, { ru: 'Камыс Кол' }])).toEqual([[0, 1]]);
		expect(alikeNames([{ kk: 'Қамыс Көл' }, { kk: '' }, {}])).toEqual([]);
	});

	it('A set has everybody who is alike to one of it, in the given order.', () => {
		const names = ['Омар Шын', 'Асан Қайғы', 'Омаров Шын', 'Асан Қайгы', 'Омарова Шын'].map((kk) => ({ kk }));
		expect(alikeNames(names)).toEqual([
			[1, 3],
			[2, 4],
		]);
		const contenders = names.map((name, number) => ({ name, number }));
		const [, asan, , twin] = contenders;
		expect(asan && namesakesOf(contenders).get(asan)).toEqual([asan, twin]);
	});

	it('The sets are those that comparing every pair gives, and no name is in two.', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'o'), minLength: 3, maxLength: 5 });
		const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => ({ kk: words.join(' ') }));
		fc.assert(
			fc.property(fc.array(name, { maxLength: 12 }), (names) => {
				const sets = alikeNames(names);
				const setOf = names.map((_, index) => sets.findIndex((set) => set.includes(index)));
				expect(sets.flat().length).toBe(new Set(sets.flat()).size);
				names.forEach(({ kk: one }, index) => {
					const isAlone = names.every(({ kk: other }, at) => {
						if (at === index || !areAlike(one, other)) return true;
						expect(setOf[at]).toBe(setOf[index]);
						return false;
					});
					expect(setOf[index] === -1).toBe(isAlone);
				});
			}),
		);
	});
});
