import type { Listed } from '$lib/election/name/names.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { facetKeys, type FacetKey } from './address.ts';
import { facetOf, filtered, type Ticks } from './facet.ts';
import { ballotKey, byBallot, facetsOf, type FoundRow } from './rows.ts';

/** The options of a facet with their counts, as the filter shows them. */
export interface FilterGroup {
	key: FacetKey;
	options: { option: string; count: number; isTicked: boolean }[];
}

/** Among whom a filter chooses. Each of these is read again when it changes. */
export interface Filtered {
	/** Null until it has arrived. */
	core: () => Pick<Core, 'parties' | 'blocs' | 'lists'> | null;
	/** In the order in which they are shown. */
	rows: () => readonly FoundRow[];
	/** Slugs of the statements that the voter has answered, the important ones first. */
	statements: () => readonly string[];
	/** Whether the voter has marked a contender. */
	isMarked?: (contender: Listed) => boolean;
	/** 1 for each row that a typed name finds; null if nothing is typed. */
	matches?: () => Uint8Array | null;
}

/** Ticks on some contenders: who passes, and how many each option would leave. It hides, and never reorders. */
export class Filter {
	#source: Filtered;
	#ticks: Ticks = $state.raw({});
	#wasCut = $state(false);

	#lastingFacets = $derived.by(() => {
		const core = this.#source.core();
		return core ? facetsOf(core, this.#source.rows(), this.#source.statements()) : [];
	});
	// Apart from the others, so that a mark does not make all of them again.
	#markedFacet = $derived.by(() =>
		facetOf('marked', ['yes'], this.#source.rows(), ({ contender }) =>
			this.#source.isMarked?.(contender) ? ['yes'] : [],
		),
	);
	#facets = $derived.by(() => [...(this.#markedFacet ? [this.#markedFacet] : []), ...this.#lastingFacets]);
	#matches = $derived.by(() => this.#source.matches?.() ?? null);
	#filtered = $derived.by(() =>
		filtered(this.#source.rows().length, this.#facets, this.#ticks, this.#matches),
	);
	#found = $derived.by(() => {
		const rows = this.#source.rows();
		return this.#filtered.found.flatMap((place) => rows[place] ?? []);
	});
	#groups = $derived.by(() => {
		const { counts } = this.#filtered;
		return this.#facets.map(({ key, options }, place): FilterGroup => ({
			key,
			options: options.map((option, index) => ({
				option,
				count: counts[place]?.[index] ?? 0,
				isTicked: this.#ticks[key]?.includes(option) ?? false,
			})),
		}));
	});
	#ticked = $derived.by(
		() => this.#groups.flatMap(({ options }) => options.filter(({ isTicked }) => isTicked)).length,
	);
	#shown = $derived.by(() => byBallot(this.#found));
	#unknown = $derived.by(() =>
		facetKeys.flatMap((key) => {
			const known = this.#facets.find((facet) => facet.key === key)?.options ?? [];
			return (this.#ticks[key] ?? []).filter((option) => !known.includes(option));
		}),
	);

	constructor(source: Filtered) {
		this.#source = source;
	}

	get ticks() {
		return this.#ticks;
	}

	/**
	 * Ticks what an address says, whether or not these contenders have it.
	 *
	 * @param isWhole whether that is all that the address says
	 */
	take(ticks: Ticks, isWhole: boolean) {
		this.#ticks = ticks;
		this.#wasCut = !isWhole;
	}

	/** Whether the address said more than could be read; until something is ticked. */
	get wasCut() {
		return this.#wasCut;
	}

	/** Who passes, in the given order. */
	get found() {
		return this.#found;
	}

	/** The places of those who pass among the given rows. */
	get places(): readonly number[] {
		return this.#filtered.found;
	}

	/** How many there are, whether they pass or not. */
	get size() {
		return this.#source.rows().length;
	}

	get groups() {
		return this.#groups;
	}

	/** How many options are ticked that these contenders have. */
	get ticked() {
		return this.#ticked;
	}

	/** Ticked options that none of these contenders has, or that part none of them. They change nothing. */
	get unknown() {
		return this.#unknown;
	}

	/** The slugs of those who pass on a ballot; null while nothing is ticked, and so everybody does. */
	shownOn(contest: string, district: number): ReadonlySet<string> | null {
		return this.#ticked === 0 ? null : (this.#shown.get(ballotKey({ contest, district })) ?? nobody);
	}

	tick(key: FacetKey, option: string, isTicked: boolean) {
		this.dropUnknown();
		const others = (this.#ticks[key] ?? []).filter((each) => each !== option);
		this.take({ ...this.#ticks, [key]: isTicked ? [...others, option] : others }, true);
	}

	/** Takes the ticks from some facets. */
	untick(...keys: FacetKey[]) {
		if (!keys.some((key) => this.#ticks[key])) return;
		const left = Object.entries(this.#ticks).filter(([key]) => !keys.some((each) => each === key));
		this.take(Object.fromEntries(left), true);
	}

	clear() {
		this.take({}, true);
	}

	/** Takes the ticks that change nothing. */
	dropUnknown() {
		if (this.#unknown.length === 0) return;
		const left = Object.entries(this.#ticks).map(([key, options]) => {
			const known = this.#facets.find((facet) => facet.key === key)?.options ?? [];
			return [key, options.filter((option) => known.includes(option))] as const;
		});
		this.#ticks = Object.fromEntries(left);
	}
}

const nobody: ReadonlySet<string> = new Set();
