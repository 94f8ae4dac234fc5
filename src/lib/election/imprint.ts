import type { Text } from './text.ts';

/** The lines of an imprint in reading order: the publisher, the funding, then the rest in the given order. */
export function linesOf<Line>(imprint: Record<string, Line>): Line[] {
	const first = ['publisher', 'funding'];
	const place = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
	return Object.entries(imprint)
		.sort(([a], [b]) => place(a) - place(b))
		.map(([, line]) => line);
}

/**
 * Why an election must not be published: a sentence for its operator; null if it may be. Voters must be able to see who
 * runs the pages and how to reach them. A template names nobody and says so on its pages, so it has no positions.
 */
export function faultOfImprint(
	{ imprint, template = false }: { imprint: Record<string, Text | string>; template?: boolean },
	hasPositions: boolean,
): string | null {
	if (template && !hasPositions) return null;
	if (template)
		return 'remove "template" and write the imprint: there are positions, so somebody runs this election';
	const lines = Object.keys(imprint);
	const missing =
		lines.length === 0 ? ['publisher', 'contact'] : lines.filter((line) => isPlaceholder(imprint[line]));
	if (missing.length === 0) return null;
	const names = missing.map((line) => `"${line}"`).join(' and ');
	return `write ${names} in the imprint: who runs these pages, and how to reach them`;
}

/** Whether a line is empty or holds a placeholder in any language: a text in square brackets. */
function isPlaceholder(line: Text | string | undefined): boolean {
	const texts = typeof line === 'object' ? Object.values(line) : [line ?? ''];
	return texts.length === 0 || texts.some((text) => text.trim() === '' || /^\s*\[.*\]\s*$/s.test(text));
}
