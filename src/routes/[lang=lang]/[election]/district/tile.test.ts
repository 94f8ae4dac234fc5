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

test('words that many regions share are left out, long names are cut before a vowel', () => {
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

test('a name of three words has initials', () => {
	expect(tileNames(kazakh).map(({ short }) => short)).toEqual(['БҚО', 'ШҚО', 'СҚО', 'Қост.']);
});

test('no region, and regions with one name, lose nothing', () => {
	expect(tileNames([])).toEqual([]);
	expect(tileNames(['Region', 'Region', 'Region']).map(({ full }) => full)).toEqual([
		'Region',
		'Region',
		'Region',
	]);
});
