import {
	stanceOf,
	type Answer,
	type Answers,
	type Districts,
	type PossibleDistricts,
} from '$lib/election/ballot/answers.ts';
import { DeviceStore, isRecord, recordIn, type Read } from './DeviceStore.svelte.ts';

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
 * One voter's answers and districts. They are stored only in this browser: in local storage or, on a device that is not
 * the voter's own, in this tab's session storage. A confined sheet, as in a frame on another site's page, stores
 * nothing that outlives the tab, and neither reads nor changes this browser's other sheet.
 */
export class AnswerSheet {
	#questionnaire: Questionnaire;
	#store: DeviceStore<Stored, Trouble>;

	constructor(questionnaire: Questionnaire, { confined = false } = {}) {
		this.#questionnaire = questionnaire;
		this.#store = new DeviceStore<Stored, Trouble>({
			key: () => `tandau:${confined ? 'frame:' : ''}${this.#questionnaire.election}`,
			blank,
			isBlank: ({ answers, districts, possible }) =>
				[answers, districts, possible ?? {}].every((record) => Object.keys(record).length === 0),
			parse: (text) => parse(text, this.#questionnaire),
			confined,
		});
	}

	/** Whether the storage has been read; before that, and on the server, the sheet is blank. */
	get isOpen() {
		return this.#store.isOpen;
	}

	get answers(): Answers {
		return this.#store.value.answers;
	}

	get districts(): Districts {
		return this.#store.value.districts;
	}

	/** The districts among which the voter could not decide. */
	get possible(): PossibleDistricts {
		return this.#store.value.possible ?? {};
	}

	/** How many statements are answered with a stance; skips do not count. */
	get answered() {
		return Object.values(this.answers).filter((answer) => stanceOf(answer) !== null).length;
	}

	get isBlank() {
		return Object.keys(this.answers).length === 0 && !this.hasDistrict;
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
		return this.#store.onlyThisTab;
	}

	get trouble() {
		return this.#store.trouble;
	}

	/** Whether a cleared sheet can still be restored. */
	get canRestore() {
		return this.#store.canRestore;
	}

	/** Reads what this browser has stored, and follows changes made in other tabs. Returns a function that stops this. */
	open(): () => void {
		return this.#store.open();
	}

	/** Changes to another publication of the election: answers to statements that it does not have are dropped. */
	renew(questionnaire: Questionnaire) {
		if (questionnaire === this.#questionnaire) return;
		this.#questionnaire = questionnaire;
		this.#store.parseAgain();
	}

	answer(statement: string, stance: Answer['stance']) {
		const importance = stance === 'skip' ? 1 : (this.answers[statement]?.importance ?? 1);
		this.#keepAnswers({ ...this.answers, [statement]: { stance, importance } });
	}

	/** Counts an answer once or twice. Ignores a statement without a stance. */
	weigh(statement: string, importance: Answer['importance']) {
		const answer = this.answers[statement];
		if (!answer || answer.stance === 'skip') return;
		this.#keepAnswers({ ...this.answers, [statement]: { ...answer, importance } });
	}

	withdraw(statement: string) {
		const { [statement]: _, ...answers } = this.answers;
		this.#keepAnswers(answers);
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
		this.#store.clear();
	}

	restore() {
		this.#store.restore();
	}

	/** “This is not my device”: moves the sheet from the browser’s storage to this tab’s, or back. */
	keepOnlyInThisTab(onlyThisTab: boolean) {
		this.#store.keepOnlyInThisTab(onlyThisTab);
	}

	#keepAnswers(answers: Answers) {
		this.#store.keep({ ...this.#store.value, answers });
	}

	#keepDistricts(districts: Districts, contest: string, numbers: readonly number[]) {
		const { [contest]: _, ...others } = this.possible;
		const possible = numbers.length > 1 ? { ...others, [contest]: numbers } : others;
		const { answers } = this;
		this.#store.keep({
			...blank,
			answers,
			districts,
			...(Object.keys(possible).length > 0 && { possible }),
		});
	}
}

/**
 * Reads a stored sheet. What is not JSON or not a sheet is dropped whole (`damaged`); answers to statements, stances
 * and districts that this election does not have are dropped one by one (`foreign`). Written without zod, because
 * every voter's browser loads this.
 */
export function parse(text: string | null, questionnaire: Questionnaire): Read<Stored, Trouble> {
	if (text === null) return { value: blank, trouble: null };
	const sheet = recordIn(text);
	if (sheet?.version !== 1 || !isRecord(sheet.answers) || !isRecord(sheet.districts)) {
		return { value: blank, trouble: 'damaged' };
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
		value: {
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
