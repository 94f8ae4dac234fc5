import * as m from '$lib/text/paraglide/messages.js';

/** A message that says why a password is refused, and what to do. */
export function weakness(
	why: 'short' | 'long' | 'common' | 'like_address',
	{ shortest, longest }: { shortest: number; longest: number },
): string {
	switch (why) {
		case 'short':
			return m.account_weak_short({ n: shortest });
		case 'long':
			return m.account_weak_long({ n: longest });
		case 'common':
			return m.account_weak_common();
		case 'like_address':
			return m.account_weak_like_address();
	}
}
