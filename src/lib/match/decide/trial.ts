import type { Field, Rule, Voter } from '../field.ts';
import { changeOf, type Answered, type Change, type Other } from './answered.ts';
import { Reference, standingOf, type Standing } from './standing.ts';
import { localMeans, type Course } from './sum.ts';

/**
 * How many sets of changes are tried at most where a contender is placed by rank: enough for all single changes and all
 * pairs of 36 statements of five steps.
 */
const mostTrials = 12_000;

/** What trying found: the changes, that none suffice, or that more than `than` are needed. */
export type Found =
	| { kind: 'changes'; changes: Change[] }
	| { kind: 'none' }
	| { kind: 'more'; than: number };

/**
 * The fewest changes that make the farther of two contenders the nearer one where at least one of them is placed by
 * rank, which is no sum of statements: all single changes are tried, then all pairs, and so on, until more than
 * `mostTrials` would be needed. Among as few the ones that move the fewest steps, then the first in the order of the
 * field.
 */
export function tryChanges(
	field: Field,
	voter: Voter,
	rule: Rule,
	statements: readonly Answered[],
	pair: { nearer: Runner; farther: Runner },
): Found {
	const reference = new Reference(field, rule, statements);
	const local = localMeans(field, voter, rule, statements);
	const standing = ({ row, course }: Runner) =>
		standingOf(field, rule, statements, row, course, reference, local);
	const trial = new Trial(statements, reference, standing(pair.nearer), standing(pair.farther));
	let trials = 0;
	for (let count = 1; count <= statements.length; count++) {
		trials += setsOf(statements, count);
		if (trials > mostTrials) return { kind: 'more', than: count - 1 };
		const changes = trial.search(count);
		if (changes)
			return { kind: 'changes', changes: changes.map(([one, other]) => changeOf(field, one, other)) };
	}
	return { kind: 'none' };
}

interface Runner {
	row: number;
	course: Course;
}

/** How many sets of `count` changes there are, at most one for each statement. */
function setsOf(statements: readonly Answered[], count: number): number {
	const sets = [1, ...Array.from({ length: count }, () => 0)];
	for (const { others } of statements) {
		for (let size = count; size > 0; size--)
			sets[size] = (sets[size] ?? 0) + others.length * (sets[size - 1] ?? 0);
	}
	return sets[count] ?? 0;
}

type Step = [Answered, Other];

class Trial {
	readonly #statements: readonly Answered[];
	readonly #reference: Reference;
	readonly #nearer: Standing;
	readonly #farther: Standing;
	/** The changes made so far; as many as the depth. */
	readonly #made: Step[] = [];
	#best: { steps: Step[]; moved: number } | null = null;

	constructor(statements: readonly Answered[], reference: Reference, nearer: Standing, farther: Standing) {
		this.#statements = statements;
		this.#reference = reference;
		this.#nearer = nearer;
		this.#farther = farther;
	}

	/** Tries all sets of `count` changes, the first in the order of the field first. */
	search(count: number): Step[] | null {
		this.#best = null;
		this.#visit(0, count, 0);
		return this.#found();
	}

	#found(): Step[] | null {
		return this.#best ? this.#best.steps : null;
	}

	#visit(from: number, left: number, moved: number): void {
		const depth = this.#made.length;
		for (let at = from; at <= this.#statements.length - left; at++) {
			const statement = this.#statements[at];
			if (!statement) continue;
			for (const [choice, other] of statement.others.entries()) {
				// Each change that is left moves a step at least.
				if (this.#best && moved + other.moved + left - 1 >= this.#best.moved) break;
				if (left === 1) {
					if (this.#farther.distance(depth, at, choice) >= this.#nearer.distance(depth, at, choice)) continue;
					this.#best = { steps: [...this.#made, [statement, other]], moved: moved + other.moved };
					break;
				}
				this.#reference.change(depth, at, choice);
				this.#nearer.change(depth, at, choice);
				this.#farther.change(depth, at, choice);
				this.#made.push([statement, other]);
				this.#visit(at + 1, left - 1, moved + other.moved);
				this.#made.pop();
			}
		}
	}
}
