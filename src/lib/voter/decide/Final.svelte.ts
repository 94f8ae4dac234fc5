import type { Ballot } from '$lib/election/ballot/ballot.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { isSame, type ContenderName, type Mark, type Shortlist } from '../Shortlist.svelte.ts';
import type { Comparison } from './Comparison.svelte.ts';
import { longestNote, type Decision, type Decisions } from './Decisions.svelte.ts';
import { duelOf, type Duel, type Side } from './lineup.ts';

/** What was before a decision, for undoing it. */
interface Before {
	decision: Decision | null;
	marks: readonly Mark[];
}

/** A voter's own second round between two contenders of one ballot: what parts them, whom the voter chooses, and a note. */
export class Final {
	#comparison: Comparison;
	#shortlist: Shortlist;
	#decisions: Decisions;
	/** Undefined until the voter has touched it. */
	#whom: string | null | undefined = $state();
	#note: string | undefined = $state();
	#before: Before | null = $state.raw(null);
	#saved: Decision | null = $state.raw(null);

	#pair = $derived.by(() => pairOf(this.#comparison.sides));
	#duel = $derived.by(() => (this.#pair ? duelOf(this.#comparison.rows) : null));

	constructor(comparison: Comparison, shortlist: Shortlist, decisions: Decisions) {
		this.#comparison = comparison;
		this.#shortlist = shortlist;
		this.#decisions = decisions;
	}

	/** The two; null if they are not two who stand on one ballot, or have not arrived. */
	get pair(): [Side, Side] | null {
		return this.#pair;
	}

	get duel(): Duel | null {
		return this.#duel;
	}

	/** What the voter decided on this ballot before; null for nothing. */
	get former(): Decision | null {
		const [first] = this.#pair ?? [];
		return first ? this.#decisions.on(first.contender.contest, first.contender.district) : null;
	}

	/** The slug of the chosen one, null for “I do not know yet”, undefined without a choice. */
	get whom(): string | null | undefined {
		if (this.#whom !== undefined) return this.#whom;
		const { former } = this;
		if (!former) return undefined;
		const isHere =
			former.whom === null || this.#pair?.some(({ contender }) => contender.slug === former.whom);
		return isHere ? former.whom : undefined;
	}

	set whom(slug: string | null | undefined) {
		this.#whom = slug;
	}

	get note(): string {
		return this.#note ?? this.former?.note ?? '';
	}

	set note(text: string) {
		this.#note = text.slice(0, longestNote);
	}

	/** Stores the note alone, so that it is not lost if the voter decides later. */
	keepNote() {
		const [first, second] = this.#pair ?? [];
		const { former } = this;
		if (!first || !second || this.note.trim() === (former?.note ?? '')) return;
		const { contest, district, slug } = first.contender;
		const open: Decision = { contest, district, pair: [slug, second.contender.slug], whom: null, note: '' };
		this.#decisions.decide({ ...(former ?? open), note: this.note.trim() });
	}

	/** What was decided on this page just now; null before that, and after it was undone. */
	get saved(): Decision | null {
		return this.#saved;
	}

	/** The chosen one of the saved decision; null for “I do not know yet”. */
	get winner(): Contender | null {
		return this.#pair?.find(({ contender }) => contender.slug === this.#saved?.whom)?.contender ?? null;
	}

	/** Whom the saved decision took a mark from; null for nobody. */
	get loser(): Contender | null {
		if (!this.winner) return null;
		const other = this.#pair?.find(({ contender }) => contender !== this.winner)?.contender;
		return other && this.#before?.marks.some((mark) => isSame(mark, other)) ? other : null;
	}

	/**
	 * Stores whom the voter chose, with the note. The chosen one is marked and the other one is no longer: only one of them
	 * can be ticked. Does nothing without a choice.
	 *
	 * @param markOf the mark of a contender
	 */
	save(markOf: (contender: Contender) => Mark) {
		const { whom } = this;
		if (!this.#pair || whom === undefined) return;
		const [one, other] = [this.#pair[0].contender, this.#pair[1].contender];
		const { contest, district } = one;
		this.#before = { decision: this.former, marks: this.#shortlist.marks };
		const decision: Decision = {
			...{ contest, district, whom },
			pair: [one.slug, other.slug],
			note: this.note.trim(),
		};
		this.#decisions.decide(decision);
		if (whom !== null) {
			const [winner, loser] = one.slug === whom ? [one, other] : [other, one];
			// In this order, so that a full list has room for the chosen one.
			this.#shortlist.mark(markOf(loser), false);
			this.#shortlist.mark(markOf(winner));
		}
		this.#saved = decision;
	}

	/** Brings back the marks and the decision that were there before. The note stays in its field. */
	undo() {
		if (!this.#before || !this.#saved) return;
		const { decision, marks } = this.#before;
		this.#note = this.#saved.note;
		if (decision) this.#decisions.decide(decision);
		else this.#decisions.forget(this.#saved);
		this.#shortlist.replace(marks);
		this.#before = null;
		this.#saved = null;
	}
}

/** Whom a second round is between when nobody is named: the first two marked of one ballot. */
export function firstPair(marks: readonly Mark[]): ContenderName[] {
	for (const one of marks) {
		const other = marks.find(
			(mark) => mark !== one && mark.contest === one.contest && mark.district === one.district,
		);
		if (other) return [one, other];
	}
	return [];
}

function pairOf([one, other, ...more]: readonly Side[]): [Side, Side] | null {
	if (!one || !other || more.length > 0) return null;
	return isOneBallot(one.ballot, other.ballot) ? [one, other] : null;
}

function isOneBallot(one: Ballot, other: Ballot): boolean {
	return one.contest.slug === other.contest.slug && one.district.number === other.district.number;
}
