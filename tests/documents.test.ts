import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'oxfmt';
import { describe, expect, test } from 'vitest';
import { rooms } from '../scripts/rooms.mjs';
import { electionForm, profilesForm, statementsForm } from '../src/lib/pack/form.ts';
import { fileNames, sheets } from '../src/lib/pack/read.ts';

const documents = [
	'README.md',
	'src/lib/match/README.md',
	'drizzle/packs/README.md',
	...readdirSync('docs').map((name) => `docs/${name}`),
];
const read = (path: string) => readFileSync(path, 'utf8');

describe.each(documents)('%s', (document) => {
	test('Every link leads to a file, and to a heading that is in it.', () => {
		const broken = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, link = '']) => link)
			.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(document, link));
		expect(broken).toEqual([]);
	});

	test('Every path that it names is there.', () => {
		const paths = [...read(document).matchAll(/`((?:src|docs|drizzle|scripts|tests)\/[^`\s{}…]*)`/g)]
			.map(([, path = '']) => path)
			.filter((path) => !existsSync(path));
		expect(paths).toEqual([]);
	});
});

test('The README has at most 150 lines.', () => {
	expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
});

test('Every word of the vocabulary is in the file that defines it.', () => {
	const rows = [...read('docs/words.md').matchAll(/^\| ([^|]+?) +\| [^|]+ \| `([^`]+)` *\|$/gm)];
	expect(rows.length).toBeGreaterThan(60);
	const lost = rows
		.map(([, word = '', file = '']) => ({ word, file }))
		.filter(({ word, file }) => !existsSync(file) || !mentions(`${file}\n${read(file)}`, word));
	expect(lost).toEqual([]);
});

test('The README of the arithmetic names every file of it.', () => {
	const arithmetic = read('src/lib/match/README.md');
	const files = readdirSync('src/lib/match').filter((name) => /(?<!\.test)\.ts$/.test(name));
	expect(files.filter((name) => !arithmetic.includes(`\`${name}\``))).toEqual([]);
});

test('The house names every room.', () => {
	const house = read('docs/house.md');
	const names = Object.keys(rooms).map((room) => room.replace('server/', ''));
	expect(names.filter((name) => !new RegExp(`[\`/]${name}[\`.\\]]`).test(house))).toEqual([]);
});

test('The house says of the pure rooms which they may import, and of the server in which order its rooms are.', () => {
	const [, house = ''] = read('docs/house.md').split('## Which room may import which');
	for (const room of ['match', 'election', 'spreadsheet', 'pack', 'card', 'link', 'text']) {
		const cell = new RegExp(`^\\| \`${room}\` +\\| (.+?) +\\|$`, 'm').exec(house)?.[1] ?? '';
		expect([room, namesIn(cell)]).toEqual([room, rooms[room]]);
	}
	const order = /^The rooms of the server, in order: ([^.]+)\./m.exec(house)?.[1] ?? '';
	const server = Object.keys(rooms).filter((room) => room.startsWith('server/'));
	expect(namesIn(order).map((name) => `server/${name}`)).toEqual(server);
});

test('The description of packs names every file, column and key.', () => {
	const description = read('docs/pack.md');
	const shapes = [electionForm(['kk']), statementsForm(['kk']).element, profilesForm(['kk']).element];
	const names = [
		...fileNames,
		...Object.values(sheets).flatMap(({ columns }) => columns),
		...shapes.flatMap(({ shape }) => Object.keys(shape)),
	];
	expect(names.filter((name) => !description.includes(name))).toEqual([]);
});

test('The description of packs has the tables as they are read. (`npx vitest run -u tests/documents.test.ts` writes them.)', async () => {
	const description = read('docs/pack.md');
	const rows = Object.entries(sheets).map(([file, sheet]) => {
		const cells = sheet.columns.map((column) => {
			const name = sheet.needed.includes(column) ? `**\`${column}\`**` : `\`${column}\``;
			const note = 'notes' in sheet ? sheet.notes.get(column) : '';
			return note ? `${name} (${note})` : name;
		});
		return `| \`${file}\` | ${cells.join(', ')} |`;
	});
	const table = ['| file | columns |', '| --- | --- |', ...rows].join('\n');
	const written = description.replace(/(?<=^## The tables\n\n)(\|.*\n)+/m, `${table}\n`);
	const { ignorePatterns: _, ...options } = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8'));
	const { code } = await format('docs/pack.md', written, options);
	await expect(code).toMatchFileSnapshot('../docs/pack.md');
});

test('The page for operators names every command.', () => {
	const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
	const operate = read('docs/operate.md');
	const commands = Object.keys(scripts).filter(
		(name) => !(name.replace(/^pre/, '') in scripts && name.startsWith('pre')),
	);
	const spelt = (name: string) => new RegExp(`npm (run (--silent )?)?${name}\\b`);
	expect(commands.filter((name) => !spelt(name).test(operate))).toEqual([]);
});

/** @param link as written: a path from the document's folder, a heading, or both */
function leadsSomewhere(document: string, link: string): boolean {
	const [path = '', heading] = link.split('#');
	const target = path === '' ? document : join(dirname(document), path);
	if (!existsSync(target)) return false;
	return heading === undefined || (statSync(target).isFile() && headingsIn(read(target)).includes(heading));
}

/** The form in GitHub's addresses: lower case, no punctuation, hyphens for spaces. */
function headingsIn(text: string): string[] {
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);
}

/** What is written as code. */
function namesIn(text: string): string[] {
	return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** Whether the text has the word, in any of the spellings of code: `answer sheet` is also `AnswerSheet` and `answer_sheet`. */
function mentions(text: string, word: string): boolean {
	return word.split(', ').every((one) => new RegExp(one.replaceAll(' ', '[ _-]?'), 'i').test(text));
}
