import { isGiven, type Position } from '$lib/election/position/position.ts';
import { reasonLimit } from '$lib/election/profile.ts';
import { lengthOf } from '$lib/election/words.ts';
import type { Draft, SavedPosition, State } from '../../Draft.svelte.ts';
import type { Typed } from './typed.ts';

interface Shown {
	slug: string;
	languages: readonly string[];
	/** Input of a form without a script that could not be saved. */
	typed: Typed | undefined;
	/** Another person's newer version, as the server reported it to such a form. */
	sentBack: SavedPosition | undefined;
	/** Whether its stance was not one of the scale. */
	isWrong: boolean;
}

/** The position on one statement as its page shows it: from the draft, or from a form without a script that came back. */
export class StatementForm {
	#draft: Draft;
	#shown: () => Shown;
	/** A form that came back is shown as it was typed, until a script takes it over. */
	#isTakenOver = $state(false);
	/** A position that existed when the page opened is folded away; one that is taken now stays open. */
	#isOpen = $state(false);

	constructor(draft: Draft, shown: () => Shown) {
		this.#draft = draft;
		this.#shown = shown;
		this.#isOpen = !isGiven(this.position);
	}

	get saved(): SavedPosition {
		return this.#draft.saved(this.#shown().slug);
	}

	get position(): Position {
		const { slug, typed } = this.#shown();
		return typed && !this.#isTakenOver ? typed : this.#draft.position(slug);
	}

	/** The other position, if another person has changed this one meanwhile. */
	get theirs(): SavedPosition | null {
		const { slug, sentBack } = this.#shown();
		return this.#draft.theirs(slug) ?? (this.#isTakenOver ? null : (sentBack ?? null));
	}

	get state(): State {
		return this.theirs ? 'conflict' : this.#draft.state(this.#shown().slug);
	}

	get isFolded(): boolean {
		const { languages, isWrong } = this.#shown();
		const isLong = languages.some((language) => this.over(language) > 0);
		return !this.#isOpen && !isWrong && !isLong && !this.theirs;
	}

	/** By how many characters the reason in this language is over the limit; negative: how many are left. */
	over(language: string): number {
		return lengthOf(this.position.reason[language] ?? '') - reasonLimit;
	}

	/** Moves the input of a form without a script into the draft, now that a script runs after all. */
	takeOver() {
		const { slug, typed, sentBack } = this.#shown();
		if (typed) {
			const { stance, isDeclined, reason } = typed;
			const position = { stance, isDeclined, reason };
			if (sentBack) this.#draft.meet(slug, position, sentBack);
			else this.#draft.write(slug, position);
		}
		this.#isTakenOver = true;
	}

	open() {
		this.#isOpen = true;
	}

	/** @param stance null for none */
	take(stance: number | null) {
		this.#write({ stance, isDeclined: false });
	}

	decline() {
		this.#write({ stance: null, isDeclined: true });
	}

	/** Waits a moment for more typing before it is sent. */
	explain(language: string, words: string) {
		this.#write({ reason: { ...this.position.reason, [language]: words } }, 1500);
	}

	/** Settles which of two positions stays. */
	settle(choice: 'mine' | 'theirs') {
		this.#draft.settle(this.#shown().slug, choice);
	}

	#write(change: Partial<Position>, waitMilliseconds = 0) {
		this.#isOpen = true;
		this.#draft.write(this.#shown().slug, change, waitMilliseconds);
	}
}
