import { tidy } from '../election/words.ts';
import advances from './advances.json' with { type: 'json' };

// Typesetting without a browser: lines are broken by the letter widths of our own fonts (`advances`), so that every
// device and the server break them alike.

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
/** Longer than any text that fits a picture; limits the time for others. */
const mostLetters = 1000;

/**
 * A text as it can be printed: on one line, without invisible characters and marks that change the text direction,
 * and only with letters that our fonts have. A run of others (another script, an emoji) becomes `…`, to show that
 * something is left out. So does a text of which nothing is visible, so that no row is without a name.
 */
export function printable(text: string): string {
	const seen = tidy(text.slice(0, 4 * mostLetters))
		.replace(/[\u00a0\u202f]/g, '\u00a0')
		.replace(/[\n\p{Zs}]/gu, (blank) => (blank === '\u00a0' ? blank : ' '))
		.replace(/[\u2010\u2011]/g, '-')
		// Format, private and unassigned characters; then all marks except an acute accent.
		.replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
		.replace(/\p{M}+/gu, (marks) => (marks.includes(acute) ? acute : ''));
	const known = Array.from(seen, (letter) => (letters.has(letter) ? letter : '\ufffd')).join('');
	const shown = known
		.replace(/\ufffd[\ufffd \u0301]*\ufffd|\ufffd\u0301?/g, '…')
		.replace(/ +/g, ' ')
		.replace(/^[ \u0301]+| +$/g, '')
		.slice(0, mostLetters);
	return shown === '' && text.trim() !== '' ? '…' : shown;
}

/** Pixels from the first letter's edge to the last one's. The text must be `printable`. */
export function widthOf(text: string, { face, size, tracking = 0 }: Style): number {
	const widths = faces.get(face);
	let ems = 0;
	for (const letter of text) ems += (widths?.get(letter) ?? 1) + tracking;
	return ems * size;
}

/**
 * Breaks a text into at most `most` lines of at most `width` pixels. Only a word that is wider than a line is broken.
 * A text that does not fit ends in `…`.
 */
export function wrap(text: string, style: Style, width: number, most = Infinity): string[] {
	return limited(linesOf(piecesOf(text, style), style, width), style, width, most);
}

/** Like `wrap`, but with lines as even as possible without adding any. */
export function wrapEvenly(text: string, style: Style, width: number, most = Infinity): string[] {
	const pieces = piecesOf(text, style);
	const lines = linesOf(pieces, style, width);
	if (lines.length < 2 || lines.length > most || widest(pieces) > width)
		return limited(lines, style, width, most);
	const hyphens = breaksAtHyphens(lines);
	let [low, high] = [Math.max(width / 2, widest(pieces)), width];
	let even = lines;
	while (high - low > 4) {
		const middle = (low + high) / 2;
		const tried = linesOf(pieces, style, middle);
		if (tried.length <= lines.length && breaksAtHyphens(tried) <= hyphens) [high, even] = [middle, tried];
		else low = middle;
	}
	return even;
}

/** The text in one line, cut off if it is too long. */
export function oneLine(text: string, style: Style, width: number): string {
	const line = printable(text);
	return widthOf(line, style) <= width ? line : cut(line, style, width);
}

/**
 * The largest of `sizes` (given from the largest down) in which the text fits into `width` × `height` pixels without a broken
 * word; else the smallest, cut off at the end.
 *
 * @param box `leading`: line height, in ems
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

/** Whether any word is wider than a line. */
export function hasBrokenWord(text: string, style: Style, width: number): boolean {
	return widest(piecesOf(text, style)) > width;
}

/** A word with the blank after it; a hyphen or dash between letters ends a piece too. Pixels. */
interface Piece {
	text: string;
	width: number;
	withoutBlank: number;
}

function piecesOf(text: string, style: Style): Piece[] {
	const pieces = printable(text).match(/[^ ]*?[\p{L}\p{N}][-–—/](?=\p{L}{2})|[^ ]+ +|[^ ]+$/gu) ?? [];
	return pieces.map((piece) => ({
		text: piece,
		width: widthOf(piece, style),
		withoutBlank: widthOf(piece.trimEnd(), style),
	}));
}

function widest(pieces: readonly Piece[]): number {
	return Math.max(0, ...pieces.map(({ withoutBlank }) => withoutBlank));
}

function linesOf(pieces: readonly Piece[], style: Style, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	let filled = 0;
	for (const piece of pieces) {
		if (line !== '' && filled + piece.withoutBlank > width) {
			lines.push(line.trimEnd());
			[line, filled] = ['', 0];
		}
		line += piece.text;
		filled += piece.width;
		if (piece.withoutBlank <= width) continue;
		while (widthOf(line.trimEnd(), style) > width) {
			const head = headOf(line, style, width);
			lines.push(head);
			line = line.slice(head.length);
		}
		filled = widthOf(line, style);
	}
	if (line.trimEnd() !== '') lines.push(line.trimEnd());
	return lines;
}

function limited(lines: string[], style: Style, width: number, most: number): string[] {
	if (lines.length <= most) return lines;
	// The rest is joined to the last line again, so that the line is full before it is cut off.
	const rest = lines.slice(most - 1).reduce((said, one) => said + (/[-–—/]$/.test(said) ? '' : ' ') + one);
	return [...lines.slice(0, most - 1), cut(rest, style, width)];
}

function cut(line: string, style: Style, width: number): string {
	const head = headOf(line, style, width - widthOf('…', style));
	const blank = head.lastIndexOf(' ');
	// Leaves out the whole last word if that costs little.
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
