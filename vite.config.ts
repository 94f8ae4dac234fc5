import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { browsers, paraglide } from './scripts/build-options.mjs';

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglide), sveltekit()],
	css: { transformer: 'lightningcss', lightningcss: { targets: browsers } },
	build: { cssMinify: 'lightningcss', target: ['chrome106', 'safari16', 'firefox110'] },
	server: { fs: { allow: ['drizzle'] } },
	test: {
		include: ['src/**/*.test.ts'],
		pool: 'forks',
	},
});
