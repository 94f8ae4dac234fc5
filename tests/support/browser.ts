/** What a browser keeps: one storage that outlives the tab and one that does not. */
class Shelf implements Storage {
	[name: string]: unknown;
	#items = new Map<string, string>();
	#isFull: () => boolean;

	constructor(isFull: () => boolean) {
		this.#isFull = isFull;
	}

	get length() {
		return this.#items.size;
	}

	key(index: number) {
		return [...this.#items.keys()][index] ?? null;
	}

	getItem(name: string) {
		return this.#items.get(name) ?? null;
	}

	setItem(name: string, text: string) {
		if (this.#isFull()) throw new DOMException('full', 'QuotaExceededError');
		this.#items.set(name, text);
	}

	removeItem(name: string) {
		this.#items.delete(name);
	}

	clear() {
		this.#items.clear();
	}
}

/** The window of a browser with both its storages, for tests of what runs on a voter’s device. */
export class Browser extends EventTarget {
	isFull = false;
	refuses = false;
	#local = new Shelf(() => this.isFull);
	#session = new Shelf(() => this.isFull);

	get localStorage() {
		if (this.refuses) throw new DOMException('no', 'SecurityError');
		return this.#local;
	}

	get sessionStorage() {
		if (this.refuses) throw new DOMException('no', 'SecurityError');
		return this.#session;
	}

	/** The page is shown again as it was left, after `change` was made on another page. */
	returnAfter(change: () => void) {
		change();
		this.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
	}

	/** What another tab of this browser does to its storage. */
	changeElsewhere(key: string, text: string | null) {
		if (text === null) this.#local.removeItem(key);
		else this.#local.setItem(key, text);
		this.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: text }));
	}
}
