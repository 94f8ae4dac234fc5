import type { Listed } from '$lib/election/name/names.ts';
import type { NamesPart } from '$lib/election/snapshot.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { groupsOf, type Group } from '../results/panel.ts';
import type { MatchedBallot, Results } from '../results/Results.svelte.ts';
import { loadNames } from '../snapshot.ts';
import { blank, facetKeys, fragmentOf, searchIn, type FacetKey, type Search } from './address.ts';
import { facetOf, filtered } from './filter.ts';
import { allRows, facetsOf, matchesOf, namesakesAmong, rowsOn, withoutThose, type FoundRow } from './rows.ts';

/** One of the voter's ballots with those of its contenders that were found. */
export interface FoundBallot {
	panel: MatchedBallot;
	/** How many contenders it has, found or not. */
	size: number;
	rows: FoundRow[];
	/** The ballot's tiers and other groups, whole, in the order of the results. */
	groups: Group[];
}

/** The options of a facet with their counts, as the filter shows them. */
export interface FilterGroup {
	key: FacetKey;
	options: { option: string; count: number; isTicked: boolean }[];
}

/** What a voter looks for among the contenders, and who is found. Nothing of it leaves the device. */
export class Find {
	#sheet: AnswerSheet;
	#results: Results;
	#hash: string;
	#isMarked: (contender: Listed) => boolean;
	#search: Search = $state.raw(blank);
	#isAddressWhole = $state(true);
	#parts: readonly (NamesPart | null)[] | null = $state.raw(null);
	#failure: unknown = $state.raw(null);

