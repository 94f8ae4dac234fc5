import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** The imports of each file: paths from the root, with slashes. Packages, styles and generated code are left out. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export interface Reading {
	imports: Imports;
	/** Imports that could not be followed, as sentences. */
	faults: string[];
}

/** Generated code: Paraglide's messages, and the types that SvelteKit writes beside each route. */
const generated = /(^src\/lib\/text\/paraglide\/|\/\$types(\.d\.ts|\.js)?$)/;

/** A Svelte file's script; a generic parameter in its attributes may hold a `>`. */
const script = /<script(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/script>/g;

const module = /\.(ts|js|mjs|svelte)$/;

/**
 * Reads every import of the modules below `folder`: static, dynamic, type-only, re-exported, of files as text
 * (`?raw`) and by pattern (`import.meta.glob`); in scripts and in the markup of Svelte files.
 *
 * @param root the repository's root
 */
export function readImports(root: string, folder = 'src'): Reading {
	const files = filesBelow(root, folder).filter((file) => module.test(file) && !generated.test(file));
	const faults: string[] = [];
	const imports = new Map(
		files.map((file) => {
			const { named, globs, unread } = importsIn(file, readFileSync(join(root, file), 'utf8'));
			if (unread > 0 && !file.endsWith('.test.ts'))
				faults.push(`${file} imports a file whose name is not a literal`);
			const found = named.flatMap((name) => {
				const path = localPath(file, name);
				if (path === null || generated.test(path)) return [];
				const imported = resolve(root, path);
				if (imported === null) faults.push(`${file} imports ${name}, which is not there`);
				return imported === null ? [] : [imported];
			});
			const matched = globs.flatMap((glob) => {
				const pattern = asPattern(localPath(file, glob) ?? posix.join('.', glob));
				return filesBelow(root, folder).filter((candidate) => pattern.test(candidate));
			});
			const all = new Set([...found, ...matched].filter((imported) => module.test(imported)));
			all.delete(file);
			return [file, [...all].sort()] as const;
		}),
	);
	return { imports, faults };
}

/** Groups of files that import each other in a circle, the largest first (Tarjan 1972: strongly connected components). */
export function circles(imports: Imports): string[][] {
	const found: string[][] = [];
	const order = new Map<string, number>();
	const lowest = new Map<string, number>();
	const open: string[] = [];

	const visit = (file: string): number => {
		const own = order.size;
		order.set(file, own);
		lowest.set(file, own);
		open.push(file);
		for (const imported of imports.get(file) ?? []) {
			const seen = order.get(imported);
			const reached = seen === undefined ? visit(imported) : open.includes(imported) ? seen : own;
			lowest.set(file, Math.min(lowest.get(file) ?? own, reached));
		}
		const low = lowest.get(file) ?? own;
		if (low === own) {
			const group = open.splice(open.indexOf(file));
			if (group.length > 1) found.push(group.sort());
		}
		return low;
	};
	for (const file of imports.keys()) if (!order.has(file)) visit(file);
	return found.sort((one, other) => other.length - one.length);
}

/** A shortest circle within such a group; the first file is also the last. */
export function shortestCircle(imports: Imports, group: readonly string[]): string[] {
	const paths = group.map((start) => {
		const queue: string[][] = [[start]];
		const seen = new Set<string>();
		for (let path = queue.shift(); path; path = queue.shift()) {
			for (const next of imports.get(path.at(-1) ?? start) ?? []) {
				if (next === start) return [...path, start];
				if (!group.includes(next) || seen.has(next)) continue;
				seen.add(next);
				queue.push([...path, next]);
			}
		}
		return [];
	});
	return paths.reduce((shortest, path) => (path.length < shortest.length ? path : shortest));
}

/**
 * Folders with more than `most` modules, and how many they have. Tests, declarations (`.d.ts`) and the files that
 * SvelteKit names (`+page.svelte`, `+server.ts` …) do not count.
 */
export function crowdedFolders(imports: Imports, most: number): [folder: string, modules: number][] {
	const numbers = new Map<string, number>();
	for (const file of imports.keys()) {
		const name = posix.basename(file);
		if (/\.test\.ts$|\.d\.ts$/.test(name) || name.startsWith('+')) continue;
		const folder = posix.dirname(file);
		numbers.set(folder, (numbers.get(folder) ?? 0) + 1);
	}
	return [...numbers].filter(([, modules]) => modules > most).sort(([, one], [, other]) => other - one);
}

/** The names in a file's imports: literal ones, patterns, and how many are computed at run time. */
function importsIn(file: string, text: string): { named: string[]; globs: string[]; unread: number } {
	const isSvelte = file.endsWith('.svelte');
	const scripts = isSvelte ? [...text.matchAll(script)].map(([, inside]) => inside ?? '') : [text];
	const markup = isSvelte ? text.replace(script, '') : '';
	const [named, globs]: [string[], string[]] = [[], []];
	let unread = 0;
	for (const code of scripts) {
		const visit = (node: ts.Node): void => {
			if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
				if (node.moduleSpecifier && ts.isStringLiteralLike(node.moduleSpecifier))
					named.push(node.moduleSpecifier.text);
			} else if (ts.isImportTypeNode(node)) {
				if (ts.isLiteralTypeNode(node.argument) && ts.isStringLiteralLike(node.argument.literal))
					named.push(node.argument.literal.text);
			} else if (ts.isCallExpression(node)) {
				const [argument] = node.arguments;
				const isGlob = node.expression.getText(source) === 'import.meta.glob';
				if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
					if (argument && ts.isStringLiteralLike(argument)) named.push(argument.text);
					else unread++;
				} else if (isGlob && argument) {
					const patterns = ts.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument];
					for (const pattern of patterns) {
						if (ts.isStringLiteralLike(pattern)) globs.push(pattern.text);
						else unread++;
					}
				}
			}
			ts.forEachChild(node, visit);
		};
		const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, false, kindOf(file));
		visit(source);
	}
	for (const [, name] of markup.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]\s*\)/g))
		if (name) named.push(name);
	return { named, globs: globs.filter((glob) => !glob.startsWith('!')), unread };
}

