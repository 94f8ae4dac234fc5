import { expect, test } from 'vitest';
import { tileNames } from './tile.ts';

const russian = [
	'город Астана',
	'город Алматы',
	'город Шымкент',
	'область Абай',
	'Акмолинская область',
	'Карагандинская область',
	'Костанайская область',
	'Западно-Казахстанская область',
	'Восточно-Казахстанская область',
];
const kazakh = [
	'Батыс Қазақстан облысы',
	'Шығыс Қазақстан облысы',
	'Солтүстік Қазақстан облысы',
	'Қостанай облысы',
];

test('Words that many regions share are left out, and long names are cut before a vowel.', () => {
	expect(tileNames(russian)).toEqual([
		{ full: 'Астана', short: 'Астана' },
		{ full: 'Алматы', short: 'Алматы' },
		{ full: 'Шымкент', short: 'Шымк.' },
		{ full: 'Абай', short: 'Абай' },
		{ full: 'Акмолинская', short: 'Акмол.' },
		{ full: 'Карагандин.', short: 'Караг.' },
		{ full: 'Костанайская', short: 'Кост.' },
		{ full: 'Западно-Каз.', short: 'ЗКО' },
		{ full: 'Восточно-Каз.', short: 'ВКО' },
	]);
});

test('A name of three words gets initials.', () => {
	expect(tileNames(kazakh).map(({ short }) => short)).toEqual(['БҚО', 'ШҚО', 'СҚО', 'Қост.']);
});

test('An empty list and regions with one name lose nothing.', () => {
	expect(tileNames([])).toEqual([]);
	expect(tileNames(['Region', 'Region', 'Region']).map(({ full }) => full)).toEqual([
		'Region',
		'Region',
		'Region',
	]);
});
