import { z } from 'zod';
import type { Basis } from '../../match/gap/basis.ts';
import type { Method } from '../../match/method.ts';
import type { Answers, Districts } from './answers.ts';
import { assemble, match, type Ballot } from './ballot.ts';
import type { Contender, Core } from '../snapshot.ts';
import { ballotsOf } from './voting.ts';

// One voter's rankings as plain rows, shared by the command and the API.

const district = z
	.int('must be the number of a district, like 2')
	.positive('must be the number of a district, from 1 up')
	.describe('The number of a district.');
const answer = z
	.strictObject(
		{
			stance: z
				.union([z.int(), z.literal('skip')], 'must be "skip" or a whole number')
				.describe('1 disagrees most, the number of the statement’s steps agrees most.'),
			importance: z.literal([1, 2], 'must be 1 or 2').default(1).describe('2 counts twice.'),
		},
		advise('must be like { "stance": 4, "importance": 2 }'),
	)
	.describe('One answer.');

/** The input of a match: a voter's districts by contest and answers by statement, as in an answers file. */
export const given = {
	districts: z
		.record(z.string(), district, 'must be there, like { "mazhilis-seat": 2 }, or empty: {}')
		.describe('By contest: the voter’s district. Lists of the whole country need none.'),
	answers: z
		.record(z.string(), answer, 'must be there, like { "r01": { "stance": 4 } }')
		.describe('By statement. Statements without an entry were not reached.'),
};

export interface Given {
	districts: Districts;
	answers: Answers;
}

/** The districts and statements of an election. */
interface Asked {
	districts: readonly { contest: string; number: number }[];
	statements: readonly { slug: string; steps: number }[];
}

/** One ballot's contenders, nearest first. */
export interface ContestRanking {
	contest: string;
	district: number;
	method: Method;
	/** How many rows the reference has that contenders with gaps are placed by. */
	reference: number;
	/** The margin for gaps, as the mean square of a difference in distance. */
	margin: number;
	ranking: RankedRow[];
}

interface RankedRow {
	/** Slug. */
	contender: string;
	/** What orders, 0…100, not rounded; null for one that cannot be placed. */
	score: number | null;
	/** On the shared statements, 0…100, not rounded; null where nothing is shared. */
	agreement: number | null;
	/** How many statements the agreement rests on. */
	coverage: number;
	/** 1 is the first; null for one that cannot be placed. */
	tier: number | null;
	/** 1 is the first; null for one that cannot be placed. */
	rank: number | null;
}

/** The error message of an object with known keys: names the unknown keys, or else says what is wanted. */
export function advise(wanted: string): { error: z.core.$ZodErrorMap } {
	return {
		error: (issue) =>
			issue.code === 'unrecognized_keys' ? `knows nothing of "${issue.keys.join('", "')}"` : wanted,
	};
}

/**
 * The districts and answers in `given` that are not of this election, with their paths. They are mistakes to report,
 * not to ignore.
 */
export function foreignIn(
	{ districts, statements }: Asked,
	given: Given,
): { path: string[]; message: string }[] {
	const faults: { path: string[]; message: string }[] = [];
	// Local elections have thousands of districts, and a request may name thousands that do not exist.
	const known = new Set(districts.map(({ contest, number }) => `${number} ${contest}`));
	for (const [contest, number] of Object.entries(given.districts)) {
		if (known.has(`${number} ${contest}`)) continue;
		faults.push({
			path: ['districts', contest],
			message: `there is no district ${number} of contest "${contest}".`,
		});
	}
	const statementOf = new Map(statements.map((statement) => [statement.slug, statement]));
	for (const [slug, { stance }] of Object.entries(given.answers)) {
		const statement = statementOf.get(slug);
		if (!statement) {
			faults.push({ path: ['answers', slug], message: `there is no statement "${slug}".` });
		} else if (stance !== 'skip' && (stance < 1 || stance > statement.steps)) {
			faults.push({
				path: ['answers', slug],
				message: `the stance must be "skip" or from 1 to ${statement.steps}, not ${stance}.`,
			});
		}
	}
	return faults;
}

/**
 * The ranking on each of the voter's ballots, in the order of the contests, computed as on voters' pages.
 *
 * @param basis of the same snapshot
 * @param standingOn all contenders of one ballot, in ballot order
 */
export async function rankings(
	core: Core,
	basis: Basis,
	{ districts, answers }: Given,
	standingOn: (contest: string, district: number) => Promise<Contender[]> | Contender[],
	method: Method = 'city-block',
): Promise<ContestRanking[]> {
	return Promise.all(
		ballotsOf(core, districts).map(async ({ contest, district }) => {
			const contenders = await standingOn(contest.slug, district.number);
			return rankingOn(assemble(core, contest, district, contenders, basis), answers, method);
		}),
	);
}

function rankingOn(ballot: Ballot, answers: Answers, method: Method): ContestRanking {
	const { scores, ranking } = match(ballot, answers, method);
	const known = (value: number | undefined) => (value === undefined || value < 0 ? null : value);
	return {
		contest: ballot.contest.slug,
		district: ballot.district.number,
		method: scores.method,
		reference: ballot.basis.referenceRows,
		margin: scores.margin,
		ranking: Array.from(ranking.order, (row) => ({
			contender: ballot.standing[row]?.slug ?? '',
			score: known(scores.score[row]),
			agreement: known(scores.agreement[row]),
			coverage: scores.coverage[row] ?? 0,
			tier: ranking.tier[row] || null,
			rank: ranking.rank[row] || null,
		})),
	};
}
