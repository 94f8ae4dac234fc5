import {
	stanceOf,
	type Answer,
	type Answers,
	type Districts,
	type PossibleDistricts,
} from '$lib/election/ballot/answers.ts';

/** What is needed of an election to read a stored sheet. */
export interface Questionnaire {
	election: string;
	/** Every statement of the election with the steps of its scale. */
	statements: readonly { slug: string; steps: number }[];
	/** The districts among which voters choose theirs. */
	districts: readonly { contest: string; number: number }[];
}

/** Why a stored sheet could not be used as a whole. */
export type Trouble = 'damaged' | 'foreign' | 'unkept';

interface Stored {
	version: 1;
	answers: Answers;
	districts: Districts;
	/** Left out where there are none. */
	possible?: PossibleDistricts;
}

const blank: Stored = { version: 1, answers: {}, districts: {} };

/**
 * One voter's answers and districts. They are stored only in this browser: in local storage or, on a device that is
 * not the voter's own, in this tab's session storage. A confined sheet, as in a frame on another site's page, stores
 * nothing that outlives the tab, and neither reads nor changes this browser's other sheet.
 */
export class AnswerSheet {
	#stored: Stored = $state.raw(blank);
	#onlyThisTab = $state(false);
	#isOpen = $state(false);
	#trouble: Trouble | null = $state(null);
	#cleared: Stored | null = $state.raw(null);
	#questionnaire: Questionnaire;
	#isConfined: boolean;

	constructor(questionnaire: Questionnaire, { confined = false } = {}) {
		this.#questionnaire = questionnaire;
		this.#isConfined = confined;
	}

	/** Whether the storage has been read; before that, and on the server, the sheet is blank. */
	get isOpen() {
		return this.#isOpen;
	}

	get answers(): Answers {
		return this.#stored.answers;
	}

	get districts(): Districts {
		return this.#stored.districts;
	}

	/** The districts among which the voter could not decide. */
	get possible(): PossibleDistricts {
		return this.#stored.possible ?? {};
	}

