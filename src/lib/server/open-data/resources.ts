import type { z } from 'zod';
import { stanceIn } from '../../election/ballot/stance.ts';
import { profilesPartName } from '../../election/part.ts';
import {
	asked,
	isAsked,
	type Contender as Packed,
	type Core,
	type Statement as Asked,
} from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import type { Publication } from '../publication/publication.ts';
import * as comparison from './comparison/comparison.ts';
import { pieces, turn, type Cursor, type Rows } from './page.ts';
import * as schema from './schema.ts';
import { table } from './table.ts';

// The lists of an election. Their filters, tables and descriptions in the OpenAPI document come from here.

/** The values of filters by their names. Each of them is known in the publication. */
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export interface Resource {
	/** The last part of its address. */
	name: string;
	/** One sentence in English. */
	summary: string;
	page: z.ZodType;
	/** What each row is like. */
	row: z.ZodObject;
	filters: readonly FilterName[];
	/** The rows of one page that pass the filters. */
	list(publication: Publication, filters: Filters, cursor: Cursor, limit: number): Promise<Listed>;
	/** All rows that pass the filters as cells, the names of the columns first: a piece at a time. */
	whole(publication: Publication, filters: Filters): AsyncGenerator<Cells>;
}

type Cells = (string | number | null)[][];

interface Listed {
	rows: object[];
	next: Cursor | null;
	/** The same rows as cells, with the names of the columns first. */
	cells: () => Cells;
}

export type FilterName = keyof typeof filterValues;

/** The values that each filter accepts; null where the core does not list them. */
export const filterValues = {
	contest: ({ contests }: Core) => contests.map(({ slug }) => slug),
	district: ({ districts }: Core) => districts.map(({ number }) => String(number)),
	region: ({ regions }: Core) => regions.map(({ code }) => code),
	topic: ({ election }: Core) => election.topics.map(({ slug }) => slug),
	party: ({ parties }: Core) => parties.map(({ slug }) => slug),
	bloc: ({ blocs }: Core) => blocs.map(({ slug }) => slug),
	statement: ({ statements }: Core) => statements.map(({ slug }) => slug),
	kind: () => schema.Contender.shape.kind.options,
	nomination: () => schema.Contender.shape.nomination.options,
	status: () => schema.Contender.shape.status.options,
	/** They are not in the core of a publication. */
	contender: () => null,
};

const ofContenders = ['contest', 'district', 'party', 'bloc', 'nomination', 'status', 'kind'] as const;

export const contests = resource({
	name: 'contests',
	summary: 'The ballots of the election: which body’s seats are filled by which rule.',
	row: schema.Contest,
	filters: ['kind'],
	rows: ({ core }, filters) => single(core.contests.filter(({ kind }) => fits(filters.kind, kind))),
});

export const districts = resource({
	name: 'districts',
	summary: 'The area of every ballot, and how many stand on it.',
	row: schema.District,
	filters: ['contest', 'region'],
	rows: ({ core }, filters) =>
		single(
			core.districts.filter(
				({ contest, region }) => fits(filters.contest, contest) && fits(filters.region, region),
			),
		),
});

export const regions = resource({
	name: 'regions',
	summary: 'The regions in which districts lie.',
	row: schema.Region,
	filters: [],
	rows: ({ core }) => single(core.regions),
});

export const parties = resource({
	name: 'parties',
	summary: 'The parties that stand, or whose members do.',
	row: schema.Party,
	filters: [],
	rows: ({ core }) => single(core.parties),
});

export const blocs = resource({
	name: 'blocs',
	summary: 'Candidates that stand together across districts, with a manifesto.',
	row: schema.Bloc,
	filters: [],
	rows: ({ core }) => single(core.blocs.map((bloc) => ({ ...bloc, confirmed: bloc.confirmed ?? [] }))),
});

export const statements = resource({
	name: 'statements',
	summary:
		'The statements, in the order in which they are asked. With a contest or district: those asked there.',
	row: schema.Statement,
	filters: ['contest', 'district', 'topic'],
	rows: (publication, filters) => ({ batches: [() => statementRows(publication, filters)] }),
});

