import { describe, expect, it } from 'vitest';
import type { Card, FactsSheet, Sheet, StatementSheet, TierSheet, TopicsSheet } from './card.ts';
import { layout, measures, type Size, type Theme } from './layout.ts';
import type { Line, Shape } from './shape.ts';

const sizes: Size[] = ['portrait', 'landscape'];
const smallest = { portrait: 36, landscape: 40 };

const statement: StatementSheet = {
	kind: 'statement',
	label: 'Құқық үстемдігі',
	text: 'Инспекторы должны иметь право без предупреждения штрафовать домовладельцев, которые топят низкокачественным углём.',
	answer: { label: 'Мой ответ', word: 'Полностью против', stance: 1, steps: 5 },
};
const tier: TierSheet = {
	kind: 'tier',
	ballot: 'Маслихат Карагандинской области: одномандатные округа',
	figure: '82–84 %',
	note: 'в порядке бюллетеня',
	rows: ['Ақбөкен Жел', 'Аққұтан Айлақ', 'Алабота Қыр', 'Бәбісек Еңіс', 'Беде Төбе', 'Безгелдек Жон'].map(
		(name, index) => ({ number: index === 2 ? null : 8 + 11 * index, name }),
	),
};
const longTier: TierSheet = {
	...tier,
	ballot: 'Маслихат Карагандинской области: одномандатные избирательные округа',
	rows: tier.rows.map((row) => ({ ...row, name: 'Нұрсұлтанов Ерланбек Бекболатұлы Қарлығаш' })),
};
const topics: TopicsSheet = {
	kind: 'topics',
	title: 'Моё место',
	rows: [
		{
			name: 'Реформы',
			low: 'Сохранить сильную роль президента и партий',
			high: 'Больше конкуренции',
			place: -60,
		},
		{ name: 'Верховенство права', low: 'Больше полномочий государству', high: 'Жёстче ограничить', place: 3 },
		{ name: 'Суверенитет', low: 'Интеграция и открытость', high: 'Национальный контроль', place: 60 },
	],
};
const facts: FactsSheet = {
	kind: 'facts',
	number: 112,
	title: 'Народно-демократическая патриотическая партия «Ауыл»',
	rows: ['Мажилис: партийные списки', 'Ответов пока нет'],
};
const hostile =
	'<b onload=alert(1)>\u202eАқ\u2067\u200b Терек</b> محمد 🗳️ З\u0301\u0301\u0301алго ' +
	'Ұзақесім'.repeat(30);

const sheetsOf: Record<string, Sheet[]> = {
	'a statement': [{ ...statement, answer: null }],
	'an answer': [statement],
	'an answer on seven steps': [
		{
			...statement,
			answer: { label: 'Мой ответ', word: 'Ни за, ни против, но скорее против', stance: 4, steps: 7 },
		},
	],
	'a tier': [tier],
	'a tier of 42': [{ ...tier, rows: Array.from({ length: 42 }, () => ({ number: 1234, name: hostile })) }],
	'two tiers': [tier, tier],
	'four tiers and topics': [tier, tier, tier, tier, topics],
	'three tiers that need much room': [longTier, longTier, longTier],
	'an answer, tiers and topics': [statement, tier, tier, topics],
	topics: [topics],
	'a tier and topics': [tier, topics],
	'nine topics': [
		{
			...topics,
			rows: Array.from({ length: 9 }, () => ({ name: hostile, low: hostile, high: hostile, place: 0 })),
		},
	],
	facts: [facts],
	'facts without a number': [{ ...facts, number: null }],
	'facts of nonsense': [
		{ ...facts, title: hostile, rows: [hostile, hostile, hostile, hostile, hostile, hostile] },
	],
	'a statement of nonsense': [
		{
			kind: 'statement',
			label: hostile,
			text: hostile,
			answer: { label: hostile, word: hostile, stance: 7, steps: 7 },
		},
	],
	'a voter’s ballots': [
		{
			kind: 'ballots',
			rows: [
				{ label: '1-й бюллетень: партийные списки', choice: { number: 2, name: 'Партия «Ақ Терек»' } },
				{ label: '2-й бюллетень: округ № 2', choice: { number: 39, name: 'Шие Етек' } },
				{ label: '3-й бюллетень', choice: { number: null, name: 'Против всех' } },
				{ label: '4-й бюллетень', choice: null },
			],
		},
	],
	'ballots of nonsense': [
		{ kind: 'ballots', rows: [{ label: hostile, choice: { number: 9999, name: hostile } }] },
	],
	nothing: [],
};

