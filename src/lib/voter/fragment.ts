/** The contender, or one of its positions, that an address names behind the #. */
export interface NamedContender {
	contest: string;
	district: number;
	slug: string;
	/** Slug of a statement; empty for the profile's top. */
	statement: string;
}

/** Reads `#{contest}.{district}/{slug}` with an optional `/{statement}`; null for anything else. */
export function contenderIn(fragment: string): NamedContender | null {
	const [, contest, district, slug, statement] =
		/^#([^./]+)\.(\d{1,9})\/([^/]+)(?:\/([^/]+))?$/.exec(decoded(fragment)) ?? [];
	if (!contest || !district || !slug) return null;
	return { contest, district: Number(district), slug, statement: statement ?? '' };
}

/** The fragment of a contender's profile or of one of its positions. */
export function fragmentOf(
	{ contest, district, slug }: Omit<NamedContender, 'statement'>,
	statement = '',
): string {
	const path = [`${contest}.${district}`, slug, ...(statement ? [statement] : [])];
	return `#${path.map(encodeURIComponent).join('/')}`;
}

/** Browsers percent-encode letters outside ASCII; a malformed code must not throw. */
function decoded(fragment: string): string {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return '';
	}
}
