import { SvelteMap } from 'svelte/reactivity';
import type { Ballot } from '$lib/election/ballot/ballot.ts';
import type { Contest, Core, District } from '$lib/election/snapshot.ts';
import { ballotsOf } from '$lib/election/ballot/voting.ts';
import type { AnswerSheet } from './AnswerSheet.svelte.ts';
import { loadBallot, loadCore } from './snapshot.ts';

/** A ballot that the voter gets; `ballot` is null until its part has arrived. */
export interface WantedBallot {
	/** Identifies it on a page. */
	id: string;
	contest: Contest;
	district: District;
	/** Whether it is only one of those that the voter may get. */
	isPossible: boolean;
	/** Its place among the voter's ballots, from 1. */
	place: number;
	ballot: Ballot | null;
	/** Why its part did not load; null if it has arrived or may still arrive. */
	failure: unknown;
}

/** Why a ballot did not load. */
interface Failed {
	failure: unknown;
}

/** The voter's ballots in one snapshot, as far as their parts have arrived. */
export class VotersBallots {
	#sheet: AnswerSheet;
	#hash: string;
	#core: Core | null = $state.raw(null);
	#failure: unknown = $state.raw(null);
	#arrived = new SvelteMap<string, Ballot | Failed>();

	/** @param hash of the snapshot */
	constructor(sheet: AnswerSheet, hash: string) {
		this.#sheet = sheet;
		this.#hash = hash;
	}

	/** Null until it has arrived. */
	get core() {
		return this.#core;
	}

	/** Why the core itself did not load; null if it has arrived or may still arrive. */
	get failure() {
		return this.#failure;
	}

	/** The ballots of the voter's districts, in the order of the contests; none before the core has arrived. */
	get all(): WantedBallot[] {
		if (!this.#core) return [];
		const { districts, possible } = this.#sheet;
		return ballotsOf(this.#core, districts, possible).map(({ contest, district }, index) => {
			const arrived = this.#arrived.get(keyOf(contest, district));
			const isPossible = possible[contest.slug]?.includes(district.number) ?? false;
			return {
				id: `ballot-${contest.slug}${isPossible ? `-${district.number}` : ''}`,
				isPossible,
				contest,
				district,
				place: index + 1,
				ballot: arrived === undefined || 'failure' in arrived ? null : arrived,
				failure: arrived !== undefined && 'failure' in arrived ? arrived.failure : null,
			};
		});
	}

	/** Loads the core and then the missing parts of the voter's districts, including those that failed before. */
	async load() {
		const { districts, possible } = this.#sheet;
		this.#failure = null;
		try {
			this.#core = await loadCore(this.#hash);
		} catch (error) {
			this.#failure = error;
			return;
		}
		const core = this.#core;
		await Promise.all(
			ballotsOf(core, districts, possible).map(({ contest, district }) =>
				this.#loadBallot(core, contest, district),
			),
		);
	}

	async #loadBallot(core: Core, contest: Contest, district: District) {
		const key = keyOf(contest, district);
		const arrived = this.#arrived.get(key);
		if (arrived && !('failure' in arrived)) return;
		this.#arrived.delete(key);
		try {
			const ballot = await loadBallot(core, this.#hash, contest.slug, district.number);
			if (ballot) this.#arrived.set(key, ballot);
		} catch (error) {
			this.#arrived.set(key, { failure: error });
		}
	}
}

function keyOf(contest: Contest, district: District): string {
	return `${contest.slug}.${district.number}`;
}
