import { SvelteMap } from 'svelte/reactivity';
import { match, type Ballot } from '$lib/election/ballot/ballot.ts';
import {
	isStanding,
	type Contender,
	type Core,
	type Reason,
	type ReasonsPart,
} from '$lib/election/snapshot.ts';
import { isThin, stageOf } from '$lib/match/tier.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import type { ContenderName } from '../Shortlist.svelte.ts';
import { loadBallot, loadCore, loadReasons } from '../snapshot.ts';
import { rowsOf, type LineUpRow, type Side } from './lineup.ts';

/** What a contender and the voter have in common. */
export interface SideMatch {
	/** 0…100; null without a shared statement, or with too few for a percent. */
	agreement: number | null;
	/** How many statements both have answered, and how many the voter has. */
	coverage: number;
	answered: number;
	/** By topic of the ballot, 0…100; null where nothing is shared. */
	topics: { slug: string; agreement: number | null }[];
}

/** Why a part did not load. */
interface Failed {
	failure: unknown;
}

/** Named contenders of one election beside each other, and the voter, as far as the parts of the snapshot have arrived. */
export class Comparison {
	#sheet: AnswerSheet;
	#hash: string;
	#core: Core | null = $state.raw(null);
	#failure: unknown = $state.raw(null);
	#named: readonly ContenderName[] = $state.raw([]);
	#ballots = new SvelteMap<string, Ballot | Failed | null>();
	#reasons = new SvelteMap<string, ReasonsPart>();

	#found = $derived.by(() => this.#named.map((name) => ({ name, ...this.#find(name) })));
	#sides = $derived.by(() =>
		this.#found.flatMap(({ ballot, contender }): Side[] =>
			ballot && contender && isStanding(contender) ? [{ ballot, contender }] : [],
		),
	);
	#rows = $derived.by(() => rowsOf(this.#sides, this.#core?.statements ?? [], this.#sheet.answers));

	/** @param hash of the snapshot */
	constructor(sheet: AnswerSheet, hash: string) {
		this.#sheet = sheet;
		this.#hash = hash;
	}

	/** Null until it has arrived. */
	get core() {
		return this.#core;
	}

	/** Why something did not load; null if all has arrived or may still arrive. */
	get failure(): unknown {
		if (this.#failure !== null) return this.#failure;
		const failed = this.#found.find(({ failure }) => failure !== null);
		return failed?.failure ?? null;
	}

	/** Whether everything about the named contenders but their own words has arrived. */
	get isReady() {
		return this.#core !== null && this.#named.every((name) => this.#arrived(name));
	}

	/** The contenders that can be ticked, in the order in which they were named. */
	get sides() {
		return this.#sides;
	}

	/** The contenders that are no longer on their ballot. */
	get gone(): Contender[] {
		return this.#found.flatMap(({ contender }) => (contender && !isStanding(contender) ? contender : []));
	}

	/** The names that this publication does not have. */
	get missing(): ContenderName[] {
		return this.#found.flatMap(({ name, contender, failure }) =>
			!contender && failure === null && this.#arrived(name) ? name : [],
		);
	}

	/** Every statement that all sides are asked. */
	get rows(): LineUpRow[] {
		return this.#rows;
	}

	/** Loads what these contenders need and has not arrived yet, and retries what failed; then their own words. */
	async load(named: readonly ContenderName[]) {
		this.#named = named;
		this.#failure = null;
		try {
			this.#core = await loadCore(this.#hash);
		} catch (error) {
			this.#failure = error;
			return;
		}
		const core = this.#core;
		const ballots = named.filter(
			(name, index) => named.findIndex((other) => keyOf(other) === keyOf(name)) === index,
		);
		await Promise.all(ballots.map((name) => this.#loadBallot(core, name)));
		await Promise.all(ballots.map((name) => this.#loadReasons(core, name)));
	}

	/** The words of a side on a statement, and their source; null without any, or before they have arrived. */
	wordsOf({ contender }: Side, statement: string): Reason | null {
		const reason = this.#reasons.get(keyOf(contender))?.reasons[contender.slug]?.[statement];
		return reason && (Object.keys(reason.text).length > 0 || reason.source !== null) ? reason : null;
	}

	/** What a side has in common with the voter. */
	matchOf({ ballot, contender }: Side): SideMatch {
		const { scores } = match(ballot, this.#sheet.answers);
		const row = ballot.standing.indexOf(contender);
		const coverage = scores.coverage[row] ?? 0;
		const isEarly = stageOf(scores.answered, scores.unseen) === 'too early';
		const hasPercent = coverage > 0 && !isEarly && !isThin(coverage, scores.answered);
		return {
			agreement: hasPercent ? (scores.agreement[row] ?? null) : null,
			coverage,
			answered: scores.answered,
			topics: ballot.topics.map((slug, index) => {
				const agreement = scores.topicAgreement[row * ballot.topics.length + index] ?? -1;
				return { slug, agreement: agreement < 0 ? null : agreement };
			}),
		};
	}

	#find(name: ContenderName): { ballot: Ballot | null; contender: Contender | null; failure: unknown } {
		const ballot = this.#ballots.get(keyOf(name)) ?? null;
		if (ballot && 'failure' in ballot) return { ballot: null, contender: null, failure: ballot.failure };
		const contender = [...(ballot?.standing ?? []), ...(ballot?.gone ?? [])].find(
			({ slug }) => slug === name.slug,
		);
		return { ballot, contender: contender ?? null, failure: null };
	}

	#arrived(name: ContenderName): boolean {
		return this.#ballots.has(keyOf(name));
	}

	async #loadBallot(core: Core, name: ContenderName) {
		const key = keyOf(name);
		const arrived = this.#ballots.get(key);
		if (arrived && !('failure' in arrived)) return;
		try {
			this.#ballots.set(key, await loadBallot(core, this.#hash, name.contest, name.district));
		} catch (error) {
			this.#ballots.set(key, { failure: error });
		}
	}

	async #loadReasons(core: Core, name: ContenderName) {
		const key = keyOf(name);
		const ballot = this.#ballots.get(key);
		if (this.#reasons.has(key) || !ballot || 'failure' in ballot) return;
		try {
			this.#reasons.set(key, await loadReasons(core, this.#hash, name.contest, name.district));
		} catch {
			// Positions are shown without words; a retry asks for them again.
		}
	}
}

function keyOf({ contest, district }: Pick<ContenderName, 'contest' | 'district'>): string {
	return `${contest}.${district}`;
}
