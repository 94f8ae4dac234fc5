import type { AnswerSheet } from '$lib/voter/AnswerSheet.svelte.ts';
import { addressesOf, addressOf, chosenIn, settledBy, voidedBy } from './choice.ts';
import type { Places } from './places.ts';

/** How a voter says where they vote: an address is opened, what needs no question is settled, the rest is asked. */
export class AddressChoice {
	#sheet: AnswerSheet;
	#places: () => Pick<Places, 'regions' | 'elsewhere' | 'contests'>;
	/** Region of the address that was opened, null outside all regions; undefined while the sheet decides. */
	#opened: string | null | undefined = $state();
	#asking: string | null = $state(null);

	#addresses = $derived.by(() => addressesOf(this.#places()));
	#address = $derived.by(() =>
		this.#opened === undefined
			? addressOf(this.#addresses, this.#sheet.districts)
			: this.#addresses.find(({ region }) => region === this.#opened),
	);

	/** @param places of the election: reactive */
	constructor(sheet: AnswerSheet, places: () => Pick<Places, 'regions' | 'elsewhere' | 'contests'>) {
		this.#sheet = sheet;
		this.#places = places;
	}

	/** The address that is open; undefined when none is. */
	get address() {
		return this.#address;
	}

	/** Slug of the contest whose district is asked for. */
	get asking() {
		return this.#asking;
	}

	/** Asks for the district of a contest, or for none. */
	ask(contest: string | null) {
		this.#asking = contest;
	}

	/** Opens the address of a region: chooses what needs no question, then asks for the first contest without a district. */
	open(region: string | null) {
		this.#opened = region;
		const address = this.#addresses.find((one) => one.region === region);
		if (!address) return;
		for (const { contest, number } of settledBy(address, this.#places().contests))
			this.choose(contest, number);
		this.#askRest();
	}

	/** Chooses a district of an address, whatever is open, and asks for what is left there. */
	pick(region: string | null, contest: string, number: number) {
		this.#opened = region;
		this.choose(contest, number);
		this.#askRest();
	}

	/** Chooses a district of the open address; null forgets it. Districts of other addresses are forgotten. */
	choose(contest: string, number: number | null) {
		this.#sheet.choose(contest, number);
		if (!this.#address || number === null) return;
		for (const elsewhere of voidedBy(this.#address, this.#sheet.districts))
			this.#sheet.choose(elsewhere, null);
	}

	/** Forgets every district. */
	forget() {
		for (const contest of Object.keys(this.#sheet.districts)) this.#sheet.choose(contest, null);
		this.#opened = undefined;
		this.#asking = null;
	}

	/** Outside the regions there may be hundreds of districts: those are searched for, not asked for. */
	#askRest() {
		const rest = this.#address?.votes.find((vote) => !chosenIn(vote, this.#sheet.districts));
		this.#asking = this.#address?.region ? (rest?.contest ?? null) : null;
	}
}
