/** One of a browser's storages. */
class MemoryStorage implements Storage {
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

/** A browser's window with both storages: one outlives the tab, one does not. */
export class Browser extends EventTarget {
	isFull = false;
	refuses = false;
	#local = new MemoryStorage(() => this.isFull);
	#session = new MemoryStorage(() => this.isFull);

	get localStorage() {
		if (this.refuses) throw new DOMException('no', 'SecurityError');
		return this.#local;
	}

	get sessionStorage() {
		if (this.refuses) throw new DOMException('no', 'SecurityError');
		return this.#session;
	}

	/** Shows the page again as it was left, after `change` was made on another page. */
	returnAfter(change: () => void) {
		change();
		this.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
	}

	/** Changes the storage as another tab of this browser would. */
	changeElsewhere(key: string, text: string | null) {
		if (text === null) this.#local.removeItem(key);
		else this.#local.setItem(key, text);
		this.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: text }));
	}
}
