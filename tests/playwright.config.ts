import { defineConfig } from '@playwright/test';
import { installedBrowser } from '../scripts/browsers.mjs';
import { port } from './server.ts';
import { bench, isBench, isThorough, thorough } from './support/thorough.ts';

const executablePath = installedBrowser() ?? (await packed());

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '.output/results',
	fullyParallel: true,
	// More than there are cores, because tests spend a third of their time waiting for pages and servers.
	workers: isBench ? 1 : 3,
	...(isBench ? { grep: new RegExp(bench.tag) } : {}),
	grepInvert: leftOut(),
	// A journey that fails on a busy machine gets one more chance; the report names it as flaky.
	retries: process.env['CI'] ? 1 : 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['./support/left-out.ts']],
	globalSetup: './set-up.ts',
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 360, height: 740 },
		locale: 'kk-KZ',
		reducedMotion: 'reduce',
		launchOptions: {
			executablePath,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--disable-dev-shm-usage',
			],
		},
	},
});

/** Which tests this run leaves to `npm run sweep` and `npm run bench`. */
function leftOut(): RegExp[] {
	return [...(isThorough ? [] : [thorough]), ...(isBench ? [] : [bench])].map(({ tag }) => new RegExp(tag));
}

/** The Chromium inside an npm package, unpacked to the temporary folder. */
async function packed(): Promise<string> {
	const { default: chromium } = await import('@sparticuz/chromium');
	return chromium.executablePath();
}
