// `npm test`: check, server tests on both databases, build, browser journeys.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing } from './needs.mjs';
import { end, steps } from './steps.mjs';

const absent = missing();
if (process.env.CI && absent.length > 0) {
	console.error(`CI is set, so no test may be left out, but this is missing: ${absent.join('; ')}.`);
	process.exit(1);
}

// Each step appends the number of tests that it left out (tests/support/left-out.ts).
const folder = mkdtempSync(join(tmpdir(), 'tandau-test-'));
const leftOut = join(folder, 'left-out');
writeFileSync(leftOut, '');
process.env.TANDAU_LEFT_OUT = leftOut;
process.on('exit', () => {
	const numbers = readFileSync(leftOut, 'utf8').split('\n').map(Number);
	rmSync(folder, { recursive: true });
	const sum = numbers.reduce((total, number) => total + number, 0);
	if (sum > 0) console.warn(`\n██ ${sum} TESTS WERE LEFT OUT. Missing: ${absent.join('; ') || 'see above'}.`);
});

const vite = 'node_modules/vite/bin/vite.js';
const vitest = 'node_modules/vitest/vitest.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';

// One after the other, because Vitest and the build both write .svelte-kit/generated and the compiled messages. A
// build that runs beside the tests has the wrong version, and none of its pages starts.
const failed = await steps([
	['Check', 'node', ['scripts/check.mjs']],
	['Server tests', 'node', [vitest, 'run', '--project', 'server*']],
	['Build', 'node', [vite, 'build', '--logLevel', 'warn']],
	['Journeys', 'node', [playwright, 'test', '--config', 'tests/playwright.config.ts']],
]);
end(failed);
