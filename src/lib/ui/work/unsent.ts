/**
 * Answers that a candidate gave without a connection. They wait in this browser's local storage, apart for each contender
 * and account, until they are sent; signing out takes them away.
 */

const prefix = 'tandau-draft:';

/** Under which name the unsent answers of one account to one contender are kept. */
export function keyOf(account: number, election: string, contender: string): string {
	return `${prefix}${account}:${election}/${contender}`;
}

/** What is kept under a key, by statement. What is damaged is left out. */
export function read(key: string): Record<string, unknown> {
	try {
		const kept: unknown = JSON.parse(storage()?.getItem(key) ?? '{}');
		return isRecord(kept) ? kept : {};
	} catch {
		return {};
	}
}

/**
 * Keeps one statement's answer, or forgets it where `answer` is null. Only this statement is touched: another tab may keep
 * others. False where the browser keeps nothing.
 */
export function keep(key: string, statement: string, answer: object | null): boolean {
	const { [statement]: _, ...others } = read(key);
	const kept = answer ? { ...others, [statement]: answer } : others;
	try {
		if (Object.keys(kept).length === 0) storage()?.removeItem(key);
		else storage()?.setItem(key, JSON.stringify(kept));
		return storage() !== null;
	} catch {
		return false;
	}
}

/** Takes all unsent answers out of this browser, whosever they are: whoever signs out leaves nothing behind. */
export function forget() {
	try {
		const names = Object.keys(storage() ?? {}).filter((name) => name.startsWith(prefix));
		for (const name of names) storage()?.removeItem(name);
	} catch {
		// Nothing was kept, so nothing is left.
	}
}

/** A browser may refuse its storage altogether: then even asking for it throws. */
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