function card(sheets: Sheet[], said: Partial<Card> = {}): Card {
	return {
		language: 'ru',
		product: 'Таңдау',
		election: 'Выборы в Мажилис, 19 марта 2023 года',
		fictional: null,
		heading: 'Кто оказался ближе',
		lines: ['город Астана, округ № 2', 'Это не опрос и не прогноз.', 'По 31 утверждению.'],
		sheets,
		ask: 'А Вы?',
		host: 'tandau.example',
		more: Array.from({ length: 100 }, (_, count) => `и ещё ${count}`),
		moreSheets: Array.from({ length: 10 }, (_, count) => `и ещё разделов: ${count}`),
		...said,
	};
}

const frames: Record<string, Partial<Card>> = {
	plain: {},
	fictional: { fictional: 'Вымышленные выборы и имена' },
	'without lines': { lines: [], ask: null },
	'full of nonsense': {
		election: hostile,
		fictional: hostile,
		heading: hostile,
		lines: [hostile, hostile, hostile, hostile],
		ask: hostile,
		host: 'a-host-that-is-much-longer-than-any-that-a-person-would-want-to-type.example.kz',
	},
};

const cases = Object.entries(sheetsOf).flatMap(([kind, sheets]) =>
	Object.entries(frames).flatMap(([frame, said]) =>
		sizes.map((size) => ({ title: `${kind}, ${frame}, ${size}`, size, card: card(sheets, said) })),
	),
);

describe('Every picture', () => {
	it.each(cases)(
		'Everything is inside the picture, nothing overlaps, and all text is readable: $title.',
		({ card, size }) => {
			const shapes = layout(card, size, 'light');
			expect(shapes.filter((shape) => !isInside(shape, size))).toEqual([]);
			const lines = linesOf(shapes);
			expect(overlaps(lines)).toEqual([]);
			expect(Math.min(...lines.map((line) => line.size))).toBeGreaterThanOrEqual(smallest[size]);
			expect(
				lines.filter(({ text }) => /[\p{Cc}\p{Cf}\p{Co}\u0590-\u08ff]|\ud83d/u.test(text) || text === ''),
			).toEqual([]);
			for (const shape of shapes)
				for (const value of numbersIn(shape)) expect(Number.isFinite(value)).toBe(true);
		},
	);

	it.each(sizes)('The %s layout is the same in both themes.', (size) => {
		const geometry = (theme: Theme) =>
			layout(card([statement, tier]), size, theme).map((shape) => ({ ...shape, fill: null, stroke: null }));
		expect(geometry('light')).toEqual(geometry('dark'));
		expect(layout(card([tier]), size, 'light')).not.toEqual(layout(card([tier]), size, 'dark'));
	});

	it.each(cases.filter(({ title }) => !title.includes('nonsense')))(
		'The picture names its source: $title.',
		({ card, size }) => {
			const said = linesOf(layout(card, size, 'light')).map(({ text }) => text);
			expect(said).toContain('tandau.example');
			expect(said).toContain('Таңдау');
			if (card.fictional !== null) expect(said.join(' ')).toContain(card.fictional);
		},
	);
});

describe('A picture of a statement', () => {
	it.each(sizes)('The whole statement is there in serif, with the answer in words (%s).', (size) => {
		const lines = linesOf(layout(card([statement]), size, 'light'));
		const words = lines.filter(({ font }) => font === 'serif').map(({ text }) => text);
		expect(words.join(' ')).toBe(statement.text);
		expect(lines.map(({ text }) => text)).toContain('Полностью против');
		expect(lines.map(({ text }) => text)).toContain('А Вы?');
	});
});

