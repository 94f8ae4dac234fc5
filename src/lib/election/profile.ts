/** What a profile may hold, the same for everybody. Lengths are in characters as people count them (graphemes are not told apart). */
export const profileLimits = {
	text: 600,
	programme: 2000,
	links: 5,
	link: 200,
	photoBytes: 5 * 1024 * 1024,
	photoPixels: 50_000_000,
} as const;

/** Characters of a reason, in each language. */
export const reasonLimit = 500;
