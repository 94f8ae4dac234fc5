import type { FactsSheet, Sheet, StatementSheet, TierSheet, TopicsSheet } from '../card.ts';
import { box, rect, scale, tickedSquare, type Colours } from './marks.ts';
import { stack, textBlock, type Block, type Shape } from './shape.ts';
import {
	breaksAtHyphens,
	fit,
	hasBrokenWord,
	oneLine,
	printable,
	widthOf,
	wrap,
	wrapEvenly,
	type Style,
} from './type.ts';

/** What the two sizes of a picture differ in, in pixels. */
export interface Form {
	/** The smallest type: the pictures are seen 320 pixels wide. */
	small: number;
	name: number;
	figure: number;
	word: number;
	/** Side of a square with a number. */
	square: number;
	/** Between a sheet's edge and what stands on it. */
	inset: number;
	/** Above and below what stands on a sheet. */
	pad: number;
	rowPad: number;
	statement: readonly number[];
	title: readonly number[];
}

export interface Setting {
	form: Form;
	colour: Colours;
	/** “And n more”, by n. */
	more: readonly string[];
	/** “And n more parts”, by n. */
	moreSheets: readonly string[];
}

/** A sheet that can be set with more or less room. */
export interface Plan {
	/** Steps by which the sheet can grow: rows of a list, sizes of a statement. */
	least: number;
	most: number;
	/** The step from which on the sheet looks as if it had room enough. */
	ample: number;
	/** How many rows are there to share out room that is left. */
	rows(step: number): number;
	/** @param slack pixels added to each row @param height of the whole sheet, where it is to be filled */
	set(step: number, slack?: number, height?: number): Block;
}

const bar = 12;
const leading = 1.18;

/** @param room the most that the sheet may be high @param crowded not the only sheet of its picture */
export function planOf(sheet: Sheet, width: number, room: number, setting: Setting, crowded: boolean): Plan {
	switch (sheet.kind) {
		case 'statement':
			return statementPlan(sheet, width, room, setting);
		case 'tier':
			return tierPlan(sheet, width, setting, crowded);
		case 'topics':
			return topicsPlan(sheet, width, setting, crowded);
		case 'facts':
			return factsPlan(sheet, width, setting);
	}
}

/** White paper under a heavy rule. */
function sheetOf(
	width: number,
	height: number,
	content: Block,
	{ form, colour }: Setting,
	pad = form.pad,
): Block {
	return {
		height,
		at: (x, y) => [
			rect(x, y, width, height, colour.sheet),
			rect(x, y, width, bar, colour.ink),
			...content.at(x + form.inset, y + bar + pad),
		],
	};
}

function statementPlan(sheet: StatementSheet, width: number, room: number, setting: Setting): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	const label = textBlock([oneLine(sheet.label, small, inner)], small, 1.25, colour.ink2);
	const answer = sheet.answer ? answerBand(sheet.answer, width, setting) : null;
	const text = kept((step: number) => {
		const style: Style = { face: 'serif500', size: form.statement[step] ?? form.small };
		const others = bar + 2.5 * form.pad + label.height + (answer?.height ?? 0);
		const most = Math.max(1, Math.floor((room - others) / (leading * style.size)));
		// Cut off only in the smallest size: the others are passed over where the whole text finds no room.
		const lines = wrapEvenly(sheet.text, style, inner, step > 0 ? Infinity : most);
		const block = textBlock(lines, style, leading, colour.ink);
		// A size in which a word would be broken never finds room, unless it is the smallest.
		const isBroken = hasBrokenWord(sheet.text, style, inner) || breaksAtHyphens(lines) > 0;
		return step > 0 && isBroken ? { ...block, height: Infinity } : block;
	});
	return {
		least: 0,
		most: form.statement.length - 1,
		ample: 2,
		rows: () => 0,
		set: (step, _slack, height) => {
			const words = stack([label, text(step)], form.pad / 2);
			const band = answer?.height ?? 0;
			const natural = bar + 2 * form.pad + words.height + band;
			const whole = height ?? natural;
			const paper = sheetOf(width, whole, words, setting);
			return {
				height: whole,
				at: (x, y) => [...paper.at(x, y), ...(answer?.at(x, y + whole - band) ?? [])],
			};
		},
	};
}

/** A function that sets the same step only once. */
function kept(set: (step: number) => Block): (step: number) => Block {
	const known = new Map<number, Block>();
	return (step) => {
		const block = known.get(step) ?? set(step);
		known.set(step, block);
		return block;
	};
}

