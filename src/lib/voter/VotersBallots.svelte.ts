import { SvelteMap } from 'svelte/reactivity';
import type { Ballot } from '$lib/election/ballot.ts';
import { ballotsOf } from '$lib/election/voting.ts';
import type { Districts } from '$lib/election/answers.ts';
import type { Contest, Core, District } from '$lib/election/snapshot.ts';
import { loadBallot } from './ballots.ts';
import { loadCore } from './snapshot.ts';

/** One ballot that the voter gets; `ballot` is null until its part has arrived. */
export interface WantedBallot {
	contest: Contest;
	district: District;
	/** Which of the voter's ballots this is, from 1. */
	place: number;
	ballot: Ballot | null;
	hasFailed: boolean;
}

/** The ballots that one voter gets, as far as the parts of the snapshot have arrived in this browser. */
export class VotersBallots {
	#hash: string;
	#core: Core | null = $state.raw(null);
	#hasFailed = $state(false);
	#arrived = new SvelteMap<string, Ballot | 'failed'>();

	constructor(hash: string) {
		this.#hash = hash;
	}

	get core() {
		return this.#core;
	}

	/** Whether the core itself could not be loaded. */
	get hasFailed() {
		return this.#hasFailed;
	}

	/** The ballots of somebody who lives in these districts. */
	of(districts: Districts): WantedBallot[] {
		if (!this.#core) return [];
		return ballotsOf(this.#core, districts).map(({ contest, district }, index) => {
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

	/** Asks for the core and then for the parts of these districts; what has failed before is asked for again. */
	async load(districts: Districts) {
		this.#hasFailed = false;
		try {
			this.#core = await loadCore(this.#hash);
		} catch {
			this.#hasFailed = true;
			return;
		}
		const core = this.#core;
		await Promise.all(
			ballotsOf(core, districts).map(({ contest, district }) => this.#loadPart(core, contest, district)),
		);
	}

	async #loadPart(core: Core, contest: Contest, district: District) {
		const key = keyOf(contest, district);
		if (this.#arrived.get(key) === 'failed') this.#arrived.delete(key);
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
