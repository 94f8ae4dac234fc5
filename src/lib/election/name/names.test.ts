import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contender } from '../../../../tests/support/core.ts';
import { fold } from './fold.ts';
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

	it('The names of 10,288 candidates weigh at most 250 kB on the way to a browser.', () => {
		const random = mulberry(1);
		const pick = <Item>(items: readonly Item[], last: Item): Item =>
			items[Math.floor(items.length * random() ** 2)] ?? last;
		const syllables = [
			'ах',
			'мет',
			'бек',
			'нұр',
			'жан',
			'қай',
			'рат',
			'сер',
			'ік',
			'бол',
			'дәу',
			'лет',
			'айд',
			'төле',
			'ғали',
			'жұма',
			'бай',
			'өтеп',
			'гүл',
			'сая',
		];
		const words = (count: number) =>
			Array.from({ length: count }, () => [1, 2, 3].map(() => pick(syllables, 'ос')).join(''));
		const [surnames, given] = [words(3000), words(1200)];
		const contenders = Array.from({ length: 10_288 }, (_, index) => {
			const [surname, own, father] = [pick(surnames, 'ос'), pick(given, 'ос'), pick(given, 'ос')];
			const kk = `${surname}ов ${own} ${father}ұлы`;
			const ru = `${plain(surname)}ов ${plain(own)} ${plain(father)}ович`;
			const en = fold(`${surname}ов ${own} ${father}ұлы`);
			return seat(`${fold(surname)}-${fold(own)}-${index}`, kk, ru, en, {
				number: 1 + (index % 5),
				born: 1950 + Math.floor(50 * random()),
				bloc: index % 9 === 0 ? 'spring' : null,
			});
		});
		const districts = Array.from({ length: 3000 }, (_, index) => ({
			contest: 'seats',
			district: index + 1,
			contenders: contenders.slice(index * 4, index === 2999 ? undefined : index * 4 + 4),
		}));
		const part = packNames('seats', districts, languages);
		expect(part.slugs).toHaveLength(10_288);
		const bytes = brotliCompressSync(JSON.stringify(part), {
			params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
		}).length;
		expect(bytes).toBeLessThanOrEqual(250_000);
		expect(bytes).toBeGreaterThan(50_000);
	});
});

/** The same figures in every run, 0…1. */
function mulberry(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function plain(kazakh: string): string {
	return kazakh.replace(
		/[ұүқғөәі]/g,
		(letter) => ({ ұ: 'у', ү: 'у', қ: 'к', ғ: 'г', ө: 'о', ә: 'а', і: 'и' })[letter] ?? letter,
	);
}