export const contenders = resource({
	name: 'contenders',
	summary: 'Who stands: lists and candidates, in ballot order within each district.',
	row: schema.Contender,
	filters: ofContenders,
	rows: (publication, filters) => ({
		batches: ballots(publication.core, filters).map(({ contest, number }) => async () => {
			const { contenders } = await publication.district(contest, number);
			return contenders.filter((one) => passes(one, filters)).map(contenderRow);
		}),
	}),
});

export const positions = resource({
	name: 'positions',
	summary: 'Where each contender stands on each statement, with its own words.',
	row: schema.Position,
	filters: [...ofContenders, 'contender', 'statement'],
	rows: (publication, filters) => ({
		batches: ballots(publication.core, filters).map(({ contest, number }) => async () => {
			const { contenders } = await publication.district(contest, number);
			const some = contenders.filter((one) => passes(one, filters));
			return some.length === 0 ? [] : positionRows(publication, contest, number, some, filters.statement);
		}),
	}),
});

export const history = resource({
	name: 'history',
	summary: 'Every change of a position after it was first given, with what it was before; not of a status.',
	row: schema.Change,
	filters: [...ofContenders, 'contender', 'statement'],
	rows: (publication, filters) => ({
		batches: ballots(publication.core, filters)
			.filter(({ contest, number }) =>
				Object.hasOwn(publication.core.parts, profilesPartName(contest, number)),
			)
			.map(({ contest, number }) => async () => {
				const { contenders } = await publication.district(contest, number);
				const some = contenders.filter((one) => passes(one, filters));
				return some.length === 0 ? [] : changeRows(publication, contest, number, some, filters.statement);
			}),
	}),
});

export const similarity = resource({
	name: 'similarity',
	summary: 'How similar the lists of a ballot are, each pair once.',
	row: schema.Similarity,
	filters: ['contest', 'district'],
	rows: (publication, filters) =>
		single(
			comparison
				.similarityRows(publication)
				.filter(
					({ contest, district }) => fits(filters.contest, contest) && fits(filters.district, district),
				),
		),
});

export const alike = resource({
	name: 'alike',
	summary: 'Contenders whose positions are identical or nearly so, in the whole election.',
	row: schema.Alike,
	filters: ['contender'],
	rows: (publication, filters) => ({
		batches: [
			async () =>
				(await comparison.alikeRows(publication)).filter(
					({ contenders }) => filters.contender === undefined || contenders.includes(filters.contender),
				),
		],
	}),
});

export const nearest = resource({
	name: 'nearest',
	summary: 'The two lists nearest to each contender who nominated itself: no proof of membership.',
	row: schema.Nearest,
	filters: ['contest', 'district', 'contender'],
	rows: (publication, filters) => ({
		batches: [
			async () =>
				(await comparison.nearestRows(publication)).filter(
					({ contender, contest, district }) =>
						fits(filters.contender, contender) &&
						fits(filters.contest, contest) &&
						fits(filters.district, district),
				),
		],
	}),
});

export const components = resource({
	name: 'components',
	summary: 'The plane of all positions: what each statement pulls along its two axes.',
	row: schema.Component,
	filters: ['statement'],
	rows: (publication, filters) => ({
		batches: [
			async () =>
				(await comparison.componentRows(publication)).filter(({ statement }) =>
					fits(filters.statement, statement),
				),
		],
	}),
});

/** In the order of the OpenAPI document. */
export const all: readonly Resource[] = [
	contests,
	districts,
	regions,
	parties,
	blocs,
	statements,
	contenders,
	positions,
	history,
	similarity,
	alike,
	nearest,
	components,
];

/** One contender with everything that is known of it; null where there is none of this slug. */
export async function oneContender(
	publication: Publication,
	slug: string,
): Promise<Omit<schema.OneContender, keyof schema.Head> | null> {
	const contender = await publication.contender(slug);
	if (!contender) return null;
	const { contest, district } = contender;
	const profile = (await publication.profiles(contest, district)).profiles[slug];
	return {
		item: contenderRow(contender),
		profile: {
			text: profile?.text ?? {},
			programme: profile?.programme ?? {},
			links: profile?.links ?? [],
			photo: profile?.photo ?? null,
			takenDown: profile?.takenDown ?? [],
			invitedOn: profile?.invitedOn ?? [],
			remindedOn: profile?.remindedOn ?? [],
			declinedOn: profile?.declinedOn ?? null,
		},
		positions: [...(await positionRows(publication, contest, district, [contender]))],
		history: [...(await changeRows(publication, contest, district, [contender]))],
	};
}

