// Measures the letters of the shared pictures: `node scripts/card-advances.mjs` writes src/lib/card/advances.ts.
// To be run anew when @fontsource/onest or @fontsource/literata change. The server draws with these very files; the pages'
// own fonts (src/lib/ui/fonts) are made of the same families and weights.
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const faces = [
	{ name: 'sans500', family: 'onest', weight: 500 },
	{ name: 'sans600', family: 'onest', weight: 600 },
	{ name: 'serif500', family: 'literata', weight: 500 },
];
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'];
const target = new URL('../src/lib/card/advances.ts', import.meta.url);

const measured = faces.map((face) => ({ ...face, advances: measure(face) }));
// One set of letters for all faces: what can be said on a picture does not depend on where it stands there.
const shared = [...measured[0].advances.keys()]
	.filter((code) => measured.every(({ advances }) => advances.has(code)) && isPlain(code))
	.sort((a, b) => a - b);

writeFileSync(
	target,
	`// Made by scripts/card-advances.mjs, not by hand.

/** How wide letters are, in thousandths of the font's size, by face: all letters of one width together. */
export const advances = {
${measured.map(({ name, advances }) => `\t${name}: {\n${grouped(advances)}\t},\n`).join('')}};
`,
);

/** Thousandths of an em by code point, over all subsets of one weight. */
function measure({ family, weight }) {
	const advances = new Map();
	for (const subset of subsets) {
		const file = `../node_modules/@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`;
		const tables = tablesOf(readFileSync(new URL(file, import.meta.url)));
		const unitsPerEm = tables.get('head').readUInt16BE(18);
		const metrics = tables.get('hhea').readUInt16BE(34);
		for (const [code, glyph] of glyphsOf(tables.get('cmap'))) {
			const advance = tables.get('hmtx').readUInt16BE(4 * Math.min(glyph, metrics - 1));
			if (!advances.has(code)) advances.set(code, Math.round((1000 * advance) / unitsPerEm));
		}
	}
	return advances;
}

/** WOFF 1.0, §3 and §4. */
function tablesOf(file) {
	const tables = new Map();
	for (let index = 0; index < file.readUInt16BE(12); index++) {
		const entry = 44 + 20 * index;
		const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(entry + field));
		const data = file.subarray(offset, offset + packed);
		tables.set(file.toString('latin1', entry, entry + 4), packed < length ? inflateSync(data) : data);
	}
	return tables;
}

/** Glyphs by code point, from a `cmap` of format 4 (OpenType 1.9): all of ours lie in the first plane. */
function* glyphsOf(cmap) {
	const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
		cmap.readUInt32BE(8 + 8 * index),
	);
	const table = offsets.map((offset) => cmap.subarray(offset)).find((one) => one.readUInt16BE(0) === 4);
	const segments = table.readUInt16BE(6) / 2;
	for (let segment = 0; segment < segments; segment++) {
		const at = (array) => 14 + 2 * (array * segments + segment) + (array > 0 ? 2 : 0);
		const [last, first, delta, range] = [0, 1, 2, 3].map((array) => table.readUInt16BE(at(array)));
		for (let code = first; code <= last && code < 0xffff; code++) {
			const direct = range === 0;
			const glyph = direct ? code : table.readUInt16BE(at(3) + range + 2 * (code - first));
			if (direct || glyph !== 0) {
				const found = (glyph + delta) & 0xffff;
				if (found !== 0) yield [code, found];
			}
		}
	}
}

/** Nothing that is not seen, and nothing that a font has for its own use. */
function isPlain(code) {
	return /^[\p{L}\p{N}\p{P}\p{S}\u0020\u00a0\u0301]$/u.test(String.fromCharCode(code)) && code < 0xe000;
}

function grouped(advances) {
	const widths = new Map();
	for (const code of shared) {
		const width = advances.get(code);
		widths.set(width, (widths.get(width) ?? '') + String.fromCharCode(code));
	}
	return [...widths]
		.sort(([a], [b]) => a - b)
		.map(([width, letters]) => `\t\t${width}: ${quoted(letters)},\n`)
		.join('');
}

/** As Prettier writes it. */
function quoted(letters) {
	const plain = letters
		.replaceAll('\\', '\\\\')
		.replaceAll('\u00a0', '\\u00a0')
		.replaceAll('\u0301', '\\u0301');
	return plain.includes("'") && !plain.includes('"') ? `"${plain}"` : `'${plain.replaceAll("'", "\\'")}'`;
}
