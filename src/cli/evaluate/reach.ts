import { none } from '../../lib/match/coordinate.ts';
import type { Field, Rule, Voter } from '../../lib/match/field.ts';
import { peersOf, type Peers } from '../../lib/match/gap/peers.ts';
import { placeGaps } from '../../lib/match/gap/place.ts';
import { rank } from '../../lib/match/rank.ts';
import { score } from '../../lib/match/score.ts';
import { fieldOf } from './poll.ts';

/** A voter as one more contender meets it, where all others have answered everything. */
export interface Listener {
	voter: Voter;
	rule: Rule;
	peers: Peers;
	/** Of the ballot's contenders. */
	distance: Float64Array;
	/** The distance of the ballot's nearest, and how far the first tier reaches from it. */
	nearest: number;
	width: number;
}

export function listen(field: Field, voter: Voter, rule: Rule): Listener {
	const scores = score(field, voter, rule);
	return {
		voter,
		rule,
		peers: peersOf(field, voter, rule),
		distance: scores.distance,
		nearest: scores.distance.reduce((least, own) => Math.min(least, own), Infinity),
		width: rank(field, voter, scores).width,
	};
}

/**
 * Whether a sheet would be in the voter's first tier.
 *
 * @param nearest the distance of the nearest other contender
 */
export function reaches(sheet: Int8Array, { voter, rule, peers, width }: Listener, nearest: number): boolean {
	let cost = 0;
	let shared = 0;
	for (let column = 0; column < sheet.length; column++) {
		const position = sheet[column] ?? none;
		if (position === none) continue;
		cost += Math.abs(position - (voter.stances[column] ?? 0));
		shared++;
	}
	const distance = Float64Array.of(cost);
	if (shared < sheet.length) {
		placeGaps(
			fieldOf(
				[sheet],
				Array.from(sheet, () => 5),
			),
			voter,
			rule,
			peers,
			{
				weight: sheet.length,
				shared: Uint16Array.of(shared),
				distance,
				score: new Float64Array(1),
				nearer: new Float64Array(1),
			},
		);
	}
	const own = distance[0] ?? -1;
	return own >= 0 && own <= nearest + width;
}
