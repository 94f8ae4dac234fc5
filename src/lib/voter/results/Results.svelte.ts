import { stanceOf } from '$lib/election/ballot/answers.ts';
import { match, type Match } from '$lib/election/ballot/ballot.ts';
import { askedOn } from '$lib/election/ballot/questions.ts';
import { stancesIn } from '$lib/election/ballot/stance.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { printedFirst } from '$lib/match/decide/next.ts';
import { stageOf } from '$lib/match/tier.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { changed, type ChangedAnswer, type Trial } from './change.ts';
import { groupsOf } from './panel.ts';
import { partingOn } from '../quiz/parting.ts';
import { loadPointer } from '../snapshot.ts';
import { VotersBallots, type WantedBallot } from '../VotersBallots.svelte.ts';

/** One of the voter's ballots, matched with the answers; `match` is null until the ballot has arrived. */
export interface MatchedBallot extends WantedBallot {
	match: Match | null;
}

/** The ballots of one body side by side: its lists on the left, its districts on the right. */
export interface BodyBallots {
	/** Identifies the body. */
	key: string;
	/** One or two, none of them empty. */
	columns: MatchedBallot[][];
}

/** A summary of the first tier of one ballot. */
export interface Nearest {
	/** The ends of its score, 0…100. */
	lowest: number;
	highest: number;
	/** Whether it rests on enough statements for a percent. */
	hasPercent: boolean;
	/** Its first few contenders, in ballot order, with how many of the ballot's statements each has answered. */
	contenders: { contender: Contender; answered: number; asked: number }[];
	/** How many more there are. */
	others: number;
}

/** With fewer answers than this, each further one may still change the order a lot. */
const fewAnswers = 10;

/** How many contenders of a first tier the summary names. */
const mostNearest = 5;

/**
 * A voter's results with one snapshot: the ballots with their matches, what was asked and answered, and what is
 * missing.
 */
export class Results {
	#sheet: AnswerSheet;
	#hash: string;
	#ballots: VotersBallots;
	#newest: string | null = $state(null);
	#trial: readonly ChangedAnswer[] = $state.raw([]);

	#wanted = $derived.by(() => this.#ballots.all);
	#panels = $derived.by(() => this.#wanted.map((wanted) => this.#matched(wanted)));
	#bodies = $derived(byBody(this.#panels));
	#asked = $derived.by(() => askedOn(this.#wanted, this.core?.statements ?? []));
	#given = $derived.by(() => this.#asked.filter(({ slug }) => stanceOf(this.#sheet.answers[slug]) !== null));
	#hasFurther = $derived.by(
		() =>
			this.#given.length >= printedFirst &&
			this.isWhole &&
			partingOn(
				this.#wanted.flatMap(({ ballot }) => ballot ?? []),
				this.#sheet.answers,
			) !== null,
	);

	/** @param hash of the snapshot */
	constructor(sheet: AnswerSheet, hash: string) {
		this.#sheet = sheet;
		this.#hash = hash;
		this.#ballots = new VotersBallots(sheet, hash);
	}

	/** Null until it has arrived. */
	get core() {
		return this.#ballots.core;
	}

	/** Why the core did not load; null if it has arrived or may still arrive. */
	get failure() {
		return this.#ballots.failure;
	}

	/** Whether the sheet has been read and the core has arrived. */
	get isReady() {
		return this.#sheet.isOpen && this.core !== null;
	}

	/** Whether everything has arrived or failed. */
	get isWhole() {
		return this.isReady && this.#wanted.every(({ ballot, failure }) => ballot !== null || failure !== null);
	}

	/** The voter's ballots as far as they have arrived, in the order of the contests. */
	get wanted() {
		return this.#wanted;
	}

	/** The same ballots, matched. */
	get panels() {
		return this.#panels;
	}

	/** The same ballots, by body. */
	get bodies() {
		return this.#bodies;
	}

	/** The answers with which they are matched: the voter's own, or those of a trial. */
	get answers() {
		return changed(this.#sheet.answers, this.#trial);
	}

	/** The statements on which this voter's ballots are matched. */
	get asked() {
		return this.#asked;
	}

	/** The statements that are answered with a stance. */
	get given() {
		return this.#given;
	}

	/** The answered statements that count twice. */
	get important() {
		return this.#given.filter(({ slug }) => this.#sheet.answers[slug]?.importance === 2);
	}

	/** Whether there are so few answers that the order is preliminary. */
	get areFew() {
		return this.#given.length < Math.min(fewAnswers, this.#asked.length);
	}

	/** Whether there are enough answers for the short version, and a statement is left that tells the nearest apart. */
	get hasFurther() {
		return this.#hasFurther;
	}

	/** Whether so much is not answered yet on one of the ballots that its order is preliminary. */
	get isSoFar() {
		return this.#panels.some(
			({ match }) => match && stageOf(match.scores.answered, match.scores.unseen) === 'so far',
		);
	}

	/** Whether the newest publication has another snapshot. */
	get hasNewer() {
		return this.#newest !== null && this.#newest !== this.#hash;
	}

	/** A look at the ballots with some answers changed. */
	get trial(): Trial {
		return { changes: this.#trial, show: (changes) => (this.#trial = changes) };
	}

	/** Loads what the voter's districts need and has not arrived yet, and retries what failed. */
	load() {
		return this.#ballots.load();
	}

	/**
	 * Looks for a newer publication, because a page may have been open for days.
	 *
	 * @param election slug
	 * @param publishedAt when this snapshot was published, ISO 8601
	 */
	async look(election: string, publishedAt: string) {
		try {
			const newest = await loadPointer(election);
			if (newest.publishedAt > publishedAt) this.#newest = newest.hash;
		} catch {
			// Without a network nothing newer could be loaded either.
		}
	}

	#matched(wanted: WantedBallot): MatchedBallot {
		const { ballot } = wanted;
		return {
			...wanted,
			match: ballot && match(ballot, this.answers),
		};
	}
}

/** How many of a ballot's contenders have answered, while there are too few answers for anything else; null from then on. */
export function answeredOn({ ballot, match }: MatchedBallot): { n: number; m: number } | null {
	if (!ballot || !match || stageOf(match.scores.answered, match.scores.unseen) !== 'too early') return null;
	const { standing } = ballot;
	return { n: standing.filter(({ positions }) => stancesIn(positions) > 0).length, m: standing.length };
}

/** The first tier of a ballot, as the first screen of the results shows it; null if there is none. */
export function nearestOn({ ballot, match }: MatchedBallot): Nearest | null {
	const first = ballot && match && groupsOf(ballot, match).find(({ tier }) => tier === 1);
	if (!first) return null;
	const asked = ballot.field.statements;
	const contenders = first.rows
		.slice(0, mostNearest)
		.map(({ contender, answered }) => ({ contender, answered, asked }));
	return {
		lowest: first.lowest,
		highest: first.highest,
		hasPercent: first.hasPercent,
		contenders,
		others: first.size - contenders.length,
	};
}

function byBody(panels: readonly MatchedBallot[]): BodyBallots[] {
	const keyOf = ({ contest }: MatchedBallot) => JSON.stringify(contest.body);
	return [...new Set(panels.map(keyOf))].map((key) => {
		const own = panels.filter((panel) => keyOf(panel) === key);
		const columns = (['list', 'seat'] as const).map((kind) =>
			own.filter(({ contest }) => contest.kind === kind),
		);
		return { key, columns: columns.filter((column) => column.length > 0) };
	});
}
