/*
 * Another person's share, opened before the visitor had answers to compare with it. It waits in this tab until there are
 * some; it holds that person's answers, so it must not outlive the tab.
 */

export function keepLink(election: string, text: string) {
	try {
		sessionStorage.setItem(keyOf(election), text);
	} catch {
		// Where the browser stores nothing, the link has to be opened again.
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
		// Nothing was stored, so nothing is left.
	}
}

function keyOf(election: string): string {
	return `tandau:link:${election}`;
}
