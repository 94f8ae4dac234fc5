import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from './fold.ts';
import { find, matching, type Findable } from './search.ts';

const place = (name: string, own: string[], around: string[] = [], number: number | null = null) => ({
	name,
	own: wordsOf(...own),
	around: wordsOf(...around),
	number,
});

const astana = ['Астана қаласы', 'город Астана', 'Astana city'];
const qaraghandy = ['Қарағанды облысы', 'Карагандинская область', 'Karaganda Region'];
const places = [
	place('Astana', astana),
	place('Almaty', ['Алматы қаласы', 'город Алматы', 'Almaty city']),
	place('Karaganda', qaraghandy),
	place('West', ['Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'West Kazakhstan Region']),
	place('№ 1', ['Алматы және Байқоңыр аудандары', 'районы Алматы и Байконур', 'Baiqonyr'], astana, 1),
	place('№ 2', ['Есіл және Сарыарқа аудандары', 'районы Есиль и Сарыарка', 'Esil and Saryarqa'], astana, 2),
	place('№ 12', ['Іле, Жамбыл, Қарасай', 'Илийский, Жамбылский, Карасайский районы'], ['Алматы облысы'], 12),
	place('№ 19', ['Теміртау, Балқаш, Приозёрск', 'города Темиртау, Балхаш, Приозёрск'], qaraghandy, 19),
];

const found = (query: string) => find(places, query).map(({ name }) => name);

describe('The function `fold`', () => {
	test.each([
		['Қарағанды', 'Карағанды', 'Караганды', 'Qarağandy', 'Qaraghandy'],
		['Жетісу', 'Жетысу', 'Zhetisu', 'Jetisu'],
		['Шымкент', 'Shymkent', 'Şymkent', 'шымкент'],
		['Үржар', 'Ұржар', 'Уржар'],
		['Приозёрск', 'Приозерск', 'Priozersk'],
		['Хромтау', 'Khromtau', 'Һромтау'],
		['Өскемен', 'Оскемен', 'Öskemen'],
		['Ähtäri', 'ahtari'],
	])('The name %s has one spelling on every keyboard.', (name, ...others) => {
		for (const other of others) expect(fold(other)).toBe(fold(name));
	});

	test('Words are separated at everything except letters and digits.', () => {
		expect(fold('  Западно-Казахстанская обл., №14 ')).toBe('zapadno kazahstanskaia obl 14');
		expect(fold('— № …')).toBe('');
	});
});

describe('The function `find`', () => {
	test.each([
		['аста', ['Astana']],
		['Astana', ['Astana']],
		['г. Астана', ['Astana']],
		['алматы', ['Almaty', '№ 1']],
		['караганда', ['Karaganda']],
		['Қарағанды', ['Karaganda']],
		['карасай', ['№ 12']],
		['темиртау', ['№ 19']],
		['Приозерск', ['№ 19']],
		['Западный Казахстан', []],
		['батыс', ['West']],
		['2', ['№ 2']],
		['№ 12', ['№ 12']],
		['астана 2', ['№ 2']],
		['алматы 2', []],
		['есиль сарыарка', ['№ 2']],
		['Темиртоу', ['№ 19']],
		['астанна', ['Astana']],
		['сана', []],
		['абв 77', []],
		['', []],
		[' — ', []],
	])('The query “%s” finds the right places.', (query, names) => {
		expect(found(query)).toEqual(names);
	});

	test('A single letter finds the words that begin with it.', () => {
		expect(found('к')).toContain('Karaganda');
	});

	test('A name typed in full comes before names that only begin with it.', () => {
		const towns: (Findable & { name: string })[] = [place('Saranga', ['Саранга']), place('Saran', ['Саран'])];
		expect(find(towns, 'саран').map(({ name }) => name)).toEqual(['Saran', 'Saranga']);
	});
});

describe('The function `matching`', () => {
	const named = (name: string, number: number, ...around: string[]) => place(name, [name], around, number);
	const people = [
		named('Тобылғы Шөл', 35),
		named('Қамыс Көл', 16, 'Кең Аңғар'),
		named('Камысбек Нуров', 17),
		named('Шие Етек', 39),
	];
	const numbers = (query: string) => matching(people, query, true).map(({ number }) => number);

	test.each([
		['қамыс', [16, 17]],
		['Qamys', [16, 17]],
		['көл камыс', [16]],
		['39', [39]],
		['№ 39', [39]],
		['бек', [17]],
		['ек', []],
		['ылг', [35]],
		['шие 39', [39]],
		['шие 38', []],
		['камыс кен', [16]],
		['кен', []],
		['тобилга', [35]],
		['', []],
	])('The query “%s” finds contenders in the given order.', (query, expected) => {
		expect(numbers(query)).toEqual(expected);
	});

	test('A part inside of a word finds a place only where that is wanted.', () => {
		expect(matching(people, 'бек')).toEqual([]);
	});
});
