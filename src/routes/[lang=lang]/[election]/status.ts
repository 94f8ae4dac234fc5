import type { Contender, ContenderStatus } from '$lib/election/snapshot.ts';

/** A contender's status in the pages' words; left out for anyone who is registered. */
export function notableStatus({ status }: Pick<Contender, 'status'>): { status?: ContenderStatus } {
	return status === 'registered' ? {} : { status };
}