function kindOf(file: string): ts.ScriptKind {
	return /\.m?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

/** The path of an import within the repository; null for a package. */
function localPath(importer: string, name: string): string | null {
	const bare = name.replace(/\?.*$/, '');
	if (bare === '$lib' || bare.startsWith('$lib/')) return posix.join('src/lib', bare.slice('$lib'.length));
	if (bare.startsWith('/')) return bare.slice(1);
	return bare.startsWith('.') ? posix.join(posix.dirname(importer), bare) : null;
}

/** The file at a path, with or without its ending; null if there is none. */
function resolve(root: string, path: string): string | null {
	const endings = ['', '.ts', '.svelte.ts', '.js', '.mjs', '.svelte', '/index.ts'];
	const candidates = [
		...endings.map((ending) => path + ending),
		...(path.endsWith('.js') ? [path.replace(/\.js$/, '.ts')] : []),
	];
	const isFile = (candidate: string) => {
		const place = join(root, candidate);
		return existsSync(place) && statSync(place).isFile();
	};
	return candidates.find(isFile) ?? null;
}

/** A pattern as in Vite: `*` within a name, `**` across folders, `{one,other}`. */
function asPattern(glob: string): RegExp {
	const parts = glob.split(/(\*\*\/|\*|\{[^}]*\})/).map((part) => {
		if (part === '**/') return '(.*/)?';
		if (part === '*') return '[^/]*';
		if (part.startsWith('{')) return `(${part.slice(1, -1).split(',').map(literally).join('|')})`;
		return literally(part);
	});
	return new RegExp(`^${parts.join('')}$`);
}

function literally(text: string): string {
	return text.replace(/[.+?^$()[\]{}|\\]/g, '\\$&');
}

function filesBelow(root: string, folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		return entry.isDirectory() ? filesBelow(root, path) : [path];
	});
}
