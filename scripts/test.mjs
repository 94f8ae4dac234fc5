// `npm test`: check, server tests on both databases, build, browser journeys.
import { steps } from './steps.mjs';

await steps([
	['Check', 'node', ['scripts/check.mjs']],
	['Server tests', 'node', ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server*']],
	['Build', 'node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']],
	[
		'Journeys',
		'node',
		['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'],
	],
]);
