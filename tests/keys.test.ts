import { readdirSync, readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { expect, it } from 'vitest';

// Two equal keys in one list make Svelte throw, and the page stays blank. Texts of a pack or a person may be equal: two
// topics of one name, one link twice. So a list is keyed by its index or by what names its items. This test knows names
// by the words of the code: a variable that is called `slug` is taken for one.

/** What is unique among its kind, because the database, a pack's check or the code makes it so. */
const identities = ['slug', 'id', 'index', 'code', 'number', 'key', 'contest', 'statement', 'topic', 'row'];

/** Values of a closed set, each of which is in a list once. */
const choices = [
	...['language', 'tongue', 'stance', 'step', 'steps', 'kind', 'tier', 'relation', 'theme', 'shade', 'phase'],
	...[
		'feature',
		'method',
		'rule',
		'action',
		'part',
		'reason',
		'choice',
		'group',
		'state',
		'nomination',
		'size',
	],
	...['isYou', 'route', 'folder'],
];

type Expression = AST.EachBlock['expression'];

it('No list of any page is keyed by a text that two items may share.', () => {
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.svelte'),
	);
	expect(files.length).toBeGreaterThan(200);
	const wrong = files.flatMap((file) =>
		keysIn(readFileSync(`src/${file}`, 'utf8')).map((key) => `${file}: ${key}`),
	);
	expect(wrong).toEqual([]);
}, 60_000);

it.each(['name', 'topic.name.text', 'link', '`${a.slug} ${a.text}`', 'sentence', 'say(topic.slug)', 'a + b'])(
	'A list that is keyed by %s is found.',
	(key) => {
		expect(keysIn(`{#each list as item, index (${key})}{/each}`)).toEqual([key]);
	},
);

it.each(['index', 'slug', 'topic.slug', '`${a.part} ${a.id}`', 'group.kind + group.tier'])(
	'A list may be keyed by %s.',
	(key) => {
		expect(keysIn(`{#if true}{#each list as item, index (${key})}{/each}{/if}`)).toEqual([]);
	},
);

/** The keys of lists in a component that name nothing, as they are written. */
function keysIn(source: string): string[] {
	const wrong: string[] = [];
	walk(parse(source, { modern: true }).fragment, (block) => {
		if (!block.key || isName(block.key, block.index)) return;
		const { start, end } = spanOf(block.key);
		wrong.push(source.slice(start, end));
	});
	return wrong;
}

function isName(key: Expression, index: string | undefined): boolean {
	switch (key.type) {
		case 'Identifier':
			return key.name === index || isNaming(key.name);
		case 'MemberExpression':
			return key.property.type === 'Identifier' && isNaming(key.property.name);
		case 'TemplateLiteral':
			return key.expressions.every((part) => isName(part, index));
		case 'BinaryExpression':
			return (
				key.left.type !== 'PrivateIdentifier' && [key.left, key.right].every((part) => isName(part, index))
			);
		default:
			return false;
	}
}

function isNaming(word: string): boolean {
	return identities.includes(word) || choices.includes(word);
}

function spanOf(node: object): { start: number; end: number } {
	return { start: 'start' in node ? Number(node.start) : 0, end: 'end' in node ? Number(node.end) : 0 };
}

function walk(node: unknown, visit: (block: AST.EachBlock) => void): void {
	if (typeof node !== 'object' || node === null) return;
	if (isEach(node)) visit(node);
	for (const part of Object.values(node)) walk(part, visit);
}

function isEach(node: object): node is AST.EachBlock {
	return 'type' in node && node.type === 'EachBlock';
}
