import { coordinate, none } from '../../match/coordinate.ts';
import type { Field, Voter } from '../../match/field.ts';
import type { Basis } from '../../match/gap/basis.ts';
import type { Method } from '../../match/method.ts';
import { rank, type Ranking } from '../../match/rank.ts';
import { score, type Scores } from '../../match/score.ts';
import { stanceOf, type Answers } from './answers.ts';
import { stanceIn } from './stance.ts';
import {
	asked,
	isCommon,
	isStanding,
	type Contender,
	type Contest,
	type Core,
	type District,
	type Statement,
} from '../snapshot.ts';

/** One ballot of one district, ready to be matched. Rows of `field` are `standing`, its columns are `statements`. */
export interface Ballot {
	contest: Contest;
	district: District;
	statements: Statement[];
	/** Slugs of this ballot's topics, in the election's order: the topics of `field`. */
	topics: string[];
	/** The contenders that can be ticked, in ballot order. */
	standing: Contender[];
	/** The contenders that are no longer on this ballot: withdrawn, refused, cancelled. */
	gone: Contender[];
	field: Field;
	/** What contenders with gaps are placed by. */
	basis: Basis;
}

export interface Match {
	voter: Voter;
	scores: Scores;
	ranking: Ranking;
}

/**
 * Builds the ballot of `district` in `contest` from the contenders that stand there, given in ballot order.
 *
 * @param basis of the same snapshot (`unpackBasis`)
 */
export function assemble(
	core: { election: Pick<Core['election'], 'topics'>; statements: readonly Statement[] },
	contest: Contest,
	district: District,
	contenders: readonly Contender[],
	basis: Basis,
): Ballot {
	const statements = asked(core.statements, contest.slug, district.number);
	const topics = core.election.topics
		.map((topic) => topic.slug)
		.filter((slug) => statements.some((statement) => statement.topic === slug));
	const standing = contenders.filter(isStanding);
	const positions = new Int8Array(standing.length * statements.length).fill(none);
	standing.forEach((contender, row) => {
		statements.forEach((statement, column) => {
			const stance = stanceIn(contender.positions, column);
			if (stance !== null) positions[row * statements.length + column] = coordinate(stance, statement.steps);
		});
	});
	return {
		contest,
		district,
		statements,
		topics,
		standing,
		gone: contenders.filter((contender) => !isStanding(contender)),
		basis,
		field: {
			contenders: standing.length,
			statements: statements.length,
			topics: topics.length,
			positions,
			steps: Uint8Array.from(statements, (statement) => statement.steps),
			topic: Uint8Array.from(statements, (statement) => topics.indexOf(statement.topic)),
			local: Uint8Array.from(statements, (statement) => (isCommon(statement) ? 0 : 1)),
			place: Int32Array.from(standing, (_, row) => row),
		},
	};
}

/**
 * The voter's answers as input for the engine, in the order of the ballot's statements. A statement without an entry has
 * not been reached.
 */
export function voterOn(
	{ statements }: { statements: readonly Pick<Statement, 'slug' | 'steps'>[] },
	answers: Answers,
): Voter {
	return {
		stances: Int8Array.from(statements, (statement) => {
			const stance = stanceOf(answers[statement.slug]);
			return stance === null ? none : coordinate(stance, statement.steps);
		}),
		importance: Uint8Array.from(statements, (statement) => answers[statement.slug]?.importance ?? 1),
		unseen: Uint8Array.from(statements, (statement) => (answers[statement.slug] ? 0 : 1)),
	};
}

/** Matches one voter's answers with every standing contender of this ballot, by the election's published method. */
export function match(ballot: Ballot, answers: Answers, method: Method = 'city-block'): Match {
	const voter = voterOn(ballot, answers);
	const scores = score(ballot.field, voter, { method, basis: ballot.basis });
	return { voter, scores, ranking: rank(ballot.field, voter, scores) };
}
