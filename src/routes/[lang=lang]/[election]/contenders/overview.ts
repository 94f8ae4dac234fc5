import type { Districts } from '$lib/election/ballot/answers.ts';
import { alikeGroups, type AlikeGroup } from '$lib/election/ballot/alike.ts';
import { assemble, type Ballot } from '$lib/election/ballot/ballot.ts';
import { ballotsOf } from '$lib/election/ballot/voting.ts';
import { namesakesOf } from '$lib/election/name/alike.ts';
import { isStanding, type Contender, type ContenderStatus, type Core } from '$lib/election/snapshot.ts';
import { speaker, type Wording } from '$lib/election/text.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { areaOf } from '../area.ts';
import { notableStatus } from '../status.ts';
import { nominationOf } from '$lib/ui/ballot/nomination.ts';

/** One contest of the overview. */
export interface ContestOverview {
	slug: string;
	name: Wording;
	isList: boolean;
	districts: DistrictOverview[];
}

export interface DistrictOverview {
	number: number;
	/** Region code; null for a nationwide district. */
	region: string | null;
	/** The region, if any, and the district; empty if the contest has only one district. */
	area: Wording[];
	/** How many are on the ballot. */
	standing: number;
	/** All contenders in ballot order; null if there are too many to send with the page. */
	rows: ContenderOverview[] | null;
	/** Those who answered the same, or nearly; none while `rows` is null. */
	alike: AlikeOverview[];
}

/** Some of a ballot who answered the same, or nearly: by slug, in ballot order. */
export interface AlikeOverview extends Omit<AlikeGroup, 'contenders'> {
	slugs: string[];
}

export interface ContenderOverview {
	slug: string;
	name: Wording;
	number: number | null;
	nomination: ReturnType<typeof nominationOf>;
	/** Whose list it is; left out for candidates. */
	party?: string;
	/** The name of its bloc; left out for everybody without one. */
	bloc?: Wording;
	/** Whether somebody on its ballot has the same name or nearly so; left out for all others. */
	hasNamesake?: true;
	/** Left out for anyone who is registered. */
	status?: ContenderStatus;
}

/** With more contenders than this the page shows only districts and loads each when it is opened. */
const mostRows = 2000;

/**
 * All contests and districts of an election in `language`, with their contenders if the page stays small.
 *
 * @param read reads the contenders of one district in ballot order
 */
export async function overviewOf(
	core: Core,
	language: string,
	read: (contest: string, district: number) => Promise<readonly Contender[]>,
): Promise<ContestOverview[]> {
	const say = speaker(language, core.election);
	const total = core.districts.reduce((sum, { contenders }) => sum + contenders, 0);
	return Promise.all(
		core.contests.map(async (contest) => {
			const { slug, name, kind } = contest;
			const districts = core.districts.filter(({ contest }) => contest === slug);
			return {
				slug,
				name: say(name),
				isList: kind === 'list',
				districts: await Promise.all(
					districts.map(async (district) => {
						const contenders = total > mostRows ? null : await read(slug, district.number);
						return {
							number: district.number,
							region: district.region,
							area: areaOf(core, district).map(say),
							standing: district.contenders,
							rows: contenders && rowsOf(contenders, core, language),
							alike: contenders ? alikeIn(assemble(core, contest, district, contenders, noBasis)) : [],
						};
					}),
				),
			};
		}),
	);
}

/** The ballots of a voter in these districts, and every contest with the districts that are left. Without a district all are left. */
export function partedBy(
	contests: readonly ContestOverview[],
	chosen: Districts,
): { own: { contest: ContestOverview; district: DistrictOverview }[]; others: ContestOverview[] } {
	const facts = {
		contests: contests.map(({ slug, isList }) => ({ slug, kind: isList ? 'list' : 'seat' }) as const),
		districts: contests.flatMap(({ slug, districts }) =>
			districts.map(({ number, region }) => ({ contest: slug, number, region })),
		),
	};
	const ballots = Object.keys(chosen).length > 0 ? ballotsOf(facts, chosen) : [];
	const isOwn = (contest: string, number: number) =>
		ballots.some((ballot) => ballot.contest.slug === contest && ballot.district.number === number);
	return {
		own: contests.flatMap((contest) =>
			contest.districts
				.filter(({ number }) => isOwn(contest.slug, number))
				.map((district) => ({ contest, district })),
		),
		others: contests.flatMap((contest) => {
			const districts = contest.districts.filter(({ number }) => !isOwn(contest.slug, number));
			return districts.length > 0 ? [{ ...contest, districts }] : [];
		}),
	};
}

/** Who on a ballot answered the same, or nearly. */
export function alikeIn(ballot: Pick<Ballot, 'standing' | 'field'>): AlikeOverview[] {
	return alikeGroups(ballot).map(({ contenders, ...group }) => ({
		...group,
		slugs: contenders.map(({ slug }) => slug),
	}));
}

/** Contenders as the overview shows them, in `language`. */
export function rowsOf(
	contenders: readonly Contender[],
	core: Pick<Core, 'parties' | 'blocs' | 'election'>,
	language: string,
): ContenderOverview[] {
	const say = speaker(language, core.election);
	const namesakes = namesakesOf(contenders.filter(isStanding));
	const blocOf = ({ bloc }: Contender) => core.blocs.find(({ slug }) => slug === bloc);
	return contenders.map((contender) => ({
		slug: contender.slug,
		name: say(contender.name),
		number: contender.number,
		nomination: nominationOf(contender, core.parties, say),
		...(contender.kind === 'list' && contender.party ? { party: contender.party } : {}),
		...(contender.bloc !== null && { bloc: say(blocOf(contender)?.name) }),
		...(namesakes.has(contender) && { hasNamesake: true }),
		...notableStatus(contender),
	}));
}
