import type { StatementSheet } from '../card.ts';
import { rect, scale, tickedSquare } from '../marks.ts';
import { bar, paper, type Plan, type Setting } from '../plan.ts';
import { stack, textBlock, type Block } from '../shape.ts';
import {
	breaksAtHyphens,
	fit,
	hasBrokenWord,
	oneLine,
	printable,
	widthOf,
	wrapEvenly,
	type Style,
} from '../type.ts';

const leading = 1.18;

/** A statement in the largest type that fits, and the person's answer. */
export function statementPlan(sheet: StatementSheet, width: number, room: number, setting: Setting): Plan {
	const { form, colour } = setting;
	const inner = width - 2 * form.inset;
	const small: Style = { face: 'sans500', size: form.small };
	const label = textBlock([oneLine(sheet.label, small, inner)], small, 1.25, colour.ink2);
	const answer = sheet.answer ? answerBand(sheet.answer, width, setting) : null;
	const text = cached((step: number) => {
		const style: Style = { face: 'serif500', size: form.statement[step] ?? form.small };
		const others = bar + 2.5 * form.pad + label.height + (answer?.height ?? 0);
		const most = Math.max(1, Math.floor((room - others) / (leading * style.size)));
		// Only the smallest size is cut off. Larger sizes are skipped if the whole text does not fit.
		const lines = wrapEvenly(sheet.text, style, inner, step > 0 ? Infinity : most);
		const block = textBlock(lines, style, leading, colour.ink);
		// A size that breaks a word does not fit, unless it is the smallest.
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
			const ground = paper(width, whole, words, setting);
			return {
				height: whole,
				at: (x, y) => [...ground.at(x, y), ...(answer?.at(x, y + whole - band) ?? [])],
			};
		},
	};
}

/** A function that lays out each step only once. */
function cached(set: (step: number) => Block): (step: number) => Block {
	const known = new Map<number, Block>();
	return (step) => {
		const block = known.get(step) ?? set(step);
		known.set(step, block);
		return block;
	};
}

/** The person's own answer below a statement. */
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
