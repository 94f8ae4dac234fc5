import type { ContenderFacts } from '../../election/noun/contender.ts';
import type { Pack, Position } from '../../pack/pack.ts';
import {
	basisPartName,
	componentsPartName,
	districtPartName,
	namesPartName,
	placesPartName,
	plainPartName,
	profilesPartName,
	reasonsPartName,
} from '../../election/part.ts';
import {
	asked,
	isCommon,
	isStanding,
	type BasisPart,
	type ComponentsPart,
	type Contender,
	type Contest,
	type Core,
	type District,
	type DistrictPart,
	type PlainPart,
	type PlacesPart,
	type Profile,
	type ProfilesPart,
	type Reason,
	type ReasonsPart,
	type Statement,
} from '../../election/snapshot.ts';
import { stanceIn } from '../../election/ballot/stance.ts';
import { packNames } from '../../election/name/names.ts';
import { isNamed } from '../../election/place/search.ts';
import type { Text } from '../../election/text.ts';
import { coordinate, none, stanceAt } from '../../match/coordinate.ts';
import { componentsOf } from '../../match/decide/components.ts';
import { chooseBasis, type Sheet } from '../../match/gap/choose.ts';
import { informativeOrder, type Published } from '../../match/questionnaire/order.ts';
import { canonical, sha256 } from '../store/hash.ts';

/** A snapshot as it will be published. */
export interface Snapshot {
	/** SHA-256 of the canonical JSON (RFC 8785) of `core`, in hex. */
	hash: string;
	core: Core;
	/** What contenders with gaps are placed by. */
	basis: BasisPart;
	/** The candidates of every district of a contest for seats. */
	districts: DistrictPart[];
	/** Canonical JSON of every part, `core` included, by name. */
	parts: Map<string, string>;
}

/** Builds the snapshot of an election. The same pack always gives the same hash; the time of day has no part in it. */
export function build(pack: Pack): Snapshot {
	const positionsOf = byContender(pack);
	const profileOf = new Map(pack.profiles.map(({ contender, ...profile }) => [contender, profile]));
	const contenders = pack.contenders.map((contender) =>
		packed(pack, contender, positionsOf.get(contender.slug)),
	);
	const districts = districtsInOrder(pack, contenders);
	const nationwide = nationwideBallots(pack, districts, contenders);
	const parts = new Map<string, string>();
	const lists: Contender[] = [];
	const districtParts: DistrictPart[] = [];
	for (const contest of pack.contests) {
		const ofContest = grouped(contenders, contest);
		for (const { number } of districts.filter((district) => district.contest === contest.slug)) {
			const onBallot = (ofContest.get(number) ?? []).sort(ballotOrder(contest, pack.election.languages[0]));
			if (contest.kind === 'list') lists.push(...onBallot);
			else {
				const order = orderOn(pack, onBallot, nationwide);
				const part: DistrictPart = {
					...{ contest: contest.slug, district: number, contenders: onBallot },
					...(order && { order }),
				};
				districtParts.push(part);
				parts.set(districtPartName(contest.slug, number), canonical(part));
			}
			const reasons = reasonsPart(contest.slug, number, onBallot, positionsOf);
			if (reasons) parts.set(reasonsPartName(contest.slug, number), canonical(reasons));
			const profiles = profilesPart(contest.slug, number, onBallot, profileOf);
			if (profiles) parts.set(profilesPartName(contest.slug, number), canonical(profiles));
		}
		if (contest.kind === 'seat') {
			const own = districtParts.filter((part) => part.contest === contest.slug);
			const names = packNames(contest.slug, own, pack.election.languages);
			parts.set(namesPartName(contest.slug), canonical(names));
		}
	}
	const plain = plainPart(pack);
	if (plain) parts.set(plainPartName, canonical(plain));
	const sheets = commonSheets(pack, positionsOf);
	const basis = basisPart(pack, sheets);
	parts.set(basisPartName, canonical(basis));
	const components = componentsPart(pack, sheets);
	if (components) parts.set(componentsPartName, canonical(components));
	const hasPlaces = pack.places.length > 0;
	if (hasPlaces) parts.set(placesPartName, canonical(placesPart(pack)));
	const core: Core = {
		format: 1,
		election: pack.election,
		regions: pack.regions,
		contests: pack.contests,
		districts: hasPlaces ? districts.map((district) => ({ ...district, composition: {} })) : districts,
		parties: pack.parties.map(({ colour: _, ...facts }) => facts),
		blocs: pack.blocs,
		statements: pack.statements.map(({ plain: _, ...statement }) => statement),
		lists,
		method: { name: 'city-block', version: 2, seed: pack.election.slug },
		parts: Object.fromEntries([...parts].map(([name, text]) => [name, sha256(text)])),
	};
	check(core, contenders);
	const text = canonical(core);
	return {
		hash: sha256(text),
		core,
		basis,
		districts: districtParts,
		parts: new Map([['core', text], ...parts]),
	};
}

