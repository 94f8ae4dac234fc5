/**
 * How many bytes may be sent to a route; null is no route at all. scripts/serve.mjs lets through what the largest of these
 * needs.
 */
export function mostBytes(route: string | null): number {
	if (route === null) return 64 * 1024;
	return ofFiles[route] ?? (/^\/(portal|desk)(\/|$)/.test(route) ? 256 * 1024 : 64 * 1024);
}

/** Routes to which somebody sends a file: the file and what stands around it in the form. */
const ofFiles: Record<string, number> = {
	'/portal/[election]/contenders/[contender]/profile': 6_000_000,
	'/portal/[election]/contenders/[contender]/file': 1_200_000,
	// The desk's own list of all candidates of local elections comes back with addresses.
	'/desk/[election]/addresses': 6_000_000,
};

/** The routes that are named here. */
export const fileRoutes = Object.keys(ofFiles);
