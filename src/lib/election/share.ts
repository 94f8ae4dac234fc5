import type { Answers, Districts } from './answers.ts';

// What a person tells others of their results: only what they ticked, and no more.

/** What everybody may see of a share. Nothing in it tells what was answered. */
export interface PublicShare {
	/** SHA-256 of the snapshot that was matched with, in hex. */
	snapshot: string;
	/** The person's districts, by contest; empty where they are not told. */
	districts: Districts;
	/** The first tiers of the ticked ballots, in the order of the contests; none where they are not told. */
	tiers: SharedTier[];
	/** The person's own place on each topic, in the election's order; none where it is not told. */
	topics: SharedTopic[];
}

/** What goes from one person to another, in a link that reaches no server. */
export interface PrivateShare extends PublicShare {
	/** Empty where they are not told. */
	answers: Answers;
}

/** Whom the answers of one person could not tell apart at the head of one ballot. */
export interface SharedTier {
	contest: string;
	district: number;
	/** The ends of the tier's agreement in whole percent, 0…100. */
	lowest: number;
	highest: number;
	/** On how many statements of this ballot it rests. */
	answered: number;
	/** Slugs, in the order of the ballot. */
	contenders: string[];
}

export interface SharedTopic {
	/** Slug. */
	topic: string;
	/** Between the topic's `low` (−60) and its `high` (60), a whole number. */
	place: number;
	/** How many of the topic's statements were answered. */
	answered: number;
}
