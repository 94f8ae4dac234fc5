import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../election/noun/statement.ts';
import { fileNames, parse } from '../read.ts';
import { warnings } from './statements.ts';

const sound = {
	kk: 'Қала бюджетін тұрғындар ашық дауыс беріп бекітуі керек.',
	ru: 'Бюджет города должны утверждать жители открытым голосованием.',
	en: 'Residents should approve the budget of the city by an open vote.',
};

/** The warnings about statements that are sound but for these changes. */
function about(...changes: Partial<Statement>[]): string[] {
	const statements = changes.map((change, index): Statement => {
		const text = Object.fromEntries(
			Object.entries(sound).map(([language, words]) => [language, `${words} ${'abcdefghijkl'[index]}`]),
		);
		return {
			slug: `q${index + 1}`,
			topic: 'reform',
			text,
			polarity: index % 2 ? -1 : 1,
			steps: 5,
			...change,
		};
	});
	const topics = [{ slug: 'reform', name: {}, low: {}, high: {} }];
	return warnings({ election: { topics }, statements }, JSON.stringify(statements, null, '\t')).map(
		({ line, message }) => `${line}: ${message}`,
	);
}

/** A pack that ships with the product. */
function whole(name: string) {
	const folder = `drizzle/packs/${name}`;
	const files = Object.fromEntries(
		fileNames.flatMap((file) => {
			try {
				return [[file, readFileSync(`${folder}/${file}`, 'utf8')]];
			} catch {
				return [];
			}
		}),
	);
	const read = parse(files);
	if ('faults' in read) throw new Error(`${name} has faults.`);
	return { pack: read.pack, text: files['statements.json'] ?? '' };
}

describe('Warnings about statements', () => {
	it.each(['demo', 'kz-2023'])('There are none about the statements of %s.', (name) => {
		const { pack, text } = whole(name);
		expect(warnings(pack, text)).toEqual([]);
	});

	it('There are none about sound statements.', () => {
		expect(about({}, {}, {}, {})).toEqual([]);
	});

	it('A text that is much shorter or longer than the others is named, with its line.', () => {
		expect(about({ text: { kk: sound.kk, ru: 'Да.', en: `${sound.en} ${sound.en}` } })).toEqual([
			'7: use 40 to 95 characters, like the other statements: this has 3',
			'8: use 40 to 95 characters, like the other statements: this has 129',
			'8: make it about as long in every language: 129 characters, but 3 in ru',
		]);
	});

	it('Translations may differ in length by two fifths.', () => {
		const text = (length: number) => ({ kk: 'ә'.repeat(50), en: 'a'.repeat(length) });
		expect(about({ text: text(70) })).toEqual([]);
		expect(about({ text: text(71) })).toHaveLength(1);
	});

	it.each([
		['kk', 'Қала бюджетін әкімдік жалғыз өзі бекітпеуі керек деп ойлаймын.', 'бекітпеуі'],
		['kk', 'Қала бюджетін бекіту әкімдіктің ғана ісі емес болуы керек.', 'емес'],
		['ru', 'Бюджет города не должен утверждаться одним только акимом города.', 'не'],
		['en', 'The budget of the city shouldn’t be approved by its akim alone.', 'shouldn’t'],
	])('A negation in %s is named.', (language, words, negation) => {
		const [warning, ...others] = about({ text: { ...sound, [language]: words } });
		expect(warning).toContain(`say it without "${negation}"`);
		expect(others).toEqual([]);
	});

	it('Words that only look like negations are left alone.', () => {
		const ru = 'Небольшие города должны иметь право сами нести расходы на дороги.';
		const kk = 'Қала бюджетінің сомасын тұрғындар ашық бағалауы керек деп ойлаймын.';
		expect(about({ text: { ...sound, ru, kk } })).toEqual([]);
	});

	it('Markup in any text is named, because texts are shown as typed.', () => {
		const background = { en: 'See [the law](https://example.org).', kk: 'A &amp; B', ru: '5 < 6 и 7 > 6' };
		expect(about({ background, plain: { en: '<b>Budget</b>' } })).toEqual([
			expect.stringContaining('remove "[the law](https://example.org)": texts are shown as typed'),
			expect.stringContaining('remove "&amp;"'),
			expect.stringContaining('remove "<b>"'),
		]);
	});

	it('One text under two slugs is named once for each language, whatever its capitals and stops.', () => {
		const other = { ...sound, en: sound.en.toUpperCase() };
		const found = about({ text: sound }, { text: other });
		expect(found).toHaveLength(3);
		for (const warning of found) expect(warning).toContain('"q1" says the same: remove one of the two');
	});

	it('A text that was copied and not translated is named.', () => {
		expect(about({ text: { ...sound, kk: sound.ru } })).toEqual([
			expect.stringContaining('translate it: it is the same as in kk'),
		]);
	});

	it('A topic whose statements mostly agree with one end is named; local statements do not count.', () => {
		expect(about({}, {}, {}, { polarity: 1 }, { polarity: 1 })).toEqual([
			expect.stringContaining('4 of 5 statements on "reform" agree with its "high"'),
		]);
		expect(about({}, {}, {}, {}, { polarity: 1, contest: 'council' })).toEqual([]);
		expect(about({ polarity: -1 }, {}, { polarity: -1 }, {})).toEqual([
			expect.stringContaining('0 of 4 statements on "reform" agree with its "high"'),
		]);
	});
});
