import { z } from 'zod';
import { contender, statuses } from '../../election/noun/contender.ts';
import { ballotOrders, contestKinds, district, region } from '../../election/noun/contest.ts';
import * as noun from '../../election/noun/field.ts';
import { bloc, party } from '../../election/noun/party.ts';
import { profileParts } from '../../election/profile.ts';
import { advise, given } from '../../election/ballot/ranking.ts';
import { rules } from '../../election/rule.ts';

// What the open data's answers look like. Their types and the OpenAPI document come from here. Fields may be added to an
// answer; as long as the address says v1, none is removed or changes its meaning.

/** The schemas that have a name in the OpenAPI document. */
export const named = z.registry<{ id: string }>();

function name<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
	named.add(schema, { id });
	return schema;
}

export const licence = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/',
};

const slug = z.string().describe('A stable name: small letters, digits, - and _.');
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const address = z.string();
const count = z.int().min(0);

const Text = name(
	'Text',
	z.record(z.string(), z.string()).describe('A text by language: `{"kk": "…", "ru": "…"}`.'),
);

/** How the answers give the kinds of fields that packs insist on more strictly. */
const answered = new Map<z.core.$ZodType, z.ZodType>([
	[noun.text, Text],
	[noun.textOrNone, Text],
	[noun.textInSome, Text],
	[noun.slug, slug],
	[noun.number, z.int()],
]);

/** The fields of a noun as the answers give them. @param first those that tables begin with; programs may rely on the order */
function fieldsOf<Shape extends z.core.$ZodShape>(
	{ shape }: z.ZodObject<Shape>,
	first: (keyof Shape)[] = [],
): Shape {
	const names = new Set([...first, ...Object.keys(shape)]);
	const fields = [...names].map((key) => [key, asAnswered(shape[key])]);
	return Object.fromEntries(fields);
}

function asAnswered(field: z.core.$ZodType): z.core.$ZodType {
	if (field instanceof z.ZodNullable) return z.nullable(asAnswered(field.unwrap()));
	if (field instanceof z.ZodExactOptional) return z.exactOptional(asAnswered(field.unwrap()));
	return answered.get(field) ?? field;
}

const Licence = name(
	'Licence',
	z
		.object({ name: z.string(), url: z.url() })
		.describe(
			'For what Tandau compiled. What contenders wrote in their own words stays theirs; quote it with their name.',
		),
);

/** What every answer about one election begins with. */
const head = {
	licence: Licence,
	election: slug,
	fictional: z.boolean().describe('Whether the election and everybody in it are made up.'),
	snapshot: hash.describe('The publication that this answer is made of: `?snapshot=` asks for it again.'),
	publishedAt: instant,
};

export const Head = z.object(head);
export type Head = z.infer<typeof Head>;

const next = z
	.union([z.url(), z.null()])
	.describe('Where the next page is; null on the last. A page may hold fewer items than asked, even none.');

/** A page of rows about one election. Its schema has the list's name, written with a capital. */
export function pageOf(list: string, row: z.ZodType): z.ZodType {
	const id = list.charAt(0).toUpperCase() + list.slice(1);
	return name(id, z.object({ ...head, items: z.array(row), next }));
}

const Calendar = z
	.object({
		collectingFrom: instant,
		openFrom: instant,
		silenceFrom: instant,
		votingFrom: instant,
		closesAt: instant,
	})
	.describe('Each phase begins at its instant and lasts until the next begins.');

const Topic = z.object({ slug, name: Text, low: Text, high: Text });

const Prior = z
	.object({ agreement: z.number(), strength: z.number() })
	.describe('What missing positions are pulled toward, in percent.');

export const Election = name(
	'Election',
	z.object({
		slug,
		name: Text,
		day,
		timezone: z.string().describe('IANA name.'),
		languages: z.array(z.string()).describe('Those of the content; the first is the default.'),
		fictional: z.boolean(),
		template: z.literal(true).optional().describe('Nobody runs it yet: it has no imprint and no positions.'),
		snapshot: hash.describe('The newest, unless another one was asked for.'),
		publishedAt: instant,
		calendar: Calendar,
		topics: z.array(Topic),
		imprint: z.record(z.string(), z.union([z.string(), Text])),
		sources: z.array(z.string()),
		method: z.discriminatedUnion('version', [
			z.object({
				name: z.literal('city-block'),
				version: z.literal(2),
				seed: z.string().describe('Orders contenders for the reference and the sample.'),
			}),
			z.object({ name: z.literal('city-block'), version: z.literal(1), prior: Prior }),
		]),
	}),
);
export type Election = z.infer<typeof Election>;

export const Elections = name('Elections', z.object({ licence: Licence, items: z.array(Election), next }));
export const OneElection = name('OneElection', z.object({ ...head, item: Election }));

