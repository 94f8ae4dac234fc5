import type { Contender, ContenderStatus } from '$lib/election/snapshot.ts';

/** The status of a contender where pages mention it: left out for anyone who is registered. */
export function notableStatus({ status }: Pick<Contender, 'status'>): { status?: ContenderStatus } {
	return status === 'registered' ? {} : { status };
}
