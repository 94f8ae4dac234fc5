import type { ComponentsPart } from '$lib/election/snapshot.ts';
import type { Speaker, Wording } from '$lib/election/text.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import type { ContenderName } from '../Shortlist.svelte.ts';
import { loadComponents } from '../snapshot.ts';
import { VotersBallots } from '../VotersBallots.svelte.ts';
import { ownSpot, placedOn, reachOf, sitesOf, type PlacedBallot, type Site } from './spots.ts';

/** What the page shows before anything has arrived, and without scripts. */
interface Published {
	/** The ballots of lists. */
	ballots: readonly PlacedBallot[];
	/** Every statement of the election with the steps of its scale. */
	statements: readonly { slug: string; steps: number }[];
}

/** Where to go from a site with the keys. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The picture of an election's positions: the plane with everybody who has a place, and the voter among them. */
export class Plane {
	#sheet: AnswerSheet;
	#hash: string;
	#published: Published;
	#say: Speaker;
	#you: Wording;
	#isMarked: (contender: ContenderName) => boolean;
	#ballots: VotersBallots;
	#part: ComponentsPart | null = $state.raw(null);
	#failure: unknown = $state.raw(null);
	#chosen: string | null = $state(null);

	#own = $derived.by(() => {
		const { answers } = this.#sheet;
		return this.#part && ownSpot(this.#part, this.#published.statements, answers, this.#you);
	});
	#placed = $derived.by(() => {
		const { core } = this.#ballots;
		const part = this.#part;
		const known = this.#published.ballots;
		const own = this.#ballots.all.flatMap(({ ballot }) =>
			core && part && ballot ? placedOn(ballot, part, core.parties, this.#say) : [],
		);
		return [...known, ...own.filter(({ id }) => known.every((ballot) => ballot.id !== id))];
	});
	#spots = $derived.by(() => [
		...(this.#own ? [this.#own] : []),
		...this.#placed.flatMap(({ spots }) => spots),
	]);
	#sites = $derived.by(() => sitesOf(this.#spots, this.#isMarked));
	#reach = $derived.by(() => reachOf(this.#spots));

	/**
	 * @param hash of the snapshot
	 * @param you what the page calls the voter
	 * @param isMarked whether the voter has marked a contender
	 */
	constructor(
		sheet: AnswerSheet,
		hash: string,
		published: Published,
		say: Speaker,
		you: Wording,
		isMarked: (contender: ContenderName) => boolean = () => false,
	) {
		this.#sheet = sheet;
		this.#hash = hash;
		this.#published = published;
		this.#say = say;
		this.#you = you;
		this.#isMarked = isMarked;
		this.#ballots = new VotersBallots(sheet, hash);
	}

	/** Why something did not load; null if everything has arrived or still may. */
	get failure() {
		const failed = this.#ballots.all.find(({ failure }) => failure !== null);
		return this.#ballots.failure ?? this.#failure ?? failed?.failure ?? null;
	}

	/** Whether the voter's ballots are awaited. */
	get isLoading() {
		if (!this.#sheet.isOpen || this.failure !== null) return false;
		return this.#part === null || this.#ballots.all.some(({ ballot }) => ballot === null);
	}

	/** The voter's own place; null without one. */
	get own() {
		return this.#own;
	}

	/** The ballots with those who have a place: those of the page, then the voter's others. */
	get ballots(): readonly PlacedBallot[] {
		return this.#placed;
	}

	/** How many on these ballots have no place. */
	get silent() {
		return this.#placed.reduce((sum, { silent }) => sum + silent, 0);
	}

	/** Everybody's sites, from left to right. */
	get sites() {
		return this.#sites;
	}

	/** How far the plane is shown in each direction. */
	get reach() {
		return this.#reach;
	}

	/** The site whose names are shown; null for none. */
	get chosen(): Site | null {
		return this.#sites.find(({ key }) => key === this.#chosen) ?? null;
	}

	clear() {
		this.#chosen = null;
	}

	/** Chooses the site that is nearest to a place in the plane. */
	chooseNear(x: number, y: number) {
		const apart = (site: Site) => (site.x - x) ** 2 + (site.y - y) ** 2;
		const [first, ...others] = this.#sites;
		if (!first) return;
		this.#chosen = others.reduce((best, site) => (apart(site) < apart(best) ? site : best), first).key;
	}

	/** Chooses the next site in a direction; at the end it stays. The first step leads to the voter, or to the first site. */
	go(step: Step) {
		const upward = [...this.#sites].sort((a, b) => a.y - b.y);
		const sites = step === 'up' || step === 'down' ? upward : this.#sites;
		const [first, last] = [sites[0], sites.at(-1)];
		const chosen = this.chosen;
		if (step === 'first' || step === 'last') {
			this.#chosen = (step === 'first' ? first : last)?.key ?? null;
		} else if (chosen) {
			const place = sites.findIndex(({ key }) => key === chosen.key);
			const next = sites[place + (step === 'right' || step === 'up' ? 1 : -1)];
			this.#chosen = next?.key ?? chosen.key;
		} else {
			this.#chosen = this.#own?.key ?? first?.key ?? null;
		}
	}

	/** Loads the plane and the voter's ballots, and retries what failed. */
	async load() {
		await this.#ballots.load();
		const { core } = this.#ballots;
		if (!core) return;
		this.#failure = null;
		try {
			this.#part = await loadComponents(core, this.#hash);
		} catch (error) {
			this.#failure = error;
		}
	}
}