function placesPart({ places, districts }: Pack): PlacesPart {
	return {
		compositions: Object.fromEntries(
			districts
				.filter(({ composition }) => Object.keys(composition).length > 0)
				.map(({ contest, number, composition }) => [`${contest}:${number}`, composition]),
		),
		places: places.map(({ source: _, aliases = [], ...facts }) => {
			const needed = aliases.filter((alias) => !isNamed(facts, alias));
			return needed.length > 0 ? { ...facts, aliases: needed } : facts;
		}),
	};
}

type PositionsOf = Map<string, Map<string, Position>>;

function byContender({ positions }: Pack): PositionsOf {
	const found: PositionsOf = new Map();
	for (const position of positions) {
		const own = found.get(position.contender);
		if (own) own.set(position.statement, position);
		else found.set(position.contender, new Map([[position.statement, position]]));
	}
	return found;
}

function packed(
	{ statements }: Pack,
	contender: ContenderFacts,
	positions: Map<string, Position> | undefined,
): Contender {
	const characters = asked(statements, contender.contest, contender.district).map(({ slug }) => {
		const position = positions?.get(slug);
		return position ? (position.stance ?? '-') : '.';
	});
	return { ...contender, positions: characters.join('') };
}

function districtsInOrder({ contests, districts }: Pack, contenders: Contender[]): District[] {
	return contests.flatMap((contest) => {
		const ofContest = grouped(contenders.filter(isStanding), contest);
		return districts
			.filter((district) => district.contest === contest.slug)
			.sort((one, other) => one.number - other.number)
			.map((district) => {
				const standing = ofContest.get(district.number) ?? [];
				const selfNominated = standing.filter(({ nomination }) => nomination === 'self').length;
				return { ...district, contenders: standing.length, selfNominated };
			});
	});
}

/** The contest's contenders, by district. */
function grouped(contenders: Contender[], contest: Contest): Map<number, Contender[]> {
	const groups = new Map<number, Contender[]>();
	for (const contender of contenders) {
		if (contender.contest !== contest.slug) continue;
		const group = groups.get(contender.district);
		if (group) group.push(contender);
		else groups.set(contender.district, [contender]);
	}
	return groups;
}

/** The order on the ballot: by number, or by name where the rule says so. The slug decides between equals. */
function ballotOrder(contest: Contest, language = 'kk'): (one: Contender, other: Contender) => number {
	const { compare } = new Intl.Collator(language);
	const byNumber = (one: Contender, other: Contender) =>
		(one.number ?? Infinity) - (other.number ?? Infinity) || 0;
	const byName = (one: Contender, other: Contender) =>
		compare(one.name[language] ?? '', other.name[language] ?? '');
	const bySlug = (one: Contender, other: Contender) => (one.slug < other.slug ? -1 : 1);
	return contest.order === 'alphabet'
		? (one, other) => byName(one, other) || byNumber(one, other) || bySlug(one, other)
		: (one, other) => byNumber(one, other) || byName(one, other) || bySlug(one, other);
}

/** Null when nobody on this ballot gave a reason, a source or a date. */
function reasonsPart(
	contest: string,
	district: number,
	contenders: Contender[],
	positionsOf: PositionsOf,
): ReasonsPart | null {
	const part: ReasonsPart = { contest, district, at: {}, reasons: {} };
	for (const { slug } of contenders) {
		const positions = [...(positionsOf.get(slug)?.values() ?? [])];
		const at = mostCommon(positions.flatMap((position) => position.at ?? []));
		if (at !== undefined) part.at[slug] = at;
		const detailed = positions.filter(({ reason, source, at: own }) => {
			return Object.keys(reason).length > 0 || source !== null || own !== (at ?? null);
		});
		if (detailed.length === 0) continue;
		part.reasons[slug] = Object.fromEntries(
			detailed.map(({ statement, reason, source, at }): [string, Reason] => [
				statement,
				{ text: reason, source, at },
			]),
		);
	}
	return Object.keys(part.at).length + Object.keys(part.reasons).length > 0 ? part : null;
}

/** Null when nobody on this ballot has a profile. */
function profilesPart(
	contest: string,
	district: number,
	contenders: Contender[],
	profileOf: ReadonlyMap<string, Profile>,
): ProfilesPart | null {
	const profiles = contenders.flatMap(({ slug }): [string, Profile][] => {
		const profile = profileOf.get(slug);
		return profile ? [[slug, profile]] : [];
	});
	return profiles.length > 0 ? { contest, district, profiles: Object.fromEntries(profiles) } : null;
}

/** Null when no statement has plain words. */
function plainPart({ statements }: Pack): PlainPart | null {
	const plain = statements.flatMap(({ slug, plain }): [string, Text][] => (plain ? [[slug, plain]] : []));
	return plain.length > 0 ? { statements: Object.fromEntries(plain) } : null;
}

