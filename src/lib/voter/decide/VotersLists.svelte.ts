import type { Ballot } from '$lib/election/ballot/ballot.ts';
import { match } from '$lib/election/ballot/ballot.ts';
import { stanceOf } from '$lib/election/ballot/answers.ts';
import { stageOf } from '$lib/match/tier.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { groupsOf } from '../results/panel.ts';
import { loadBallot, loadCore } from '../snapshot.ts';

/** How near the lists of one ballot are to the voter: the figures that order them in the results. */
export class VotersLists {
	#sheet: AnswerSheet;
	#ballot: Ballot | null = $state.raw(null);

	#match = $derived.by(() => this.#ballot && match(this.#ballot, this.#sheet.answers));

	constructor(sheet: AnswerSheet) {
		this.#sheet = sheet;
	}

	/**
	 * By slug, 0…100; a list that shares too few statements for a percent has none. Null until the ballot has arrived, and
	 * before there are enough answers.
	 */
	get figures(): Readonly<Record<string, number>> | null {
		if (!this.#ballot || !this.#match) return null;
		const { scores } = this.#match;
		if (scores.answered === 0 || stageOf(scores.answered, scores.unseen) === 'too early') return null;
		const rows = groupsOf(this.#ballot, this.#match).flatMap(({ rows }) => rows);
		return Object.fromEntries(
			rows.flatMap(({ contender, score, isThin }) =>
				score < 0 || isThin ? [] : [[contender.slug, score] as const],
			),
		);
	}

	/** The voter's stance on a statement, 1…steps; null without one. */
	stanceOn(statement: string): number | null {
		return stanceOf(this.#sheet.answers[statement]);
	}

	/** Loads the ballot; without a network the page goes on without the voter. @param hash of the snapshot */
	async load(hash: string, contest: string, district: number) {
		try {
			this.#ballot = await loadBallot(await loadCore(hash), hash, contest, district);
		} catch {
			this.#ballot = null;
		}
	}
}
