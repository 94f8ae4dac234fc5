import { faultOfImprint } from '../../election/imprint.ts';
import { isLocal } from '../../election/origin.ts';
import type { ContenderFacts } from '../../election/noun/contender.ts';
import type { DistrictFacts, Region } from '../../election/noun/contest.ts';
import type { Bloc, PartyFacts } from '../../election/noun/party.ts';
import type { PlaceFacts } from '../../election/noun/place.ts';
import { isStanding } from '../../election/snapshot.ts';
import type { PackProfile } from '../pack.ts';
import type { ElectionOutline, StatementsOutline } from '../form.ts';
import type { Document } from '../json.ts';
import type { Entries, Report, Row } from '../sheet.ts';

// The checks across values: nothing is there twice, and everything that is named exists. Files that could not be read
// are null, and references into them are not reported.

export function checkElection(election: ElectionOutline, document: Document, report: Report): void {
	const { topics, contests, fictional, aroundLoading, embeddedBy } = election;
	for (const [name, list] of Object.entries({ topics, contests })) {
		for (const index of repeated(list.map(({ slug }) => slug))) {
			report(document.placeOf([name, index, 'slug']), `use a slug that no other of the ${name} has`);
		}
	}
	if (aroundLoading && !fictional) {
		const message = 'remove "aroundLoading": the dates of a real election are not moved';
		report(document.keyPlaceOf(['aroundLoading']), message);
	}
	embeddedBy.forEach((origin, index) => {
		if (fictional || !isLocal(origin)) return;
		report(document.placeOf(['embeddedBy', index]), 'use https:// for the sites of a real election');
	});
}

/** Reports an imprint that does not say who runs the election. */
export function checkImprint(
	{ imprint, template }: ElectionOutline,
	hasPositions: boolean,
	document: Document,
	report: Report,
): void {
	const fault = imprint && faultOfImprint({ imprint, template }, hasPositions);
	if (fault) report(document.placeOf([template ? 'template' : 'imprint']), fault);
}

export function checkStatements(
	statements: StatementsOutline,
	election: ElectionOutline | null,
	districts: Entries<DistrictFacts> | null,
	document: Document,
	report: Report,
): void {
	for (const index of repeated(statements.map(({ slug }) => slug))) {
		report(document.placeOf([index, 'slug']), 'use a slug that no other statement has');
	}
	statements.forEach(({ topic, steps, labels, contest, districts: numbers }, index) => {
		if (topic !== null && election && !election.topics.some(({ slug }) => slug === topic)) {
			report(document.placeOf([index, 'topic']), `there is no topic "${topic}" in election.json`);
		}
		if (labels && labels.length !== steps) {
			report(document.placeOf([index, 'labels']), `write ${steps} labels, one for each step`);
		}
		if (contest === undefined) {
			if (!numbers) return;
			report(
				document.placeOf([index, 'districts']),
				'name the "contest" in whose districts the statement is asked',
			);
			return;
		}
		if (election && !election.contests.some(({ slug }) => slug === contest)) {
			report(document.placeOf([index, 'contest']), `there is no contest "${contest}" in election.json`);
			return;
		}
		numbers?.forEach((number, at) => {
			if (
				!districts ||
				districts.mayHold('contest', contest) ||
				districts.mayHold('number', String(number)) ||
				districts.rows.some(({ entry }) => entry.contest === contest && entry.number === number)
			)
				return;
			const message = `there is no district ${number} of contest "${contest}" in districts.csv`;
			report(document.placeOf([index, 'districts', at]), message);
		});
	});
}

export function checkProfiles(
	profiles: readonly PackProfile[],
	statements: StatementsOutline | null,
	contenders: Entries<ContenderFacts> | null,
	document: Document,
	report: Report,
): void {
	for (const index of repeated(profiles.map(({ contender }) => contender))) {
		report(document.placeOf([index, 'contender']), 'remove this profile: the contender already has one');
	}
	const known = contenders && new Set(contenders.rows.map(({ entry }) => entry.slug));
	profiles.forEach(({ contender, changes }, index) => {
		if (known && !known.has(contender) && contenders.mayHold('slug', contender) === false) {
			const message = `there is no "${contender}" in contenders.csv`;
			report(document.placeOf([index, 'contender']), message);
		}
		changes.forEach(({ statement }, at) => {
			if (!statements || statements.some(({ slug }) => slug === statement)) return;
			const message = `there is no "${statement}" in statements.json`;
			report(document.placeOf([index, 'changes', at, 'statement']), message);
		});
	});
}

interface Rows {
	contests: ElectionOutline['contests'] | null;
	regions: Entries<Region> | null;
	districts: Entries<DistrictFacts> | null;
	places: Entries<PlaceFacts> | null;
	parties: Entries<PartyFacts> | null;
	blocs: Entries<Bloc> | null;
	contenders: Entries<ContenderFacts> | null;
}

