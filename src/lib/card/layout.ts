import type { Card, Sheet } from './card.ts';
import { colours, logo, ornament, rect, type Theme } from './marks.ts';
import type { Form, Plan, Setting } from './plan.ts';
import { stack, textBlock, type Block, type Shape } from './shape.ts';
import { planOf } from './sheets.ts';
import { fit, oneLine, printable, widthOf, wrap, wrapEvenly, type Style } from './type.ts';

export type { Theme } from './marks.ts';
export type { Shape } from './shape.ts';

/** Portrait for pictures that are sent, landscape for previews of links. */
export type Size = 'portrait' | 'landscape';

/** Pixels. */
export const measures = {
	portrait: { width: 1080, height: 1350 },
	landscape: { width: 1200, height: 630 },
} as const;

const forms: Record<Size, Form> = {
	portrait: {
		small: 36,
		name: 42,
		figure: 56,
		word: 56,
		square: 64,
		inset: 52,
		pad: 36,
		rowPad: 16,
		statement: [44, 48, 52, 56, 60, 66, 72, 78],
		title: [72, 64, 56, 50, 44],
	},
	landscape: {
		small: 40,
		name: 40,
		figure: 50,
		word: 50,
		square: 56,
		inset: 36,
		pad: 18,
		rowPad: 8,
		statement: [40, 44, 48, 52, 56, 60, 66, 72],
		title: [60, 54, 48, 44, 40],
	},
};

/**
 * Lays out a card: every shape of the picture, the background first. The same card gives the same shapes everywhere.
 * Rows and sheets that do not fit are counted; no type is smaller than 36 pixels in portrait and 40 in landscape.
 */
export function layout(card: Card, size: Size, theme: Theme): Shape[] {
	const { width, height } = measures[size];
	const setting = { form: forms[size], colour: colours[theme], more: card.more, moreSheets: card.moreSheets };
	const ground = rect(0, 0, width, height, setting.colour.paper);
	return [ground, ...(size === 'portrait' ? portrait(card, setting) : landscape(card, setting))];
}

function portrait(card: Card, setting: Setting): Shape[] {
	const { colour, form } = setting;
	const margin = 64;
	const width = measures.portrait.width - 2 * margin;
	const small: Style = { face: 'sans500', size: form.small };
	const brand = wordmark(card, setting, 76, 58);
	const beside = width - brand.width - 48;
	const when = textBlock(wrapEvenly(card.election, small, beside, 2), small, 1.2, colour.ink2, 'end');
	const foot = footOf(card, card.fictional, width, setting);
	const footTop = measures.portrait.height - 44 - foot.height;
	const hornsTop = footTop - 32 - 36;
	const top = 172;
	const area = hornsTop - 36 - top;
	const isStatement = card.sheets[0]?.kind === 'statement';
	const lines = textBlock(
		card.lines.flatMap((line) => wrap(line, small, width, 2)).slice(0, 5),
		small,
		1.28,
		colour.ink2,
	);
	const heading = (sizes: readonly number[]) => {
		const set = fit(card.heading, { face: 'sans600', tracking: -0.02 }, sizes, {
			width,
			height: 3.4 * (sizes[0] ?? 60),
			leading: 1.08,
			lines: 3,
		});
		return textBlock(set.lines, set.style, 1.08, colour.ink);
	};
	const ask = (size: number) => (card.ask === null ? [] : [asked(card.ask, size, width, setting)]);
	const single = card.sheets.length < 2;
	const arrange = (title: readonly number[], question: number | null, gap: number) => {
		const before = isStatement ? [] : [heading(title)];
		const above = stack([...before, ...(card.lines.length > 0 ? [lines] : [])], 20);
		const below = stack(question === null ? [] : ask(question), 0);
		const gaps = (above.height > 0 ? gap : 0) + (below.height > 0 ? gap : 0);
		const room = area - above.height - below.height - gaps;
		return { above, below, gap, room, sheets: fill(card.sheets, width, room, setting) };
	};
	let chosen = arrange([76, 68, 60], isStatement && single ? 104 : 84, 40);
	if (!chosen.sheets.isAmple) chosen = arrange([60, 52], 64, 28);
	if (!chosen.sheets.isAmple) chosen = arrange([56, 48], null, 24);
	const sheetsTop = top + chosen.above.height + (chosen.above.height > 0 ? chosen.gap : 0);
	return [
		...brand.at(margin, 56),
		...when.at(margin + width, 94 - when.height / 2),
		...chosen.above.at(margin, top),
		...chosen.sheets.block.at(margin, sheetsTop),
		...chosen.below.at(margin, sheetsTop + chosen.room + chosen.gap),
		...ornament(margin, hornsTop, width, colour),
		...foot.at(margin, footTop),
	];
}

