import svelte from 'eslint-plugin-svelte';
import { globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Which rooms of the house a room may not reach. Imports point one way: match ← election ← pack, card, link ← server; those and text ← voter ← ui ← routes. */
const rooms = {
	match: [
		'election',
		'spreadsheet',
		'pack',
		'card',
		'link',
		'text',
		'voter',
		'server',
		'ui',
		'cli',
		'routes',
	],
	election: ['spreadsheet', 'pack', 'card', 'link', 'text', 'voter', 'server', 'ui', 'cli', 'routes'],
	spreadsheet: ['pack', 'card', 'link', 'text', 'voter', 'server', 'ui', 'cli', 'routes'],
	pack: ['card', 'link', 'text', 'voter', 'server', 'ui', 'cli', 'routes'],
	card: ['pack', 'link', 'text', 'voter', 'server', 'ui', 'cli', 'routes'],
	link: ['pack', 'card', 'text', 'voter', 'server', 'ui', 'cli', 'routes'],
	text: [
		'match',
		'election',
		'spreadsheet',
		'pack',
		'card',
		'link',
		'voter',
		'server',
		'ui',
		'cli',
		'routes',
	],
	voter: ['server', 'ui', 'cli', 'routes'],
	server: ['voter', 'ui', 'cli', 'routes'],
	ui: ['server', 'cli', 'routes'],
};

const reach = (room) => ({
	regex: `(^\\$lib/|(^|/)\\.\\./)${room}(/|$)`,
	message: `This room must not know ${room}/ (see docs/house.md).`,
});

const confined = Object.entries(rooms).map(([room, others]) => ({
	files: [`src/lib/${room}/**`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					...others.map(reach),
					...(room === 'match' ? [{ regex: '^(?!\\./)', message: 'match imports nothing at all.' }] : []),
					...(room === 'election'
						? [{ regex: '^(?!\\.|zod$|csv-parse)', message: 'election imports match and zod only.' }]
						: []),
				],
			},
		],
	},
}));

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
	...confined,
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
		files: ['src/lib/{match,election,spreadsheet,pack,card,link}/**/*.test.ts'],
		rules: { 'no-restricted-imports': 'off' },
	},
	{
		// A route uses the shared rooms and the folders that enclose it, never a folder beside it.
		files: ['src/routes/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(\\.\\./)+(?!tests/)[^./]+/',
							message: 'A route does not reach into another one: move what two pages use to lib.',
						},
					],
				},
			],
		},
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
