import type { Contest, DistrictFacts, Region } from './noun/contest.ts';
import type { ContenderFacts, ContenderStatus } from './noun/contender.ts';
import type { ElectionFacts } from './noun/election.ts';
import type { Bloc, PartyFacts } from './noun/party.ts';
import type { PlaceFacts } from './noun/place.ts';
import type { Profile } from './noun/profile.ts';
import type { Statement as WholeStatement } from './noun/statement.ts';
import type { Components } from '../match/decide/components.ts';
import type { Prior } from '../match/gap/prior.ts';
import type { Text } from './text.ts';

export type { Contest, ContestKind, Region } from './noun/contest.ts';
export type { ContenderStatus } from './noun/contender.ts';
export type { ElectionFacts } from './noun/election.ts';
export type { Change, Profile, TakenDown } from './noun/profile.ts';

/**
 * What voters' browsers load. A snapshot is a set of JSON parts; `core` names every other part with its SHA-256, and
 * the SHA-256 of the canonical JSON (RFC 8785) of `core` names the snapshot. Addresses: `/data/{hash}/{part}.json`.
 *
 *   core                            election, contests, districts, statements, lists with positions
 *   basis                           what contenders with gaps are placed by, for all ballots
 *   components                      the plane of published positions, if enough contenders have answered
 *   district.{contest}.{number}     the candidates of one district with their positions
 *   names.{contest}                 the candidates of all districts by name, for the search over all ballots
 *   reasons.{contest}.{number}      the contenders' own words, sources and dates for one district's ballot
 *   profiles.{contest}.{number}     what they say of themselves, what they changed, when they were asked
 *   plain                           the statements in plain words
 *   places                          where people live and vote, if the election says
 */
export interface Core {
	format: 1;
	election: ElectionFacts;
	regions: Region[];
	contests: Contest[];
	districts: District[];
	parties: Party[];
	blocs: Bloc[];
	statements: Statement[];
	/** Every list, in ballot order within its contest. */
	lists: Contender[];
	method: Method;
	/** SHA-256 in hex of each other part, by part name. */
	parts: Record<string, string>;
}

/** A statement without its plain words, which are a part of their own because few voters read them. */
export type Statement = Omit<WholeStatement, 'plain'>;

export interface District extends DistrictFacts {
	/** How many contenders of each kind stand on this ballot. */
	contenders: number;
	selfNominated: number;
}

export type Party = Omit<PartyFacts, 'colour'>;

export interface Contender extends ContenderFacts {
	/**
	 * One character for each statement that is asked in this district (`asked`, in the order of `core.statements`):
	 * a stance `1`…`7`, `-` where the contender declined, `.` where it has not answered.
	 */
	positions: string;
}

/** The rule of the matching (match/README.md). Snapshots of the first version have no part `basis`. */
type Method =
	| {
			name: 'city-block';
			version: 2;
			/** Orders contenders for the reference and the sample (match/gap/choose.ts). */
			seed: string;
	  }
	| {
			name: 'city-block';
			version: 1;
			prior: Prior;
	  };

/** Part `basis`: rows as `Contender.positions`, but of the common statements alone, in the order of `core.statements`. */
export interface BasisPart {
	/** Contenders that answered every common statement. */
	reference: string[];
	/** Contenders with the gaps that contenders have. */
	sample: string[];
	/** Null unless the reference is too small. */
	prior: Prior | null;
}

/** Part `components`: the plane of everybody's positions on the common statements (match/decide/components.ts). */
export interface ComponentsPart extends Components {
	/** The slugs of these statements, in the order of all numbers. */
	statements: string[];
}

/** Part `district.{contest}.{number}`, in ballot order. */
export interface DistrictPart {
	contest: string;
	district: number;
	contenders: Contender[];
	/**
	 * The slugs of the statements in the order in which this district's voters are asked, computed from the positions on its
	 * ballot and on the nationwide lists (match/questionnaire/order.ts). Left out before anybody has answered.
	 */
	order?: string[];
}

/**
 * Part `names.{contest}`: who stands or stood for the seats of a contest, ballot after ballot, each in its order. Only
 * voters who search all ballots load it. What candidates have in common is written once (`name/names.ts`), so that ten
 * thousand fit in less than 250 kB.
 */
export interface NamesPart {
	contest: string;
	/** Each district's number, and how many candidates it has here. */
	districts: [number, number][];
	/** The words of all names by language, the most frequent first; empty where a word is as in the first language. */
	words: Record<string, string[]>;
	/** By candidate, as all that follow: the places of the name's words in `words`. */
	names: number[][];
	slugs: string[];
	numbers: (number | null)[];
	/** `p` party, `a` association, `s` self. */
	nominations: string;
	/** Slugs; empty for none. */
	parties: string[];
	blocs: string[];
	/** On how many statements each has taken a position. */
	answered: number[];
	/** Years; 0 where it is not known. */
	born: number[];
	/** By slug: of those who are not registered. */
	statuses: Record<string, ContenderStatus>;
	/** By slug: of those who have a namesake on their ballot. */
	occupations: Record<string, Text>;
}

/** Part `reasons.{contest}.{number}`: by contender, then by statement. */
export interface ReasonsPart {
	contest: string;
	district: number;
	/** When each contender submitted most of its positions, ISO 8601; no entry if that is not known. */
	at: Record<string, string>;
	/** Only the positions with words, a source or another date. */
	reasons: Record<string, Record<string, Reason>>;
}

export interface Reason {
	/** The contender's own words; empty if it wrote none. */
	text: Text;
	/** Public source of the position, if the contender did not submit it. */
	source: string | null;
	/** When the position was taken, ISO 8601; null if that is not known. */
	at: string | null;
}

/** Part `profiles.{contest}.{number}`: by contender; no entry for an empty profile. */
export interface ProfilesPart {
	contest: string;
	district: number;
	profiles: Record<string, Profile>;
}

/** Part `plain`; there is none if no statement has plain words. */
export interface PlainPart {
	/** By statement; no entry for one without plain words. */
	statements: Record<string, Text>;
}

/** Part `places`, in the order of the pack. */
export interface PlacesPart {
	places: Place[];
	/** What the districts consist of, by `contest:number`. In the core they have no composition then. */
	compositions: Record<string, Text>;
}

/** A place without its source, and without aliases that its name already finds. */
export type Place = Omit<PlaceFacts, 'source'>;

/** `/data/current/{election}.json`: which snapshot is the newest. */
export interface Pointer {
	hash: string;
	publishedAt: string;
}

/** Whether a statement is asked and counts on the ballot of this contest in this district. */
export function isAsked(
	statement: Pick<Statement, 'contest' | 'districts'>,
	contest: string,
	district: number,
): boolean {
	if (statement.contest === undefined) return true;
	if (statement.contest !== contest) return false;
	return statement.districts === undefined || statement.districts.includes(district);
}

/** The statements of one district's ballot, in the order of `statements`: the columns of `Contender.positions`. */
export function asked<S extends Pick<Statement, 'contest' | 'districts'>>(
	statements: readonly S[],
	contest: string,
	district: number,
): S[] {
	return statements.filter((statement) => isAsked(statement, contest, district));
}

/** Whether a statement is asked everywhere. */
export function isCommon(statement: Pick<Statement, 'contest'>): boolean {
	return statement.contest === undefined;
}

/** Whether the contender can still be ticked on the ballot. Others are shown with a mark and not matched. */
export function isStanding(contender: Pick<Contender, 'status'>): boolean {
	return contender.status === 'registered' || contender.status === 'nominated';
}