function landscape(card: Card, setting: Setting): Shape[] {
	const [first, ...others] = card.sheets;
	if (first?.kind === 'statement') return besideStatement(card, first, others.length, setting);
	return others.length > 0 || first?.kind === 'topics' ? across(card, setting) : besideSheet(card, setting);
}

/** One statement on a sheet that reaches down to the edge, with the question beside it. */
function besideStatement(card: Card, statement: Sheet, left: number, setting: Setting): Shape[] {
	const { colour, form } = setting;
	const sheetWidth = 742;
	const x = 834;
	const width = 318;
	const sheet = fill([statement], sheetWidth, measures.landscape.height - 44, setting);
	const small: Style = { face: 'sans500', size: form.small };
	const strong: Style = { face: 'sans600', size: form.small };
	const brand = wordmark(card, setting, 72, 56);
	const foot = stack(
		[
			textBlock(wrap(card.host, strong, width, 2), strong, 1.15, colour.ink),
			textBlock(wrapEvenly(card.fictional ?? card.election, small, width, 4), small, 1.12, colour.ink2),
		],
		6,
	);
	const footTop = measures.landscape.height - 36 - foot.height;
	const rest =
		left > 0 ? [textBlock(wrap(card.moreSheets[left] ?? '', small, width, 2), small, 1.2, colour.ink2)] : [];
	const words = stack(
		[
			...(card.ask === null ? [] : [asked(card.ask, 92, width, setting)]),
			...card.lines
				.slice(0, 1)
				.map((line) => textBlock(wrap(line, small, width, 3), small, 1.15, colour.ink2)),
			...rest,
		],
		8,
	);
	const room = footTop - 126;
	const shown =
		words.height <= room ? words : stack(card.ask === null ? [] : [asked(card.ask, 60, width, setting)], 0);
	return [
		...sheet.block.at(48, 44),
		...brand.at(x, 40),
		...(shown.height <= room ? shown.at(x, 116 + (room - shown.height) / 2) : []),
		...foot.at(x, footTop),
	];
}

/** One sheet, with its heading beside it. */
function besideSheet(card: Card, setting: Setting): Shape[] {
	const { colour, form } = setting;
	const left = { x: 56, width: 470 };
	const right = { x: 560, width: 592 };
	const top = 40;
	const strip = stripOf(card, right.x + right.width - left.x, setting);
	const bottom = strip.top - 22;
	const brand = wordmark(card, setting, 72, 56);
	const small: Style = { face: 'sans500', size: form.small };
	const [first] = card.sheets;
	// The ballot is named under the heading, which leaves room for more names on the sheet.
	const isTier = first?.kind === 'tier';
	const sheet = fill(isTier ? [{ ...first, ballot: '' }] : card.sheets, right.width, bottom - top, setting);
	const room = bottom - 118;
	const heading = fit(card.heading, { face: 'sans600', tracking: -0.02 }, [64, 60, 56, 52, 48, 44], {
		width: left.width,
		height: (isTier ? 0.45 : 0.62) * room,
		leading: 1.06,
		lines: 4,
	});
	const title = textBlock(heading.lines, heading.style, 1.06, colour.ink);
	const isSaid =
		strip.hasElection || card.sheets.some((one) => 'title' in one && card.election.startsWith(one.title));
	const sentences = [...(isTier ? [first.ballot] : []), ...card.lines, ...(isSaid ? [] : [card.election])];
	const under = paragraph(sentences, small, left.width, room - title.height - 16, colour.ink2);
	const words = stack([title, ...(under.height > 0 ? [under] : [])], 16);
	return [
		...brand.at(left.x, 36),
		...words.at(left.x, 118 + Math.max(0, (room - words.height) / 2)),
		...sheet.block.at(right.x, top),
		...strip.block.at(left.x, strip.top),
	];
}

