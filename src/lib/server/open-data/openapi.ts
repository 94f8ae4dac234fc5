import { z } from 'zod';
import { problemType } from './answer.ts';
import { limits } from './page.ts';
import * as resources from './resources.ts';
import type { Resource } from './resources.ts';
import * as schema from './schema.ts';

/**
 * The OpenAPI 3.1 document: the addresses and filters of all resources, and the schemas of their answers. Answers may have
 * more fields than it names, so that a program that checks them against it survives a new one.
 */
export function describe(origin: string): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Tandau open data',
			version: '1',
			summary: 'Elections, who stands, what they say, and the match of a voter’s answers.',
			description:
				'Everything that Tandau shows to voters. Lists come in pages, as JSON, or as tables (CSV) with `.csv` after the address or `Accept: text/csv`; a table is complete in one download, unless `limit` or `cursor` asks for a page of it. Every answer names the snapshot that it is made of; every answer with an error is a problem (RFC 9457, `application/problem+json`). Data stay open on the days on which sharing of results is switched off.',
			license: { name: schema.licence.name, url: schema.licence.url },
		},
		jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
		servers: [{ url: origin }],
		tags: [{ name: 'data' }, { name: 'match' }],
		paths: {
			'/api/v1': { get: reading('contents', 'What there is.', schema.Contents, []) },
			'/api/v1/openapi.json': { get: reading('describe', 'This document (OpenAPI 3.1).', null, []) },
			'/api/v1/elections': { get: listing('elections', 'All published elections.', schema.Elections, []) },
			'/api/v1/elections/{election}': {
				get: reading('election', 'One election.', schema.OneElection, ['election', 'snapshot']),
			},
			...Object.fromEntries(
				resources.all.map((resource) => [
					`/api/v1/elections/{election}/${resource.name}`,
					{ get: ofResource(resource) },
				]),
			),
			'/api/v1/elections/{election}/contenders/{contender}': {
				get: reading(
					'contender',
					'One contender: what it says of itself, its positions and every change of them.',
					schema.OneContender,
					['election', 'contender', 'snapshot'],
				),
			},
			'/api/v1/elections/{election}/publications': {
				get: listing(
					'publications',
					'Every time a snapshot was published, newest first.',
					schema.Publications,
					['election', 'limit', 'cursor'],
				),
			},
			'/api/v1/elections/{election}/snapshot': {
				get: reading(
					'snapshot',
					'A whole publication in one download, as it can be verified by its hash.',
					schema.Snapshot,
					['election', 'snapshot'],
				),
			},
			'/api/v1/match': {
				post: {
					operationId: 'match',
					tags: ['match'],
					summary: 'A voter’s answers in, rankings out.',
					description:
						'Computed by the arithmetic of Tandau’s own pages. Nothing of what is sent is kept: not in a table, not in a log, not in a count.',
					requestBody: {
						required: true,
						content: { 'application/json': { schema: { $ref: refOf('Asked') } } },
					},
					responses: {
						200: {
							description: 'The rankings.',
							content: { 'application/json': { schema: of(schema.Rankings) } },
						},
						...refusals,
					},
				},
			},
		},
		components: { schemas: schemas() },
	};
}

function ofResource({ name, summary, page, filters }: Resource) {
	return listing(name, summary, page, ['election', 'snapshot', 'limit', 'cursor', ...filters]);
}

function reading(id: string, summary: string, answer: z.ZodType | null, names: readonly ParameterName[]) {
	return {
		operationId: id,
		tags: ['data'],
		summary,
		...(names.length > 0 && { parameters: names.map((name) => parameter(id, name)) }),
		responses: {
			200: {
				description: 'Found.',
				headers,
				content: { 'application/json': answer ? { schema: of(answer) } : {} },
			},
			304: { description: 'The asker has it already.' },
			...refusals,
		},
	};
}

function listing(id: string, summary: string, answer: z.ZodType, names: readonly ParameterName[]) {
	const operation = reading(id, summary, answer, names);
	const { 200: found, ...others } = operation.responses;
	const content = { ...found.content, 'text/csv': { schema: { type: 'string' } } };
	return { ...operation, responses: { 200: { ...found, content }, ...others } };
}

type ParameterName = keyof typeof parameters;

const parameters = {
	election: text('Slug of an election.'),
	contender: text('Slug of a contender.'),
	snapshot: {
		description: 'The publication to read. The newest when left out.',
		schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
	},
	limit: {
		description: 'How many items a page holds at most.',
		schema: { type: 'integer', minimum: 1, maximum: limits.most, default: limits.usual },
	},
	cursor: text('Where the page begins: from `next`, together with its snapshot.'),
	contest: text('Slug of a contest.'),
	district: { description: 'Number of a district.', schema: { type: 'integer' } },
	region: text('Code of a region.'),
	topic: text('Slug of a topic.'),
	party: text('Slug of a party.'),
	bloc: text('Slug of a bloc.'),
	statement: text('Slug of a statement.'),
	kind: oneOf(resources.filterValues.kind()),
	nomination: oneOf(resources.filterValues.nomination()),
	status: oneOf(resources.filterValues.status()),
};

function text(description: string) {
	return { description, schema: { type: 'string' } };
}

function oneOf(values: readonly string[]) {
	return { description: 'One of these.', schema: { type: 'string', enum: values } };
}

function parameter(id: string, name: ParameterName) {
	const isInPath = name === 'election' || (id === 'contender' && name === 'contender');
	return { name, in: isInPath ? 'path' : 'query', ...(isInPath && { required: true }), ...parameters[name] };
}

const headers = {
	ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } },
	Link: { description: 'rel="next" and rel="license".', schema: { type: 'string' } },
	'Tandau-Snapshot': { description: 'As in the answer.', schema: { type: 'string' } },
};

const problem = { [problemType]: { schema: of(schema.Problem) } };

const refusals = {
	'4XX': { description: 'Not found, or asked for wrongly: `detail` says what to do.', content: problem },
	'5XX': { description: 'Something broke here, not in what was asked. Ask again later.', content: problem },
};

function of(named: z.ZodType): { $ref: string } {
	const id = schema.named.get(named)?.id;
	if (id === undefined) throw new Error('A schema of an answer has no name.');
	return { $ref: refOf(id) };
}

function refOf(id: string): string {
	return `#/components/schemas/${id}`;
}

/** Every named schema. @param isClosed whether objects may have no other fields than those named: for tests */
export function schemas(isClosed = false): Record<string, object> {
	const { schemas } = z.toJSONSchema(schema.named, {
		uri: refOf,
		override({ jsonSchema }) {
			if (!isClosed && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
		},
	});
	return Object.fromEntries(
		// A request may leave out what has a default, and may have no other fields.
		[...Object.entries(schemas), ['Asked', z.toJSONSchema(schema.Asked, { io: 'input' })] as const].map(
			([id, { $schema: _, $id: __, ...rest }]) => [id, rest],
		),
	);
}
