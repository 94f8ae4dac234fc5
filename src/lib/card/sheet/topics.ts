import type { TopicsSheet } from '../card.ts';
import { rect, type Colours } from '../marks.ts';
import { listPlan, type Plan, type Setting } from '../plan.ts';
import { stack, textBlock, type Block } from '../shape.ts';
import { oneLine, wrap, type Style } from '../type.ts';

/** The person's place on each topic, between its ends. */
export function topicsPlan(sheet: TopicsSheet, width: number, setting: Setting, crowded: boolean): Plan {
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
	// Alone on its picture the sheet needs no title: the heading says what it is.
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
