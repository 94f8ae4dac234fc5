import { z } from 'zod';
import { columns, number, slug, text } from './field.ts';

export const contenderKinds = ['list', 'person'] as const;
export const nominations = ['party', 'association', 'self'] as const;
export const statuses = ['nominated', 'registered', 'refused', 'withdrawn', 'cancelled'] as const;
export type ContenderStatus = (typeof statuses)[number];

/** What a ballot offers: a party's list, or a person's candidacy. */
export const contender = z.strictObject({
	slug,
	contest: z.string(),
	district: number,
	kind: z.enum(contenderKinds),
	party: z.string().nullable(),
	nomination: z.enum(nominations),
	bloc: z.string().nullable(),
	name: text,
	/** Number on the ballot, if any. */
	number: number.nullable().register(columns, { name: 'ballot_number' }),
	status: z.enum(statuses),
	/** Year of birth. Together with the occupation it tells people of one name apart. */
	born: number.exactOptional().register(columns, { note: 'year of birth' }),
	occupation: text.exactOptional(),
});
export type ContenderFacts = z.infer<typeof contender>;
