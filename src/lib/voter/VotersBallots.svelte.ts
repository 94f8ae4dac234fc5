import { SvelteMap } from 'svelte/reactivity';
import type { Ballot } from '$lib/election/ballot/ballot.ts';
import type { Contest, Core, District } from '$lib/election/snapshot.ts';
import { ballotsOf } from '$lib/election/ballot/voting.ts';
import type { AnswerSheet } from './AnswerSheet.svelte.ts';
import { loadBallot, loadCore } from './snapshot.ts';

/** A ballot that the voter gets; `ballot` is null until its part has arrived. */
export interface WantedBallot {
	contest: Contest;
	district: District;
	/** Its place among the voter's ballots, from 1. */
	place: number;
	ballot: Ballot | null;
	hasFailed: boolean;
}

/** The voter's ballots in one snapshot, as far as their parts have arrived. */
export class VotersBallots {
	#sheet: AnswerSheet;
	#hash: string;
	#core: Core | null = $state.raw(null);
	#hasFailed = $state(false);
	#arrived = new SvelteMap<string, Ballot | 'failed'>();

	/** @param hash of the snapshot */
	constructor(sheet: AnswerSheet, hash: string) {
		this.#sheet = sheet;
		this.#hash = hash;
	}

	/** Null until it has arrived. */
	get core() {
		return this.#core;
	}

	/** Whether the core itself could not be loaded. */
	get hasFailed() {
		return this.#hasFailed;
	}

	/** The ballots of the voter's districts, in the order of the contests; none before the core has arrived. */
	get all(): WantedBallot[] {
		if (!this.#core) return [];
		return ballotsOf(this.#core, this.#sheet.districts).map(({ contest, district }, index) => {
			const arrived = this.#arrived.get(keyOf(contest, district));
			return {
				contest,
				district,
				place: index + 1,
				ballot: arrived === undefined || arrived === 'failed' ? null : arrived,
				hasFailed: arrived === 'failed',
			};
		});
	}

	/** Loads the core and then the missing parts of the voter's districts, including those that failed before. */
	async load() {
		const { districts } = this.#sheet;
		this.#hasFailed = false;
		try {
			this.#core = await loadCore(this.#hash);
		} catch {
			this.#hasFailed = true;
			return;
		}
		const core = this.#core;
		await Promise.all(
			ballotsOf(core, districts).map(({ contest, district }) => this.#loadBallot(core, contest, district)),
		);
	}

	async #loadBallot(core: Core, contest: Contest, district: District) {
		const key = keyOf(contest, district);
		const arrived = this.#arrived.get(key);
		if (arrived === 'failed') this.#arrived.delete(key);
		else if (arrived) return;
		try {
			const ballot = await loadBallot(core, this.#hash, contest.slug, district.number);
			if (ballot) this.#arrived.set(key, ballot);
		} catch {
			this.#arrived.set(key, 'failed');
		}
	}
}

function keyOf(contest: Contest, district: District): string {
	return `${contest.slug}.${district.number}`;
}
