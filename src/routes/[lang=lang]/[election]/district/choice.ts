import type { Districts } from '$lib/election/ballot/answers.ts';
import type { Wording } from '$lib/election/text.ts';
import type { Near } from '$lib/election/place/near.ts';
import type { Places, Vote } from './places.ts';

/** A place that a voter named. */
export interface NamedPlace {
	name: Wording;
	/** Region code; null if regions are not used. */
	region: string | null;
	/** `contest:number` of each district in which it lies, or may lie. */
	districts: readonly string[];
}

/** The numbers of a contest's districts in which a place lies or may lie. */
export function districtsOf({ districts }: NamedPlace, vote: Vote): number[] {
	return vote.districts
		.map(({ number }) => number)
		.filter((number) => districts.includes(`${vote.contest}:${number}`));
}

/** All contests at one address: those of a region, or of a place outside all regions. */
export interface Address {
	/** Region code; null outside all regions. */
	region: string | null;
	votes: readonly Vote[];
}

/** The addresses in an election. */
export function addressesOf(places: Pick<Places, 'regions' | 'elsewhere'>): Address[] {
	const regions = places.regions.map(({ code, votes }) => ({ region: code, votes }));
	return places.elsewhere.length > 0 ? [...regions, { region: null, votes: places.elsewhere }] : regions;
}

/** The address of the chosen districts; undefined if none is chosen. */
export function addressOf(addresses: readonly Address[], chosen: Districts): Address | undefined {
	return addresses.find(({ votes }) => votes.some((vote) => chosenIn(vote, chosen) !== undefined));
}

/** The chosen district of one contest, if it belongs to this address. */
export function chosenIn({ contest, districts }: Vote, chosen: Districts) {
	return districts.find(({ number }) => number === chosen[contest]);
}

/**
 * The contests whose chosen districts are not at `address`: a voter has one address, so choosing a district there makes
 * the others void.
 */
export function voidedBy(address: Address, chosen: Districts): string[] {
	return Object.keys(chosen).filter(
		(contest) =>
			!address.votes.some((vote) => vote.contest === contest && chosenIn(vote, chosen) !== undefined),
	);
}

/**
 * The contests of an address that need no question: they have only one district here, and the whole region votes in it,
 * as in nationwide contests and in those for lists.
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

/**
 * The districts of a contest that share a place with the districts chosen before, in the order of the contests: nobody in
 * one half of a region is asked for the councils of the other. Where places do not say, all of them.
 */
export function narrowed(vote: Vote, { votes }: Address, chosen: Districts, near: Near): Vote['districts'] {
	const before = votes.slice(
		0,
		votes.findIndex(({ contest }) => contest === vote.contest),
	);
	return before.reduce((districts, earlier) => {
		const found = chosenIn(earlier, chosen);
		if (!found || !isMapped(near, earlier.contest, vote.contest)) return districts;
		const around = near[`${earlier.contest}:${found.number}`] ?? [];
		return districts.filter(({ number }) => around.includes(`${vote.contest}:${number}`));
	}, vote.districts);
}

function isMapped(near: Near, one: string, other: string): boolean {
	return Object.entries(near).some(
		([key, around]) => key.startsWith(`${one}:`) && around.some((name) => name.startsWith(`${other}:`)),
	);
}
