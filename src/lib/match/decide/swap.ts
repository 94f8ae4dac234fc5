import type { Field, Rule, Voter } from '../field.ts';
import type { Basis } from '../gap/basis.ts';
import { score } from '../score.ts';
import { answeredBy, type Answered, type Change } from './answered.ts';
import { greatestCommonDivisor } from './divisor.ts';
import { fewestChanges, type Gain } from './fewest.ts';
import { coursesOf, type Sum } from './sum.ts';
import { tryChanges } from './trial.ts';

/** What would have to be different for the farther of two contenders to be the nearer one. */
export type Swap =
	/** These answers, the fewest there are; in the order of the field. */
	| { kind: 'swap'; nearer: number; farther: number; changes: Change[] }
	/** Whatever the voter had answered to these statements, it would not be. */
	| { kind: 'never'; nearer: number; farther: number }
	/** More than this many answers; which ones takes too long to find out. Only if one of the two has gaps. */
	| { kind: 'more'; nearer: number; farther: number; than: number }
	/** Both are equally near. */
	| { kind: 'level' }
	/** One of the two shares too little with the voter to be placed. */
	| { kind: 'not placed' };

/**
 * The fewest of the voter's answers that would have to be different so that the farther of two contenders has strictly
 * the smaller distance, by the method that orders (city block). An answer may become any other stance of its scale; its
 * importance stays, and statements that were skipped or not reached stay out. Among equally few answers the ones that
 * move the fewest steps in all; among those the ones that come first in the order of the field, each moved as little as
 * can be.
 *
 * Exact. If both distances are sums with a part for each statement (no gaps, gaps in local statements only, or a
 * reference that is too small), it takes some milliseconds for any number of statements. If one is placed by rank, sets
 * of changes are tried as long as there are no more than 12,000; after that the answer is that more are needed.
 */
export function swap(field: Field, voter: Voter, basis: Basis, one: number, other: number): Swap {
	const rule: Rule = { method: 'city-block', basis };
	const { distance } = score(field, voter, rule);
	const [ofOne, ofOther] = [distance[one] ?? -1, distance[other] ?? -1];
	if (ofOne < 0 || ofOther < 0) return { kind: 'not placed' };
	if (ofOne === ofOther) return { kind: 'level' };
	const [nearer, farther] = ofOne < ofOther ? [one, other] : [other, one];
	const statements = answeredBy(field, voter);
	const [ofNearer, ofFarther] = coursesOf(field, voter, rule, statements, [nearer, farther]);
	if (ofNearer === undefined || ofFarther === undefined) return { kind: 'not placed' };
	if (ofNearer.kind === 'sum' && ofFarther.kind === 'sum') {
		const { gains, lead } = gainsOf(statements, ofNearer.sum, ofFarther.sum);
		const changes = fewestChanges(field, gains, lead);
		return changes ? { kind: 'swap', nearer, farther, changes } : { kind: 'never', nearer, farther };
	}
	const found = tryChanges(field, voter, rule, statements, {
		nearer: { row: nearer, course: ofNearer },
		farther: { row: farther, course: ofFarther },
	});
	if (found.kind === 'changes') return { kind: 'swap', nearer, farther, changes: found.changes };
	if (found.kind === 'more') return { kind: 'more', nearer, farther, than: found.than };
	return { kind: 'never', nearer, farther };
}

/** How far the nearer one is ahead, and what each change takes from that: whole numbers of a common unit. */
function gainsOf(
	statements: readonly Answered[],
	nearer: Sum,
	farther: Sum,
): { gains: Gain[]; lead: number } {
	const common = greatestCommonDivisor(nearer.bottom, farther.bottom);
	const [ofNearer, ofFarther] = [farther.bottom / common, nearer.bottom / common];
	const ahead = (statement: Answered, answer: number) =>
		ofFarther * farther.part(statement, answer) - ofNearer * nearer.part(statement, answer);
	return {
		lead: statements.reduce(
			(sum, statement) => sum + ahead(statement, statement.from),
			ofFarther * farther.fixed - ofNearer * nearer.fixed,
		),
		gains: statements.flatMap((statement) =>
			statement.others.map((other) => ({
				statement,
				other,
				gain: ahead(statement, statement.from) - ahead(statement, other.to),
			})),
		),
	};
}
