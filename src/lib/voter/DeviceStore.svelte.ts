/** What was read of a stored value, and why it could not be used as a whole. */
export interface Read<Value, Trouble> {
	value: Value;
	trouble: Trouble | null;
}

interface Options<Value, Trouble> {
	key: () => string;
	blank: Value;
	isBlank: (value: Value) => boolean;
	/** Reads what a browser has stored, which may be anything; null if it has stored nothing. */
	parse: (text: string | null) => Read<Value, Trouble>;
	/** Whether it is in a frame on another site's page. */
	confined?: boolean;
}

/**
 * One value of a voter that only this browser stores, as JSON: in local storage or, on a device that is not the voter's
 * own, in this tab's session storage. It follows changes made in other tabs. A confined value, as in a frame on another
 * site's page, is never stored where it outlives the tab.
 */
export class DeviceStore<Value, Trouble> {
	#value: Value;
	#onlyThisTab = $state(false);
	#isOpen = $state(false);
	#trouble: Trouble | 'unkept' | null = $state.raw(null);
	#cleared: Value | null = $state.raw(null);
	#options: Options<Value, Trouble>;

	constructor(options: Options<Value, Trouble>) {
		this.#options = options;
		this.#value = $state.raw(options.blank);
	}

	/** Whether the storage has been read; before that, and on the server, the value is blank. */
	get isOpen() {
		return this.#isOpen;
	}

	get value() {
		return this.#value;
	}

	get onlyThisTab() {
		return this.#onlyThisTab;
	}

	get trouble() {
		return this.#trouble;
	}

	/** Whether a cleared value can still be restored. */
	get canRestore() {
		return this.#cleared !== null;
	}

	/** Reads what this browser has stored, and follows changes made in other tabs. Returns a function that stops this. */
	open(): () => void {
		this.#look();
		this.#isOpen = true;
		// A page from the back/forward cache has missed all changes. What was cleared in the meantime must not come back.
		const wake = ({ persisted }: PageTransitionEvent) => {
			if (persisted) this.#look();
		};
		const follow = (event: StorageEvent) => {
			// No key means that the whole storage was emptied.
			if (event.key !== this.#key && event.key !== null) return;
			// A tab's session storage is shared with the other frames in it.
			const isOfTab = event.storageArea === sessionStorageOf(window);
			if (this.#onlyThisTab ? this.#isConfined && isOfTab : !isOfTab) this.#load(event.newValue);
		};
		window.addEventListener('storage', follow);
		window.addEventListener('pageshow', wake);
		return () => {
			window.removeEventListener('storage', follow);
			window.removeEventListener('pageshow', wake);
		};
	}

	/** Replaces the value. Does nothing before the storage has been read: a blank value would overwrite it. */
	keep(value: Value) {
		if (!this.#isOpen) return;
		this.#value = value;
		this.#cleared = null;
		if (!write(this.#storage, this.#key, JSON.stringify(value))) this.#trouble = 'unkept';
		else if (this.#trouble === 'unkept') this.#trouble = null;
	}

	/** Parses the value again, because what is known to `parse` has changed. */
	parseAgain() {
		const { value, trouble } = this.#options.parse(JSON.stringify(this.#value));
		this.#value = value;
		this.#trouble = trouble ?? this.#trouble;
	}

	clear() {
		if (!this.#options.isBlank(this.#value)) this.#cleared = this.#value;
		this.#value = this.#options.blank;
		this.#trouble = null;
		if (!this.#isConfined) remove(localStorageOf(window), this.#key);
		remove(sessionStorageOf(window), this.#key);
		if (this.#onlyThisTab && !this.#isConfined)
			write(sessionStorageOf(window), this.#key, JSON.stringify(this.#options.blank));
	}

	restore() {
		if (this.#cleared !== null) this.keep(this.#cleared);
	}

	/** “This is not my device”: moves the value from the browser’s storage to this tab’s, or back. */
	keepOnlyInThisTab(onlyThisTab: boolean) {
		if (this.#isConfined || onlyThisTab === this.#onlyThisTab) return;
		remove(this.#storage, this.#key);
		this.#onlyThisTab = onlyThisTab;
		this.keep(this.#value);
	}

	get #key() {
		return this.#options.key();
	}

	get #isConfined() {
		return this.#options.confined ?? false;
	}

	get #storage() {
		return this.#onlyThisTab ? sessionStorageOf(window) : localStorageOf(window);
	}

	#look() {
		this.#cleared = null;
		this.#onlyThisTab = this.#isConfined || read(sessionStorageOf(window), this.#key) !== null;
		this.#load(read(this.#storage, this.#key));
	}

	#load(text: string | null) {
		const { value, trouble } = this.#options.parse(text);
		this.#value = value;
		this.#trouble = trouble;
		// Another tab has started again, and restoring what was cleared would overwrite that.
		if (text !== null) this.#cleared = null;
	}
}

/** The record in `text`; null if it is not JSON, or anything but a record. */
export function recordIn(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A browser may refuse its storage (settings, private windows, a full disk): then even accessing it throws.

function localStorageOf(window: Window): Storage | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

function sessionStorageOf(window: Window): Storage | null {
	try {
		return window.sessionStorage;
	} catch {
		return null;
	}
}

function read(storage: Storage | null, key: string): string | null {
	try {
		return storage?.getItem(key) ?? null;
	} catch {
		return null;
	}
}

function write(storage: Storage | null, key: string, text: string): boolean {
	try {
		storage?.setItem(key, text);
		return storage !== null;
	} catch {
		return false;
	}
}

function remove(storage: Storage | null, key: string) {
	try {
		storage?.removeItem(key);
	} catch {
		// Nothing was stored, so nothing is left.
	}
}
