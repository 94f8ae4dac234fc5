import type { FactsSheet } from '../card.ts';
import { box } from '../marks.ts';
import { listPlan, type Plan, type Setting } from '../plan.ts';
import { textBlock, type Block } from '../shape.ts';
import { fit, widthOf, wrap, type Style } from '../type.ts';

/** A title and a few rows of facts. */
export function factsPlan(sheet: FactsSheet, width: number, setting: Setting): Plan {
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
