/**
 * The current address of a page of the portal, given a former address to which letters and bookmarks may still lead; null
 * for any other address. Both are without `/portal/`.
 */
export function renamed(rest: string): string | null {
	const [, contender, topic = ''] = /^([^/]+\/contenders\/[^/]+)\/answers(\/[^/]+)?$/.exec(rest) ?? [];
	if (contender !== undefined) return `${contender}/positions${topic}`;
	const [, file] = /^([^/]+\/contenders\/[^/]+\/file)\/answers\.csv$/.exec(rest) ?? [];
	return file === undefined ? null : `${file}/positions.csv`;
}
