/** The lines of an imprint in reading order: the publisher, the funding, then the rest in the given order. */
export function linesOf<Line>(imprint: Record<string, Line>): Line[] {
	const first = ['publisher', 'funding'];
	const place = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
	return Object.entries(imprint)
		.sort(([a], [b]) => place(a) - place(b))
		.map(([, line]) => line);
}
