import { coordinate, highest, lowest } from '../match/coordinate.ts';
import { wholePercent } from '../match/percent.ts';
import { endsOf, isThin, stageOf } from '../match/tier.ts';
import type { Answers, Districts } from './ballot/answers.ts';
import type { Ballot, Match } from './ballot/ballot.ts';
import { isAsked, isCommon, type Core, type Statement } from './snapshot.ts';
import { ballotsOf } from './ballot/voting.ts';

// What a person shares of their results: only what they ticked.

/** The public part of a share. Nothing in it reveals an answer. */
export interface PublicShare {
	/** SHA-256 of the snapshot that was matched with, in hex. */
	snapshot: string;
	/** The person's districts, by contest; empty if not shared. */
	districts: Districts;
	/** The first tiers of the ticked ballots, in the order of the contests. */
	tiers: SharedTier[];
	/** The person's own place on each topic, in the election's order; empty if not shared. */
	topics: SharedTopic[];
}

/** The content of a private link, which reaches no server. */
export interface PrivateShare extends PublicShare {
	/** Empty if not shared. */
	answers: Answers;
}

/** The contenders that one person's answers could not tell apart at the top of one ballot. */
export interface SharedTier {
	contest: string;
	district: number;
	/** The ends of the tier's score in whole percent, 0…100. */
	lowest: number;
	highest: number;
	/** How many statements of this ballot the person answered. */
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

/** What a person has ticked to share. Nothing at first. */
export interface Ticks {
	districts: boolean;
	/** Slugs of the contests whose first tier is shared. The names of candidates reveal the district, too. */
	tiers: readonly string[];
	topics: boolean;
	/** Only in a private link. */
	answers: boolean;
}

/** All results of one person on this device. A share is taken from them. */
export interface Findings {
	/** SHA-256 of the snapshot, in hex. */
	snapshot: string;
	core: Core;
	/** The person's ballots as far as they have been loaded, matched with `answers`. */
	ballots: readonly { ballot: Ballot; match: Match }[];
	answers: Answers;
	districts: Districts;
}

/**
 * Takes exactly what was ticked. A local statement is asked only in some places, so its answer would reveal where the
 * person votes: it is taken only if the districts or a tier of the same ballot reveal that anyway.
 */
export function take(findings: Findings, ticks: Ticks): PrivateShare {
	const { snapshot, core, ballots, answers } = findings;
	const districts = ticks.districts ? inOrder(core, findings.districts) : {};
	const tiers = core.contests.flatMap(({ slug }) => {
		const own = ticks.tiers.includes(slug) && ballots.find(({ ballot }) => ballot.contest.slug === slug);
		return (own && tierOf(own.ballot, own.match)) || [];
	});
	const disclosed = [
		...tiers,
		...ballotsOf(core, districts).map(({ contest, district }) => ({
			contest: contest.slug,
			district: district.number,
		})),
	];
	return {
		snapshot,
		districts,
		tiers,
		topics: ticks.topics ? topicsOf(core.election.topics, core.statements, answers) : [],
		answers: ticks.answers
			? pick(
					answers,
					core.statements.filter(
						(statement) =>
							isCommon(statement) ||
							disclosed.some(({ contest, district }) => isAsked(statement, contest, district)),
					),
				)
			: {},
	};
}

/** The public part of a share. */
export function withoutAnswers({ snapshot, districts, tiers, topics }: PublicShare): PublicShare {
	return { snapshot, districts, tiers, topics };
}

/**
 * The first tier of a ballot with the figures that its panel shows: the ends of the score among those that share enough
 * statements, or among all if none does. Null if no contender can be placed, or if it is too early for tiers.
 */
export function tierOf(ballot: Ballot, { scores, ranking }: Match): SharedTier | null {
	if (stageOf(scores.answered, scores.unseen) === 'too early') return null;
	const rows = ballot.standing.flatMap((contender, row) =>
		ranking.tier[row] === 1
			? [
					{
						slug: contender.slug,
						score: scores.score[row] ?? 0,
						isThin: isThin(scores.coverage[row] ?? 0, scores.answered),
					},
				]
			: [],
	);
	if (rows.length === 0) return null;
	const ends = endsOf(rows);
	return {
		contest: ballot.contest.slug,
		district: ballot.district.number,
		lowest: wholePercent(ends.lowest),
		highest: wholePercent(ends.highest),
		answered: scores.answered,
		contenders: rows.map(({ slug }) => slug),
	};
}

/**
 * The person's own place on each topic: the mean of their stances on its statements, each turned toward the topic's
 * `high` end by the statement's polarity and weighted by its importance. Only statements that are asked everywhere
 * count, so that a place means the same wherever a person votes. Topics without an answer are left out.
 */
export function topicsOf(
	topics: readonly { slug: string }[],
	statements: readonly Pick<Statement, 'slug' | 'topic' | 'contest' | 'steps' | 'polarity'>[],
	answers: Answers,
): SharedTopic[] {
	return topics.flatMap(({ slug }): SharedTopic[] => {
		let sum = 0;
		let weight = 0;
		let answered = 0;
		for (const statement of statements) {
			const answer = answers[statement.slug];
			if (statement.topic !== slug || !isCommon(statement) || typeof answer?.stance !== 'number') continue;
			sum += answer.importance * statement.polarity * coordinate(answer.stance, statement.steps);
			weight += answer.importance;
			answered++;
		}
		if (answered === 0) return [];
		// Adding 0 makes −0 a plain 0.
		const place = Math.round(sum / weight) + 0;
		return [{ topic: slug, place: Math.max(lowest, Math.min(highest, place)), answered }];
	});
}

function inOrder(core: Core, districts: Districts): Districts {
	return Object.fromEntries(
		core.contests.flatMap(({ slug }): [string, number][] => {
			const number = districts[slug];
			return number === undefined ? [] : [[slug, number]];
		}),
	);
}

function pick(answers: Answers, statements: readonly Statement[]): Answers {
	return Object.fromEntries(
		statements.flatMap(({ slug }) => {
			const answer = answers[slug];
			return answer ? [[slug, answer]] : [];
		}),
	);
}
