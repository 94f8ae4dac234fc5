// What the build and the message check share.

/** The oldest browsers we promise: Chromium 106 is the last one for Android 5 and 6. Lightning CSS reads major << 16. */
export const browsers = { chrome: 106 << 16, safari: 16 << 16, firefox: 110 << 16 };

/**
 * The page's language is in its address; hooks.server.ts and hooks.client.ts tell Paraglide, so it needs no strategy of
 * its own.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const paraglide = {
	project: './src/lib/text/project.inlang',
	outdir: './src/lib/text/paraglide',
	strategy: ['baseLocale'],
	emitReadme: false,
};
