/*
 * Another person's share that the visitor opened before having answers to compare with it. It waits in this tab. It
 * contains that person's answers, so it must not outlive the tab.
 */

export function storeLink(election: string, text: string) {
	try {
		sessionStorage.setItem(keyOf(election), text);
	} catch {
		// If the browser stores nothing, the visitor has to open the link again.
	}
}

/** The part of the link behind the #; null if no link waits. */
export function storedLink(election: string): string | null {
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
		// Nothing was stored, so nothing is left.
	}
}

function keyOf(election: string): string {
	return `tandau:link:${election}`;
}
