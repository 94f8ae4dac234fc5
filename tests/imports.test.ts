import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { objection, roomOf } from '../scripts/rooms.mjs';
import { circles, crowdedFolders, readImports, shortestCircle } from './support/imports.ts';

/** What the reader finds in a made-up product, given by its files. */
function reading(files: Record<string, string>) {
	const root = mkdtempSync(join(tmpdir(), 'tandau-imports-'));
	folders.push(root);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	return readImports(root);
}

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('The reader of imports', () => {
	const page = 'src/routes/[lang=lang]/(voter)/+page.svelte';
	const target = { 'src/lib/match/tier.ts': '', 'src/routes/[lang=lang]/Row.svelte': '' };

	it.each([
		['a static import', `import { tier } from '$lib/match/tier.ts';`],
		['an import for its effect', `import '$lib/match/tier.ts';`],
		['an import of types alone', `import type { Tier } from '$lib/match/tier.ts';`],
		['a type named in place', `let tier: import('$lib/match/tier.ts').Tier;`],
		['a dynamic import', `const tier = await import('$lib/match/tier.ts');`],
		['a dynamic import in backquotes', 'const tier = await import(`$lib/match/tier.ts`);'],
		['a re-export', `export { tier } from '$lib/match/tier.ts';`],
		['a re-export of everything', `export * from '$lib/match/tier.ts';`],
		['a re-export of types', `export type { Tier } from '$lib/match/tier.ts';`],
		['a file as text', `import text from '$lib/match/tier.ts?raw';`],
		['a name without its ending', `import { tier } from '$lib/match/tier';`],
		['a name with the ending that JavaScript has', `import { tier } from '$lib/match/tier.js';`],
		['a pattern', `const all = import.meta.glob('$lib/match/*.ts');`],
		['several patterns', `const all = import.meta.glob(['/src/lib/{match,text}/t*.ts', '!**/*.test.ts']);`],
		['a pattern over folders', `const all = import.meta.glob('/src/lib/**/tier.ts', { eager: true });`],
	])('The reader finds %s.', (_, code) => {
		const { imports, faults } = reading({ ...target, 'src/lib/ui/line.ts': code });
		expect(faults).toEqual([]);
		expect(imports.get('src/lib/ui/line.ts')).toEqual(['src/lib/match/tier.ts']);
	});

	it('The reader finds the imports of a page in a folder with brackets, in both of its scripts and in its markup.', () => {
		const { imports, faults } = reading({
			...target,
			'src/lib/ui/Late.svelte': '',
			[page]: [
				`<script module lang="ts">import type { Tier } from '$lib/match/tier.ts';</script>`,
				`<script lang="ts" generics="T extends Array<Tier>">import Row from '../Row.svelte';</script>`,
				`{#await import('$lib/ui/Late.svelte') then { default: Late }}<Late />{/await}`,
				`<style>a > b { color: red }</style>`,
			].join('\n'),
		});
		expect(faults).toEqual([]);
		expect(imports.get(page)).toEqual([
			'src/lib/match/tier.ts',
			'src/lib/ui/Late.svelte',
			'src/routes/[lang=lang]/Row.svelte',
		]);
	});

	it('The reader leaves out packages, styles, and the code that SvelteKit and Paraglide generate.', () => {
		const { imports, faults } = reading({
			'src/lib/ui/line.css': '',
			'src/lib/text/paraglide/messages.js': `import './messages.js';`,
			'src/routes/+page.ts': [
				`import { z } from 'zod';`,
				`import type { PageLoad } from './$types';`,
				`import * as m from '$lib/text/paraglide/messages.js';`,
				`import '$lib/ui/line.css';`,
			].join('\n'),
		});
		expect(faults).toEqual([]);
		expect([...imports]).toEqual([['src/routes/+page.ts', []]]);
	});

	it('The reader does not mistake a comment or a string for an import.', () => {
		const code = `// import './gone.ts'\nconst text = "import './gone.ts'";`;
		const { imports, faults } = reading({ 'src/lib/ui/line.ts': code });
		expect(faults).toEqual([]);
		expect(imports.get('src/lib/ui/line.ts')).toEqual([]);
	});

	it('The reader names every import that it cannot follow.', () => {
		const { faults } = reading({
			'src/lib/ui/line.ts': `import './gone.ts';\nawait import(name);\nimport.meta.glob([pattern]);`,
		});
		expect(faults).toEqual([
			'src/lib/ui/line.ts imports a file whose name is not a literal',
			'src/lib/ui/line.ts imports ./gone.ts, which is not there',
		]);
	});

	it('The reader accepts a test that computes a name, because nobody imports a test.', () => {
		expect(reading({ 'src/lib/ui/line.test.ts': 'await import(name);' }).faults).toEqual([]);
	});
});

