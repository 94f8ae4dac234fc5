import type { Contender, Contest, District } from '$lib/election/snapshot.ts';
import type { MatchedBallot, Results } from '../results/Results.svelte.ts';
import { isSame, type Shortlist } from '../Shortlist.svelte.ts';
import { againstAll, type Decisions } from './Decisions.svelte.ts';

/** One ballot on the pocket card. */
export interface Slip {
	contest: Contest;
	/** Null while the voter may get any of several. */
	district: District | null;
	/** Null until its part has arrived, and without a district. */
	panel: MatchedBallot | null;
	/** Whom the voter ticks; null for a line to fill in by hand. */
	choice: Contender | typeof againstAll | null;
	/** Whom the voter chose although this publication has nobody like that on the ballot; null for nobody. */
	departed: { contender: Contender | null } | null;
}

/** What a voter takes to the polling station: all ballots, in their order, with the voter's own marks. */
export class PocketCard {
	#results: Results;
	#shortlist: Shortlist;
	#decisions: Decisions;

	#slips = $derived.by(() => this.#slipsOf());

	constructor(results: Results, shortlist: Shortlist, decisions: Decisions) {
		this.#results = results;
		this.#shortlist = shortlist;
		this.#decisions = decisions;
	}

	get slips(): Slip[] {
		return this.#slips;
	}

	/** The marked contenders of a ballot that can be ticked, in the order of marking. */
	markedOn({ panel }: Slip): Contender[] {
		const standing = panel?.ballot?.standing ?? [];
		return this.#shortlist.marks.flatMap((mark) => standing.find((one) => isSame(one, mark)) ?? []);
	}

	/** @param whom a slug, `againstAll`, or null for a line to fill in by hand */
	choose({ contest, district }: Slip, whom: string | null) {
		if (district) this.#decisions.choose({ contest: contest.slug, district: district.number }, whom);
	}

	#slipsOf(): Slip[] {
		const slips = this.#results.panels.map((panel): Slip => {
			const { contest, district, isPossible } = panel;
			if (isPossible) return { contest, district: null, panel: null, choice: null, departed: null };
			const slip: Slip = { contest, district, panel, choice: null, departed: null };
			return { ...slip, ...this.#choiceOn(slip) };
		});
		// Of the ballots that the voter may get, one comes.
		return slips.filter(
			({ contest, district }, index) =>
				district !== null || slips.findIndex((other) => other.contest === contest) === index,
		);
	}

	/** What was chosen on this ballot; without that its only mark. */
	#choiceOn(slip: Slip): Pick<Slip, 'choice' | 'departed'> {
		const none = { choice: null, departed: null };
		const { contest, district, panel } = slip;
		if (!district || !panel?.ballot) return none;
		const decision = this.#decisions.on(contest.slug, district.number);
		if (!decision) {
			const [only, ...others] = this.markedOn(slip);
			return { ...none, choice: others.length === 0 ? (only ?? null) : null };
		}
		const { whom } = decision;
		if (whom === null) return none;
		if (whom === againstAll) return { ...none, choice: contest.againstAll ? againstAll : null };
		const { standing, gone } = panel.ballot;
		const chosen = standing.find(({ slug }) => slug === whom);
		if (chosen) return { ...none, choice: chosen };
		return { ...none, departed: { contender: gone.find(({ slug }) => slug === whom) ?? null } };
	}
}
