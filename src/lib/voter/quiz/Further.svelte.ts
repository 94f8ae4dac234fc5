import type { Answers } from '$lib/election/ballot/answers.ts';
import { askedOn, progressOf, questionsIn, type Question } from '$lib/election/ballot/questions.ts';
import { printedFirst } from '$lib/match/decide/next.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { VotersBallots, type WantedBallot } from '../VotersBallots.svelte.ts';
import { partingOn, remembering } from './parting.ts';

/**
 * What the short version has for a voter: a statement (`asking`), or why there is none. The voter has no ballot
 * (`no ballot`), is asked no more statements than come in the printed order anyway (`short`), has answered too few of
 * those (`early`), skipped everything (`skipped`), has seen everything (`complete`), or nothing that is left tells the
 * nearest apart (`level`).
 */
export type FurtherState = 'no ballot' | 'short' | 'early' | 'skipped' | 'complete' | 'level' | 'asking';

/** What became of a ballot's first tier in this visit. */
export interface TierChange {
	wanted: WantedBallot;
	/**
	 * How many it held before the first statement of this visit, before the latest answer, and now; what did not change is
	 * left out. Empty while there are too few answers for tiers.
	 */
	sizes: readonly number[];
}

/** Whom the shown statement is asked for. */
export interface FurtherReason extends TierChange {
	/** How many were nearest when it was chosen; null if it would not be chosen today, because earlier answers changed. */
	nearest: number | null;
}

/**
 * The further statements of the short version: chosen one after the other for one voter, each by all answers before it.
 * Which were asked in this visit, in which order, and which is shown, is in the address, after the `#`.
 */
export class Further {
	#sheet: AnswerSheet;
	#language: () => string;
	#ballots: VotersBallots;
	#look = remembering();
	#order: readonly string[] = $state.raw([]);
	#shown: string | null = $state(null);

