import type { Ballot } from '$lib/election/ballot/ballot.ts';
import type { Phase } from '$lib/election/calendar.ts';
import { ballotsIn, decode, faultOf, hashOf, type Fault } from '$lib/link/link.ts';
import type { PrivateShare } from '$lib/election/share.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { loadBallot, loadCore } from '$lib/voter/snapshot.ts';

/** What the page's server says about an election. */
interface KnownElection {
	slug: string;
	/** Hash of its newest snapshot. */
	hash: string;
	phase: Phase;
}

/** A share with its snapshot and the ballots of its tiers. */
export interface LoadedShare {
	kind: 'share';
	share: PrivateShare;
	core: Core;
	ballots: Ballot[];
	/** Whether the election has a newer snapshot. */
	isOlder: boolean;
}

export type Opening =
	| LoadedShare
	| { kind: 'fault'; fault: Fault | 'unknown_snapshot' }
	/** The calendar shows no results now. */
	| { kind: 'off'; core: Core; phase: Phase };

/**
 * Opens the fragment of a private link in this browser. Loads only the share's snapshot and the ballots of its tiers.
 * Rejects if the network fails.
 */
export async function open(text: string, elections: readonly KnownElection[]): Promise<Opening> {
	const hash = hashOf(text);
	if (hash === null) return { kind: 'fault', fault: faultOf(text) ?? 'damaged' };
	const core = await coreOf(hash);
	const election = elections.find(({ slug }) => slug === core?.election.slug);
	if (!core || !election) return { kind: 'fault', fault: 'unknown_snapshot' };
	if (election.phase !== 'open' && election.phase !== 'after') {
		return { kind: 'off', core, phase: election.phase };
	}
	const named = ballotsIn(text, core);
	if (typeof named === 'string') return { kind: 'fault', fault: named };
	const loaded = await Promise.all(
		named.map(({ contest, district }) => loadBallot(core, hash, contest, district)),
	);
	const ballots = loaded.flatMap((ballot) => ballot ?? []);
	const share = decode(text, core, (contest, district) => {
		const ballot = ballots.find(
			(known) => known.contest.slug === contest && known.district.number === district,
		);
		return (ballot?.standing ?? []).map(({ slug }) => slug);
	});
	if (typeof share === 'string') return { kind: 'fault', fault: share };
	return { kind: 'share', share, core, ballots, isOlder: election.hash !== hash };
}

/** Null if the server has no such snapshot. */
async function coreOf(hash: string): Promise<Core | null> {
	try {
		return await loadCore(hash);
	} catch (error) {
		if (error instanceof Error && error.cause === 404) return null;
		throw error;
	}
}
