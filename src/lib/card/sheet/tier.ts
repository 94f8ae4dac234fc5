import type { TierSheet } from '../card.ts';
import { box, rect } from '../marks.ts';
import { listPlan, type Plan, type Setting } from '../plan.ts';
import { stack, textBlock, type Block } from '../shape.ts';
import { oneLine, printable, widthOf, wrap, type Style } from '../type.ts';

/** The contenders of a tier, in one type and in one frame. */
export function tierPlan(sheet: TierSheet, width: number, setting: Setting, crowded: boolean): Plan {
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
	// Of many rows only the first fit, so the others are never broken into lines.
	const broken = new Map<number, string[]>();
	const linesOf = (index: number) => {
		const lines = broken.get(index) ?? wrap(sheet.rows[index]?.name ?? '', name, inner - indent - column, 2);
		broken.set(index, lines);
		return lines;
	};
	const rowHeight = (index: number) =>
		Math.max(column > 0 ? form.square : 0, linesOf(index).length * 1.15 * form.name) + form.rowPad;
	const head = stack(
		[
			textBlock(ballot, small, 1.2, colour.ink2),
			figureBlock(sheet, { figure, small }, inner, setting, crowded),
		],
		2,
	);
	const row = (index: number, slack: number): Block => {
		const height = rowHeight(index) + slack;
		const words = textBlock(linesOf(index), name, 1.15, colour.ink);
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

/** The contenders that do not fit by name, by number. Null if any of them has no number. */
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
	const wordsFor = (left: number) => (left > 0 ? printable(more[left] ?? '') : '');
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

/** The agreement of a tier, with a note on the order beside or below it. */
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
	if (note === '') return number;
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
