/**
 * How many bytes may be sent to a route; null for an address without one. scripts/serve.mjs lets through as much as the
 * largest of these.
 */
export function mostBytes(route: string | null): number {
	if (route === null) return 64 * 1024;
	return ofFiles[route] ?? (/^\/(portal|desk)(\/|$)/.test(route) ? 256 * 1024 : 64 * 1024);
}

/** Routes to which people send files, with room for the rest of the form. */
const ofFiles: Record<string, number> = {
	'/portal/[election]/contenders/[contender]/profile': 6_000_000,
	'/portal/[election]/contenders/[contender]/file': 1_200_000,
	// The desk's own list of all candidates of local elections comes back with addresses.
	'/desk/[election]/addresses': 6_000_000,
};

/** The routes that are named here. */
export const fileRoutes = Object.keys(ofFiles);
