import { stanceOf, type Answer } from '$lib/election/ballot/answers.ts';
import { firstOpen, progressOf, type Question } from '$lib/election/ballot/questions.ts';
import type { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { stanceOfKey } from '../keys.ts';

/** What the quiz leaves to the page that shows it. */
export interface QuizPage {
	/** Puts another statement into the page's address. */
	address?: (slug: string) => void;
	/** Called when another statement is shown, so that the focus goes to it. */
	onshow: () => void;
	/** Called when the voter continues after the last statement. */
	onfinish: () => void;
	/** Called at the beginning if every question is answered or skipped and the address names none. */
	oncomplete?: () => void;
	/** Whether the voter prefers reduced motion. */
	isCalm: () => boolean;
}

/** How long a chosen answer stays visible before the next statement comes. */
const pauseMilliseconds = 300;

/** How long a statement that has just come takes no pointer: the second tap of a double tap was not meant for it. */
const freshMilliseconds = 500;

/** Whether something was chosen by the keyboard, which never acts twice by accident. */
interface How {
	byKeyboard: boolean;
}

/** Leads a voter through the statements, one at a time: which one is shown, how it is answered, and what comes next. */
export class Quiz {
	#sheet: AnswerSheet;
	#asked: () => Question[];
	#page: QuizPage;
	/** Slug of the requested statement; the first is shown if it does not exist. */
	#current: string | undefined = $state();
	/** Slug of the statement that is shown if the address names none. */
	#start: string | undefined;
	#hasMoved = $state(false);
	#movesBack = $state(false);
	#announced: number | null = $state(null);
	#hasKeys = $state(true);
	#isFresh = $state(false);
	#moving: ReturnType<typeof setTimeout> | undefined;
	#resting: ReturnType<typeof setTimeout> | undefined;

	#questions = $derived.by(() => this.#asked());
	#index = $derived.by(() =>
		Math.max(
			0,
			this.#questions.findIndex(({ slug }) => slug === this.#current),
		),
	);
	#question = $derived(this.#questions[this.#index]);
	#answer = $derived.by((): Answer | undefined => this.#question && this.#sheet.answers[this.#question.slug]);

	/** @param asked the questions of this voter, which depend on the districts; reactive */
	constructor(sheet: AnswerSheet, asked: () => Question[], page: QuizPage) {
		this.#sheet = sheet;
		this.#asked = asked;
		this.#page = page;
	}

	get questions() {
		return this.#questions;
	}

	/** The place of the shown statement, from 0. */
	get index() {
		return this.#index;
	}

	/** The shown statement; undefined if the voter is asked nothing. */
	get question() {
		return this.#question;
	}

	get isLast() {
		return this.#following === undefined;
	}

	/** The answer to the shown statement. */
	get answer() {
		return this.#answer;
	}

	/** 1…steps; null if the shown statement was skipped or not answered. */
	get stance() {
		return stanceOf(this.#answer);
	}

	/** How many of the questions are answered with a stance. */
	get answered() {
		return progressOf(this.#questions, this.#sheet.answers).answered;
	}

	/** Whether any question is neither answered nor skipped. */
	get hasOpen() {
		return this.#questions.some(({ slug }) => !(slug in this.#sheet.answers));
	}

	/** Whether the statement has just come and takes no pointer yet. */
	get isFresh() {
		return this.#isFresh;
	}

	/** Whether another statement was shown before this one. */
	get hasMoved() {
		return this.#hasMoved;
	}

	/** Whether this statement comes before the previously shown one. */
	get movesBack() {
		return this.#movesBack;
	}

	/** The stance that a key has just chosen, to be announced by screen readers. */
	get announced() {
		return this.#announced;
	}

	/** Whether keyboard shortcuts are on. */
	get hasKeys() {
		return this.#hasKeys;
	}

	/**
	 * Begins once the sheet has been read: at the statement in the address, else where the voter stopped.
	 *
	 * @param early the stance that was chosen before the page's script ran; 0 for none
	 * @param fragment of the address: `#` and the slug of a statement, or anything else
	 */
	begin(early: number, fragment = '') {
		if (this.#question && early && !this.#answer) {
			this.#sheet.answer(this.#question.slug, early);
			this.#current = this.#question.slug;
		}
		const named = this.#current ?? this.#slugIn(fragment);
		this.#current = named ?? firstOpen(this.#questions, this.#sheet.answers)?.slug;
		this.#start = this.#current;
		if (!named && this.#question && !this.hasOpen) this.#page.oncomplete?.();
	}

	/** Starts over after the sheet has been cleared. */
	restart() {
		this.stay();
		this.#current = undefined;
		this.#start = undefined;
	}

	/** Shows the statement that the address now names; without a fragment, the one at which the voter started. */
	follow(fragment: string) {
		const slug = fragment === '' ? (this.#start ?? this.#questions[0]?.slug) : this.#slugIn(fragment);
		if (slug) this.#show(slug);
	}

	/** Continues at the first question without an answer. */
	resume() {
		const open = firstOpen(this.#questions, this.#sheet.answers);
		if (open) this.#go(open.slug);
	}

	/** Answers the shown statement. After a first answer by pointer the next statement follows. */
	choose(stance: number, { byKeyboard }: How) {
		if (!this.#question || this.#isTooEarly(byKeyboard)) return;
		const isFirst = this.stance === null;
		this.#sheet.answer(this.#question.slug, stance);
		if (isFirst && !byKeyboard && !this.#page.isCalm()) {
			this.#moving = setTimeout(() => this.next({ byKeyboard: true }), pauseMilliseconds);
		}
	}

	/** Withdraws the answer to the shown statement. */
	withdraw() {
		if (this.#question) this.#sheet.withdraw(this.#question.slug);
	}

	/** Continues. A statement without an answer is skipped. */
	next({ byKeyboard }: How) {
		if (!this.#question || this.#isTooEarly(byKeyboard)) return;
		if (!this.#answer) this.#skip();
		if (this.#following) this.#go(this.#following.slug);
		else this.#page.onfinish();
	}

	previous({ byKeyboard }: How) {
		if (this.#isTooEarly(byKeyboard)) return;
		const before = this.#questions[this.#index - 1];
		if (before) this.#go(before.slug);
	}

	/** Cancels the automatic step to the next statement. */
	stay() {
		clearTimeout(this.#moving);
	}

	/**
	 * Handles a key: a digit answers, S and 0 skip, the arrows go to the neighbouring statements.
	 *
	 * @param code the key's place on the keyboard (`KeyboardEvent.code`)
	 * @param isOnRadio whether an answer has the focus, where the arrows choose an answer
	 */
	press(code: string, { isOnRadio }: { isOnRadio: boolean }) {
		if (!this.#hasKeys || !this.#question) return;
		const stance = stanceOfKey(code, this.#question.steps);
		if (stance) {
			this.choose(stance, { byKeyboard: true });
			this.#announced = stance;
		} else if (['KeyS', 'Digit0', 'Numpad0'].includes(code)) {
			this.#skip();
			this.next({ byKeyboard: true });
		} else if (code === 'ArrowRight' && !isOnRadio && this.#following) this.#go(this.#following.slug);
		else if (code === 'ArrowLeft' && !isOnRadio) this.previous({ byKeyboard: true });
	}

	toggleKeys() {
		this.#hasKeys = !this.#hasKeys;
	}

	get #following(): Question | undefined {
		return this.#questions[this.#index + 1];
	}

	#isTooEarly(byKeyboard: boolean): boolean {
		return this.#isFresh && !byKeyboard;
	}

	#slugIn(fragment: string): string | undefined {
		return this.#questions.find(({ slug }) => fragment === `#${slug}`)?.slug;
	}

	#skip() {
		if (this.#question) this.#sheet.answer(this.#question.slug, 'skip');
	}

	#go(slug: string) {
		this.#page.address?.(slug);
		this.#show(slug);
	}

	#show(slug: string) {
		this.stay();
		this.#hasMoved = true;
		this.#movesBack = this.#questions.findIndex((question) => question.slug === slug) < this.#index;
		this.#current = slug;
		this.#announced = null;
		this.#isFresh = true;
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => (this.#isFresh = false), freshMilliseconds);
		this.#page.onshow();
	}
}
