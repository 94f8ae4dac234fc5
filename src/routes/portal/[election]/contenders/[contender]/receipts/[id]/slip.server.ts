import { z } from 'zod';
import type { Receipt } from '$lib/election/position/register.ts';

const Body = z.object({
	kind: z.enum(['position', 'correction']),
	stance: z.number().nullable(),
	reason: z.string().nullable(),
});

/** A receipt in short: its place in the register, how many positions it covers, and the hash of each entry. */
export function factsOf({ id, entries }: Receipt) {
	const bodies = entries.map(({ body }) => Body.parse(JSON.parse(body)));
	return {
		id,
		first: entries[0]?.index ?? 0,
		last: entries.at(-1)?.index ?? 0,
		count: entries.length,
		declined: bodies.filter(({ stance }) => stance === null).length,
		withReason: bodies.filter(({ reason }) => reason !== null).length,
		isCorrection: bodies.some(({ kind }) => kind === 'correction'),
		leaves: entries.map(({ index, leaf }) => ({ index, leaf })),
	};
}