/** Sheets side by side, or one that needs the whole width. */
function across(card: Card, setting: Setting): Shape[] {
	const { colour, form } = setting;
	const margin = 44;
	const width = measures.landscape.width - 2 * margin;
	const gap = 24;
	const strip = stripOf(card, width, setting);
	const brand = wordmark(card, setting, 72, 56);
	const start = brand.width + 36;
	const small: Style = { face: 'sans500', size: form.small };
	const heading = fit(card.heading, { face: 'sans600', tracking: -0.01 }, [52, 48, 44, 40], {
		width: width - start,
		height: 96,
		leading: 1.1,
		lines: 2,
	});
	const title = textBlock(heading.lines, heading.style, 1.1, colour.ink);
	const under = paragraph(card.lines, small, width - start, 100 - title.height, colour.ink2);
	const words = stack([title, ...(under.height > 0 ? [under] : [])], 0);
	const top = Math.max(104, 30 + words.height + 8);
	const shown = card.sheets.slice(0, 2);
	const left = card.sheets.length - shown.length;
	const each = shown.length > 1 ? (width - gap) / 2 : width;
	const said = left > 0 ? [oneLine(card.moreSheets[left] ?? '', small, width)] : [];
	const rest = textBlock(said, small, 1.15, colour.ink2);
	const height = strip.top - 10 - top - rest.height;
	return [
		...brand.at(margin + 6, 30),
		...words.at(margin + start, 30 + Math.max(0, (70 - words.height) / 2)),
		...shown.flatMap((sheet, index) =>
			fill([sheet], each, height, setting, shown.length > 1).block.at(margin + index * (each + gap), top),
		),
		...rest.at(margin, top + height + 2),
		...strip.block.at(margin, strip.top),
	];
}

/**
 * The strip along the lower edge of a landscape picture: the host, and a note that the election is fictional or, if
 * there is room, the election.
 */
function stripOf(
	card: Card,
	width: number,
	setting: Setting,
): { block: Block; top: number; hasElection: boolean } {
	const whole = footOf(card, card.fictional ?? card.election, width, setting);
	const isOneLine = whole.height < 2 * setting.form.small;
	const block = card.fictional !== null || isOneLine ? whole : footOf(card, null, width, setting);
	return {
		block,
		top: measures.landscape.height - 24 - block.height,
		hasElection: card.fictional === null && isOneLine,
	};
}

/** The host at the start and `words` at the end of a line, or on two lines if they do not fit. */
function footOf(card: Card, words: string | null, width: number, { colour, form }: Setting): Block {
	const strong: Style = { face: 'sans600', size: form.small };
	const small: Style = { face: 'sans500', size: form.small };
	const said = printable(words ?? '');
	const host = printable(card.host);
	const isOneLine = widthOf(host, strong) + 40 + widthOf(said, small) <= width;
	const left = textBlock([oneLine(host, strong, width)], strong, 1.2, colour.ink);
	if (said === '') return left;
	if (!isOneLine) return stack([left, textBlock([oneLine(said, small, width)], small, 1.2, colour.ink2)], 0);
	const right = textBlock([said], small, 1.2, colour.ink2, 'end');
	return { height: left.height, at: (x, y) => [...left.at(x, y), ...right.at(x + width, y)] };
}

function wordmark(card: Card, { colour }: Setting, side: number, size: number): Block & { width: number } {
	const style: Style = { face: 'sans600', size, tracking: -0.02 };
	const name = printable(card.product);
	const words = textBlock([name], style, 1.2, colour.ink);
	const start = side + 12;
	return {
		width: start + widthOf(name, style),
		height: side,
		at: (x, y) => [
			// The drawing includes a margin.
			...logo(x - side / 10, y - side / 10, side, colour),
			...words.at(x + start - side / 10, y + (side - words.height) / 2),
		],
	};
}

function asked(ask: string, size: number, width: number, { colour }: Setting): Block {
	const sizes = [size, 0.85 * size, 0.7 * size, 0.55 * size].map((one) => Math.max(40, Math.round(one)));
	const style = { face: 'sans600', tracking: -0.03 } as const;
	const set = fit(ask, style, sizes, { width, height: 2.4 * size, leading: 1.06, lines: 1 });
	return textBlock(set.lines, set.style, 1.06, colour.ink);
}

