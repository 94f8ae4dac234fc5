/**
 * The neutral order of a ballot's contenders: one that has nothing to do with their names, numbers and parties, for a voter who
 * reads positions first. It is the same each time, so that “candidate 3” stays candidate 3.
 */
export function neutrally<C extends { slug: string }>(contenders: readonly C[]): C[] {
	return contenders
		.map((contender) => ({ contender, place: hashOf(contender.slug) }))
		.sort((one, other) => one.place - other.place || (one.contender.slug < other.contender.slug ? -1 : 1))
		.map(({ contender }) => contender);
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more because slugs on one ballot end alike. */
function hashOf(slug: string): number {
	let hash = 0x811c9dc5;
	for (let place = 0; place < slug.length; place++) {
		hash = Math.imul(hash ^ slug.charCodeAt(place), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}
