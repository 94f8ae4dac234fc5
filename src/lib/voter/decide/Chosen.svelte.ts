import { contendersIn, fragmentOfAll } from '../fragment.ts';
import { isSame, type ContenderName, type Shortlist } from '../Shortlist.svelte.ts';

/** Who is chosen to stand beside each other: whom the address names behind the #, or else whom the voter marked. */
export class Chosen {
	#shortlist: Shortlist;
	#most: number;
	#fragment = $state('');
	#read = $derived.by(() => contendersIn(this.#fragment, this.#most));

	/** @param most how many there is room for */
	constructor(shortlist: Shortlist, most: number) {
		this.#shortlist = shortlist;
		this.#most = most;
	}

	/** Reads what follows the # in the address. A fragment that only leads to a place on the page changes nothing. */
	read(fragment: string) {
		if (fragment === '' || !/^#[\w-]+$/.test(fragment)) this.#fragment = fragment;
	}

	/** Whether the address says who is chosen, even if that is nobody. */
	get isNamed() {
		return this.#read.contenders.length > 0 || this.#read.options.who !== undefined;
	}

	get contenders(): readonly ContenderName[] {
		return this.isNamed ? this.#read.contenders : this.#shortlist.marks.slice(0, this.#most);
	}

	/** Whether some were left out because there is no room for more. */
	get isCut() {
		return this.isNamed ? this.#read.isCut : this.#shortlist.marks.length > this.#most;
	}

	/** Whether some of the address names nobody. */
	get hasNonsense() {
		return this.#read.hasNonsense;
	}

	get isFull() {
		return this.contenders.length >= this.#most;
	}

	/** One of the `values` of an option; the first if the address has none of them. */
	option<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
		return values.find((value) => value === this.#read.options[name]) ?? values[0];
	}

	has(contender: ContenderName): boolean {
		return this.contenders.some((other) => isSame(other, contender));
	}

	/** The fragment with one contender more. */
	with({ contest, district, slug }: ContenderName): string {
		return this.#fragmentOf([...this.contenders, { contest, district, slug }]);
	}

	/** The fragment with one contender less. */
	without(contender: ContenderName): string {
		return this.#fragmentOf(this.contenders.filter((other) => !isSame(other, contender)));
	}

	/** The fragment with another value of an option. */
	choosing(name: string, value: string): string {
		return this.#fragmentOf(this.contenders, { ...this.#read.options, [name]: value });
	}

	#fragmentOf(contenders: readonly ContenderName[], { who: _, ...options } = this.#read.options): string {
		return fragmentOfAll(contenders, { ...options, ...(contenders.length === 0 && { who: 'nobody' }) });
	}
}