/** As many whole sentences as fit, one after another. */
function paragraph(
	sentences: readonly string[],
	style: Style,
	width: number,
	height: number,
	fill: string,
): Block {
	const leading = 1.18;
	for (let count = sentences.length; count > 0; count--) {
		const text = sentences
			.slice(0, count)
			.map((sentence) => (/[.!?…]$/.test(sentence) || count === 1 ? sentence : `${sentence}.`))
			.join(' ');
		const lines = wrap(text, style, width);
		if (lines.length * style.size * leading <= height) return textBlock(lines, style, leading, fill);
	}
	return textBlock([], style, leading, fill);
}

/**
 * Sheets one below the other that fill `height` pixels, each with as many rows as fit, taken in turn. `isAmple` if
 * none of them looks cramped.
 */
function fill(
	sheets: readonly Sheet[],
	width: number,
	height: number,
	setting: Setting,
	crowded = sheets.length > 1,
): { block: Block; isAmple: boolean } {
	const gap = 20;
	const small: Style = { face: 'sans500', size: setting.form.small };
	for (let count = sheets.length; count > 0; count--) {
		const plans = sheets.slice(0, count).map((sheet) => planOf(sheet, width, height, setting, crowded));
		const left = sheets.length - count;
		const words = left > 0 ? [oneLine(setting.moreSheets[left] ?? '', small, width)] : [];
		const rest = textBlock(words, small, 1.3, setting.colour.ink2);
		const room = height - rest.height - gap * (count - 1);
		const steps = share(plans, room);
		if (!steps && count > 1) continue;
		const { form } = setting;
		// If not even one row fits, halve the margins once.
		if (!steps && form.rowPad > 0) {
			const tight = { ...setting, form: { ...form, pad: form.pad / 2, rowPad: 0 } };
			return fill(sheets, width, height, tight, crowded);
		}
		const set = spread(plans, steps ?? plans.map(({ least }) => least), room);
		const isAmple = left === 0 && plans.every(({ ample }, index) => (set.steps[index] ?? 0) >= ample);
		return { block: stack([stack(set.blocks, gap), ...(left > 0 ? [rest] : [])], 0), isAmple };
	}
	return { block: stack([], 0), isAmple: true };
}

/** The step of each plan that the room allows; null if not even the least steps fit. */
function share(plans: readonly Plan[], room: number): number[] | null {
	const steps = plans.map(({ least }) => least);
	const heightOf = (tried: readonly number[]) =>
		plans.reduce((sum, plan, index) => sum + plan.set(tried[index] ?? 0).height, 0);
	if (heightOf(steps) > room) return null;
	for (let grown = true; grown;) {
		grown = false;
		plans.forEach((plan, index) => {
			const step = steps[index] ?? 0;
			// The last row may fit where the one before it does not, because it replaces “and 1 more”.
			const next = [step + 1, step + 2].find(
				(to) => to <= plan.most && heightOf(steps.map((one, at) => (at === index ? to : one))) <= room,
			);
			if (next === undefined) return;
			steps[index] = next;
			grown = true;
		});
	}
	return steps;
}

const mostSlack = 30;

/** Gives the remaining room to the rows, up to a limit, and then to the last sheet. */
function spread(plans: readonly Plan[], steps: number[], room: number): { blocks: Block[]; steps: number[] } {
	const heightOf = (slack: number) => plans.map((plan, index) => plan.set(steps[index] ?? 0, slack).height);
	const rows = plans.reduce((sum, plan, index) => sum + plan.rows(steps[index] ?? 0), 0);
	const spare = room - heightOf(0).reduce((sum, one) => sum + one, 0);
	const slack = rows > 0 && spare > 0 ? Math.min(mostSlack, Math.floor(spare / rows)) : 0;
	const heights = heightOf(slack);
	const left = room - heights.reduce((sum, one) => sum + one, 0);
	const blocks = plans.map((plan, index) => {
		const own = heights[index] ?? 0;
		return plan.set(steps[index] ?? 0, slack, index === plans.length - 1 ? own + Math.max(0, left) : own);
	});
	return { blocks, steps };
}
