import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Hashes, not nonces: a page stays the same for everybody and may be kept by any cache.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				// The page that makes a frame for other sites shows it.
				'frame-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
			},
		},
		// A form post of ours carries no Origin under `Referrer-Policy: no-referrer`; hooks.server.ts checks instead.
		csrf: { trustedOrigins: ['*'] },
		output: { bundleStrategy: 'split' },
	},
};
