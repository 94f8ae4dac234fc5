import { isInterfaceLanguage, type InterfaceLanguage } from '$lib/text/language.ts';

/** A public share that was made on this device, with what its owner needs to delete it. */
export interface MadeShare {
	id: string;
	deletion: string;
	/** The language of its page. */
	language: InterfaceLanguage;
	/** ISO 8601 */
	expiresAt: string;
}

/**
 * The public shares that were made in this browser. The server does not know whose they are, so this is the only
 * list. It is in local storage or, on a device that is not the voter's own, in this tab's session storage.
 */
export class MadeShares {
	#key: string;
	#storage: () => Storage;
	#now: Date;
	#list: MadeShare[] = $state.raw([]);

	/** @param election slug @param storage may throw, because a browser may refuse its storage */
	constructor(election: string, storage: () => Storage, now: Date) {
		this.#key = `tandau:shares:${election}`;
		this.#storage = storage;
		this.#now = now;
		this.#list = this.#read() ?? [];
	}

	/** The shares that have not expired, the newest first. */
	get list(): readonly MadeShare[] {
		return this.#list;
	}

	/**
	 * Adds a share to the stored ones, including those of other tabs. False if the browser stores nothing: then it is
	 * listed until the page is left.
	 */
	keep(share: MadeShare): boolean {
		return this.#write([share, ...(this.#read() ?? this.#list)]);
	}

	forget(id: string) {
		this.#write((this.#read() ?? this.#list).filter((share) => share.id !== id));
	}

	/** Null if the browser stores nothing. */
	#read(): MadeShare[] | null {
		try {
			return parse(this.#storage().getItem(this.#key), this.#now);
		} catch {
			return null;
		}
	}

	#write(list: MadeShare[]): boolean {
		this.#list = list;
		try {
			if (this.#list.length > 0) this.#storage().setItem(this.#key, JSON.stringify(this.#list));
			else this.#storage().removeItem(this.#key);
			return true;
		} catch {
			return false;
		}
	}
}

/** Reads a stored list. Damaged and expired shares are left out. */
export function parse(text: string | null, now: Date): MadeShare[] {
	try {
		const list: unknown = JSON.parse(text ?? '[]');
		if (!Array.isArray(list)) return [];
		return list.flatMap((item: unknown) => readShare(item) ?? []).filter(isOpen);
	} catch {
		return [];
	}

	function isOpen({ expiresAt }: MadeShare): boolean {
		return Date.parse(expiresAt) > now.getTime();
	}
}

/** 128 bits in base64url. */
const token = /^[\w-]{22}$/;

function readShare(item: unknown): MadeShare | null {
	if (!isRecord(item)) return null;
	const { id, deletion, language, expiresAt } = item;
	if (!isToken(id) || !isToken(deletion)) return null;
	if (typeof language !== 'string' || !isInterfaceLanguage(language)) return null;
	if (typeof expiresAt !== 'string' || Number.isNaN(Date.parse(expiresAt))) return null;
	return { id, deletion, language, expiresAt };
}

function isToken(value: unknown): value is string {
	return typeof value === 'string' && token.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