	#wanted = $derived.by(() => this.#ballots.all);
	#here = $derived.by(() => this.#wanted.flatMap(({ ballot }) => ballot ?? []));
	#all = $derived.by(() => (this.#ballots.core ? questionsIn(this.#ballots.core, this.#language()) : []));
	#questions = $derived.by(() => askedOn(this.#wanted, this.#all));
	#progress = $derived.by(() => progressOf(this.#questions, this.#sheet.answers));
	#next = $derived.by(() =>
		this.#progress.answered < printedFirst ? null : partingOn(this.#here, this.#sheet.answers, this.#look),
	);
	/** This visit's statements that still have an answer, and the shown one. */
	#visited = $derived.by(() =>
		this.#order.filter((slug) => slug in this.#sheet.answers || slug === this.#shown),
	);
	#asked = $derived.by(() => {
		const isOpen = this.#visited.some((slug) => !(slug in this.#sheet.answers));
		const slugs = isOpen || !this.#next ? this.#visited : [...this.#visited, this.#next.slug];
		return slugs.flatMap((slug) => this.#questions.find((question) => question.slug === slug) ?? []);
	});
	#reason = $derived.by(() => this.#reasonOf(this.#shown));

	/**
	 * @param hash of the snapshot
	 * @param language of the page; reactive
	 */
	constructor(sheet: AnswerSheet, hash: string, language: () => string) {
		this.#sheet = sheet;
		this.#language = language;
		this.#ballots = new VotersBallots(sheet, hash);
	}

	/** Why something did not load; null if all has arrived or may still arrive. */
	get failure(): unknown {
		if (this.#ballots.failure !== null) return this.#ballots.failure;
		return this.#wanted.find(({ failure }) => failure !== null)?.failure ?? null;
	}

	/** Whether the sheet has been read and all of the voter's ballots have arrived. */
	get isReady() {
		return (
			this.#sheet.isOpen && this.#ballots.core !== null && this.#wanted.every(({ ballot }) => ballot !== null)
		);
	}

	get state(): FurtherState {
		const { answered, skipped } = this.#progress;
		if (this.#wanted.length === 0) return 'no ballot';
		if (this.left === 0) return answered === 0 && skipped > 0 ? 'skipped' : 'complete';
		if (this.#questions.length <= printedFirst) return 'short';
		if (answered < printedFirst) return 'early';
		return this.#next ? 'asking' : 'level';
	}

	/** How many statements are answered with a stance. */
	get answered() {
		return this.#progress.answered;
	}

	/** How many are neither answered nor skipped. */
	get left() {
		return this.#questions.length - this.#progress.answered - this.#progress.skipped;
	}

	/** How many this voter is asked altogether. */
	get total() {
		return this.#questions.length;
	}

	/** This visit's statements in the order in which they were asked and, once all have an answer, the one that comes next. */
	get asked(): Question[] {
		return this.#asked;
	}

	/** The slug of the shown statement; null if none is. */
	get shown() {
		return this.#shown;
	}

	/** Null if no statement is shown. */
	get reason(): FurtherReason | null {
		return this.#reason;
	}

	/** What became of the first tiers of all of the voter's ballots. */
	get changes(): TierChange[] {
		return this.#wanted.flatMap((wanted) => this.#changeOn(wanted) ?? []);
	}

	/** What the address has after the `#` for what is shown now: the shown statement, then all of this visit in order. */
	get fragment(): string {
		return `#${this.#shown ?? ''}/${this.#visited.join()}`;
	}

	/** Loads what the voter's districts need and has not arrived yet, and retries what failed. */
	load() {
		return this.#ballots.load();
	}

	/** Shows a statement; a new one takes its place at the end. Null shows none. */
	show(slug: string | null) {
		const kept = this.#visited.filter((own) => own === slug || own in this.#sheet.answers);
		this.#order = slug === null || kept.includes(slug) ? kept : [...kept, slug];
		this.#shown = slug;
	}

	/**
	 * Shows what an address names: a statement of this visit, none (its end), or else the one that comes next.
	 *
	 * @param fragment as `fragment` gives it, or anything else
	 */
	follow(fragment: string) {
		const [, shown = '', order] = /^#([^/]*)\/(.*)$/.exec(fragment) ?? [];
		if (order !== undefined && this.#order.length === 0) this.#order = this.#known(order.split(','));
		const isKnown = this.#order.includes(shown);
		const isEnd = order !== undefined && shown === '' && !this.#next;
		this.show(isKnown ? shown : isEnd ? null : (this.#next?.slug ?? null));
	}

	/** Starts over after the sheet has been cleared. */
	restart() {
		this.#order = [];
		this.#shown = null;
	}

	/** The slugs that this voter is asked, each once. */
	#known(slugs: readonly string[]): string[] {
		return slugs.filter(
			(slug, index) =>
				slugs.indexOf(slug) === index && this.#questions.some((question) => question.slug === slug),
		);
	}

	#reasonOf(shown: string | null): FurtherReason | null {
		if (shown === null) return null;
		const since = this.#visited.slice(this.#visited.indexOf(shown));
		const { answers } = this.#sheet;
		const parting = partingOn(this.#here, without(answers, since), this.#look) ?? this.#next;
		const change = this.#wanted.flatMap((wanted) =>
			wanted.ballot === parting?.ballot ? (this.#changeOn(wanted) ?? []) : [],
		)[0];
		return change && parting ? { ...change, nearest: parting.slug === shown ? parting.nearest : null } : null;
	}

	#changeOn(wanted: WantedBallot): TierChange | null {
		const { ballot } = wanted;
		if (!ballot) return null;
		const { answers } = this.#sheet;
		const given = this.#visited.filter((slug) => slug in answers);
		const sizes = [given, given.slice(-1), []].map(
			(slugs) => this.#look(ballot, without(answers, slugs)).firstTier,
		);
		return {
			wanted,
			sizes: sizes.filter((size, index) => size > 0 && (index === 0 || size !== sizes[index - 1])),
		};
	}
}

function without(answers: Answers, slugs: readonly string[]): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([slug]) => !slugs.includes(slug)));
}
