import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { browsers, chunks, paraglide } from './scripts/build-options.mjs';

const serverTests = ['src/lib/server/**/*.test.ts', 'src/cli/**/*.test.ts', 'src/hooks.server.test.ts'];

/** Server tests that watch a library by putting something in its place: they share a process with no others. */
const replacing = ['src/lib/server/account/attack.test.ts', 'src/lib/server/store/embedded/pglite.test.ts'];

const onDatabases = {
	globalSetup: 'tests/support/postgres.setup.ts',
	pool: 'forks',
	maxWorkers: 3,
	testTimeout: 60_000,
	hookTimeout: 120_000,
} as const;

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglide), sveltekit()],
	css: { transformer: 'lightningcss', lightningcss: { targets: browsers } },
	build: {
		cssMinify: 'lightningcss',
		target: ['chrome106', 'safari16', 'firefox110'],
		rolldownOptions: { checks: { pluginTimings: false } },
	},
	environments: { client: { build: { rolldownOptions: chunks } } },
	test: {
		reporters: ['default', './tests/support/left-out.ts'],
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: serverTests,
					isolate: false,
				},
			},
			{
				extends: true,
				// The files that one worker runs share its databases (tests/support/databases.ts).
				test: { ...onDatabases, name: 'server', include: serverTests, exclude: replacing, isolate: false },
			},
			{ extends: true, test: { ...onDatabases, name: 'server alone', include: replacing } },
		],
	},
});