	/** How many statements are answered with a stance; skips do not count. */
	get answered() {
		return Object.values(this.#stored.answers).filter((answer) => stanceOf(answer) !== null).length;
	}

	get isBlank() {
		return Object.keys(this.#stored.answers).length === 0 && !this.hasDistrict;
	}

	/** Whether a district is chosen, or several that it may be. */
	get hasDistrict() {
		return Object.keys(this.districts).length > 0 || Object.keys(this.possible).length > 0;
	}

	/** Whether voters choose a district in this election and this voter has chosen none. */
	get lacksDistrict() {
		return this.#questionnaire.districts.length > 0 && !this.hasDistrict;
	}

	get onlyThisTab() {
		return this.#onlyThisTab;
	}

	get trouble() {
		return this.#trouble;
	}

	/** Whether a cleared sheet can still be restored. */
	get canRestore() {
		return this.#cleared !== null;
	}

	/** Reads what this browser has stored, and follows changes made in other tabs. Returns a function that stops this. */
	open(): () => void {
		this.#look();
		this.#isOpen = true;
		// A page from the back/forward cache has missed all changes. What was cleared in the meantime must not come back.
		const wake = ({ persisted }: PageTransitionEvent) => {
			if (persisted) this.#look();
		};
		const follow = (event: StorageEvent) => {
			// No key means that the whole storage was emptied.
			if (event.key !== this.#key && event.key !== null) return;
			// A tab's session storage is shared with the other frames in it.
			const isOfTab = event.storageArea === sessionStorageOf(window);
			if (this.#onlyThisTab ? this.#isConfined && isOfTab : !isOfTab) this.#load(event.newValue);
		};
		window.addEventListener('storage', follow);
		window.addEventListener('pageshow', wake);
		return () => {
			window.removeEventListener('storage', follow);
			window.removeEventListener('pageshow', wake);
		};
	}

	/** Changes to another publication of the election: answers to statements that it does not have are dropped. */
	renew(questionnaire: Questionnaire) {
		if (questionnaire === this.#questionnaire) return;
		this.#questionnaire = questionnaire;
		const { stored, trouble } = parse(JSON.stringify(this.#stored), questionnaire);
		this.#stored = stored;
		this.#trouble = trouble ?? this.#trouble;
	}

	answer(statement: string, stance: Answer['stance']) {
		const importance = stance === 'skip' ? 1 : (this.answers[statement]?.importance ?? 1);
		this.#keep({ ...this.#stored, answers: { ...this.answers, [statement]: { stance, importance } } });
	}

	/** Counts an answer once or twice. Ignores a statement without a stance. */
	weigh(statement: string, importance: Answer['importance']) {
		const answer = this.answers[statement];
		if (!answer || answer.stance === 'skip') return;
		this.#keep({ ...this.#stored, answers: { ...this.answers, [statement]: { ...answer, importance } } });
	}

	withdraw(statement: string) {
		const { [statement]: _, ...answers } = this.answers;
		this.#keep({ ...this.#stored, answers });
	}

	/** Chooses the voter's district of a contest; null forgets it. */
	choose(contest: string, number: number | null) {
		const { [contest]: _, ...districts } = this.districts;
		this.#keepDistricts(number === null ? districts : { ...districts, [contest]: number }, contest, []);
	}

	/** Notes that the voter's district of a contest may be any of these. */
	chooseAny(contest: string, numbers: readonly number[]) {
		const { [contest]: _, ...districts } = this.districts;
		this.#keepDistricts(districts, contest, numbers);
	}

	clear() {
		if (!this.isBlank) this.#cleared = this.#stored;
		this.#stored = blank;
		this.#trouble = null;
		if (!this.#isConfined) remove(localStorageOf(window), this.#key);
		remove(sessionStorageOf(window), this.#key);
		if (this.#onlyThisTab && !this.#isConfined)
			write(sessionStorageOf(window), this.#key, JSON.stringify(blank));
	}

	restore() {
		if (this.#cleared) this.#keep(this.#cleared);
	}

	/** “This is not my device”: moves the sheet from the browser’s storage to this tab’s, or back. */
	keepOnlyInThisTab(onlyThisTab: boolean) {
		if (this.#isConfined) return;
		remove(this.#storage, this.#key);
		this.#onlyThisTab = onlyThisTab;
		this.#keep(this.#stored);
	}

	#keepDistricts(districts: Districts, contest: string, numbers: readonly number[]) {
		const { [contest]: _, ...others } = this.possible;
		const possible = numbers.length > 1 ? { ...others, [contest]: numbers } : others;
		const { answers } = this.#stored;
		this.#keep({ ...blank, answers, districts, ...(Object.keys(possible).length > 0 && { possible }) });
	}

	get #key() {
		return `tandau:${this.#isConfined ? 'frame:' : ''}${this.#questionnaire.election}`;
	}

	get #storage() {
		return this.#onlyThisTab ? sessionStorageOf(window) : localStorageOf(window);
	}

	#look() {
		this.#cleared = null;
		this.#onlyThisTab = this.#isConfined || read(sessionStorageOf(window), this.#key) !== null;
		this.#load(read(this.#storage, this.#key));
	}

	#load(text: string | null) {
		const { stored, trouble } = parse(text, this.#questionnaire);
		this.#stored = stored;
		this.#trouble = trouble;
		// Another tab has started again, and restoring the cleared sheet would overwrite that.
		if (text !== null) this.#cleared = null;
	}

	#keep(stored: Stored) {
		// Writing before the storage has been read would overwrite it with a blank sheet.
		if (!this.#isOpen) return;
		this.#stored = stored;
		this.#cleared = null;
		if (!write(this.#storage, this.#key, JSON.stringify(stored))) this.#trouble = 'unkept';
		else if (this.#trouble === 'unkept') this.#trouble = null;
	}
}

/**
 * Reads a stored sheet. What is not JSON or not a sheet is dropped whole (`damaged`); answers to statements, stances
 * and districts that this election does not have are dropped one by one (`foreign`). Written without zod, because
 * every voter's browser loads this.
 */
export function parse(
	text: string | null,
	questionnaire: Questionnaire,
): { stored: Stored; trouble: Trouble | null } {
	if (text === null) return { stored: blank, trouble: null };
	let sheet: unknown;
	try {
		sheet = JSON.parse(text);
	} catch {
		return { stored: blank, trouble: 'damaged' };
	}
	if (!isRecord(sheet) || sheet.version !== 1 || !isRecord(sheet.answers) || !isRecord(sheet.districts)) {
		return { stored: blank, trouble: 'damaged' };
	}
	const answers = Object.entries(sheet.answers).flatMap(([slug, value]): [string, Answer][] => {
		const answer = readAnswer(
			value,
			questionnaire.statements.find((statement) => statement.slug === slug)?.steps,
		);
		return answer ? [[slug, answer]] : [];
	});
	const districts = Object.entries(sheet.districts).flatMap(([contest, value]): [string, number][] => {
		const district = questionnaire.districts.find(
			(known) => known.contest === contest && known.number === value,
		);
		return district ? [[contest, district.number]] : [];
	});
	const possible = readPossible(sheet.possible, questionnaire, Object.fromEntries(districts));
	const isWhole =
		answers.length === Object.keys(sheet.answers).length &&
		districts.length === Object.keys(sheet.districts).length &&
		JSON.stringify(possible) === JSON.stringify(sheet.possible ?? {});
	return {
		stored: {
			version: 1,
			answers: Object.fromEntries(answers),
			districts: Object.fromEntries(districts),
			...(Object.keys(possible).length > 0 && { possible }),
		},
		trouble: isWhole ? null : 'foreign',
	};
}

/** Of each contest without a chosen district, the districts that exist, if there are two or more. */
function readPossible(value: unknown, { districts }: Questionnaire, chosen: Districts): PossibleDistricts {
	if (!isRecord(value)) return {};
	const sets = Object.entries(value).map(([contest, numbers]): [string, number[]] => {
		const known = districts.filter((district) => district.contest === contest).map(({ number }) => number);
		return [contest, Array.isArray(numbers) ? known.filter((number) => numbers.includes(number)) : []];
	});
	return Object.fromEntries(
		sets.filter(([contest, numbers]) => chosen[contest] === undefined && numbers.length > 1),
	);
}

function readAnswer(value: unknown, steps: number | undefined): Answer | null {
	if (steps === undefined || !isRecord(value)) return null;
	const { stance, importance } = value;
	if (importance !== 1 && importance !== 2) return null;
	if (stance === 'skip') return { stance, importance };
	const isStance = typeof stance === 'number' && Number.isInteger(stance) && stance >= 1 && stance <= steps;
	return isStance ? { stance, importance } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A browser may refuse its storage (settings, private windows, a full disk): then even accessing it throws.

function localStorageOf(window: Window): Storage | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

function sessionStorageOf(window: Window): Storage | null {
	try {
		return window.sessionStorage;
	} catch {
		return null;
	}
}

function read(storage: Storage | null, key: string): string | null {
	try {
		return storage?.getItem(key) ?? null;
	} catch {
		return null;
	}
}

function write(storage: Storage | null, key: string, text: string): boolean {
	try {
		storage?.setItem(key, text);
		return storage !== null;
	} catch {
		return false;
	}
}

function remove(storage: Storage | null, key: string) {
	try {
		storage?.removeItem(key);
	} catch {
		// Nothing was stored, so nothing is left.
	}
}
