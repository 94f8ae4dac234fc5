import type { Contender, Party } from '$lib/election/snapshot.ts';
import type { Text, Wording } from '$lib/election/text.ts';

export interface NominationFacts {
	/** `list` is a party's list itself. */
	by: 'list' | 'party' | 'association' | 'self';
	/** The party's name. */
	name?: Wording;
	/** Year of birth. */
	born?: number;
	occupation?: Wording;
}

/** Who put a contender forward, and what tells it apart from others of the same name, as `Nomination` shows it. */
export function nominationOf(
	{
		kind,
		nomination,
		party,
		born,
		occupation,
	}: Pick<Contender, 'kind' | 'nomination' | 'party' | 'born' | 'occupation'>,
	parties: readonly Party[],
	say: (text: Text | undefined) => Wording,
): NominationFacts {
	const found = parties.find(({ slug }) => slug === party);
	const name = say(found?.short);
	const by = kind === 'list' ? 'list' : nomination;
	return {
		by,
		...(name.text && by !== 'list' && { name }),
		...(born !== undefined && { born }),
		...(occupation && { occupation: say(occupation) }),
	};
}

/** The same without what `Apart` says first of namesakes. */
export function withoutPerson({ by, name }: NominationFacts): NominationFacts {
	return { by, ...(name && { name }) };
}
