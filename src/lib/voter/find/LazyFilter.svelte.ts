import type { BallotsFilter } from './BallotsFilter.svelte.ts';
import { isSearch, placeIn, withPlace } from './address.ts';

/** The filter of a page of ballots. Its code is loaded when a voter opens it, or when the address has ticks. */
export class LazyFilter {
	#make: () => Promise<BallotsFilter>;
	#filter: BallotsFilter | null = $state.raw(null);
	#hasFailed = $state(false);
	#isWanted = $state(false);
	#isOpen = $state(false);
	#pairs = $state('');
	/** What the address said before there was a filter. */
	#fragment = '';

	/** @param make loads the code and makes the filter */
	constructor(make: () => Promise<BallotsFilter>) {
		this.#make = make;
	}

	/** Null until it is wanted and has arrived. */
	get current() {
		return this.#filter;
	}

	/** Whether it is wanted and has not arrived yet. */
	get isComing() {
		return this.#isWanted && !this.#filter && !this.#hasFailed;
	}

	/** Whether its code did not arrive; the next try may. */
	get hasFailed() {
		return this.#hasFailed;
	}

	/** Whether its options are open. */
	get isOpen() {
		return this.#isOpen && this.#filter !== null;
	}

	/** How many options are ticked. */
	get ticked() {
		return this.#filter?.filter.ticked ?? 0;
	}

	/** What was ticked when it settled, as pairs of a fragment without its `#`; empty for nothing. */
	get pairs() {
		return this.#pairs;
	}

	/** What is ticked, as a fragment of the address. */
	get fragment() {
		return this.#filter?.fragment ?? '';
	}

	/** Lets what follows `pairs` know what is ticked: apart from the ticks, because every link of the page follows them. */
	settle() {
		this.#pairs = this.fragment.slice(1);
	}

	/** The slugs of those who are shown on a ballot; null where everybody is. */
	shownOn(contest: string, district: number): ReadonlySet<string> | null {
		return this.#filter?.shownOn(contest, district) ?? null;
	}

	/** Opens or closes the options. */
	async toggle() {
		this.#isOpen = !this.isOpen;
		if (this.#isOpen) await this.#load();
	}

	close() {
		this.#isOpen = false;
	}

	/** Takes over what the address says. */
	async read(fragment: string) {
		this.#fragment = fragment;
		if (this.#filter) this.#filter.read(fragment);
		else if (isSearch(fragment)) await this.#load();
	}

	/** The fragment that the address should have, given the one that it has: a place on the page stays in it. */
	fragmentAfter(fragment: string): string {
		return this.#filter ? withPlace(this.#filter.fragment, placeIn(fragment)) : fragment;
	}

	async #load() {
		this.#isWanted = true;
		this.#hasFailed = false;
		try {
			if (!this.#filter) {
				const filter = await this.#make();
				filter.read(this.#fragment);
				this.#filter ??= filter;
				this.settle();
			}
			await this.#filter.load();
		} catch {
			this.#hasFailed = true;
			this.#isOpen = false;
		}
	}
}
