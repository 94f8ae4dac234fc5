/*
 * One whole number that holds one choice after another in mixed radix, the first at the lowest place. No choice takes
 * more room than it needs.
 */

/** Writes choices into a number. */
export class Writer {
	#digits: { digit: bigint; radix: bigint }[] = [];

	/**
	 * One of `radix` choices.
	 *
	 * @param digit 0…radix − 1; throws a RangeError for any other, which would change every later choice
	 */
	digit(digit: number, radix: number) {
		if (!(digit >= 0 && digit < radix)) throw new RangeError(`${digit} is not one of ${radix} choices.`);
		this.#digits.push({ digit: BigInt(digit), radix: BigInt(radix) });
	}

	/** Which of `items` are members: first how many, then which of the subsets of that size. */
	subset<Item>(items: readonly Item[], isMember: (item: Item) => boolean) {
		const members = items.map((item) => isMember(item));
		let left = members.filter(Boolean).length;
		this.digit(left, items.length + 1);
		let sets = binomial(items.length, left);
		const radix = sets;
		let place = 0n;
		for (let index = 0; left > 0; index++) {
			const { having, lacking } = split(sets, items.length - index, left);
			if (members[index]) {
				sets = having;
				left--;
			} else {
				place += having;
				sets = lacking;
			}
		}
		this.#digits.push({ digit: place, radix });
	}

	number(): bigint {
		return this.#digits.reduceRight((sum, { digit, radix }) => sum * radix + digit, 0n);
	}
}

/** Reads the choices in the same order. Never throws: a number that no writer could have written makes it `isOff`. */
export class Reader {
	#number: bigint;
	#isOff = false;

	constructor(number: bigint) {
		this.#number = number;
	}

	/** Whether a choice was read that no writer can have written. */
	get isOff() {
		return this.#isOff;
	}

	get isEmpty() {
		return this.#number === 0n;
	}

	digit(radix: number): number {
		return Number(this.#take(BigInt(radix)));
	}

	/** The members of a subset, in the order of `items`. */
	subset<Item>(items: readonly Item[]): Item[] {
		let left = this.digit(items.length + 1);
		let sets = binomial(items.length, left);
		let place = this.#take(sets);
		return items.filter((_, index) => {
			if (left === 0) return false;
			const { having, lacking } = split(sets, items.length - index, left);
			if (place < having) {
				sets = having;
				left--;
				return true;
			}
			place -= having;
			sets = lacking;
			return false;
		});
	}

	oneOf<Item>(items: readonly Item[]): Item | undefined {
		if (items.length === 0) this.#isOff = true;
		return items.length === 0 ? undefined : items[this.digit(items.length)];
	}

	#take(radix: bigint): bigint {
		const digit = this.#number % radix;
		this.#number /= radix;
		return digit;
	}
}

/** The number of subsets with `members` of `size` things. */
function binomial(size: number, members: number): bigint {
	let subsets = 1n;
	for (let chosen = 1; chosen <= members; chosen++) {
		subsets = (subsets * BigInt(size - chosen + 1)) / BigInt(chosen);
	}
	return subsets;
}

/** Of all subsets with `members` of `size` things: how many have the first thing, and how many lack it. */
function split(sets: bigint, size: number, members: number): { having: bigint; lacking: bigint } {
	const having = (sets * BigInt(members)) / BigInt(size);
	return { having, lacking: sets - having };
}
