import type { Calendar } from './calendar.ts';
import type { ProfilePart } from './profile.ts';
import type { Rule } from './rule.ts';
import type { Text } from './text.ts';

/**
 * What voters' browsers get. A snapshot is a set of JSON parts; `core` names every other part with its SHA-256, and the
 * SHA-256 of the canonical JSON (RFC 8785) of `core` names the snapshot. Addresses: `/data/{hash}/{part}.json`.
 *
 *   core                            election, contests, districts, statements, lists with positions
 *   district.{contest}.{number}     the candidates of one district with their positions
 *   reasons.{contest}.{number}      the contenders' own words, sources and dates for one district's ballot
 *   profiles.{contest}.{number}     what they say of themselves, what they changed, when they were asked
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

export interface ElectionFacts {
	slug: string;
	name: Text;
	/** YYYY-MM-DD */
	day: string;
	/** IANA name */
	timezone: string;
	/** Content languages; the first is the default. */
	languages: string[];
	fictional: boolean;
	/** Who runs this, as named lines: `{publisher: {kk: …}, contact: {…}}`. Plain strings are language-neutral. */
	imprint: Record<string, Text | string>;
	calendar: Calendar;
	topics: Topic[];
	sources: string[];
}

interface Topic {
	slug: string;
	name: Text;
	/** What the ends of the topic's profile mean. */
	low: Text;
	high: Text;
}

export interface Region {
	code: string;
	name: Text;
	/** e.g. `city`, `oblast` */
	kind: string;
	/** 1-based place on the tile map; null where there is none. */
	tileColumn: number | null;
	tileRow: number | null;
}

export type ContestKind = 'list' | 'seat';

export interface Contest {
	slug: string;
	kind: ContestKind;
	body: Text;
	name: Text;
	seats: number;
	/** Percent of votes a list needs; null where there is none. */
	threshold: number | null;
	runoff: boolean;
	againstAll: boolean;
	recall: boolean;
	ballotColour: string | null;
	order: 'lot' | 'alphabet' | 'number';
}

export interface District {
	contest: string;
	number: number;
	/** Region code; null when the district is the whole country or regions are not used. */
	region: string | null;
	name: Text;
	composition: Text;
	/** How many contenders of each kind stand on this ballot. */
	contenders: number;
	selfNominated: number;
}

export interface Party {
	slug: string;
	name: Text;
	short: Text;
	website: string | null;
	source: string | null;
}

export interface Bloc {
	slug: string;
	name: Text;
	manifesto: Text;
	/** Slugs of the members that confirmed the manifesto, in the order of contenders; left out where none did. */
	confirmed?: string[];
}

export interface Statement {
	slug: string;
	topic: string;
	text: Text;
	plain?: Text;
	background?: Text;
	/** Serves topic profiles only; never enters matching. */
	polarity: 1 | -1;
	/** 2…7 */
	steps: number;
	/** Words for the steps, from 1 (disagree most) up; the interface's own words where left out. */
	labels?: Text[];
	/** A local statement: asked and counted in this contest only … */
	contest?: string;
	/** … and only in these of its districts. */
	districts?: number[];
}

export type ContenderStatus = 'nominated' | 'registered' | 'refused' | 'withdrawn' | 'cancelled';
type Nomination = 'party' | 'association' | 'self';

export interface Contender {
	slug: string;
	kind: 'list' | 'person';
	contest: string;
	district: number;
	name: Text;
	nomination: Nomination;
	party: string | null;
	bloc: string | null;
	/** Number on the ballot, where there is one. */
	number: number | null;
	status: ContenderStatus;
	/**
	 * One character for each statement that is asked in this district (`asked`, in the order of `core.statements`):
	 * a stance `1`…`7`, `-` where the contender declined, `.` where it has not answered.
	 */
	positions: string;
}

interface Method {
	name: 'city-block';
	version: 1;
	/** What missing positions are pulled toward, estimated from this election's own positions (match/prior.ts). */
	prior: { agreement: number; strength: number };
}

/** Part `district.{contest}.{number}`, in ballot order. */
export interface DistrictPart {
	contest: string;
	district: number;
	contenders: Contender[];
}

/** Part `reasons.{contest}.{number}`: by contender, then by statement. */
export interface ReasonsPart {
	contest: string;
	district: number;
	/** When each contender gave most of its positions, ISO 8601; no entry where that is not known. */
	at: Record<string, string>;
	/** Only the positions that come with words, with a source or with another date. */
	reasons: Record<string, Record<string, Reason>>;
}

export interface Reason {
	/** The contender's own words; empty when it gave none. */
	text: Text;
	/** Public source of the position, when it was not submitted by the contender. */
	source: string | null;
	/** When the position was given, ISO 8601; null when that is not known. */
	at: string | null;
}

/** Part `profiles.{contest}.{number}`: by contender; no entry where there is nothing to tell. */
export interface ProfilesPart {
	contest: string;
	district: number;
	profiles: Record<string, Profile>;
}

/** What a contender says of itself, with equal limits for all (`profileLimits`), and what is known of its answering. */
export interface Profile {
	text: Text;
	/** Its programme, in short. */
	programme: Text;
	/** Addresses beginning with https:// or http://. */
	links: string[];
	/** SHA-256 of the photo, in hex: `/data/photo/{photo}/{size}.{type}`; null where there is none. */
	photo: string | null;
	/** What editors took down of it, in that order; left out where they took nothing down. */
	takenDown?: TakenDown[];
	/** Every change of a position after it was first given, oldest first. */
	changes: Change[];
	/** YYYY-MM-DD in the election's time zone, oldest first. */
	invitedOn: string[];
	remindedOn: string[];
	/** When it said that it will not take part; null when it did not say so. */
	declinedOn: string | null;
}

/** A part of a profile that is no longer shown. */
export interface TakenDown {
	part: ProfilePart;
	/** Which of the published rules it breaks. */
	rule: Rule;
	/** YYYY-MM-DD in the election's time zone. */
	on: string;
}

/** A position that was given anew. A stance is null where the contender declined to take one. */
export interface Change {
	statement: string;
	/** ISO 8601 */
	at: string;
	from: number | null;
	to: number | null;
	/** `editor`: corrected after the calendar's lock, for the public reason in `why`. */
	by: 'contender' | 'editor';
	why: Text | null;
}

/** `/data/current/{election}.json`: which snapshot is the newest. */
export interface Pointer {
	hash: string;
	publishedAt: string;
}

export function districtPartName(contest: string, district: number): string {
	return `district.${contest}.${district}`;
}

export function reasonsPartName(contest: string, district: number): string {
	return `reasons.${contest}.${district}`;
}

export function profilesPartName(contest: string, district: number): string {
	return `profiles.${contest}.${district}`;
}

/** Whether a statement is asked and counted on the ballot of this contest in this district. */
export function isAsked(
	statement: Pick<Statement, 'contest' | 'districts'>,
	contest: string,
	district: number,
): boolean {
	if (statement.contest === undefined) return true;
	if (statement.contest !== contest) return false;
	return statement.districts === undefined || statement.districts.includes(district);
}

/** The statements of one district's ballot, in the order of `statements`. The columns of `Contender.positions`. */
export function asked<S extends Pick<Statement, 'contest' | 'districts'>>(
	statements: readonly S[],
	contest: string,
	district: number,
): S[] {
	return statements.filter((statement) => isAsked(statement, contest, district));
}

/** Whether the contender can still be ticked on the ballot. The others are shown, marked, and not matched. */
export function isStanding(contender: Pick<Contender, 'status'>): boolean {
	return contender.status === 'registered' || contender.status === 'nominated';
}
