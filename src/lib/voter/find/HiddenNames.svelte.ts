/**
 * Whether this tab hides names, parties and numbers, so that positions can be read before it is known whose they are. It is
 * stored in the tab alone and ends with it: nobody comes back after days to pages without names.
 */
export class HiddenNames {
	#areHidden = $state(false);

	get areHidden() {
		return this.#areHidden;
	}

	/** Reads what the tab has stored; before that, and on the server, names are shown. */
	open() {
		try {
			this.#areHidden = sessionStorage.getItem(key) !== null;
		} catch {
			// Without storage names are hidden on this page alone.
		}
	}

	hide() {
		this.#areHidden = true;
		try {
			sessionStorage.setItem(key, 'yes');
		} catch {
			// As above.
		}
	}

	show() {
		this.#areHidden = false;
		try {
			sessionStorage.removeItem(key);
		} catch {
			// Nothing was stored, so nothing is left.
		}
	}
}

const key = 'tandau:names-hidden';
