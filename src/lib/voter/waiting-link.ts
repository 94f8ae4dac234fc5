/*
 * Somebody else's share that was opened before the visitor had answers to compare: it waits in this tab, and only there,
 * until there are some. It holds another person's answers, so it must not outlive the tab.
 */

export function keepLink(election: string, text: string) {
	try {
		sessionStorage.setItem(keyOf(election), text);
	} catch {
		// Without a storage the link must be opened again.
	}
}

/** The part of the link behind the #; null where none waits. */
export function keptLink(election: string): string | null {
	try {
		return sessionStorage.getItem(keyOf(election));
	} catch {
		return null;
	}
}

export function dropLink(election: string) {
	try {
		sessionStorage.removeItem(keyOf(election));
	} catch {
		// Nothing was kept, so nothing is left.
	}
}

function keyOf(election: string): string {
	return `tandau:link:${election}`;
}
