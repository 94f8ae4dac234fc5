/**
 * A value for what nobody sees yet: it follows its source when the browser is idle, so that what is seen is painted
 * first.
 */
export class Later<T> {
	#value: T;

	/**
	 * To be made while a component is.
	 *
	 * @param source reads the value that is followed
	 * @param first the value until then, and on the server
	 */
	constructor(source: () => T, first: T) {
		this.#value = $state.raw(first);
		$effect(() => {
			const newest = source();
			if (newest === this.#value) return;
			return whenIdle(() => (this.#value = newest));
		});
	}

	get value(): T {
		return this.#value;
	}
}

/** How long idle time is waited for at most, in milliseconds. */
const patience = 500;

/** Calls `task` when the browser is idle. Returns a function that cancels it. */
function whenIdle(task: () => void): () => void {
	// Safari has no idle callbacks.
	if (typeof requestIdleCallback === 'undefined') {
		const timer = setTimeout(task, patience / 5);
		return () => clearTimeout(timer);
	}
	const request = requestIdleCallback(task, { timeout: patience });
	return () => cancelIdleCallback(request);
}