/** The value that occurs most often; the smallest of several that do. */
function mostCommon(values: string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(
		([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
	)[0]?.[0];
}

/** The positions of everybody on the ballots on the common statements. */
function commonSheets({ contenders, statements }: Pack, positionsOf: PositionsOf): Sheet[] {
	const common = statements.filter(isCommon);
	return contenders.filter(isStanding).map(({ slug }) => ({
		slug,
		positions: Int8Array.from(common, (statement) => {
			const stance = positionsOf.get(slug)?.get(statement.slug)?.stance ?? null;
			return stance === null ? none : coordinate(stance, statement.steps);
		}),
	}));
}

/**
 * The basis of the matching: chosen from everybody on the ballots, by their positions on the common statements. The seed
 * is the election's slug, so that it was fixed before anybody answered.
 */
function basisPart({ election, statements }: Pack, sheets: readonly Sheet[]): BasisPart {
	const common = statements.filter(isCommon);
	const { reference, sample, prior } = chooseBasis(sheets, common.length, election.slug);
	return { reference: rowsOf(reference, common), sample: rowsOf(sample, common), prior };
}

/** Null while too few have answered. */
function componentsPart({ statements }: Pack, sheets: readonly Sheet[]): ComponentsPart | null {
	const common = statements.filter(isCommon);
	const positions = new Int8Array(sheets.length * common.length);
	sheets.forEach((sheet, row) => {
		positions.set(sheet.positions, row * common.length);
	});
	const found = componentsOf({ contenders: sheets.length, statements: common.length, positions });
	return found && { statements: common.map(({ slug }) => slug), ...found };
}

/** Those who stand on the nationwide ballots of lists, ballot by ballot. */
function nationwideBallots(
	{ contests }: Pack,
	districts: readonly District[],
	contenders: readonly Contender[],
): Contender[][] {
	return districts
		.filter(({ contest, region }) => {
			return region === null && contests.some(({ slug, kind }) => slug === contest && kind === 'list');
		})
		.map(({ contest, number }) =>
			contenders.filter((one) => isStanding(one) && one.contest === contest && one.district === number),
		);
}

/**
 * The order in which the voters of a ballot are asked; null when nobody on these ballots has answered. The first statement
 * is the same everywhere: pages show it before they know the voter's district.
 */
function orderOn(
	{ statements }: Pack,
	onBallot: readonly Contender[],
	nationwide: readonly (readonly Contender[])[],
): string[] | null {
	const [first] = onBallot;
	if (!first) return null;
	const columns = asked(statements, first.contest, first.district);
	const ballots = [onBallot.filter(isStanding), ...nationwide].map((standing) =>
		publishedOn(standing, columns, statements),
	);
	if (!ballots.some(({ positions }) => positions.some((position) => position !== none))) return null;
	return informativeOrder(columns, ballots, 0).flatMap((column) => columns[column]?.slug ?? []);
}

/** The positions of one ballot's contenders on the statements in `columns`. */
function publishedOn(
	contenders: readonly Contender[],
	columns: readonly Statement[],
	statements: readonly Statement[],
): Published {
	const [first] = contenders;
	const own = first ? asked(statements, first.contest, first.district) : [];
	const place = new Map(own.map(({ slug }, index) => [slug, index]));
	const positions = contenders.flatMap((contender) =>
		columns.map(({ slug, steps }) => {
			const stance = stanceIn(contender.positions, place.get(slug) ?? -1);
			return stance === null ? none : coordinate(stance, steps);
		}),
	);
	return { contenders: contenders.length, positions: Int8Array.from(positions) };
}

/** Each row of a matrix as packed positions, with `.` for none. */
function rowsOf(matrix: Int8Array, statements: readonly Statement[]): string[] {
	const { length } = statements;
	if (length === 0) return [];
	return Array.from({ length: matrix.length / length }, (_, row) =>
		statements
			.map(({ steps }, column) => {
				const position = matrix[row * length + column] ?? none;
				return position === none ? '.' : stanceAt(position, steps);
			})
			.join(''),
	);
}

/** What every reader of a snapshot relies on. A failure here is a bug, not bad input. */
function check(core: Core, contenders: Contender[]): void {
	for (const contender of contenders) {
		const columns = asked(core.statements, contender.contest, contender.district);
		const isSound =
			contender.positions.length === columns.length &&
			columns.every((statement, column) => isCharacterOf(statement, contender.positions.charAt(column)));
		if (!isSound)
			throw new Error(`The positions of ${contender.slug} do not fit the statements of its ballot.`);
	}
	for (const { contest, number } of core.districts) {
		const isSeat = core.contests.some(({ slug, kind }) => slug === contest && kind === 'seat');
		if (isSeat !== Object.hasOwn(core.parts, districtPartName(contest, number))) {
			throw new Error(`District ${number} of ${contest} has no part of its own.`);
		}
	}
}

function isCharacterOf({ steps }: Statement, character: string): boolean {
	return character === '.' || character === '-' || (character >= '1' && character <= String(steps));
}