export const Contest = name(
	'Contest',
	z.object({
		slug,
		kind: z.enum(contestKinds),
		body: Text,
		name: Text,
		seats: count,
		threshold: z.number().nullable().describe('Percent of the votes that a list needs.'),
		runoff: z.boolean(),
		againstAll: z.boolean(),
		recall: z.boolean(),
		ballotColour: z.string().nullable(),
		order: z.enum(ballotOrders),
	}),
);

export const Region = name('Region', z.object(fieldsOf(region)));

export const District = name(
	'District',
	z.object({
		...fieldsOf(district),
		contest: slug,
		region: z.string().nullable().describe('Code of a region; null for the whole country.'),
		contenders: count.describe('How many of them stand on this ballot.'),
		selfNominated: count,
	}),
);

const { colour: _, ...ofParty } = fieldsOf(party);
export const Party = name('Party', z.object(ofParty));

export const Bloc = name(
	'Bloc',
	z.object({
		...fieldsOf(bloc),
		confirmed: z.array(slug).describe('The members that confirmed the manifesto.'),
	}),
);

export const Statement = name(
	'Statement',
	z.object({
		slug,
		topic: slug,
		text: Text,
		plain: Text.nullable(),
		background: Text.nullable(),
		asOf: z
			.string()
			.nullable()
			.describe('The day or month for which the background is true, YYYY-MM-DD or YYYY-MM.'),
		polarity: z.literal([1, -1]).describe('Serves topic profiles only and never enters matching.'),
		steps: z.int().min(2).max(7),
		labels: z.array(Text).nullable().describe('Words for the steps from 1 up; null for the usual ones.'),
		contest: slug.nullable().describe('Asked in this contest only …'),
		districts: z.array(z.int()).nullable().describe('… and only in these of its districts.'),
	}),
);
export type Statement = z.infer<typeof Statement>;

export const Contender = name(
	'Contender',
	z.object({
		...fieldsOf(contender, ['slug', 'kind', 'contest', 'district', 'name', 'nomination']),
		contest: slug,
		party: slug.nullable(),
		bloc: slug.nullable(),
		number: z.int().nullable().describe('On the ballot, where there is one.'),
		status: z
			.enum(statuses)
			.describe(
				'In this publication; `nominated` and `registered` can be ticked on the ballot. When it changed is not told: compare publications.',
			),
		born: z.int().nullable().describe('Year of birth, where it is known.'),
		occupation: Text.nullable(),
		asked: count.describe('Statements asked in this district.'),
		answered: count.describe('Positions given.'),
		declined: count.describe('Statements on which it said that it takes no position.'),
	}),
);
export type Contender = z.infer<typeof Contender>;

/** Whose position it is, and on what. */
const ofPosition = { contender: slug, contest: slug, district: z.int(), statement: slug };

export const Position = name(
	'Position',
	z
		.object({
			...ofPosition,
			stance: z
				.int()
				.min(1)
				.max(7)
				.nullable()
				.describe(
					'1 disagrees most, the statement’s `steps` agrees most; null: declined to take a position.',
				),
			at: instant.nullable().describe('When it was given, where that is known.'),
			reason: Text.describe('The contender’s own words.'),
			source: address.nullable().describe('Public source, when the contender did not submit it.'),
		})
		.describe('A statement that a contender has not answered has no row.'),
);
export type Position = z.infer<typeof Position>;

export const Change = name(
	'Change',
	z
		.object({
			...ofPosition,
			at: instant,
			from: z.int().nullable(),
			to: z.int().nullable(),
			by: z.enum(['contender', 'editor']),
			why: Text.nullable().describe('The public reason of a late correction.'),
		})
		.describe(
			'A position that the contender changed. A stance is null where the contender declined. Changes of status are not among them.',
		),
);
export type Change = z.infer<typeof Change>;

const agreement = z
	.number()
	.describe('100 where both answered alike, 0 where all answers are as far apart as can be; not rounded.');
const distance = count.describe(
	'The sum of the distances on the shared statements, each from 0 to 120, whatever its scale.',
);
const shared = count.describe('On how many statements both took a position.');

export const Similarity = name(
	'SimilarityOfTwo',
	z
		.object({
			...{ one: slug, other: slug, contest: slug, district: z.int(), shared, distance },
			agreement: agreement.nullable(),
		})
		.describe('Two lists of one ballot. The agreement is null where they share too few statements.'),
);
export type Similarity = z.infer<typeof Similarity>;

export const Alike = name(
	'AlikeSheets',
	z
		.object({
			kind: z
				.enum(['identical', 'near'])
				.describe(
					'`identical`: the same on every common statement, gaps included. `near`: different on at most one in twelve of those that both answered; of identical ones the first is named.',
				),
			contenders: z.array(slug).describe('Two, or all that are identical.'),
			differing: count.describe('On how many statements they took different stances.'),
			shared,
		})
		.describe('Contenders with two thirds of the answers. Alike answers are no proof of an arrangement.'),
);
export type Alike = z.infer<typeof Alike>;

