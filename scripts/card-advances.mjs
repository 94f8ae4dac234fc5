// Measures the letters of the shared pictures: `node scripts/card-advances.mjs` writes src/lib/card/advances.json.
// Run it again when @expo-google-fonts/onest or @expo-google-fonts/literata change: the server draws with these
// files, and the pages' fonts (src/lib/ui/fonts) are of the same families and weights. With `--check` it writes
// nothing, and fails when the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';

const faces = {
	sans500: 'onest/500Medium/Onest_500Medium.ttf',
	sans600: 'onest/600SemiBold/Onest_600SemiBold.ttf',
	serif500: 'literata/500Medium/Literata_500Medium.ttf',
};
const target = new URL('../src/lib/card/advances.json', import.meta.url);

const measured = Object.entries(faces).map(([name, file]) => ({ name, advances: measure(file) }));
// One set of letters for all faces, so that a text can be shown anywhere in a picture or nowhere.
const shared = [...measured[0].advances.keys()]
	.filter((code) => measured.every(({ advances }) => advances.has(code)) && isPlain(code))
	.sort((a, b) => a - b);
const grouped = Object.fromEntries(measured.map(({ name, advances }) => [name, group(advances)]));
const written = `${asVisible(JSON.stringify(grouped, null, '\t'))}\n`;

if (!process.argv.includes('--check')) writeFileSync(target, written);
else if (readFileSync(target, 'utf8') !== written) {
	console.error('src/lib/card/advances.json does not match the fonts: run node scripts/card-advances.mjs');
	process.exit(1);
}

/** Thousandths of an em by code point. */
function measure(path) {
	const file = new URL(`../node_modules/@expo-google-fonts/${path}`, import.meta.url);
	const tables = tablesOf(readFileSync(file));
	const unitsPerEm = tables.get('head').readUInt16BE(18);
	const metrics = tables.get('hhea').readUInt16BE(34);
	const advances = new Map();
	for (const [code, glyph] of glyphsOf(tables.get('cmap'))) {
		const advance = tables.get('hmtx').readUInt16BE(4 * Math.min(glyph, metrics - 1));
		advances.set(code, Math.round((1000 * advance) / unitsPerEm));
	}
	return advances;
}

/** The tables of a TrueType file by their names (OpenType 1.9, "Font file"). */
function tablesOf(file) {
	const tables = new Map();
	for (let index = 0; index < file.readUInt16BE(4); index++) {
		const entry = 12 + 16 * index;
		const [offset, length] = [8, 12].map((field) => file.readUInt32BE(entry + field));
		tables.set(file.toString('latin1', entry, entry + 4), file.subarray(offset, offset + length));
	}
	return tables;
}

/** Glyphs by code point, from a `cmap` of format 4 (OpenType 1.9), which covers the first plane. */
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

/** Whether a letter is visible and not for private use. */
function isPlain(code) {
	return /^[\p{L}\p{N}\p{P}\p{S}\u0020\u00a0\u0301]$/u.test(String.fromCharCode(code)) && code < 0xe000;
}

/** The letters by their width. */
function group(advances) {
	const letters = {};
	for (const code of shared) {
		const width = advances.get(code);
		letters[width] = (letters[width] ?? '') + String.fromCharCode(code);
	}
	return letters;
}

function asVisible(text) {
	return text.replaceAll('\u00a0', '\\u00a0').replaceAll('\u0301', '\\u0301');
}
