import type { Districts } from '$lib/election/ballot/answers.ts';
import type { Places, Vote } from './places.ts';

/** Everything voted on at one address: the votes of a region, or of a place outside all regions. */
export interface Address {
	/** Region code; null outside all regions. */
	region: string | null;
	votes: readonly Vote[];
}

/** The addresses an election knows. */
export function addressesOf(places: Pick<Places, 'regions' | 'elsewhere'>): Address[] {
	const regions = places.regions.map(({ code, votes }) => ({ region: code, votes }));
	return places.elsewhere.length > 0 ? [...regions, { region: null, votes: places.elsewhere }] : regions;
}

/** The address to which the chosen districts belong; undefined when none is chosen. */
export function addressOf(addresses: readonly Address[], chosen: Districts): Address | undefined {
	return addresses.find(({ votes }) => votes.some((vote) => chosenIn(vote, chosen) !== undefined));
}

/** The chosen district of one vote, if it is one of this address. */
export function chosenIn({ contest, districts }: Vote, chosen: Districts) {
	return districts.find(({ number }) => number === chosen[contest]);
}

/**
 * The chosen contests that do not belong to `address`: a voter has one address, so choosing a district there makes the
 * others void.
 */
export function voidedBy(address: Address, chosen: Districts): string[] {
	return Object.keys(chosen).filter(
		(contest) =>
			!address.votes.some((vote) => vote.contest === contest && chosenIn(vote, chosen) !== undefined),
	);
}

/**
 * The votes of an address that need no question: here they have one district only, and the whole region votes in it,
 * as in the whole country's votes and in those for lists.
 */
export function settledBy(
	address: Address,
	contests: Places['contests'],
): { contest: string; number: number }[] {
	return address.votes.flatMap(({ contest, districts: [only, ...more] }) => {
		const isWhole = contests.some(
			({ slug, kind, isEverywhere }) => slug === contest && (isEverywhere || kind === 'list'),
		);
		return only && more.length === 0 && isWhole ? [{ contest, number: only.number }] : [];
	});
}