	#ballots = $derived.by(() => {
		const { core } = this.#results;
		if (!core) return [];
		return this.#results.panels.map((panel) => {
			const groups = panel.ballot && panel.match ? groupsOf(panel.ballot, panel.match) : [];
			return { panel, groups, rows: rowsOn(core, panel, groups, this.#sheet.answers) };
		});
	});
	#everybody = $derived.by(() => {
		const { core, wanted } = this.#results;
		if (!core || !this.#parts) return [];
		return allRows(core, this.#parts, wanted);
	});
	#rows = $derived.by(() =>
		this.#search.scope === 'all' ? this.#everybody : this.#ballots.flatMap(({ rows }) => rows),
	);
	#lastingFacets = $derived.by(() => {
		const { core } = this.#results;
		return core ? facetsOf(core, this.#rows, this.#statements) : [];
	});
	// Apart from the others, so that a mark does not make all of them again.
	#markedFacet = $derived.by(() =>
		facetOf('marked', ['yes'], this.#rows, ({ contender }) => (this.#isMarked(contender) ? ['yes'] : [])),
	);
	#facets = $derived.by(() => [...(this.#markedFacet ? [this.#markedFacet] : []), ...this.#lastingFacets]);
	#matches = $derived.by(() => matchesOf(this.#rows, this.#search.query));
	#filtered = $derived.by(() => filtered(this.#rows.length, this.#facets, this.#search.ticks, this.#matches));
	#found = $derived.by(() => {
		const rows = this.#rows;
		return this.#filtered.found.flatMap((place) => rows[place] ?? []);
	});
	#namesakes = $derived.by(() => (this.#matches ? namesakesAmong(this.#found) : []));
	#foundOn = $derived.by(() => {
		if (this.#search.scope === 'all') return [];
		const { found } = this.#filtered;
		const namesakes = this.#namesakes;
		let from = 0;
		return this.#ballots.map(({ panel, groups, rows }) => {
			const own = found
				.filter((place) => place >= from && place < from + rows.length)
				.flatMap((place) => rows[place - from] ?? []);
			from += rows.length;
			return { panel, groups, size: rows.length, rows: withoutThose(own, namesakes) };
		});
	});
	#filter = $derived.by(() => {
		const { counts } = this.#filtered;
		const { ticks } = this.#search;
		return this.#facets.map(({ key, options }, place) => ({
			key,
			options: options.map((option, index) => ({
				option,
				count: counts[place]?.[index] ?? 0,
				isTicked: ticks[key]?.includes(option) ?? false,
			})),
		}));
	});

	/**
	 * @param results of the same sheet and snapshot
	 * @param hash of the snapshot
	 * @param isMarked whether the voter has marked a contender
	 */
	constructor(
		sheet: AnswerSheet,
		results: Results,
		hash: string,
		isMarked: (contender: Listed) => boolean = () => false,
	) {
		this.#sheet = sheet;
		this.#results = results;
		this.#hash = hash;
		this.#isMarked = isMarked;
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
		return fragmentOf(this.#search);
	}

	/** Whether a name is typed or an option ticked. */
	get isBusy() {
		return this.#matches !== null || this.ticked > 0;
	}

	/** How many options are ticked that these contenders have. */
	get ticked() {
		return this.#filter.flatMap(({ options }) => options.filter(({ isTicked }) => isTicked)).length;
	}

	/** Whether everything in which is searched has arrived. */
	get isReady() {
		return this.#search.scope === 'all'
			? this.#parts !== null && this.#results.core !== null
			: this.#results.isWhole;
	}

	/** Why the names of all ballots did not arrive; null if they have or still may. */
	get failure() {
		return this.#failure;
	}

	/** Whether the address asked for something that there is not, or not here. */
	get wasAddressStrange() {
		return !this.#isAddressWhole || (this.isReady && this.#unknownTicks().length > 0);
	}

	/** Everybody in whom is searched. */
	get size() {
		return this.#rows.length;
	}

	/** In ballot order, ballot after ballot. */
	get found() {
		return this.#found;
	}

	/** Those found by a typed name who may be taken for one another, each set with two or more. */
	get namesakes() {
		return this.#namesakes;
	}

	/** Those of all ballots who are in no set of namesakes. */
	get others() {
		return withoutThose(this.#found, this.#namesakes);
	}

	/** The voter's ballots, each with who was found on it. Namesakes are in their sets. */
	get ballots(): FoundBallot[] {
		return this.#foundOn;
	}

	get filter(): FilterGroup[] {
		return this.#filter;
	}

	/** Whether any ballot has figures to order by. */
	get hasFigures() {
		return this.#ballots.some(({ groups }) => groups.some(({ kind }) => kind === 'tier'));
	}

	/** Takes over what the address says; a fragment that only names a place on the page changes nothing. */
	read(fragment: string) {
		const read = searchIn(fragment);
		if (!read) return;
		this.#search = read.search;
		this.#isAddressWhole = read.isWhole;
	}

	tick(key: FacetKey, option: string, isTicked: boolean) {
		const others = (this.#search.ticks[key] ?? []).filter((each) => each !== option);
		this.#keep({ ...this.#search.ticks, [key]: isTicked ? [...others, option] : others });
	}

	/** Takes the ticks from some facets. */
	untick(...keys: FacetKey[]) {
		const left = Object.entries(this.#search.ticks).filter(([key]) => !keys.some((each) => each === key));
		this.#keep(Object.fromEntries(left));
	}

	untickAll() {
		this.#keep({});
	}

	/** Searches the voter's own ballots, or all ballots of the election. Ticks that have no option there are dropped. */
	async look(scope: Search['scope']) {
		this.#search = { ...this.#search, scope };
		await this.load();
		const unknown = this.isReady ? this.#unknownTicks() : [];
		for (const [key, option] of unknown) this.tick(key, option, false);
	}

	/** Loads what is missing: the names of all ballots only when the voter searches them. */
	async load() {
		await this.#results.load();
		const { core } = this.#results;
		if (!core || this.#search.scope === 'own' || this.#parts) return;
		this.#failure = null;
		try {
			const seats = core.contests.filter(({ kind }) => kind === 'seat');
			this.#parts = await Promise.all(seats.map(({ slug }) => loadNames(core, this.#hash, slug)));
		} catch (error) {
			this.#failure = error;
		}
	}

	/** The statements that the voter answered, the important ones first. */
	get #statements() {
		const { given, important } = this.#results;
		return [...important, ...given.filter((one) => !important.includes(one))].map(({ slug }) => slug);
	}

	#keep(ticks: Search['ticks']) {
		this.#search = { ...this.#search, ticks };
		this.#isAddressWhole = true;
	}

	#unknownTicks(): [FacetKey, string][] {
		return facetKeys.flatMap((key) => {
			const known = this.#facets.find((facet) => facet.key === key)?.options ?? [];
			return (this.#search.ticks[key] ?? [])
				.filter((option) => !known.includes(option))
				.map((option): [FacetKey, string] => [key, option]);
		});
	}
}
