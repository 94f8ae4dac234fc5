import type { Listed } from '$lib/election/name/names.ts';
import type { Results } from '../results/Results.svelte.ts';
import { blank, fragmentOf, searchIn, type Search } from './address.ts';
import { Everybody } from './Everybody.svelte.ts';
import { Filter } from './Filter.svelte.ts';

/** A filter on a page that shows whole ballots: it says who is shown on each. Nothing of it leaves the device. */
export class BallotsFilter {
	/** What is ticked. */
	readonly filter: Filter;
	#results: Results;
	#everybody: Everybody;
	#scope: Search['scope'];

	/**
	 * @param results of the voter's sheet and the same snapshot
	 * @param hash of the snapshot
	 * @param scope whether the page shows the voter's own ballots or all
	 */
	constructor(
		results: Results,
		hash: string,
		scope: Search['scope'],
		isMarked: (contender: Listed) => boolean = () => false,
	) {
		this.#results = results;
		this.#everybody = new Everybody(results, hash);
		this.#scope = scope;
		this.filter = new Filter({
			core: () => results.core,
			rows: () => this.#everybody.rows(scope),
			statements: () => this.#everybody.statements,
			isMarked,
		});
	}

	/** Null until it has arrived. */
	get core() {
		return this.#results.core;
	}

	/** Whether everybody has arrived among whom it chooses. */
	get isReady() {
		return this.#everybody.isReady(this.#scope);
	}

	/** Why the names of all ballots did not arrive; null if they have or still may, and where they are not needed. */
	get failure() {
		return this.#scope === 'all' ? (this.#results.failure ?? this.#everybody.failure) : null;
	}

	/** What is ticked, as a fragment of the address. */
	get fragment() {
		return fragmentOf({ ...blank, ticks: this.filter.ticks });
	}

	/** Whether the address asked for something that there is not, or not here. */
	get wasAddressStrange() {
		return this.filter.wasCut || (this.isReady && this.filter.unknown.length > 0);
	}

	/** The slugs of those who are shown on a ballot; null where everybody is. */
	shownOn(contest: string, district: number): ReadonlySet<string> | null {
		return this.isReady ? this.filter.shownOn(contest, district) : null;
	}

	/** Takes over what the address says; a fragment that only names a place on the page changes nothing. */
	read(fragment: string) {
		const read = searchIn(fragment);
		if (!read) return;
		const { query, scope, order, ticks } = read.search;
		const isOnlyTicks = query === '' && scope === blank.scope && order === blank.order;
		this.filter.take(ticks, read.isWhole && isOnlyTicks);
	}

	load() {
		return this.#everybody.load(this.#scope);
	}
}
