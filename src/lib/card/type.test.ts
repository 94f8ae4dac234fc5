import { describe, expect, it } from 'vitest';
import advances from './advances.json' with { type: 'json' };
import { breaksAtHyphens, fit, oneLine, printable, widthOf, wrap, wrapEvenly, type Style } from './type.ts';

const sans: Style = { face: 'sans600', size: 40 };
const serif: Style = { face: 'serif500', size: 60 };
const alphabet = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
const kazakhLatin = 'ÄäĞğÑñÖöÜüŪūŞşİıÇçŇňÁáŊŋ';

describe('Letters', () => {
	it('Every Kazakh, Russian and English letter has a width in every face.', () => {
		for (const widths of Object.values(advances)) {
			const letters = new Set(Object.values(widths).join(''));
			const needed = `${alphabet}${alphabet.toLowerCase()}${kazakhLatin}ABCXYZabcxyz0123456789 \u00a0«»„“”’—–-…·№%&().,:;!?₸`;
			expect(Array.from(needed).filter((letter) => !letters.has(letter))).toEqual([]);
		}
	});

	it('Kazakh, Russian and English letters stay as they are.', () => {
		expect(printable(`${alphabet} ${kazakhLatin}`)).toBe(`${alphabet} ${kazakhLatin}`);
	});
});

describe('Text that cannot be printed', () => {
	it.each([
		['marks that change the text direction', 'Ақ\u202eТерек\u202c\u2067\u2069\u200f', 'АқТерек'],
		['invisible marks', 'Ақ\u200b\u200d\u2060\ufeff\u00ad\u034fТе\u0000р\u001bек', 'АқТерек'],
		['line ends', 'Ақ\r\nТерек\u2028Жел\tКүн', 'Ақ Терек Жел Күн'],
		['markup, which is ordinary text', '<script>alert(1)</script> & "x"', '<script>alert(1)</script> & "x"'],
		['another script', 'محمد Жел', '… Жел'],
		['a whole name in another script', '佐藤 太郎', '…'],
		['pictures among letters', 'Ақ 🗳️🇰🇿 Терек', 'Ақ … Терек'],
		['towers of marks', 'З\u0301\u0301\u0335\u0336\u0337\u0338алго', 'З\u0301алго'],
		['a mark on nothing', '\u0301\u0301', '…'],
		['an invisible name', '\u200b\u202e\u2060', '…'],
		['a blank text', ' ', ''],
		['letters separate from their marks', 'И\u0306', 'Й'],
		['other blanks and hyphens', 'Премьер\u2011министр\u2003Ел', 'Премьер-министр Ел'],
		['non-breaking blanks', '№\u00a02, 83\u202f%', '№\u00a02, 83\u00a0%'],
	])('The printable form is right for %s.', (_, text, printed) => {
		expect(printable(text)).toBe(printed);
	});

	it('A very long text is cut before it costs time.', () => {
		expect(printable('Ж'.repeat(1_000_000)).length).toBeLessThanOrEqual(1000);
		expect(wrap('\u0301Ж'.repeat(100_000), sans, 400, 3)).toHaveLength(3);
	});
});

describe('Lines', () => {
	const text = 'При внутреннем кризисе власти должны иметь право приглашать иностранные войска.';

	it('Lines are not wider than allowed and contain every word in order.', () => {
		for (const width of [300, 420, 555, 900]) {
			const lines = wrap(text, serif, width);
			expect(Math.max(...lines.map((line) => widthOf(line, serif)))).toBeLessThanOrEqual(width);
			if (width > 420) expect(lines.join(' ')).toBe(text);
		}
	});

	it('Even lines are as few as before.', () => {
		const heading = 'Чьи ответы ближе всего к моим';
		const plain = wrap(heading, serif, 820);
		const even = wrapEvenly(heading, serif, 820);
		const widest = (lines: string[]) => Math.max(...lines.map((line) => widthOf(line, serif)));
		expect(even).toHaveLength(plain.length);
		expect(widest(even)).toBeLessThan(widest(plain));
		expect(even.join(' ')).toBe(heading);
	});

	it('Too many lines end in …, and the last one is full.', () => {
		const lines = wrap(text, serif, 600, 2);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/[а-я]…$/);
		expect(widthOf(lines[1] ?? '', serif)).toBeGreaterThan(350);
		expect(widthOf(lines[1] ?? '', serif)).toBeLessThanOrEqual(600);
	});

	it('Only a word that is wider than a line is broken.', () => {
		expect(wrap('Ақ Тереклер', sans, 100).length).toBeGreaterThan(2);
		expect(wrap('А'.repeat(100), sans, 300, 2)).toHaveLength(2);
	});

	it('Lines break after a hyphen, but never at more hyphens in order to be even.', () => {
		expect(wrap('Народно-демократическая', sans, 350)).toEqual(['Народно-', 'демократическая']);
		expect(breaksAtHyphens(wrapEvenly('Премьер-министра должен выбирать парламент', sans, 400))).toBe(0);
	});

	it('Lines never break at a non-breaking blank.', () => {
		expect(wrap('округ №\u00a02', sans, widthOf('округ №', sans) + 5)).toEqual(['округ', '№\u00a02']);
	});

	it('An accent stays with its letter.', () => {
		const lines = wrap('за\u0301мок'.repeat(30), sans, 200);
		expect(lines.filter((line) => line.startsWith('\u0301'))).toEqual([]);
	});

	it('A single line is cut between words if that costs little.', () => {
		expect(oneLine('Сохранить сильную роль президента', sans, 520)).toBe('Сохранить сильную…');
		expect(oneLine('Жел', sans, 520)).toBe('Жел');
	});
});

describe('The size of a text', () => {
	it('The size is the largest that fits.', () => {
		const box = { width: 400, height: 200, leading: 1.1 };
		expect(fit('Жел', { face: 'sans600' }, [80, 60, 40], box).style.size).toBe(80);
		expect(fit('Қарлығаш Ұя және басқалар', { face: 'sans600' }, [80, 60, 40], box).style.size).toBe(60);
	});

	it('The size never breaks a word, unless all sizes do.', () => {
		const box = { width: 400, height: 900, leading: 1.1 };
		expect(fit('демократическая', { face: 'sans600' }, [80, 60, 40], box).style.size).toBe(40);
		const broken = fit('О'.repeat(60), { face: 'sans600' }, [80, 60, 40], { ...box, height: 100 });
		expect(broken.style.size).toBe(40);
		expect(broken.lines).toHaveLength(2);
	});
});
