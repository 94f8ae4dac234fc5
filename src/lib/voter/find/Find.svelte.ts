import type { Listed } from '$lib/election/name/names.ts';
import type { Results } from '../results/Results.svelte.ts';
import { blank, fragmentOf, searchIn, type Search } from './address.ts';
import { Everybody, type OwnBallot } from './Everybody.svelte.ts';
import { Filter } from './Filter.svelte.ts';
import type { FoundRow } from './rows.ts';
import { matchesOf, namesakesAmong, withoutThose, wordsOfRows } from './typed.ts';

/** One of the voter's ballots with those of its contenders that were found. */
export interface FoundBallot extends Pick<OwnBallot, 'panel' | 'groups'> {
	/** How many contenders it has, found or not. */
	size: number;
	rows: FoundRow[];
}

/** What a voter looks for among the contenders, and who is found. Nothing of it leaves the device. */
export class Find {
	/** What is ticked. */
	readonly filter: Filter;
	#results: Results;
	#everybody: Everybody;
	#search: Omit<Search, 'ticks'> = $state.raw(blank);

	#rows = $derived.by(() => this.#everybody.rows(this.#search.scope));
	#words = $derived.by(() => (this.#results.core ? wordsOfRows(this.#results.core, this.#rows) : []));
	#matches = $derived.by(() =>
		this.#search.query.trim() === '' ? null : matchesOf(this.#words, this.#search.query),
	);
	#namesakes = $derived.by(() => (this.#matches ? namesakesAmong(this.filter.found) : []));
	#foundOn = $derived.by(() => {
		if (this.#search.scope === 'all') return [];
		const { places } = this.filter;
		const namesakes = this.#namesakes;
		let from = 0;
		return this.#everybody.ballots.map(({ panel, groups, rows }): FoundBallot => {
			const own = places
				.filter((place) => place >= from && place < from + rows.length)
				.flatMap((place) => rows[place - from] ?? []);
			from += rows.length;
			return { panel, groups, size: rows.length, rows: withoutThose(own, namesakes) };
		});
	});

	/**
	 * @param results of the voter's sheet and the same snapshot
	 * @param hash of the snapshot
	 * @param isMarked whether the voter has marked a contender
	 */
	constructor(results: Results, hash: string, isMarked: (contender: Listed) => boolean = () => false) {
		this.#results = results;
		this.#everybody = new Everybody(results, hash);
		this.filter = new Filter({
			core: () => results.core,
			rows: () => this.#rows,
			statements: () => this.#everybody.statements,
			isMarked,
			matches: () => this.#matches,
		});
	}

	get query() {
		return this.#search.query;
	}

	set query(query: string) {
		// Half a character has no place in an address.
		this.#search = { ...this.#search, query: query.replace(/\p{Cs}/gu, '') };
	}

	get scope() {
		return this.#search.scope;
	}

	get order() {
		return this.#search.order;
	}

	set order(order: Search['order']) {
		this.#search = { ...this.#search, order };
	}

	/** What is looked for, as a fragment of the address. */
	get fragment() {
		return fragmentOf({ ...this.#search, ticks: this.filter.ticks });
	}

	/** Whether a name is typed or an option ticked. */
	get isBusy() {
		return this.#matches !== null || this.filter.ticked > 0;
	}

	/** Whether everything in which is searched has arrived. */
	get isReady() {
		return this.#everybody.isReady(this.#search.scope);
	}

	/** Why the names of all ballots did not arrive; null if they have or still may. */
	get failure() {
		return this.#everybody.failure;
	}

	/** Whether the address asked for something that there is not, or not here. */
	get wasAddressStrange() {
		return this.filter.wasCut || (this.isReady && this.filter.unknown.length > 0);
	}

	/** Everybody in whom is searched. */
	get size() {
		return this.#rows.length;
	}

	/** In ballot order, ballot after ballot. */
	get found() {
		return this.filter.found;
	}

	/** Those found by a typed name who may be taken for one another, each set with two or more. */
	get namesakes() {
		return this.#namesakes;
	}

	/** Those of all ballots who are in no set of namesakes. */
	get others() {
		return withoutThose(this.filter.found, this.#namesakes);
	}

	/** The voter's ballots, each with who was found on it. Namesakes are in their sets. */
	get ballots(): FoundBallot[] {
		return this.#foundOn;
	}

	/** Whether any ballot has figures to order by. */
	get hasFigures() {
		return this.#everybody.ballots.some(({ groups }) => groups.some(({ kind }) => kind === 'tier'));
	}

	/** Takes over what the address says; a fragment that only names a place on the page changes nothing. */
	read(fragment: string) {
		const read = searchIn(fragment);
		if (!read) return;
		const { ticks, ...search } = read.search;
		this.#search = search;
		this.filter.take(ticks, read.isWhole);
	}

	/** Searches the voter's own ballots, or all ballots of the election. Ticks that have no option there are dropped. */
	async look(scope: Search['scope']) {
		this.#search = { ...this.#search, scope };
		await this.load();
		if (this.isReady) this.filter.dropUnknown();
	}

	/** Loads what is missing: the names of all ballots only when the voter searches them. */
	load() {
		return this.#everybody.load(this.#search.scope);
	}
}