interface Definition<Row extends z.ZodObject> {
	name: string;
	summary: string;
	row: Row;
	filters: readonly FilterName[];
	rows: (publication: Publication, filters: Filters) => Rows<z.infer<Row>>;
}

/** A resource, whose page and table follow from the schema of its rows. */
function resource<Row extends z.ZodObject>({ row, rows, ...definition }: Definition<Row>): Resource {
	return {
		...definition,
		row,
		page: schema.pageOf(definition.name, row),
		async list(publication, filters, cursor, limit) {
			const page = await turn(rows(publication, filters), cursor, limit);
			return { ...page, cells: () => table(row, page.rows, publication.core.election.languages) };
		},
		async *whole(publication, filters) {
			const { languages } = publication.core.election;
			yield table(row, [], languages);
			for await (const some of pieces(rows(publication, filters))) yield table(row, some, languages).slice(1);
		},
	};
}

function single<Row>(rows: Row[]): Rows<Row> {
	return { batches: [() => rows] };
}

function fits(wanted: string | undefined, value: string | number | null): boolean {
	return wanted === undefined || (value !== null && wanted === String(value));
}

function ballots({ districts }: Core, filters: Filters) {
	return districts.filter(
		({ contest, number }) => fits(filters.contest, contest) && fits(filters.district, number),
	);
}

function passes(contender: Packed, filters: Filters): boolean {
	return (
		fits(filters.contender, contender.slug) &&
		fits(filters.party, contender.party) &&
		fits(filters.bloc, contender.bloc) &&
		fits(filters.nomination, contender.nomination) &&
		fits(filters.status, contender.status) &&
		fits(filters.kind, contender.kind)
	);
}

async function statementRows(publication: Publication, filters: Filters): Promise<schema.Statement[]> {
	const { statements, districts } = publication.core;
	const { statements: plain } = await publication.plain();
	const areas = districts.filter(
		({ contest, number }) => fits(filters.contest, contest) && fits(filters.district, number),
	);
	return statements
		.filter(
			(statement) =>
				fits(filters.topic, statement.topic) &&
				areas.some(({ contest, number }) => isAsked(statement, contest, number)),
		)
		.map((statement) => statementRow(statement, plain[statement.slug]));
}

function statementRow(statement: Asked, plain: Text | undefined): schema.Statement {
	return {
		...statement,
		plain: plain ?? null,
		background: statement.background ?? null,
		asOf: statement.asOf ?? null,
		labels: statement.labels ?? null,
		contest: statement.contest ?? null,
		districts: statement.districts ?? null,
	};
}

function contenderRow({ positions, ...contender }: Packed): schema.Contender {
	const silent = positions.split('.').length - 1;
	const declined = positions.split('-').length - 1;
	return {
		...contender,
		born: contender.born ?? null,
		occupation: contender.occupation ?? null,
		asked: positions.length,
		answered: positions.length - silent - declined,
		declined,
	};
}

async function positionRows(
	publication: Publication,
	contest: string,
	district: number,
	contenders: readonly Packed[],
	only?: string,
): Promise<Iterable<schema.Position>> {
	const columns = asked(publication.core.statements, contest, district);
	const { at, reasons } = await publication.reasons(contest, district);
	return rows();

	// Only the rows of one page are made: a ballot may have fifty thousand.
	function* rows(): Generator<schema.Position> {
		for (const { slug, positions } of contenders) {
			for (const [column, { slug: statement }] of columns.entries()) {
				if (positions[column] === '.' || !fits(only, statement)) continue;
				const reason = reasons[slug]?.[statement];
				yield {
					contender: slug,
					contest,
					district,
					statement,
					stance: stanceIn(positions, column),
					at: (reason ? reason.at : at[slug]) ?? null,
					reason: reason?.text ?? {},
					source: reason?.source ?? null,
				};
			}
		}
	}
}

async function changeRows(
	publication: Publication,
	contest: string,
	district: number,
	contenders: readonly Packed[],
	only?: string,
): Promise<schema.Change[]> {
	const { profiles } = await publication.profiles(contest, district);
	return contenders.flatMap(({ slug }) =>
		(profiles[slug]?.changes ?? [])
			.filter(({ statement }) => fits(only, statement))
			.map((change) => ({ contender: slug, contest, district, ...change })),
	);
}