describe('The finder of circles', () => {
	it('The finder finds no circle in a tree, even if two paths lead to the same file.', () => {
		const { imports } = reading({
			'src/a.ts': `import './b.ts'; import './c.ts';`,
			'src/b.ts': `import './d.ts';`,
			'src/c.ts': `import './d.ts';`,
			'src/d.ts': '',
		});
		expect(circles(imports)).toEqual([]);
	});

	it('The finder finds a circle that consists of types only.', () => {
		const { imports } = reading({
			'src/a.ts': `import './b.ts';`,
			'src/b.ts': `import type { A } from './a.ts';`,
		});
		expect(circles(imports)).toEqual([['src/a.ts', 'src/b.ts']]);
	});

	it('The finder separates circles and shows the shortest path around each.', () => {
		const { imports } = reading({
			'src/a.ts': `import './b.ts'; import './x.ts';`,
			'src/b.ts': `import './c.ts';`,
			'src/c.ts': `import './a.ts'; import './b.ts';`,
			'src/x.ts': `import './y.svelte';`,
			'src/y.svelte': `<script>import './x.ts';</script>`,
		});
		const found = circles(imports);
		expect(found).toEqual([
			['src/a.ts', 'src/b.ts', 'src/c.ts'],
			['src/x.ts', 'src/y.svelte'],
		]);
		expect(found.map((group) => shortestCircle(imports, group))).toEqual([
			['src/b.ts', 'src/c.ts', 'src/b.ts'],
			['src/x.ts', 'src/y.svelte', 'src/x.ts'],
		]);
	});
});

it('A folder is crowded by its modules, not by its tests, declarations, styles or pages.', () => {
	const { imports } = reading({
		'src/routes/a.ts': '',
		'src/routes/B.svelte': '',
		'src/routes/C.svelte.ts': '',
		'src/routes/a.test.ts': '',
		'src/routes/d.d.ts': '',
		'src/routes/e.css': '',
		'src/routes/+page.svelte': '',
		'src/routes/+page.server.ts': '',
		'src/routes/below/f.ts': '',
	});
	expect(crowdedFolders(imports, 3)).toEqual([]);
	expect(crowdedFolders(imports, 2)).toEqual([['src/routes', 3]]);
});

describe('The table of rooms', () => {
	it('The table finds a room by its folder or by its file.', () => {
		expect(roomOf('src/lib/match/tier.ts')).toBe('match');
		expect(roomOf('src/lib/server/store/schema/people.ts')).toBe('server/store');
		expect(roomOf('src/lib/server/chores.ts')).toBe('server/chores');
		expect(roomOf('src/hooks.server.ts')).toBe('hooks.server');
		expect(roomOf('src/lib/matching/tier.ts')).toBeNull();
		expect(roomOf('scripts/test.mjs')).toBeNull();
	});

	it.each([
		['src/lib/election/ballot.ts', 'src/lib/match/tier.ts', null],
		['src/lib/match/tier.ts', 'src/lib/election/ballot.ts', 'match may not import election'],
		[
			'src/lib/server/store/clock.ts',
			'src/lib/server/letter/post.ts',
			'server/store may not import server/letter',
		],
		['src/lib/server/letter/post.ts', 'src/lib/server/store/clock.ts', null],
		['src/lib/ui/Line.svelte', 'src/lib/server/store/clock.ts', 'ui may not import server/store'],
		['src/lib/voter/Sheet.svelte.ts', 'src/lib/ui/Line.svelte', 'voter may not import ui'],
		['src/lib/ui/Line.svelte', 'src/routes/Column.svelte', 'ui may not import routes'],
		['src/lib/ui/line.ts', 'tests/support/imports.ts', 'the product may not import its tests'],
		['src/lib/ui/line.ts', 'src/lib/ui/line.test.ts', 'tests may not be imported'],
		[
			'src/lib/kitchen/knife.ts',
			'src/lib/ui/line.ts',
			'src/lib/kitchen/knife.ts is in no room of scripts/rooms.mjs',
		],
		['src/routes/portal/link/[token]/+page.svelte', 'src/routes/portal/Column.svelte', null],
		[
			'src/routes/portal/+page.svelte',
			'src/routes/desk/Column.svelte',
			'a route may not import the route beside it',
		],
		['src/lib/match/tier.test.ts', 'src/lib/election/ballot.ts', null],
		['src/lib/server/store/clock.test.ts', 'tests/support/databases.ts', null],
		['src/lib/server/store/clock.test.ts', 'src/lib/ui/line.ts', 'tests of server/store may not import ui'],
	])('The table decides whether %s may import %s.', (importer, imported, expected) => {
		expect(objection(importer, imported)).toBe(expected);
	});
});

describe('The house', () => {
	const { imports, faults } = readImports('.');

	it('The house is read as a whole.', () => {
		expect(faults).toEqual([]);
		expect(imports.size).toBeGreaterThan(300);
	});

	it('The house has no circle of files, not even one of types only.', () => {
		expect(circles(imports).map((group) => shortestCircle(imports, group))).toEqual([]);
	});

	it('The rooms import only rooms before them.', () => {
		const objections = [...imports].flatMap(([importer, all]) =>
			all.flatMap((imported) => {
				const found = objection(importer, imported);
				return found === null ? [] : [`${importer} imports ${imported}: ${found}`];
			}),
		);
		expect(objections).toEqual([]);
	});

	it('No folder has more than twelve modules.', () => {
		expect(crowdedFolders(imports, 12)).toEqual([]);
	});
});
