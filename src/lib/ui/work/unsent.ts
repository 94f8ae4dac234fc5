/**
 * Positions that were taken without a connection. They wait in this browser's local storage, separately for each
 * contender and account, until they are sent; signing out deletes them.
 */

const prefix = 'tandau-draft:';

/** The storage key for one account's unsent positions of one contender. */
export function keyOf(account: number, election: string, contender: string): string {
	return `${prefix}${account}:${election}/${contender}`;
}

/** What is stored under a key, by statement. Damaged entries are left out. */
export function read(key: string): Record<string, unknown> {
	try {
		const stored: unknown = JSON.parse(storage()?.getItem(key) ?? '{}');
		return isRecord(stored) ? stored : {};
	} catch {
		return {};
	}
}

/**
 * Stores the position on one statement, or deletes it if `position` is null. Leaves other statements alone, because
 * another tab may store some. Returns false if the browser stores nothing.
 */
export function keep(key: string, statement: string, position: object | null): boolean {
	const { [statement]: _, ...others } = read(key);
	const next = position ? { ...others, [statement]: position } : others;
	try {
		if (Object.keys(next).length === 0) storage()?.removeItem(key);
		else storage()?.setItem(key, JSON.stringify(next));
		return storage() !== null;
	} catch {
		return false;
	}
}

/** Deletes everybody's unsent positions from this browser. Called at sign-out. */
export function forget() {
	try {
		const names = Object.keys(storage() ?? {}).filter((name) => name.startsWith(prefix));
		for (const name of names) storage()?.removeItem(name);
	} catch {
		// A browser without storage has nothing to delete.
	}
}

/** A browser may refuse access to its storage altogether: then reading the property throws. */
function storage(): Storage | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
