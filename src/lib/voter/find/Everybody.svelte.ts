import type { NamesPart } from '$lib/election/snapshot.ts';
import { groupsOf, type Group } from '../results/panel.ts';
import type { MatchedBallot, Results } from '../results/Results.svelte.ts';
import { loadNames } from '../snapshot.ts';
import type { Search } from './address.ts';
import { allRows, rowsOn, type FoundRow } from './rows.ts';

/** One of the voter's ballots with everybody on it. */
export interface OwnBallot {
	panel: MatchedBallot;
	/** Its tiers and other groups, in the order of the results. */
	groups: Group[];
	rows: FoundRow[];
}

/** Among whom a voter looks: everybody on the voter's own ballots, or in the election, as far as their parts have arrived. */
export class Everybody {
	#results: Results;
	#hash: string;
	#parts: readonly (NamesPart | null)[] | null = $state.raw(null);
	#failure: unknown = $state.raw(null);

	#ballots = $derived.by(() => {
		const { core, answers } = this.#results;
		if (!core) return [];
		return this.#results.panels.map((panel): OwnBallot => {
			const groups = panel.ballot && panel.match ? groupsOf(panel.ballot, panel.match) : [];
			return { panel, groups, rows: rowsOn(core, panel, groups, answers) };
		});
	});
	#own = $derived.by(() => this.#ballots.flatMap(({ rows }) => rows));
	#all = $derived.by(() => {
		const { core } = this.#results;
		return core && this.#parts ? allRows(core, this.#parts, this.#ballots) : [];
	});

	/** @param hash of the same snapshot */
	constructor(results: Results, hash: string) {
		this.#results = results;
		this.#hash = hash;
	}

	/** The voter's own ballots. */
	get ballots() {
		return this.#ballots;
	}

	/** Why the names of all ballots did not arrive; null if they have or still may. */
	get failure() {
		return this.#failure;
	}

	/** The statements that the voter answered, the important ones first. */
	get statements() {
		const { given, important } = this.#results;
		return [...important, ...given.filter((one) => !important.includes(one))].map(({ slug }) => slug);
	}

	/** In ballot order, ballot after ballot. */
	rows(scope: Search['scope']): readonly FoundRow[] {
		return scope === 'all' ? this.#all : this.#own;
	}

	/** Whether all of them have arrived. */
	isReady(scope: Search['scope']): boolean {
		return scope === 'all' ? this.#parts !== null && this.#results.isWhole : this.#results.isWhole;
	}

	/** Loads what is missing: the names of all ballots only for all. */
	async load(scope: Search['scope']) {
		await this.#results.load();
		const { core } = this.#results;
		if (!core || scope === 'own' || this.#parts) return;
		this.#failure = null;
		try {
			const seats = core.contests.filter(({ kind }) => kind === 'seat');
			this.#parts = await Promise.all(seats.map(({ slug }) => loadNames(core, this.#hash, slug)));
		} catch (error) {
			this.#failure = error;
		}
	}
}
