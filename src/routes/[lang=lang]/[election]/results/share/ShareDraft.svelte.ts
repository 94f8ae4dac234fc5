import { shareCard } from '$lib/card/share.ts';
import { stanceOf } from '$lib/election/ballot/answers.ts';
import type { Ballot, Match } from '$lib/election/ballot/ballot.ts';
import { take, topicsOf, tierOf, type Ticks } from '$lib/election/share.ts';
import type { Core, Statement } from '$lib/election/snapshot.ts';
import type { Speaker } from '$lib/election/text.ts';
import { encode } from '$lib/link/link.ts';
import { cardWords } from '$lib/text/card-words.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import type { AnswerSheet } from '$lib/voter/AnswerSheet.svelte.ts';
import { bySlug, disclosuresOf } from './disclosure.ts';

/** How a share is passed on: as a picture, in a link that no server sees, or on a public page. */
export type ShareChannel = 'picture' | 'private' | 'public';

/** The results that a voter may share parts of. */
export interface ShareSource {
	core: Core;
	/** Hash of the snapshot. */
	hash: string;
	/** The voter's ballots, in their order; null for those that have not arrived. */
	panels: readonly { place: number; ballot: Ballot | null; match: Match | null }[];
	/** All questions that the voter was asked, in order. */
	statements: readonly Statement[];
	language: InterfaceLanguage;
	say: Speaker;
}

const nothing: Ticks = { districts: false, tiers: [], topics: false, answers: false };

/** A share in the making: the channel, the ticks and what follows from them. Nothing is ticked at first. */
export class ShareDraft {
	#sheet: AnswerSheet;
	#source: () => ShareSource;
	#channel: ShareChannel = $state('picture');
	#ticks: Ticks = $state(nothing);
	#chosen = $state('');

	#ballots = $derived.by(() =>
		this.#source().panels.flatMap(({ place, ballot, match }) =>
			ballot && match ? [{ place, ballot, match }] : [],
		),
	);
	#contenders = $derived(bySlug(this.#ballots));
	#given = $derived.by(() =>
		this.#source().statements.flatMap((statement, index) => {
			const stance = stanceOf(this.#sheet.answers[statement.slug]);
			return stance === null ? [] : [{ statement, number: index + 1, stance }];
		}),
	);
	#statement = $derived.by(() =>
		this.#channel === 'picture' && this.#ticks.answers
			? (this.#given.find(({ statement }) => statement.slug === this.#chosen) ?? this.#given[0] ?? null)
			: null,
	);
	#share = $derived.by(() =>
		this.#take({ ...this.#ticks, answers: this.#ticks.answers && this.#channel === 'private' }),
	);
	#suggested = $derived.by((): Ticks => {
		if (this.#channel === 'private') return { ...nothing, answers: this.#given.length > 0 };
		const { core } = this.#source();
		return {
			...nothing,
			tiers: this.#ballots
				.filter(({ ballot, match }) => isForAll(ballot) && tierOf(ballot, match))
				.map(({ ballot }) => ballot.contest.slug),
			topics: topicsOf(core.election.topics, core.statements, this.#sheet.answers).length > 0,
		};
	});

	/** @param source reactive */
	constructor(sheet: AnswerSheet, source: () => ShareSource) {
		this.#sheet = sheet;
		this.#source = source;
	}

	get channel() {
		return this.#channel;
	}

	set channel(channel) {
		this.#channel = channel;
	}

	/** The ticks. The form changes them in place. */
	get ticks() {
		return this.#ticks;
	}

	set ticks(ticks) {
		this.#ticks = ticks;
	}

	/**
	 * What is worth showing on this channel and reveals no district: in a link between two people the answers, elsewhere
	 * the nearest lists of the nationwide ballots and the places on the topics. Null if there is nothing of that.
	 */
	get suggestion() {
		const ticks = this.#suggested;
		if (isSame(ticks, nothing)) return null;
		const { core, say } = this.#source();
		return {
			disclosures: disclosuresOf(this.#take(ticks), null, core, this.#contenders, say),
			isTaken: isSame(ticks, this.#ticks),
		};
	}

	/** Ticks what is suggested and nothing else; if that is ticked already, nothing is. */
	takeSuggestion() {
		this.#ticks = isSame(this.#suggested, this.#ticks) ? nothing : this.#suggested;
	}

	/** Slug of the one statement that a picture shows; the first one if it is not in `given`. */
	get chosen() {
		return this.#chosen;
	}

	set chosen(chosen) {
		this.#chosen = chosen;
	}

	/** The ballots that have arrived. */
	get ballots() {
		return this.#ballots;
	}

	/** The statements that were answered with a stance, numbered from 1 as they were asked. */
	get given() {
		return this.#given;
	}

	/** Exactly what is ticked and fits the channel. */
	get share() {
		return this.#share;
	}

	/** What the share discloses, in words. */
	get disclosures() {
		const { core, say } = this.#source();
		return disclosuresOf(this.#share, this.#statement, core, this.#contenders, say);
	}

	/** The part of a private link after the #. */
	get fragment(): string {
		return encode(this.#share, this.#source().core, (contest, district) =>
			this.#standingOn(contest, district),
		);
	}

	/** The picture's content. @param host that people can type to find the product */
	card(host: string) {
		const { core, language } = this.#source();
		const statement = this.#statement && {
			slug: this.#statement.statement.slug,
			stance: this.#statement.stance,
		};
		return shareCard(core, this.#share, this.#contenders, { language, host, statement }, cardWords(language));
	}

	#take(ticks: Ticks) {
		const { core, hash } = this.#source();
		const { answers, districts } = this.#sheet;
		return take({ snapshot: hash, core, ballots: this.#ballots, answers, districts }, ticks);
	}

	#standingOn(contest: string, district: number): string[] {
		const own = this.#ballots.find(
			({ ballot }) => ballot.contest.slug === contest && ballot.district.number === district,
		);
		return own?.ballot.standing.map(({ slug }) => slug) ?? [];
	}
}

/** Whether every voter gets this ballot, so that what is on it reveals no district. */
function isForAll({ contest, district }: Ballot): boolean {
	return contest.kind === 'list' && district.region === null;
}

function isSame(one: Ticks, other: Ticks): boolean {
	return (
		one.districts === other.districts &&
		one.topics === other.topics &&
		one.answers === other.answers &&
		one.tiers.length === other.tiers.length &&
		one.tiers.every((contest) => other.tiers.includes(contest))
	);
}
