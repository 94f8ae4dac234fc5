import { voterOn, type Ballot } from '$lib/election/ballot/ballot.ts';
import type { Answers } from '$lib/election/ballot/answers.ts';
import type { ComponentsPart, Contender, Core } from '$lib/election/snapshot.ts';
import type { Speaker, Wording } from '$lib/election/text.ts';
import { none } from '$lib/match/coordinate.ts';
import { isComparable } from '$lib/match/decide/alike.ts';
import { placeIn } from '$lib/match/decide/components.ts';

/** Who has a place in the plane, in the unit of coordinates; the mean of everybody is 0, 0. */
export interface Spot {
	/** Names it in an election. */
	key: string;
	kind: 'you' | 'list' | 'person';
	/** Where it stands; empty for the voter. */
	contest: string;
	district: number;
	slug: string;
	number: number | null;
	name: Wording;
	/** The party's short name, or the name. */
	short: Wording;
	party: string | null;
	x: number;
	y: number;
	/** How many common statements the place rests on. */
	answered: number;
	/** Whether these are too few for the place to be certain. */
	isUncertain: boolean;
}

/** Those of one ballot who have a place. */
export interface PlacedBallot {
	/** Identifies it in an election. */
	id: string;
	contest: Wording;
	district: Wording;
	isList: boolean;
	/** In ballot order. */
	spots: Spot[];
	/** How many stand on it without an answer to a common statement, and so without a place. */
	silent: number;
}

/** All who are at exactly one place, which is shown once. */
export interface Site {
	key: string;
	x: number;
	y: number;
	/** At least one; those that are shown most prominently come first. */
	spots: Spot[];
	isMarked: boolean;
	isUncertain: boolean;
}

/** The key of the voter's own spot. */
export const you = 'you';

/** Names a contender in an election. */
function keyOf({ contest, district, slug }: Pick<Spot, 'contest' | 'district' | 'slug'>): string {
	return `${contest}.${district}/${slug}`;
}

/** Positions on a ballot's statements in the order of the plane, which has the common ones alone. */
export function sheetIn(
	plane: Pick<ComponentsPart, 'statements'>,
	statements: readonly { slug: string }[],
	positions: Int8Array,
): Int8Array {
	const columns = new Map(statements.map(({ slug }, column) => [slug, column]));
	return Int8Array.from(plane.statements, (slug) => positions[columns.get(slug) ?? -1] ?? none);
}

/** Where those who stand on a ballot have their places. */
export function placedOn(
	ballot: Ballot,
	plane: ComponentsPart,
	parties: Core['parties'],
	say: Speaker,
): PlacedBallot {
	const { contest, district, statements, standing, field } = ballot;
	const places = standing.map((contender, row) => {
		const positions = field.positions.subarray(row * field.statements, (row + 1) * field.statements);
		return { contender, ...placeIn(plane, sheetIn(plane, statements, positions)) };
	});
	const answering = places.filter(({ answered }) => answered > 0);
	const shortOf = ({ kind, party }: Contender) =>
		kind === 'list' ? parties.find(({ slug }) => slug === party)?.short : undefined;
	return {
		id: `${contest.slug}.${district.number}`,
		contest: say(contest.name),
		district: say(district.name),
		isList: contest.kind === 'list',
		spots: answering.map(({ contender, x, y, answered }) => ({
			key: keyOf(contender),
			kind: contender.kind === 'list' ? 'list' : 'person',
			contest: contender.contest,
			district: contender.district,
			slug: contender.slug,
			number: contender.number,
			name: say(contender.name),
			short: say(shortOf(contender) ?? contender.name),
			party: contender.party,
			...{ x, y, answered },
			isUncertain: !isComparable(answered, plane.statements.length),
		})),
		silent: places.length - answering.length,
	};
}

/** The voter's own place; null without an answer to a common statement. @param name what the page calls the voter */
export function ownSpot(
	plane: ComponentsPart,
	statements: readonly { slug: string; steps: number }[],
	answers: Answers,
	name: Wording,
): Spot | null {
	const asked = plane.statements.flatMap((slug) => statements.find((one) => one.slug === slug) ?? []);
	const { stances } = voterOn({ statements: asked }, answers);
	const { x, y, answered } = placeIn(plane, sheetIn(plane, asked, stances));
	if (answered === 0) return null;
	const isUncertain = !isComparable(answered, plane.statements.length);
	return {
		...{ key: you, kind: 'you', contest: '', district: 0, slug: you, number: null, party: null },
		...{ name, short: name, x, y, answered, isUncertain },
	};
}

/**
 * The sites of all spots, from left to right. A party's lists on several ballots are one where they have answered
 * alike. The voter has a site of their own.
 */
export function sitesOf(spots: readonly Spot[], isMarked: (spot: Spot) => boolean): Site[] {
	const sites = new Map<string, Site>();
	for (const spot of spots) {
		const at = spot.kind === 'you' ? you : `${spot.x.toFixed(3)} ${spot.y.toFixed(3)}`;
		const marked = spot.kind !== 'you' && isMarked(spot);
		const site = sites.get(at);
		if (!site) {
			const { key, x, y, isUncertain } = spot;
			sites.set(at, { key, x, y, spots: [spot], isMarked: marked, isUncertain });
			continue;
		}
		site.isMarked ||= marked;
		const twin = site.spots.findIndex((other) => isSameList(other, spot));
		if (twin < 0) site.spots.push(spot);
		else if (marked) site.spots[twin] = spot;
	}
	return [...sites.values()].sort((a, b) => a.x - b.x || a.y - b.y || (a.key < b.key ? -1 : 1));
}

/** How far the plane is shown in each direction, so that every spot has some room around it. At least 1. */
export function reachOf(spots: readonly Pick<Spot, 'x' | 'y'>[]): number {
	return spots.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1);
}

function isSameList(one: Spot, other: Spot): boolean {
	return one.kind === 'list' && other.kind === 'list' && one.party !== null && one.party === other.party;
}