export function checkRows({
	contests: outlines,
	regions,
	districts,
	places,
	parties,
	blocs,
	contenders,
}: Rows): void {
	const regionCodes = regions && known(regions, 'code', ({ code }) => code);
	const partySlugs = parties && known(parties, 'slug', ({ slug }) => slug);
	const blocSlugs = blocs && known(blocs, 'slug', ({ slug }) => slug);
	const districtNames =
		districts && unique(districts, 'number', ({ contest, number }) => `${contest} ${number}`);
	const contests = outlines && new Map(outlines.map(({ slug, kind }) => [slug, kind]));
	for (const { row, entry } of districts?.rows ?? []) {
		refer(row, 'contest', entry.contest, contests, 'election.json');
		refer(row, 'region', entry.region, regionCodes, 'regions.csv');
	}
	for (const { row, entry } of places?.rows ?? []) {
		refer(row, 'region', entry.region, regionCodes, 'regions.csv');
		for (const name of entry.districts) {
			const [, contest = '', number = ''] = /^([^:]*):([1-9]\d{0,8})$/.exec(name) ?? [];
			if (contest === '')
				row.report('districts', `districts: write contest:number, like "council:2", not "${name}"`);
			else if (districtNames?.has(`${contest} ${number}`) === false && !districts?.mayHold('number', number))
				row.report('districts', `districts: there is no ${number} of "${contest}" in districts.csv`);
		}
	}
	if (!contenders) return;
	unique(contenders, 'slug', ({ slug }) => slug);
	unique(contenders, 'ballot_number', (entry) =>
		entry.number === null || !isStanding(entry) ? null : `${entry.contest} ${entry.district} ${entry.number}`,
	);
	for (const { row, entry } of blocs?.rows ?? []) {
		for (const slug of entry.confirmed ?? []) {
			const isMember = contenders.rows.some(
				({ entry: other }) => other.slug === slug && other.bloc === entry.slug,
			);
			if (isMember || contenders.mayHold('slug', slug)) continue;
			row.report('confirmed', `confirmed: no "${slug}" stands in this bloc in contenders.csv`);
		}
	}
	for (const { row, entry } of contenders.rows) {
		refer(row, 'contest', entry.contest, contests, 'election.json');
		refer(row, 'party', entry.party, partySlugs, 'parties.csv');
		refer(row, 'bloc', entry.bloc, blocSlugs, 'blocs.csv');
		if (
			districtNames &&
			!districts?.mayHold('number', String(entry.district)) &&
			contests?.has(entry.contest) &&
			!districtNames.has(`${entry.contest} ${entry.district}`)
		) {
			row.report(
				'district',
				`district: there is no ${entry.district} of "${entry.contest}" in districts.csv`,
			);
		}
		checkKind(row, entry, contests?.get(entry.contest));
		if (entry.born !== undefined && !/^(18|19|20)\d\d$/.test(String(entry.born)))
			row.report('born', `born: write the year of birth, like 1980, not "${entry.born}"`);
	}
}

function checkKind(
	row: Row,
	{ kind, nomination, party }: ContenderFacts,
	contestKind: string | undefined,
): void {
	if (contestKind === 'seat' && kind === 'list')
		row.report('kind', 'kind: a list cannot stand in a contest for seats');
	if (contestKind === 'list' && kind === 'person')
		row.report('kind', 'kind: only lists stand in a contest of lists');
	if (kind === 'list' && nomination !== 'party')
		row.report('nomination', 'nomination: write party for a list');
	if (nomination === 'party' && party === null) row.report('party', 'party: name the party that nominated');
}

/** Whether a row with a key exists, or may exist. Keys are unique. */
function known<Entry>(
	entries: Entries<Entry>,
	column: string,
	keyOf: (entry: Entry) => string,
): { has(key: string): boolean } {
	const keys = unique(entries, column, keyOf);
	return { has: (key) => keys.has(key) || entries.mayHold(column, key) };
}

/** The keys of the rows. Reports each row whose key an earlier row has. Null keys are ignored. */
function unique<Entry>(
	{ rows }: Entries<Entry>,
	column: string,
	keyOf: (entry: Entry) => string | null,
): Set<string> {
	const keys = rows.map(({ entry }) => keyOf(entry));
	for (const index of repeated(keys))
		rows[index]?.row.report(column, `${column}: an earlier row has the same one`);
	return new Set(keys.filter((key) => key !== null));
}

/** The indexes of the keys that an earlier entry has. */
function repeated(keys: readonly (string | null)[]): number[] {
	const seen = new Set<string>();
	return keys.flatMap((key, index) => {
		if (key === null) return [];
		if (seen.has(key)) return [index];
		seen.add(key);
		return [];
	});
}

function refer(
	row: Row,
	column: string,
	value: string | null,
	known: { has(key: string): boolean } | null,
	file: string,
): void {
	if (!value || !known || known.has(value)) return;
	row.report(column, `${column}: there is no "${value}" in ${file}`);
}
