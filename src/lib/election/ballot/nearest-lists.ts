import { coordinate, none } from '../../match/coordinate.ts';
import { nearestLists, type NearestLists } from '../../match/decide/lists.ts';
import { asked, isStanding, type Contender, type Core, type District } from '../snapshot.ts';
import { isEverywhere } from './area.ts';
import { stanceIn } from './stance.ts';

type Around = Pick<Core, 'contests' | 'districts' | 'regions' | 'statements' | 'lists'>;

/** The lists nearest to somebody, the nearest first. */
export interface ListsNear {
	/** Two or more: nearness is no proof of membership, so one alone is never named. */
	lists: Contender[];
	/** Whether there are more than two because the last of them are equally near. */
	isLevel: boolean;
}

/**
 * The lists that stand nearest to somebody who stands for none: those of the contest of lists of the same body, else of one
 * that everybody votes in. Null for everybody else, for those who have left the ballot, and where there are no two lists to
 * compare with.
 */
export function listsNear(core: Around, contender: Contender): ListsNear | null {
	if (contender.kind !== 'person' || contender.nomination !== 'self' || !isStanding(contender)) return null;
	const found = listBallot(core, contender);
	if (!found) return null;
	const lists = core.lists.filter(
		(list) => list.contest === found.contest && list.district === found.number && isStanding(list),
	);
	const statements = asked(core.statements, found.contest, found.number);
	const own = asked(core.statements, contender.contest, contender.district);
	const rowOf = ({ positions }: Contender, columns: readonly { slug: string }[]) =>
		statements.map(({ slug, steps }) => {
			const column = columns.findIndex((statement) => statement.slug === slug);
			const stance = column < 0 ? null : stanceIn(positions, column);
			return stance === null ? none : coordinate(stance, steps);
		});
	const nearest: NearestLists | null = nearestLists(
		{
			contenders: lists.length,
			statements: statements.length,
			positions: Int8Array.from(lists.flatMap((list) => rowOf(list, statements))),
		},
		Int8Array.from(rowOf(contender, own)),
	);
	return (
		nearest && {
			lists: nearest.lists.flatMap(({ list }) => lists[list] ?? []),
			isLevel: nearest.isLevel,
		}
	);
}

/** The ballot of lists that voters of this contender get. */
function listBallot(core: Around, { contest, district }: Contender): District | undefined {
	const body = JSON.stringify(core.contests.find(({ slug }) => slug === contest)?.body);
	const region = core.districts.find((one) => one.contest === contest && one.number === district)?.region;
	const contests = core.contests.filter(({ kind }) => kind === 'list');
	const here = (slug: string) =>
		core.districts.filter((one) => one.contest === slug && (one.region === null || one.region === region));
	const sameBody = contests.filter((one) => JSON.stringify(one.body) === body && here(one.slug).length > 0);
	const [chosen] = [...sameBody, ...contests.filter((one) => isEverywhere(core, one))];
	return chosen && here(chosen.slug)[0];
}
