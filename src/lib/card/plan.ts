import { rect, type Colours } from './marks.ts';
import { stack, textBlock, type Block, type Shape } from './shape.ts';
import { oneLine, type Style } from './type.ts';

/** The measures in which the two sizes of a picture differ, in pixels. */
export interface Form {
	/** The smallest type: pictures must be readable at a width of 320 pixels. */
	small: number;
	name: number;
	figure: number;
	word: number;
	/** Side of a square with a number. */
	square: number;
	/** Between a sheet's edge and its content. */
	inset: number;
	/** Above and below a sheet's content. */
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

/** A sheet that can be laid out in more or less room. */
export interface Plan {
	/** Steps by which the sheet can grow: rows of a list, sizes of a statement. */
	least: number;
	most: number;
	/** From this step on the sheet does not look cramped. */
	ample: number;
	/** How many rows can take a part of the remaining room. */
	rows(step: number): number;
	/** @param slack pixels added to each row @param height of the whole sheet, if it must fill one */
	set(step: number, slack?: number, height?: number): Block;
}

/** Height of the heavy rule on a sheet's upper edge. */
export const bar = 12;

/** White paper under a heavy rule. */
export function paper(
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

/** A sheet with a head and rows. The last rows may be left out. */
export function listPlan(list: {
	rows: number;
	width: number;
	indent: number;
	head: Block;
	row: (index: number, slack: number) => Block;
	/** Shown for the rows that do not fit, instead of their number. @param shown rows before it */
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
			const words = more[left] ?? '';
			const counted = textBlock([oneLine(words, small, inner)], small, 1.35, colour.ink2);
			const rest = left > 0 ? [list.rest?.(shown) ?? counted] : [];
			const visible = stack([...blocks, ...rest], 0);
			const gap = head.height > 0 ? form.pad / 3 : 0;
			const content: Block = {
				height: head.height + gap + visible.height,
				at: (x, y) => {
					const top = y + head.height + gap;
					return [
						...head.at(x, y),
						...rulesOf([...blocks, ...rest], x + indent, top, inner - indent, colour),
						...visible.at(x + indent, top),
						...(around?.(x, top, visible.height) ?? []),
					];
				},
			};
			return paper(width, height ?? bar + 2 * pad + content.height, content, setting, pad);
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