/** The person's own answer at the foot of a statement. */
function answerBand(
	answer: NonNullable<StatementSheet['answer']>,
	width: number,
	{ form, colour }: Setting,
): Block {
	const edge = 14;
	const square = 2.1 * form.word;
	const scaleHeight = 56;
	const scaleWidth = (scaleHeight * (answer.steps * 9.5 + 0.5)) / 18;
	const hasScale = width > 800;
	const start = form.inset + (hasScale ? scaleWidth + 40 : edge);
	const room = width - start - square - form.inset - 24;
	const small: Style = { face: 'sans500', size: form.small };
	const sizes = [form.word, form.word - 6, form.word - 12, form.small].map((size) =>
		Math.max(form.small, size),
	);
	const isShort = sizes.some((size) => widthOf(printable(answer.word), { face: 'sans600', size }) <= room);
	const word = fit(answer.word, { face: 'sans600' }, sizes, {
		width: room,
		height: 2.4 * form.word,
		leading: 1.15,
		lines: isShort ? 1 : 2,
	});
	const words = stack(
		[
			textBlock([oneLine(answer.label, small, room)], small, 1.25, colour.ink2),
			textBlock(word.lines, word.style, 1.15, colour.ink),
		],
		0,
	);
	const height = Math.max(words.height, square) + 1.1 * form.pad;
	return {
		height,
		at: (x, y) => [
			rect(x, y, width, height, colour.youWash),
			rect(x, y, edge, height, colour.you),
			...(hasScale ? scale(x + form.inset, y + (height - scaleHeight) / 2, scaleHeight, answer, colour) : []),
			...words.at(x + start, y + (height - words.height) / 2),
			...tickedSquare(
				x + width - form.inset - square,
				y + (height - square) / 2,
				square,
				colour,
				colour.youWash,
			),
		],
	};
}

function tierPlan(sheet: TierSheet, width: number, setting: Setting, crowded: boolean): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	const figure: Style = { face: 'sans600', size: form.figure };
	const ballot = wrap(sheet.ballot, small, inner, 2);
	const indent = 32;
	const numbers = sheet.rows.map(({ number }) => (number === null ? '' : String(number)));
	const digits: Style = { face: 'sans600', size: form.small };
	const cell = Math.max(form.square, ...numbers.map((digitsOf) => widthOf(digitsOf, digits) + 20));
	const column = numbers.some((number) => number !== '') ? cell + 22 : 0;
	const name: Style = { face: 'sans600', size: form.name };
	const names = sheet.rows.map((row) => wrap(row.name, name, inner - indent - column, 2));
	const rowHeight = (index: number) =>
		Math.max(column > 0 ? form.square : 0, (names[index]?.length ?? 1) * 1.15 * form.name) + form.rowPad;
	const head = stack(
		[
			textBlock(ballot, small, 1.2, colour.ink2),
			figureBlock(sheet, { figure, small }, inner, setting, crowded),
		],
		2,
	);
	const row = (index: number, slack: number): Block => {
		const height = rowHeight(index) + slack;
		const words = textBlock(names[index] ?? [], name, 1.15, colour.ink);
		const number = numbers[index] ?? '';
		return {
			height,
			at: (x, y) => [
				...(number === ''
					? []
					: [
							box(x, y + (height - form.square) / 2, cell, form.square, 3, colour.ink),
							...textBlock([number], digits, 1.2, colour.ink, 'middle').at(
								x + cell / 2,
								y + (height - 1.2 * form.small) / 2,
							),
						]),
				...words.at(x + column, y + (height - words.height) / 2),
			],
		};
	};
	return listPlan({
		rows: sheet.rows.length,
		width,
		indent,
		head,
		row,
		rest: (shown) => numbersBlock(numbers.slice(shown), inner - indent, setting),
		setting,
		around: (x, y, height) => [
			rect(x, y, 6, height, colour.ink),
			rect(x, y, 22, 6, colour.ink),
			rect(x, y + height - 6, 22, 6, colour.ink),
		],
	});
}

