import { DeviceStore, isRecord, recordIn, type Read } from '../DeviceStore.svelte.ts';
import { isName } from '../Shortlist.svelte.ts';

/** Whom a voter chose on one ballot. */
export interface Decision {
	contest: string;
	district: number;
	/** The slugs of the two contenders of a second round; null if it was chosen without one. */
	pair: readonly [string, string] | null;
	/** The slug of the chosen one, or `againstAll`; null for “I do not know yet”. */
	whom: string | null;
	/** The voter's own words. They are stored here and nowhere else. */
	note: string;
}

/** Stands for a vote against all. No slug has a star. */
export const againstAll = '*';

/** What a voter writes on the pocket card. */
export interface Pocket {
	/** The polling station's number, its address, and a note. */
	station: string;
	address: string;
	note: string;
}

/** How long each of them may be, in characters: it has to fit on the card. */
export const longestLine = 120;

/** Why stored decisions could not be used as a whole. */
type Trouble = 'damaged' | 'foreign';

interface Stored {
	version: 1;
	decisions: readonly Decision[];
	/** Left out while all of it is empty. */
	pocket?: Pocket;
}

/** How long a note may be, in characters. */
export const longestNote = 1000;

/** Nobody votes on more ballots; a voter may have tried several districts. */
const most = 100;

const blank: Stored = { version: 1, decisions: [] };

const noWords: Pocket = { station: '', address: '', note: '' };

/** Whom one voter chose, ballot by ballot, and what the voter wrote on the pocket card. It is stored beside the answer sheet, only here. */
export class Decisions {
	#store: DeviceStore<Stored, Trouble>;

	/** @param election slug */
	constructor(election: string) {
		this.#store = new DeviceStore<Stored, Trouble>({
			key: () => `tandau:decisions:${election}`,
			blank,
			isBlank: ({ decisions, pocket }) => decisions.length === 0 && !pocket,
			parse,
		});
	}

	get isOpen() {
		return this.#store.isOpen;
	}

	get all() {
		return this.#store.value.decisions;
	}

	get pocket(): Pocket {
		return this.#store.value.pocket ?? noWords;
	}

	/** Whether nothing is stored. */
	get isBlank() {
		return this.all.length === 0 && !this.#store.value.pocket;
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
		this.#keep([{ ...decision, note }, ...this.#others(decision)].slice(0, most));
	}

	/** Stores whom the voter chose without a second round. A note stays, and so does the pair that the chosen one is of. */
	choose({ contest, district }: Pick<Decision, 'contest' | 'district'>, whom: string | null) {
		const { pair = null, note = '' } = this.on(contest, district) ?? {};
		const isOfPair = whom === null || pair?.includes(whom);
		this.decide({ contest, district, pair: isOfPair ? pair : null, whom, note });
	}

	/** Stores what the voter wrote on the pocket card. */
	write(words: Pocket) {
		const [station, address, note] = [words.station, words.address, words.note].map((line) =>
			line.slice(0, longestLine),
		);
		this.#keep(this.all, { station: station ?? '', address: address ?? '', note: note ?? '' });
	}

	/** Forgets the decision on one ballot, with its note. */
	forget(ballot: Pick<Decision, 'contest' | 'district'>) {
		this.#keep(this.#others(ballot));
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

	#keep(decisions: readonly Decision[], pocket = this.pocket) {
		const isEmpty = Object.values(pocket).every((line) => line === '');
		this.#store.keep({ ...blank, decisions, ...(!isEmpty && { pocket }) });
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
	const pocket = readPocket(stored.pocket);
	const isForeign = decisions.length < items.length || (stored.pocket !== undefined && !pocket);
	return {
		value: { ...blank, decisions, ...(pocket && { pocket }) },
		trouble: isForeign ? 'foreign' : null,
	};
}

function readDecision(item: unknown): Decision | null {
	if (!isRecord(item)) return null;
	const { contest, district, whom, note } = item;
	const pair = readPair(item.pair);
	if (!isName(contest) || pair === undefined) return null;
	if (typeof district !== 'number' || !Number.isInteger(district) || district < 1) return null;
	if (whom !== null && whom !== againstAll && !isName(whom)) return null;
	if (pair !== null && whom !== null && !pair.includes(whom)) return null;
	if (typeof note !== 'string' || note.length > longestNote) return null;
	return { contest, district, pair, whom, note };
}

/** Undefined if it is neither a pair nor null. */
function readPair(pair: unknown): [string, string] | null | undefined {
	if (pair === null) return null;
	if (!Array.isArray(pair) || pair.length !== 2) return undefined;
	const [one, other]: unknown[] = pair;
	return isName(one) && isName(other) && one !== other ? [one, other] : undefined;
}

function readPocket(item: unknown): Pocket | null {
	if (!isRecord(item)) return null;
	const { station, address, note } = item;
	return isLine(station) && isLine(address) && isLine(note) ? { station, address, note } : null;
}

function isLine(value: unknown): value is string {
	return typeof value === 'string' && value.length <= longestLine;
}
