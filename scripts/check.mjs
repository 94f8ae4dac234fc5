// `npm run check`: format, lint, types, dead code, messages, unit tests. All are run; the first failure decides the exit code.
import { steps } from './steps.mjs';

await steps([
	['Messages', 'node', ['scripts/check-messages.mjs']],
	['Format', 'node', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
	['Lint', 'node', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']],
	[
		'Types',
		'node',
		[
			'node_modules/svelte-check/bin/svelte-check',
			'--tsconfig',
			'./tsconfig.json',
			'--fail-on-warnings',
			'--output',
			'human',
		],
	],
	['Dead code', 'node', ['node_modules/knip/bin/knip.js']],
	['Unit tests', 'node', ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']],
]);
