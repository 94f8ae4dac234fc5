import { firstOf } from '$lib/election/ballot/voting.ts';
import type { AnswerSheet } from '$lib/voter/AnswerSheet.svelte.ts';
import {
	addressesOf,
	addressOf,
	chosenIn,
	districtsOf,
	narrowed,
	settledBy,
	voidedBy,
	type NamedPlace,
} from './choice.ts';
import type { Near } from '$lib/election/place/near.ts';
import type { Places, Vote } from './places.ts';

type AddressPlaces = Pick<Places, 'regions' | 'elsewhere' | 'contests'> & {
	/** Which districts share a place; left out where nothing is known of that. */
	near?: Near;
};

/** How a voter chooses districts: opens an address, gets the districts without a choice, and is asked for the others. */
export class AddressChoice {
	#sheet: AnswerSheet;
	#places: () => AddressPlaces;
	/** Region of the open address, null outside all regions; undefined while the sheet decides. */
	#region: string | null | undefined = $state();
	#asking: string | null = $state(null);
	#several: NamedPlace | null = $state.raw(null);

	#addresses = $derived.by(() => addressesOf(this.#places()));
	#address = $derived.by(() =>
		this.#region === undefined
			? addressOf(this.#addresses, this.#located)
			: this.#addresses.find(({ region }) => region === this.#region),
	);

	/** @param places of the election: reactive */
	constructor(sheet: AnswerSheet, places: () => AddressPlaces) {
		this.#sheet = sheet;
		this.#places = places;
	}

	/** The address that is open; undefined if none is. */
	get address() {
		return this.#address;
	}

	/** Slug of the contest whose district is asked for. */
	get asking() {
		return this.#asking;
	}

	/** The place that the voter named, if it may lie in several districts. */
	get several() {
		return this.#several;
	}

	/** The districts of a contest among which the named place leaves the voter, or already has; none if it is clear. */
	candidates(vote: Vote): readonly number[] {
		const numbers = this.#several ? districtsOf(this.#several, vote) : [];
		return numbers.length > 1 ? numbers : (this.#sheet.possible[vote.contest] ?? []);
	}

	/** Takes all districts in which the named place may lie. */
	chooseAny(vote: Vote) {
		this.#sheet.chooseAny(vote.contest, this.candidates(vote));
		this.#forgetElsewhere();
	}

	/** Asks for the district of a contest, or for none. */
	ask(contest: string | null) {
		this.#asking = contest;
	}

	/**
	 * Opens the address of a place: chooses the districts in which it lies, and asks for the first contest of which it may
	 * lie in several.
	 */
	locate(place: NamedPlace) {
		this.open(place.region);
		this.#several = null;
		const address = this.#address;
		if (!address) return;
		for (const vote of address.votes) {
			const [only, ...more] = districtsOf(place, vote);
			if (only !== undefined && more.length === 0) this.choose(vote.contest, only);
			if (more.length > 0) {
				this.#several = place;
				const chosen = chosenIn(vote, this.#located)?.number;
				if (chosen !== undefined && ![only, ...more].includes(chosen)) this.choose(vote.contest, null);
			}
		}
		this.#askRest();
	}

	/** The districts to choose from: those in which the named place may lie, else those that share ground with what is chosen. */
	offered(vote: Vote): Vote['districts'] {
		const numbers = this.#several ? districtsOf(this.#several, vote) : [];
		if (numbers.length > 0) return vote.districts.filter(({ number }) => numbers.includes(number));
		const { near = {} } = this.#places();
		return this.#address ? narrowed(vote, this.#address, this.#sheet.districts, near) : vote.districts;
	}

	/** Opens the address of a region: chooses districts that need no question, then asks for the first that is missing. */
	open(region: string | null) {
		this.#region = region;
		this.#several = null;
		const address = this.#addresses.find((one) => one.region === region);
		if (!address) return;
		for (const { contest, number } of settledBy(address, this.#places().contests))
			this.choose(contest, number);
		this.#askRest();
	}

	/** Chooses a district at any address, open or not, and asks for what is missing there. */
	pick(region: string | null, contest: string, number: number) {
		this.#region = region;
		this.#several = null;
		this.choose(contest, number);
		this.#askRest();
	}

	/** Chooses a district of the open address, or none for null. Districts of other addresses are forgotten. */
	choose(contest: string, number: number | null) {
		this.#sheet.choose(contest, number);
		if (!this.#address || number === null) return;
		this.#forgetElsewhere();
		for (const vote of this.#address.votes) {
			const chosen = chosenIn(vote, this.#sheet.districts);
			if (chosen && !this.offered(vote).includes(chosen)) this.#sheet.choose(vote.contest, null);
		}
	}

	/** Forgets every district. */
	forget() {
		for (const contest of Object.keys(this.#located)) this.#sheet.choose(contest, null);
		this.#region = undefined;
		this.#asking = null;
		this.#several = null;
	}

	/** The chosen districts, and one of each set of possible ones. */
	get #located() {
		return { ...firstOf(this.#sheet.possible), ...this.#sheet.districts };
	}

	#forgetElsewhere() {
		if (!this.#address) return;
		for (const elsewhere of voidedBy(this.#address, this.#located)) this.#sheet.choose(elsewhere, null);
	}

	/** Outside the regions there may be hundreds of districts, so people search for them instead of being asked. */
	#askRest() {
		const rest = this.#address?.votes.find(
			(vote) => !chosenIn(vote, this.#located) && this.offered(vote).length > 0,
		);
		this.#asking = this.#address?.region ? (rest?.contest ?? null) : null;
	}
}
