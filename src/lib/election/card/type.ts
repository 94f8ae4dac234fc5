import { tidy } from '../words.ts';
import { advances } from './advances.ts';

// Setting of type without a browser: lines are broken by the widths of the letters in our own fonts (`advances`), so that
// every device and the server break them alike.

export type Face = keyof typeof advances;

export interface Style {
	face: Face;
	/** Pixels. */
	size: number;
	/** Added after each letter, in ems. */
	tracking?: number;
}

const faces = new Map(
	Object.entries(advances).map(([face, widths]) => [
		face,
		new Map(
			Object.entries(widths).flatMap(([width, letters]) =>
				Array.from(letters, (letter): [string, number] => [letter, Number(width) / 1000]),
			),
		),
	]),
);
const letters = faces.get('sans500') ?? new Map<string, number>();
const acute = '\u0301';
/** Longer than any text that is set whole; keeps an absurd one from costing time. */
const mostLetters = 1000;

/**
 * A text as it can be printed: on one line, without what is not seen or turns the direction of writing, and only with
 * letters that our fonts have. A run of others (another script, an emoji) becomes `…`, so that one sees that something is left out.
 */
export function printable(text: string): string {
	const seen = tidy(text.slice(0, 4 * mostLetters))
		.replace(/[\u00a0\u202f]/g, '\u00a0')
		.replace(/[\n\p{Zs}]/gu, (blank) => (blank === '\u00a0' ? blank : ' '))
		.replace(/[\u2010\u2011]/g, '-')
		// Formats, private and unassigned characters; marks that only an accent or nothing could carry.
		.replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
		.replace(/\p{M}+/gu, (marks) => (marks.includes(acute) ? acute : ''));
	const known = Array.from(seen, (letter) => (letters.has(letter) ? letter : '\ufffd')).join('');
	return known
		.replace(/\ufffd[\ufffd \u0301]*\ufffd|\ufffd\u0301?/g, '…')
		.replace(/ +/g, ' ')
		.replace(/^[ \u0301]+| +$/g, '')
		.slice(0, mostLetters);
}

/** Pixels from the first letter's edge to the last one's. The text must be `printable`. */
export function widthOf(text: string, { face, size, tracking = 0 }: Style): number {
	const widths = faces.get(face);
	let ems = 0;
	for (const letter of text) ems += (widths?.get(letter) ?? 1) + tracking;
	return ems * size;
}

/**
 * Breaks a text into at most `most` lines of at most `width` pixels. Only a word that is wider than a whole line is broken,
 * and what finds no room ends in `…`.
 */
export function wrap(text: string, style: Style, width: number, most = Infinity): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(printable(text))) {
		const longer = line + piece;
		if (widthOf(longer.trimEnd(), style) <= width) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line.trimEnd());
		line = piece;
		while (widthOf(line.trimEnd(), style) > width) {
			const head = headOf(line, style, width);
			lines.push(head);
			line = line.slice(head.length);
		}
	}
	if (line.trimEnd() !== '') lines.push(line.trimEnd());
	if (lines.length <= most) return lines;
	// What comes after the last line is put behind it again, so that the line is full before it is cut off.
	const rest = lines.slice(most - 1).reduce((said, one) => said + (/[-–—/]$/.test(said) ? '' : ' ') + one);
	return [...lines.slice(0, most - 1), cut(rest, style, width)];
}

/** Like `wrap`, but the lines are as even as they can be without becoming more. */
export function wrapEvenly(text: string, style: Style, width: number, most = Infinity): string[] {
	const lines = wrap(text, style, width, most);
	if (lines.length < 2) return lines;
	const hyphens = breaksAtHyphens(lines);
	const isWhole = (narrow: number) => {
		const tried = wrap(text, style, narrow);
		if (tried.length > lines.length || breaksAtHyphens(tried) > hyphens) return false;
		return !hasBrokenWord(text, style, narrow);
	};
	if (!isWhole(width)) return lines;
	let [low, high] = [width / 2, width];
	while (high - low > 4) {
		const middle = (low + high) / 2;
		if (isWhole(middle)) high = middle;
		else low = middle;
	}
	return wrap(text, style, high);
}

/** The text in one line, its end cut off where it is too long. */
export function oneLine(text: string, style: Style, width: number): string {
	const line = printable(text);
	return widthOf(line, style) <= width ? line : cut(line, style, width);
}

/**
 * The largest of `sizes` (given from the largest down) in which the text fits into `width` × `height` pixels without a broken
 * word; else the smallest, cut off at the end.
 *
 * @param leading of a line, in ems
 */
export function fit(
	text: string,
	{ face, tracking = 0 }: Omit<Style, 'size'>,
	sizes: readonly number[],
	box: { width: number; height: number; leading: number; lines?: number },
): { style: Style; lines: string[] } {
	const { width, height, leading, lines: most = Infinity } = box;
	for (const size of sizes) {
		const style = { face, size, tracking };
		const lines = wrap(text, style, width);
		const fits = lines.length <= most && lines.length * size * leading <= height;
		if (fits && !hasBrokenWord(text, style, width)) return { style, lines: wrapEvenly(text, style, width) };
	}
	const style = { face, size: sizes.at(-1) ?? 40, tracking };
	const room = Math.max(1, Math.floor(height / (style.size * leading)));
	return { style, lines: wrapEvenly(text, style, width, Math.min(room, most)) };
}

/** How many lines end inside a word. */
export function breaksAtHyphens(lines: readonly string[]): number {
	return lines.slice(0, -1).filter((line) => /\S[-–—/]$/.test(line)).length;
}

/** Whether some word is wider than a whole line. */
export function hasBrokenWord(text: string, style: Style, width: number): boolean {
	return piecesOf(printable(text)).some((piece) => widthOf(piece.trimEnd(), style) > width);
}

/** Words with the blank after them; a hyphen or dash between letters ends a piece too. */
function piecesOf(text: string): string[] {
	return text.match(/[^ ]*?[\p{L}\p{N}][-–—/](?=\p{L}{2})|[^ ]+ +|[^ ]+$/gu) ?? [];
}

function cut(line: string, style: Style, width: number): string {
	const head = headOf(line, style, width - widthOf('…', style));
	const blank = head.lastIndexOf(' ');
	// A word is left out whole where that costs little.
	const whole = line[head.length] !== ' ' && blank > 0.6 * head.length ? head.slice(0, blank) : head;
	return `${whole.replace(/[\s\p{P}]+$/u, '')}…`;
}

/** As many letters of a line as fit, with their marks; at least one. */
function headOf(line: string, style: Style, width: number): string {
	let head = '';
	for (const letter of line.match(/.\p{M}*/gsu) ?? []) {
		if (head !== '' && widthOf(head + letter, style) > width) break;
		head += letter;
	}
	return head;
}
