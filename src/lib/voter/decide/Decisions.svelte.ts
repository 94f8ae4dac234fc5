import { DeviceStore, isRecord, recordIn, type Read } from '../DeviceStore.svelte.ts';
import { isName } from '../Shortlist.svelte.ts';

/** How a voter's second round on one ballot ended. */
export interface Decision {
	contest: string;
	district: number;
	/** The slugs of the two contenders. */
	pair: readonly [string, string];
	/** The slug of the one whom the voter chose; null for “I do not know yet”. */
	whom: string | null;
	/** The voter's own words. They are stored here and nowhere else. */
	note: string;
}

/** Why stored decisions could not be used as a whole. */
type Trouble = 'damaged' | 'foreign';

interface Stored {
	version: 1;
	decisions: readonly Decision[];
}

/** How long a note may be, in characters. */
export const longestNote = 1000;

/** Nobody votes on more ballots; a voter may have tried several districts. */
const most = 100;

const blank: Stored = { version: 1, decisions: [] };

/** What one voter decided in second rounds, ballot by ballot. It is stored beside the answer sheet, only here. */
export class Decisions {
	#store: DeviceStore<Stored, Trouble>;

	/** @param election slug */
	constructor(election: string) {
		this.#store = new DeviceStore<Stored, Trouble>({
			key: () => `tandau:decisions:${election}`,
			blank,
			isBlank: ({ decisions }) => decisions.length === 0,
			parse,
		});
	}

	get isOpen() {
		return this.#store.isOpen;
	}

	get all() {
		return this.#store.value.decisions;
	}

	get trouble() {
		return this.#store.trouble;
	}

	get canRestore() {
		return this.#store.canRestore;
	}

	/** Reads what this browser has stored, and follows changes made in other tabs. Returns a function that stops this. */
	open(): () => void {
		return this.#store.open();
	}

	/** The decision on one ballot; null if there is none. */
	on(contest: string, district: number): Decision | null {
		return this.all.find((one) => one.contest === contest && one.district === district) ?? null;
	}

	/** Stores a decision in place of an older one on the same ballot. */
	decide(decision: Decision) {
		const note = decision.note.slice(0, longestNote);
		this.#store.keep({
			...blank,
			decisions: [{ ...decision, note }, ...this.#others(decision)].slice(0, most),
		});
	}

	/** Forgets the decision on one ballot, with its note. */
	forget(ballot: Pick<Decision, 'contest' | 'district'>) {
		this.#store.keep({ ...blank, decisions: this.#others(ballot) });
	}

	clear() {
		this.#store.clear();
	}

	restore() {
		this.#store.restore();
	}

	/** “This is not my device”: moves the decisions from the browser’s storage to this tab’s, or back. */
	keepOnlyInThisTab(onlyThisTab: boolean) {
		this.#store.keepOnlyInThisTab(onlyThisTab);
	}

	#others({ contest, district }: Pick<Decision, 'contest' | 'district'>): Decision[] {
		return this.all.filter((other) => other.contest !== contest || other.district !== district);
	}
}

/**
 * Reads stored decisions. What is not JSON or no decisions is dropped whole (`damaged`), what is not a decision one by
 * one (`foreign`). Written without zod, because every voter's browser loads this.
 */
export function parse(text: string | null): Read<Stored, Trouble> {
	if (text === null) return { value: blank, trouble: null };
	const stored = recordIn(text);
	if (stored?.version !== 1 || !Array.isArray(stored.decisions)) return { value: blank, trouble: 'damaged' };
	const items: unknown[] = stored.decisions;
	const decisions: Decision[] = [];
	for (const item of items.slice(0, most)) {
		const decision = readDecision(item);
		const isKnown = decisions.some(
			({ contest, district }) => contest === decision?.contest && district === decision.district,
		);
		if (decision && !isKnown) decisions.push(decision);
	}
	return {
		value: { ...blank, decisions },
		trouble: decisions.length < items.length ? 'foreign' : null,
	};
}

function readDecision(item: unknown): Decision | null {
	if (!isRecord(item) || !Array.isArray(item.pair) || item.pair.length !== 2) return null;
	const { contest, district, whom, note } = item;
	const [one, other]: unknown[] = item.pair;
	if (!isName(contest) || !isName(one) || !isName(other) || one === other) return null;
	if (typeof district !== 'number' || !Number.isInteger(district) || district < 1) return null;
	if (whom !== null && whom !== one && whom !== other) return null;
	if (typeof note !== 'string' || note.length > longestNote) return null;
	return {
		contest,
		district,
		pair: [one, other],
		whom: whom === null ? null : whom === one ? one : other,
		note,
	};
}
