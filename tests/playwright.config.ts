import { defineConfig } from '@playwright/test';
import { installedBrowser } from '../scripts/browsers.mjs';
import { port } from './server.ts';
import { isThorough, thorough } from './support/thorough.ts';

const executablePath = installedBrowser() ?? (await packed());

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '.output/results',
	fullyParallel: true,
	// More than there are cores, because tests spend a third of their time waiting for pages and servers.
	workers: 3,
	// `npm run sweep` sets it.
	...(isThorough ? {} : { grepInvert: new RegExp(thorough.tag) }),
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

/** The Chromium inside an npm package, unpacked to the temporary folder. */
async function packed(): Promise<string> {
	const { default: chromium } = await import('@sparticuz/chromium');
	return chromium.executablePath();
}