/** Whoever finds no room by name stands by number, so that nobody is only counted. Null where somebody has none. */
function numbersBlock(
	numbers: readonly string[],
	width: number,
	{ form, colour, more }: Setting,
): Block | null {
	if (numbers.includes('')) return null;
	const style: Style = { face: 'sans600', size: form.small };
	const small: Style = { face: 'sans500', size: form.small };
	const height = 1.35 * form.small;
	const gap = 10;
	const cell = Math.max(height, ...numbers.map((number) => widthOf(number, style) + 16));
	const wordsFor = (left: number) => (left > 0 ? printable(more[Math.min(left, more.length - 1)] ?? '') : '');
	const wholeWidth = (count: number) => {
		const words = wordsFor(numbers.length - count);
		return count * (cell + gap) - gap + (words === '' ? 0 : gap + widthOf(words, small));
	};
	let count = numbers.length;
	while (count > 0 && wholeWidth(count) > width) count--;
	if (count === 0) return null;
	const words = textBlock([wordsFor(numbers.length - count)], small, 1.35, colour.ink2);
	return {
		height: height + gap,
		at: (x, y) => [
			...numbers.slice(0, count).flatMap((number, index) => {
				const left = x + index * (cell + gap);
				return [
					box(left, y + gap / 2, cell, height, 3, colour.ink),
					...textBlock([number], style, 1.35, colour.ink, 'middle').at(left + cell / 2, y + gap / 2),
				];
			}),
			...(count < numbers.length ? words.at(x + count * (cell + gap), y + gap / 2) : []),
		],
	};
}

/** How much a tier agrees, and beside it, or under it, in which order it stands. */
function figureBlock(
	sheet: TierSheet,
	{ figure, small }: { figure: Style; small: Style },
	inner: number,
	{ colour }: Setting,
	crowded: boolean,
): Block {
	const value = printable(sheet.figure);
	const number = textBlock([value], figure, 1.15, colour.ink);
	const note = printable(sheet.note);
	const start = widthOf(value, figure) + 20;
	if (start + widthOf(note, small) <= inner) {
		const words = textBlock([note], small, 1.25, colour.ink2);
		return {
			height: number.height,
			at: (x, y) => {
				const [line] = number.at(x, y);
				const baseline = line?.kind === 'text' ? line.y : y;
				return [
					...number.at(x, y),
					...words
						.at(x + start, y)
						.map((shape) => (shape.kind === 'text' ? { ...shape, y: baseline } : shape)),
				];
			},
		};
	}
	if (crowded) return number;
	return stack([number, textBlock([oneLine(sheet.note, small, inner)], small, 1.2, colour.ink2)], 0);
}

function topicsPlan(sheet: TopicsSheet, width: number, setting: Setting, crowded: boolean): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	const name: Style = { face: 'sans600', size: form.name };
	const isWide = form.small > 36 && width > 900;
	const end = isWide ? 0.335 * inner : 0.48 * inner;
	const gutter = 22;
	const middle = inner - 2 * end - 2 * gutter;
	const row = (index: number, slack: number): Block => {
		const topic = sheet.rows[index];
		if (!topic) return { height: 0, at: () => [] };
		const title = wrap(topic.name, name, isWide ? middle : inner, isWide ? 2 : 1);
		const words = textBlock(title, name, 1.15, colour.ink, isWide ? 'middle' : 'start');
		const bar = topicBar(topic.place, isWide ? middle : inner, colour);
		if (isWide) {
			const low = textBlock(wrap(topic.low, small, end, 3), small, 1.08, colour.ink2, 'end');
			const high = textBlock(wrap(topic.high, small, end, 3), small, 1.08, colour.ink2);
			const centre = stack([words, bar], 10);
			const height = Math.max(low.height, high.height, centre.height) + 4 + slack;
			return {
				height,
				at: (x, y) => [
					...low.at(x + end, y + (height - low.height) / 2),
					...words.at(x + inner / 2, y + (height - centre.height) / 2),
					...bar.at(x + end + gutter, y + (height - centre.height) / 2 + words.height + 10),
					...high.at(x + inner - end, y + (height - high.height) / 2),
				],
			};
		}
		const low = textBlock(wrap(topic.low, small, end, 3), small, 1.15, colour.ink2);
		const high = textBlock(wrap(topic.high, small, end, 3), small, 1.15, colour.ink2, 'end');
		const ends = crowded ? 0 : Math.max(low.height, high.height) + 10;
		const height = words.height + 10 + bar.height + ends + form.rowPad + slack;
		return {
			height,
			at: (x, y) => {
				const top = y + (form.rowPad + slack) / 2;
				const under = top + words.height + 10 + bar.height + 10;
				return [
					...words.at(x, top),
					...bar.at(x, top + words.height + 10),
					...(crowded ? [] : [...low.at(x, under), ...high.at(x + inner, under)]),
				];
			},
		};
	};
	// Alone on its picture, the heading says already what the sheet is about.
	const head = crowded
		? textBlock([oneLine(sheet.title, small, inner)], small, 1.2, colour.ink2)
		: { height: 0, at: () => [] };
	const pad = isWide ? 10 : form.pad;
	return listPlan({ rows: sheet.rows.length, width, indent: 0, head, row, setting, pad });
}