export const Nearest = name(
	'NearestList',
	z
		.object({
			...{ contender: slug, contest: slug, district: z.int() },
			list: slug.describe('Slug of a list.'),
			...{ shared, distance, agreement },
			isLevel: z.boolean().describe('More than two lists are named because they are as near as the second.'),
		})
		.describe(
			'One of the two lists that are nearest to a contender who nominated itself, the nearest first. Nearness is no proof of membership.',
		),
);
export type Nearest = z.infer<typeof Nearest>;

export const Component = name(
	'Component',
	z
		.object({
			axis: z.literal([1, 2]),
			explained: z.number().describe('The share of all variance along this axis, 0…1.'),
			statement: slug,
			mean: z.number().describe('The mean position, −60 (disagrees most) … 60.'),
			weight: z
				.number()
				.describe(
					'How much a position pulls along this axis: a whole sheet lies at the sum of weight × (position − mean).',
				),
		})
		.describe(
			'The first two principal components of all positions on common statements, to four decimals. The direction of an axis means nothing by itself.',
		),
);
export type Component = z.infer<typeof Component>;

export const OneContender = name(
	'OneContender',
	z.object({
		...head,
		item: Contender,
		profile: z.object({
			text: Text,
			programme: Text,
			links: z.array(z.string()),
			photo: hash.nullable().describe('SHA-256 of the photo.'),
			takenDown: z
				.array(z.object({ part: z.enum(profileParts), rule: z.enum(rules), on: day }))
				.describe('What editors took down of it, for which of the published rules, and when.'),
			invitedOn: z.array(day),
			remindedOn: z.array(day),
			declinedOn: day.nullable().describe('When it said that it will not take part.'),
		}),
		positions: z.array(Position),
		history: z.array(Change),
	}),
);
export type OneContender = z.infer<typeof OneContender>;

export const Publication = name(
	'Publication',
	z.object({
		snapshot: hash,
		publishedAt: instant,
		whole: z.url().describe('All of it in one download.'),
	}),
);

export const Publications = pageOf('publications', Publication);

export const Snapshot = name(
	'Snapshot',
	z
		.object({ ...head, parts: z.record(z.string(), z.record(z.string(), z.unknown())) })
		.describe(
			'`parts.core` names every other part with the SHA-256 of its canonical JSON (RFC 8785); that of `core` itself is `snapshot`.',
		),
);

export const Asked = z.strictObject(
	{
		election: z.string('must be the slug of an election').describe('Slug.'),
		snapshot: z
			.string()
			.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
			.optional()
			.describe('The newest when left out.'),
		...given,
		method: z
			.enum(
				['city-block', 'euclidean', 'agreement', 'hybrid'],
				'must be city-block, euclidean, agreement or hybrid',
			)
			.default('city-block')
			.describe('`city-block` orders Tandau’s own pages; the others are there to compare.'),
	},
	advise('must be like { "election": …, "districts": {…}, "answers": {…} }'),
);

const RankedRow = z.object({
	contender: slug,
	score: z
		.number()
		.nullable()
		.describe('What orders: 0…100, not rounded; null for one that cannot be placed.'),
	agreement: z
		.number()
		.nullable()
		.describe('On the shared statements: 0…100, not rounded; null where nothing is shared.'),
	coverage: count.describe('On how many statements it rests.'),
	tier: z.int().min(1).nullable(),
	rank: z.int().min(1).nullable(),
});

export const Rankings = name(
	'Rankings',
	z.object({
		...head,
		contests: z.array(
			z.object({
				contest: slug,
				district: z.int(),
				method: z.string(),
				reference: count.describe('Rows of the reference that contenders with gaps are placed by.'),
				margin: z.number().describe('The margin for gaps: the mean square of a difference in distance.'),
				ranking: z.array(RankedRow).describe('Nearest first; who shares nothing comes last.'),
			}),
		),
	}),
);

export const Problem = name(
	'Problem',
	z
		.object({
			type: z.string(),
			title: z.string(),
			status: z.int(),
			detail: z.string().describe('What to do.'),
			faults: z
				.array(z.object({ pointer: z.string().describe('JSON pointer (RFC 6901).'), detail: z.string() }))
				.optional(),
		})
		.describe('RFC 9457.'),
);
export type Problem = z.infer<typeof Problem>;

export const Contents = name(
	'Contents',
	z.object({
		licence: Licence,
		description: z.url(),
		documentation: z.url(),
		elections: z.url(),
		match: z.url(),
	}),
);
