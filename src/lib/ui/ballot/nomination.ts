import type { Contender, Party } from '$lib/election/snapshot.ts';
import type { Text, Wording } from '$lib/election/text.ts';

/** Who put a contender forward, as `Nomination` shows it. */
export function nominationOf(
	{ kind, nomination, party }: Pick<Contender, 'kind' | 'nomination' | 'party'>,
	parties: readonly Party[],
	say: (text: Text | undefined) => Wording,
): { by: 'list' | 'party' | 'association' | 'self'; name?: Wording } {
	const found = parties.find(({ slug }) => slug === party);
	const name = say(found?.short);
	const by = kind === 'list' ? 'list' : nomination;
	return name.text && by !== 'list' ? { by, name } : { by };
}
