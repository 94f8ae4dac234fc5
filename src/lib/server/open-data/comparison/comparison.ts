import { stanceIn } from '../../../election/ballot/stance.ts';
import { asked, isCommon, isStanding, type Contender } from '../../../election/snapshot.ts';
import { coordinate, none } from '../../../match/coordinate.ts';
import { alike } from '../../../match/decide/alike.ts';
import { nearestLists, similarity } from '../../../match/decide/lists.ts';
import type { Positions } from '../../../match/gap/prior.ts';
import type { Publication } from '../../publication/publication.ts';
import { Cache } from '../../store/cache.ts';
import type * as schema from '../schema.ts';

// What comparing published positions with one another gives. It needs the whole election, so it is computed once for each
// snapshot and kept by its hash.

/** How similar the lists of each ballot are, each pair once. */
export function similarityRows({ core }: Publication): schema.Similarity[] {
	return core.contests
		.filter(({ kind }) => kind === 'list')
		.flatMap(({ slug: contest }) =>
			core.districts
				.filter((district) => district.contest === contest)
				.flatMap(({ number: district }) => {
					const lists = core.lists.filter(
						(list) => list.contest === contest && list.district === district && isStanding(list),
					);
					const columns = asked(core.statements, contest, district);
					const table = similarity(sheetsOf(lists, columns, columns));
					return lists.flatMap((one, row) =>
						lists.slice(row + 1).map((other, after): schema.Similarity => {
							const { cost = 0, shared = 0, agreement = -1 } = table[row]?.[row + 1 + after] ?? {};
							return {
								...{ one: one.slug, other: other.slug, contest, district },
								...{ shared, distance: cost, agreement: agreement < 0 ? null : agreement },
							};
						}),
					);
				}),
		);
}

/** Identical sheets, group by group, then pairs of nearly identical ones. */
export async function alikeRows(publication: Publication): Promise<readonly schema.Alike[]> {
	return (await compared(publication)).alike;
}

/** The lists nearest to each contender that nominated itself, in ballot order. */
export async function nearestRows(publication: Publication): Promise<readonly schema.Nearest[]> {
	return (await compared(publication)).nearest;
}

/** The plane of all positions, statement by statement along both axes. */
export async function componentRows(publication: Publication): Promise<schema.Component[]> {
	const plane = await publication.components();
	if (!plane) return [];
	return plane.axes.flatMap((weights, axis) =>
		plane.statements.map((statement, column) => ({
			axis: axis === 0 ? 1 : 2,
			explained: plane.explained[axis] ?? 0,
			statement,
			mean: plane.mean[column] ?? 0,
			weight: weights[column] ?? 0,
		})),
	);
}

interface Compared {
	alike: schema.Alike[];
	nearest: schema.Nearest[];
}

/** By hash; the same hash always means the same content, whatever database it is in. */
const kept = new Cache<Compared>({ max: 8 });

function compared(publication: Publication): Promise<Compared> {
	return kept.get(publication.hash, () => compare(publication));
}

async function compare(publication: Publication): Promise<Compared> {
	const { core } = publication;
	const common = core.statements.filter(isCommon);
	const standing: Contender[] = [];
	const rows: Int8Array[] = [];
	for await (const { contest, district, contenders } of publication.ballots()) {
		const columns = asked(core.statements, contest, district);
		for (const contender of contenders.filter(isStanding)) {
			standing.push(contender);
			rows.push(sheetOf(contender, columns, common));
		}
	}
	return {
		alike: alikeAmong(standing, matrixOf(rows, common.length)),
		nearest: nearestTo(standing, rows, common.length),
	};
}

function alikeAmong(standing: readonly Contender[], positions: Positions): schema.Alike[] {
	const found = alike(positions);
	const slugOf = (row: number) => standing[row]?.slug ?? '';
	const answers = (row: number) =>
		positions.positions
			.subarray(row * positions.statements, (row + 1) * positions.statements)
			.reduce((count, position) => count + (position === none ? 0 : 1), 0);
	return [
		...found.identical.map((group) => ({
			...{ kind: 'identical' as const, contenders: group.map(slugOf) },
			...{ differing: 0, shared: answers(group[0] ?? 0) },
		})),
		...found.pairs.map(({ one, other, differing, shared }) => ({
			...{ kind: 'near' as const, contenders: [slugOf(one), slugOf(other)], differing, shared },
		})),
	];
}

function nearestTo(
	standing: readonly Contender[],
	rows: readonly Int8Array[],
	statements: number,
): schema.Nearest[] {
	const at = standing.flatMap(({ kind }, row) => (kind === 'list' ? [row] : []));
	const lists = matrixOf(
		at.map((row) => rows[row] ?? new Int8Array(statements).fill(none)),
		statements,
	);
	return standing.flatMap((contender, row): schema.Nearest[] => {
		const sheet = rows[row];
		if (contender.nomination !== 'self' || contender.kind === 'list' || !sheet) return [];
		const found = nearestLists(lists, sheet);
		return (found?.lists ?? []).map(({ list, cost, shared, agreement }) => ({
			...{ contender: contender.slug, contest: contender.contest, district: contender.district },
			...{ list: standing[at[list] ?? -1]?.slug ?? '', shared, distance: cost, agreement },
			isLevel: found?.isLevel ?? false,
		}));
	});
}

interface Asked {
	slug: string;
	steps: number;
}

function sheetsOf(
	contenders: readonly Contender[],
	own: readonly Asked[],
	columns: readonly Asked[],
): Positions {
	return matrixOf(
		contenders.map((contender) => sheetOf(contender, own, columns)),
		columns.length,
	);
}

/**
 * A contender's coordinates on some statements.
 *
 * @param own the statements of its ballot
 */
function sheetOf({ positions }: Contender, own: readonly Asked[], columns: readonly Asked[]): Int8Array {
	return Int8Array.from(columns, (statement) => {
		const stance = stanceIn(
			positions,
			own.findIndex(({ slug }) => slug === statement.slug),
		);
		return stance === null ? none : coordinate(stance, statement.steps);
	});
}

function matrixOf(rows: readonly Int8Array[], statements: number): Positions {
	const positions = new Int8Array(rows.length * statements);
	rows.forEach((row, index) => {
		positions.set(row, index * statements);
	});
	return { contenders: rows.length, statements, positions };
}