describe('A picture of a tier', () => {
	it.each(sizes)('The first rows are shown by name in their order, the others by number (%s).', (size) => {
		const said = linesOf(layout(card([tier]), size, 'light')).map(({ text }) => text);
		const shown = tier.rows.filter(({ name }) => said.includes(name));
		expect(shown).toEqual(tier.rows.slice(0, shown.length));
		expect(shown.length).toBeGreaterThanOrEqual(4);
		const numbers = said.filter((text) => /^\d+$/.test(text));
		const all = tier.rows.flatMap(({ number }) => (number === null ? [] : [String(number)]));
		const left = all.length - numbers.length;
		expect(numbers).toEqual(all.slice(0, numbers.length));
		expect(said.includes(`и ещё ${left}`)).toBe(left > 0);
		// At least some of those who are not named are shown by number.
		expect(left === 0 || left < tier.rows.length - shown.length).toBe(true);
		expect(said).toContain('82–84 %');
	});

	it('Every name is in the same type.', () => {
		const names = linesOf(layout(card([tier]), 'portrait', 'light')).filter(({ text }) =>
			tier.rows.some(({ name }) => name === text),
		);
		expect(new Set(names.map(({ size, weight, x, fill }) => `${size} ${weight} ${x} ${fill}`)).size).toBe(1);
	});

	it('A long name is wrapped and then cut off.', () => {
		const name = 'Нұрсұлтанов Ерланбек Бекболатұлы '.repeat(4);
		const long = { ...tier, rows: [{ number: 7, name }] };
		const said = linesOf(layout(card([long]), 'landscape', 'light')).map(({ text }) => text);
		const parts = said.filter((text) => name.includes(text.replace('…', '')) && text.length > 2);
		expect(parts).toHaveLength(2);
		expect(parts[0]).toMatch(/^Нұрсұлтанов/);
		expect(parts[1]).toMatch(/…$/);
	});

	it('The picture says how many sheets did not fit.', () => {
		for (const size of sizes) {
			const said = linesOf(layout(card([tier, tier, tier, tier, topics]), size, 'light')).map(
				({ text }) => text,
			);
			const shown = said.filter((text) => text === '82–84 %').length;
			expect(said).toContain(`и ещё разделов: ${5 - shown}`);
		}
	});
});

describe('A picture of topics', () => {
	it.each(sizes)('All three topics are shown, each between its ends (%s).', (size) => {
		const said = linesOf(layout(card([topics], { lines: [] }), size, 'light')).map(({ text }) => text);
		for (const words of [
			'Реформы',
			'Суверенитет',
			'Верховенство',
			'Больше',
			'Сохранить',
			'Интеграция',
			'Национальный',
		])
			expect(said.some((text) => text.startsWith(words))).toBe(true);
	});

	it('The square is at the person’s place.', () => {
		const marks = layout(card([topics]), 'portrait', 'light').filter(
			(shape) => shape.kind === 'rect' && shape.width === shape.height,
		);
		const [low, middle, high] = marks.map(({ x }) => x);
		expect(low).toBe(116);
		expect(high).toBe(1080 - 116 - 32);
		expect(middle).toBeGreaterThan((116 + 1080 - 116 - 32) / 2);
	});
});

function linesOf(shapes: readonly Shape[]): Line[] {
	return shapes.filter((shape) => shape.kind === 'text');
}

/** From the top of capitals with accents to the bottom of descenders. */
function boxOf(shape: Shape): { left: number; top: number; right: number; bottom: number } {
	if (shape.kind !== 'text') {
		const { x, y, width, height } = shape;
		return { left: x, top: y, right: x + width, bottom: y + height };
	}
	const start = { start: 0, middle: shape.width / 2, end: shape.width }[shape.align];
	const left = shape.x - start;
	return {
		left,
		top: shape.y - 0.8 * shape.size,
		right: left + shape.width,
		bottom: shape.y + 0.22 * shape.size,
	};
}

function isInside(shape: Shape, size: Size): boolean {
	const { width, height } = measures[size];
	const { left, top, right, bottom } = boxOf(shape);
	return left >= 0 && top >= 0 && right <= width + 0.01 && bottom <= height + 0.01;
}

function overlaps(lines: readonly Line[]): string[] {
	const boxes = lines.map((line) => ({ text: line.text, ...boxOf(line) }));
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter(
				(other) =>
					one.left < other.right &&
					other.left < one.right &&
					one.top < other.bottom &&
					other.top < one.bottom,
			)
			.map((other) => `${one.text} × ${other.text}`),
	);
}

function numbersIn(shape: Shape): number[] {
	return Object.values(shape).filter((value) => typeof value === 'number');
}
