/**
 * Where a page of the portal is now, if letters and bookmarks may still lead to its former address; null for any other
 * address. Both without `/portal/`.
 */
export function renamed(rest: string): string | null {
	const [, contender, topic = ''] = /^([^/]+\/contenders\/[^/]+)\/answers(\/[^/]+)?$/.exec(rest) ?? [];
	if (contender !== undefined) return `${contender}/positions${topic}`;
	const [, file] = /^([^/]+\/contenders\/[^/]+\/file)\/answers\.csv$/.exec(rest) ?? [];
	return file === undefined ? null : `${file}/positions.csv`;
}
