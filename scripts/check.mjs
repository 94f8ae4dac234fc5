// `npm run check`: format, lint, types, dead code, messages, unit tests. All of them run, two at a time.
import { rmSync } from 'node:fs';
import { end, steps } from './steps.mjs';

// What an earlier check of the types wrote there for files that are gone.
rmSync('.svelte-kit/.svelte-check', { recursive: true, force: true });

const list = [
	[
		'Types',
		'node',
		[
			'node_modules/svelte-check/bin/svelte-check',
			'--tsgo',
			'--tsconfig',
			'./tsconfig.json',
			'--fail-on-warnings',
			'--output',
			'human',
		],
	],
	['Format', 'node', ['node_modules/oxfmt/bin/oxfmt', '--check', '.']],
	['Lint', 'node', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']],
	['Messages', 'node', ['scripts/check-messages.mjs']],
	['Dead code', 'node', ['node_modules/knip/bin/knip.js']],
	['Unit tests', 'node', ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']],
];
end(await steps(list, 2));
