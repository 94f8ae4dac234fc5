import { stanceIn } from '$lib/election/ballot/stance.ts';
import {
	asked,
	isStanding,
	type Contender,
	type ContenderStatus,
	type Contest,
	type Core,
	type District,
	type ReasonsPart,
	type Statement,
} from '$lib/election/snapshot.ts';
import { speaker, type Wording } from '$lib/election/text.ts';
import { areaOf } from '../area.ts';
import { notableStatus } from '../status.ts';

/** All positions of one ballot on one statement, in ballot order. */
export interface BallotPositions {
	contest: string;
	district: number;
	isList: boolean;
	name: Wording;
	/** The area of the ballot; empty if its contest has only one district. */
	area: Wording[];
	standing: ShownPosition[];
	/** Contenders that are no longer on the ballot. */
	gone: ShownPosition[];
	/** Whether the reasons are included; on a long ballot they are not. */
	hasWords: boolean;
}

/** One contender's stance on the statement. */
export interface ShownPosition {
	slug: string;
	name: Wording;
	number: number | null;
	/** 1…steps; null if it has none. */
	stance: number | null;
	/** Whether it declined to take one; left out otherwise. */
	hasDeclined?: true;
	/** Its own words. */
	reason?: Wording;
	source?: string;
	/** Left out for anyone who is registered. */
	status?: ContenderStatus;
}

/** A ballot with more contenders than this leaves all reasons to their own pages, so that this one stays small. */
const mostWithWords = 100;

/** The positions of one ballot's contenders, which must be in ballot order. */
export function positionsOn(
	core: Core,
	statement: Pick<Statement, 'slug'>,
	district: District,
	contenders: readonly Contender[],
	{ reasons }: Pick<ReasonsPart, 'reasons'>,
	language: string,
): BallotPositions {
	const say = speaker(language, core.election);
	const contest = core.contests.find(({ slug }) => slug === district.contest);
	const column = asked(core.statements, district.contest, district.number).findIndex(
		({ slug }) => slug === statement.slug,
	);
	const hasWords = contenders.length <= mostWithWords;
	const positionOf = (contender: Contender): ShownPosition => {
		const words = hasWords ? reasons[contender.slug]?.[statement.slug] : undefined;
		const reason = say(words?.text);
		return {
			slug: contender.slug,
			name: say(contender.name),
			number: contender.number,
			stance: stanceIn(contender.positions, column),
			...(contender.positions[column] === '-' ? { hasDeclined: true } : {}),
			...(reason.text ? { reason } : {}),
			...(words?.source ? { source: words.source } : {}),
			...notableStatus(contender),
		};
	};
	return {
		contest: district.contest,
		district: district.number,
		isList: contest?.kind === 'list',
		name: say(contest?.name),
		area: areaOf(core, district).map(say),
		standing: contenders.filter(isStanding).map(positionOf),
		gone: contenders.filter((contender) => !isStanding(contender)).map(positionOf),
		hasWords,
	};
}

/** Whether the statement's own page shows this contest's ballot: only if its lists are the same everywhere. */
export function isInFull(core: Core, { slug, kind }: Pick<Contest, 'slug' | 'kind'>): boolean {
	return kind === 'list' && core.districts.filter(({ contest }) => contest === slug).length === 1;
}