/** A line from one end of a topic to the other and the person's own place on it. @param place −60…60 */
function topicBar(place: number, width: number, colour: Colours): Block {
	const height = 32;
	return {
		height,
		at: (x, y) => [
			rect(x, y + height / 2 - 3, width, 6, colour.edge),
			rect(x, y + 6, 3, height - 12, colour.edge),
			rect(x + width - 3, y + 6, 3, height - 12, colour.edge),
			rect(x + width / 2 - 1.5, y + 6, 3, height - 12, colour.edge),
			rect(x + Math.round(((place + 60) / 120) * (width - height)), y, height, height, colour.you),
		],
	};
}

function factsPlan(sheet: FactsSheet, width: number, setting: Setting): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const plain: Style = { face: 'sans500', size: form.name };
	const digits: Style = { face: 'sans600', size: 1.3 * form.small };
	const number = sheet.number === null ? '' : String(sheet.number);
	const square = 1.5 * form.square;
	const cell = number === '' ? 0 : Math.max(square, widthOf(number, digits) + 32);
	const start = cell > 0 ? cell + 28 : 0;
	const title = fit(sheet.title, { face: 'sans600' }, form.title, {
		width: inner - start,
		height: 4.2 * (form.title[0] ?? form.name),
		leading: 1.12,
		lines: 4,
	});
	const words = textBlock(title.lines, title.style, 1.12, colour.ink);
	const head: Block = {
		height: Math.max(cell > 0 ? square : 0, words.height) + form.pad / 2,
		at: (x, y) => [
			...(cell > 0
				? [
						box(x, y, cell, square, 5, colour.ink),
						...textBlock([number], digits, 1.2, colour.ink, 'middle').at(
							x + cell / 2,
							y + (square - 1.2 * digits.size) / 2,
						),
					]
				: []),
			...words.at(x + start, y + (words.height < square && cell > 0 ? (square - words.height) / 2 : 0)),
		],
	};
	const row = (index: number, slack: number): Block => {
		const lines = textBlock(wrap(sheet.rows[index] ?? '', plain, inner, 2), plain, 1.18, colour.ink2);
		const height = lines.height + form.rowPad + slack;
		return { height, at: (x, y) => lines.at(x, y + (height - lines.height) / 2) };
	};
	return listPlan({ rows: sheet.rows.length, width, indent: 0, head, row, setting });
}

/** A sheet with a head and rows, of which the last ones may be left out. */
function listPlan(list: {
	rows: number;
	width: number;
	indent: number;
	head: Block;
	row: (index: number, slack: number) => Block;
	/** What stands in place of the rows that find no room, instead of their number. @param shown rows before it */
	rest?: (shown: number) => Block | null;
	setting: Setting;
	/** What is drawn around the rows. */
	around?: (x: number, y: number, height: number) => Shape[];
	pad?: number;
}): Plan {
	const { rows, width, indent, head, row, setting, around } = list;
	const { form, colour, more } = setting;
	const { pad = form.pad } = list;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	return {
		least: Math.min(1, rows),
		most: rows,
		ample: Math.min(5, rows),
		rows: (shown) => shown,
		set: (shown, slack = 0, height) => {
			const left = rows - shown;
			const blocks = Array.from({ length: shown }, (_, index) => row(index, slack));
			const words = more[Math.min(left, more.length - 1)] ?? '';
			const counted = textBlock([oneLine(words, small, inner)], small, 1.35, colour.ink2);
			const rest = left > 0 ? [list.rest?.(shown) ?? counted] : [];
			const body = stack([...blocks, ...rest], 0);
			const gap = head.height > 0 ? form.pad / 3 : 0;
			const content: Block = {
				height: head.height + gap + body.height,
				at: (x, y) => {
					const top = y + head.height + gap;
					return [
						...head.at(x, y),
						...rulesOf([...blocks, ...rest], x + indent, top, inner - indent, colour),
						...body.at(x + indent, top),
						...(around?.(x, top, body.height) ?? []),
					];
				},
			};
			return sheetOf(width, height ?? bar + 2 * pad + content.height, content, setting, pad);
		},
	};
}

/** Hairlines between rows. */
function rulesOf(blocks: readonly Block[], x: number, y: number, width: number, colour: Colours): Shape[] {
	let top = y;
	return blocks.flatMap((block, index) => {
		const line = index === 0 ? [] : [rect(x, Math.round(top) - 1, width, 2, colour.rule)];
		top += block.height;
		return line;
	});
}
