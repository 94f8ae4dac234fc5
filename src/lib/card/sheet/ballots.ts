import type { BallotsSheet } from '../card.ts';
import { box, rect, tickedSquare } from '../marks.ts';
import { listPlan, type Plan, type Setting } from '../plan.ts';
import { stack, textBlock, type Block } from '../shape.ts';
import { widthOf, wrap, type Style } from '../type.ts';

/** A voter's ballots, one below the other: whom the voter ticks on each, or an empty line. */
export function ballotsPlan(sheet: BallotsSheet, width: number, setting: Setting): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	const digits: Style = { face: 'sans600', size: form.small };
	const name: Style = { face: 'sans600', size: form.name };
	const side = 1.3 * form.square;
	const row = (index: number, slack: number): Block => {
		const { label = '', choice = null } = sheet.rows[index] ?? {};
		const number = choice?.number === null || !choice ? '' : String(choice.number);
		const cell = number === '' ? 0 : Math.max(form.square, widthOf(number, digits) + 20);
		const start = cell === 0 ? 0 : cell + 22;
		const head = textBlock(wrap(label, small, inner, 2), small, 1.2, colour.ink2);
		const words = textBlock(
			choice ? wrap(choice.name, name, inner - start - side - 24, 2) : [],
			name,
			1.15,
			colour.ink,
		);
		const line = Math.max(side, words.height);
		const ticked: Block = {
			height: line,
			at: (x, y) => [
				...(number === ''
					? []
					: [
							box(x, y + (line - form.square) / 2, cell, form.square, 3, colour.ink),
							...textBlock([number], digits, 1.2, colour.ink, 'middle').at(
								x + cell / 2,
								y + (line - 1.2 * form.small) / 2,
							),
						]),
				...words.at(x + start, y + (line - words.height) / 2),
				...(choice
					? tickedSquare(x + inner - side, y + (line - side) / 2, side, colour, colour.sheet)
					: [
							box(x + inner - side, y + (line - side) / 2, 0.75 * side, 0.75 * side, 4, colour.ink2),
							rect(x, y + line - 8, inner - side - 24, 2, colour.ink2),
						]),
			],
		};
		const content = stack([head, ticked], 4);
		const height = content.height + form.rowPad + slack;
		return { height, at: (x, y) => content.at(x, y + (height - content.height) / 2) };
	};
	return listPlan({
		rows: sheet.rows.length,
		width,
		indent: 0,
		head: stack([], 0),
		row,
		setting,
	});
}
