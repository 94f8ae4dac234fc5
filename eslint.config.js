import svelte from 'eslint-plugin-svelte';
import { globalIgnores } from 'eslint/config';
import { posix, relative } from 'node:path';
import ts from 'typescript-eslint';
import { objection } from './scripts/rooms.mjs';
import svelteConfig from './svelte.config.js';

/** Reports imports that the table of rooms does not allow (docs/house.md). */
const house = {
	rules: {
		rooms: {
			create(context) {
				const importer = relative(import.meta.dirname, context.filename).replaceAll('\\', '/');
				const check = (source) => {
					if (typeof source?.value !== 'string') return;
					const name = source.value.replace(/^\$lib\//, '/src/lib/');
					if (!/^\.?\.?\//.test(name)) return;
					const imported = name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(importer), name);
					const message = objection(importer, imported);
					if (message) context.report({ node: source, message: `${message} (scripts/rooms.mjs)` });
				};
				return {
					ImportDeclaration: ({ source }) => check(source),
					ExportNamedDeclaration: ({ source }) => check(source),
					ExportAllDeclaration: ({ source }) => check(source),
					ImportExpression: ({ source }) => check(source),
					TSImportType: ({ source }) => check(source),
				};
			},
		},
	},
};

/** Forbids imports whose names match. */
function noImports(regex, message) {
	return { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] };
}

export default ts.config(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'.data*/',
		'src/lib/text/paraglide/',
		'tests/.output/',
		'drizzle/migrations/',
	]),
	ts.configs.strict,
	ts.configs.stylistic,
	svelte.configs.recommended,
	{
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-empty-function': 'off',
			// Addresses are made with resolve() where they begin, and handed on.
			'svelte/no-navigation-without-resolve': [
				'error',
				{ ignoreLinks: true, ignorePushState: true, ignoreReplaceState: true },
			],
			eqeqeq: 'error',
			'no-console': ['error', { allow: ['error', 'warn'] }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
	{ files: ['src/**'], plugins: { house }, rules: { 'house/rooms': 'error' } },
	{
		files: ['src/lib/match/**'],
		ignores: ['**/*.test.ts'],
		rules: noImports('^(?!\\.\\.?/)', 'match imports nothing at all.'),
	},
	{
		files: ['src/lib/election/**'],
		ignores: ['**/*.test.ts'],
		rules: noImports('^(?!\\.|zod$|csv-parse)', 'election imports match and zod only.'),
	},
	{
		// Old phones run these (scripts/build-options.mjs): the build adapts the syntax to them, not what they lack.
		files: ['**/*.svelte', '**/*.svelte.ts', 'src/lib/{ui,text,match}/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'MemberExpression[property.name=/^(toSorted|toReversed|toSpliced|canParse|groupBy|withResolvers|fromAsync)$/]',
					message: 'Chromium 106, Safari 16 or Firefox 110 does not have this.',
				},
			],
		},
	},
	{
		// Its loops run over typed arrays, where an index is the quickest.
		files: ['src/lib/match/**'],
		rules: { '@typescript-eslint/prefer-for-of': 'off' },
	},
	{
		// Inside a transaction only the transaction may be used: on the embedded database the outer one waits for ever.
		files: ['src/lib/server/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						"CallExpression[callee.property.name='transaction'] ArrowFunctionExpression Identifier[name='db']",
					message: 'Use the transaction, not the outer database: PGlite would wait for ever.',
				},
			],
		},
	},
	{
		files: ['src/cli/**', 'scripts/**', 'tests/**', 'drizzle/**', 'src/hooks.server.ts'],
		rules: { 'no-console': 'off' },
	},
);
