import { isSlug } from '$lib/election/slug.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import type { Text, Wording } from '$lib/election/text.ts';
import { DeviceStore, isRecord, recordIn, type Read } from './DeviceStore.svelte.ts';

/** What names a contender in every publication of an election. */
export interface ContenderName {
	contest: string;
	district: number;
	slug: string;
}

/** A contender that the voter marked, with its name as it was then: a later publication may no longer have it. */
export interface Mark extends ContenderName {
	number: number | null;
	name: Wording;
}

/** Why stored marks could not be used as a whole: they were no marks, some of them were none, or they were too many. */
type Trouble = 'damaged' | 'foreign' | 'cut';

interface Stored {
	version: 1;
	marks: readonly Mark[];
}

/** As many marks as anybody can compare, and so few that a page with all of them stays fast. */
export const mostMarks = 100;

/** Longer names are not a person's or a party's. */
const longestName = 300;

const blank: Stored = { version: 1, marks: [] };

/** The contenders that one voter marked, in the order of marking. They are stored beside the answer sheet, only here. */
export class Shortlist {
	#store: DeviceStore<Stored, Trouble>;
	#refused = $state(false);

	/** @param election slug */
	constructor(election: string) {
		this.#store = new DeviceStore<Stored, Trouble>({
			key: () => `tandau:marks:${election}`,
			blank,
			isBlank: ({ marks }) => marks.length === 0,
			parse,
		});
	}

	/** Whether the storage has been read; before that, and on the server, nobody is marked. */
	get isOpen() {
		return this.#store.isOpen;
	}

	get marks() {
		return this.#store.value.marks;
	}

	get trouble() {
		return this.#store.trouble;
	}

	/** Whether the last mark was refused because there are as many as there can be. */
	get isFull() {
		return this.#refused;
	}

	/** Whether cleared marks can still be restored. */
	get canRestore() {
		return this.#store.canRestore;
	}

	/** Reads what this browser has stored, and follows changes made in other tabs. Returns a function that stops this. */
	open(): () => void {
		return this.#store.open();
	}

	has(contender: ContenderName): boolean {
		return this.marks.some((mark) => isSame(mark, contender));
	}

	/** Marks a contender, or takes its mark away. */
	mark(mark: Mark, isMarked = true) {
		const others = this.marks.filter((other) => !isSame(other, mark));
		this.#refused = isMarked && others.length >= mostMarks;
		if (this.#refused) return;
		const place = this.marks.findIndex((other) => isSame(other, mark));
		const marks = isMarked
			? place < 0
				? [...others, mark]
				: this.marks.map((other, index) => (index === place ? mark : other))
			: others;
		this.#store.keep({ ...blank, marks });
	}

	/** Marks exactly these, as they were before. */
	replace(marks: readonly Mark[]) {
		this.#refused = false;
		this.#store.keep({ ...blank, marks });
	}

	clear() {
		this.#refused = false;
		this.#store.clear();
	}

	restore() {
		this.#store.restore();
	}

	/** “This is not my device”: moves the marks from the browser’s storage to this tab’s, or back. */
	keepOnlyInThisTab(onlyThisTab: boolean) {
		this.#store.keepOnlyInThisTab(onlyThisTab);
	}
}

export function isSame(one: ContenderName, other: ContenderName): boolean {
	return one.slug === other.slug && one.contest === other.contest && one.district === other.district;
}

/** The mark of a contender. */
export function markOf(
	{ contest, district, slug, number, name }: Contender,
	say: (text: Text | undefined) => Wording,
): Mark {
	return { contest, district, slug, number, name: say(name) };
}

/**
 * Reads stored marks. What is not JSON or not marks is dropped whole (`damaged`), what is not a mark one by one
 * (`foreign`), and marks beyond the most that there can be are cut off (`cut`). Written without zod, because every
 * voter's browser loads this.
 */
export function parse(text: string | null): Read<Stored, Trouble> {
	if (text === null) return { value: blank, trouble: null };
	const stored = recordIn(text);
	if (stored?.version !== 1 || !Array.isArray(stored.marks)) return { value: blank, trouble: 'damaged' };
	const items: unknown[] = stored.marks;
	const marks: Mark[] = [];
	for (const item of items.slice(0, 10 * mostMarks)) {
		const mark = readMark(item);
		if (mark && !marks.some((other) => isSame(other, mark))) marks.push(mark);
	}
	const isCut = items.length > 10 * mostMarks || marks.length > mostMarks;
	return {
		value: { ...blank, marks: marks.slice(0, mostMarks) },
		trouble: isCut ? 'cut' : marks.length < items.length ? 'foreign' : null,
	};
}

function readMark(item: unknown): Mark | null {
	if (!isRecord(item) || !isRecord(item.name)) return null;
	const { contest, district, slug, number } = item;
	const { text, lang } = item.name;
	if (!isName(contest) || !isName(slug) || !isCount(district)) return null;
	if (number !== null && !isCount(number)) return null;
	if (typeof text !== 'string' || text.length > longestName) return null;
	if (typeof lang !== 'string' || !/^[a-zA-Z-]{2,12}$/.test(lang)) return null;
	return { contest, district, slug, number, name: { text, lang } };
}

/** Whether it may name something in an election. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && isSlug(value);
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < 1e9;
}
