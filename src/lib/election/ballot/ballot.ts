import { coordinate, none } from '../../match/coordinate.ts';
import type { Field, Voter } from '../../match/field.ts';
import { rank, type Ranking } from '../../match/rank.ts';
import { score, type Method as MethodName, type Scores } from '../../match/score.ts';
import { stanceOf, type Answers } from './answers.ts';
import {
	asked,
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
}

export interface Match {
	voter: Voter;
	scores: Scores;
	ranking: Ranking;
}

/** Builds the ballot of `district` in `contest` from the contenders that stand there, given in ballot order. */
export function assemble(
	core: { election: Pick<Core['election'], 'topics'>; statements: readonly Statement[] },
	contest: Contest,
	district: District,
	contenders: readonly Contender[],
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
		field: {
			contenders: standing.length,
			statements: statements.length,
			topics: topics.length,
			positions,
			steps: Uint8Array.from(statements, (statement) => statement.steps),
			topic: Uint8Array.from(statements, (statement) => topics.indexOf(statement.topic)),
			place: Int32Array.from(standing, (_, row) => row),
		},
	};
}

/** The stance 1…7 at `column` of packed positions; null where the contender declined or has not answered. */
export function stanceIn(positions: string, column: number): number | null {
	const stance = positions.charCodeAt(column) - 48;
	return stance >= 1 && stance <= 7 ? stance : null;
}

/** The number of stances in packed positions. */
export function stancesIn(positions: string): number {
	return positions.replace(/[^1-7]/g, '').length;
}

/** The voter's answers as input for the engine, in the order of the ballot's statements. */
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
	};
}

/** Matches one voter's answers with every standing contender of this ballot, by the election's published method. */
export function match(
	ballot: Ballot,
	answers: Answers,
	prior: Core['method']['prior'],
	method: MethodName = 'city-block',
): Match {
	const voter = voterOn(ballot, answers);
	const scores = score(ballot.field, voter, { method, prior });
	return { voter, scores, ranking: rank(ballot.field, voter, scores) };
}
