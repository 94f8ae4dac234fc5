import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '$lib/election/ballot/questions.ts';
import { Browser } from '../../../../tests/support/browser.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Quiz } from './Quiz.svelte.ts';

function question(slug: string, steps = 5): Question {
	const wording = { text: slug, lang: 'en' };
	return { slug, steps, about: wording, text: wording, background: null };
}

const questions = [question('r01'), question('r02'), question('r03', 2)];
const byPointer = { byKeyboard: false };
const byKeyboard = { byKeyboard: true };
const elsewhere = { isOnRadio: false };

let sheet: AnswerSheet;
let asked: Question[];
let happened: string[];
let isCalm: boolean;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', new Browser());
	sheet = new AnswerSheet({ election: 'demo', statements: questions, districts: [] });
	sheet.open();
	asked = questions;
	happened = [];
	isCalm = false;
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function begin(fragment = '', early = 0): Quiz {
	const quiz: Quiz = new Quiz(sheet, () => asked, {
		address: (slug) => happened.push(`#${slug}`),
		onshow: () => happened.push(`shows ${quiz.question?.slug}`),
		onfinish: () => happened.push('finishes'),
		oncomplete: () => happened.push('is complete'),
		isCalm: () => isCalm,
	});
	quiz.begin(early, fragment);
	return quiz;
}

describe('The beginning of a quiz', () => {
	it('Without answers a quiz begins at the first statement and does not move the focus.', () => {
		expect(begin().question?.slug).toBe('r01');
		expect(happened).toEqual([]);
	});

	it('A quiz continues at the first statement that is neither answered nor skipped.', () => {
		sheet.answer('r01', 4);
		sheet.answer('r02', 'skip');
		expect(begin().index).toBe(2);
	});

	it('A quiz in which every statement has an answer says so, unless the address names a statement.', () => {
		for (const { slug } of questions) sheet.answer(slug, 1);
		const quiz = begin();
		expect([quiz.index, quiz.hasOpen, quiz.answered]).toEqual([0, false, 3]);
		expect(happened).toEqual(['is complete']);
		expect(begin('#r02').index).toBe(1);
		expect(happened).toEqual(['is complete']);
	});

	it('The statement in the address has precedence over the one where the voter stopped.', () => {
		expect(begin('#r03').question?.slug).toBe('r03');
		expect(begin('#main').question?.slug).toBe('r01');
	});

	it('A stance chosen before the script ran is taken over, and its statement stays visible.', () => {
		const quiz = begin('', 4);
		expect(sheet.answers.r01).toEqual({ stance: 4, importance: 1 });
		expect(quiz.question?.slug).toBe('r01');
	});

	it('A stance chosen before the script ran does not replace a stored answer.', () => {
		sheet.answer('r01', 2);
		begin('', 4);
		expect(sheet.answers.r01?.stance).toBe(2);
	});

	it('A voter without questions sees no statement, and keys and buttons do nothing.', () => {
		asked = [];
		const quiz = begin();
		quiz.choose(1, byPointer);
		quiz.next(byKeyboard);
		quiz.previous(byKeyboard);
		quiz.press('Digit1', elsewhere);
		expect([quiz.question, sheet.answers, happened]).toEqual([undefined, {}, []]);
	});
});

describe('The order of the statements', () => {
	it('Continuing without an answer skips the statement, and the address follows.', () => {
		const quiz = begin();
		quiz.next(byKeyboard);
		expect(sheet.answers.r01?.stance).toBe('skip');
		expect(happened).toEqual(['#r02', 'shows r02']);
		expect([quiz.hasMoved, quiz.movesBack, quiz.isLast]).toEqual([true, false, false]);
	});

	it('Going back leaves every answer as it is, and stops at the first statement.', () => {
		const quiz = begin('#r02');
		quiz.previous(byKeyboard);
		expect([quiz.movesBack, quiz.index, sheet.answers]).toEqual([true, 0, {}]);
		quiz.previous(byKeyboard);
		expect(happened).toEqual(['#r01', 'shows r01']);
	});

	it('After the last statement the voter has finished.', () => {
		const quiz = begin('#r03');
		quiz.next(byKeyboard);
		expect([happened, sheet.answers.r03?.stance, quiz.isLast]).toEqual([['finishes'], 'skip', true]);
	});

	it('Back and forward show the statement in the address, or the one where the voter started.', () => {
		sheet.answer('r01', 3);
		const quiz = begin();
		quiz.follow('#r03');
		expect(quiz.question?.slug).toBe('r03');
		quiz.follow('#main');
		expect(quiz.question?.slug).toBe('r03');
		quiz.follow('');
		expect(quiz.question?.slug).toBe('r02');
		expect(happened).toEqual(['shows r03', 'shows r02']);
	});

	it('A cleared sheet starts over at the first statement.', () => {
		const quiz = begin('#r03');
		sheet.clear();
		quiz.restart();
		expect(quiz.question?.slug).toBe('r01');
		quiz.follow('');
		expect(quiz.question?.slug).toBe('r01');
	});

	it('Resuming shows the first statement without an answer.', () => {
		const quiz = begin('#r03');
		quiz.resume();
		expect(quiz.question?.slug).toBe('r01');
	});

	it('When the questions change with the district, the shown statement stays.', () => {
		const quiz = begin('#r02');
		asked = [question('local'), ...questions];
		expect([quiz.question?.slug, quiz.index]).toEqual(['r02', 2]);
		asked = [question('local')];
		expect([quiz.question?.slug, quiz.index]).toEqual(['local', 0]);
	});
});

describe('An answer', () => {
	it('A first answer by pointer stays visible for a moment, then the next statement comes.', () => {
		const quiz = begin();
		quiz.choose(5, byPointer);
		vi.advanceTimersByTime(299);
		expect(quiz.question?.slug).toBe('r01');
		vi.advanceTimersByTime(1);
		expect([quiz.question?.slug, quiz.stance]).toEqual(['r02', null]);
	});

	it('Another press in that moment stays at the statement.', () => {
		const quiz = begin();
		quiz.choose(5, byPointer);
		quiz.stay();
		vi.runAllTimers();
		expect(quiz.question?.slug).toBe('r01');
	});

	it('A changed answer, a key and reduced motion do not lead to another statement.', () => {
		const quiz = begin();
		quiz.choose(5, byKeyboard);
		quiz.choose(4, byPointer);
		vi.runAllTimers();
		expect([quiz.question?.slug, quiz.stance]).toEqual(['r01', 4]);
		isCalm = true;
		quiz.follow('#r02');
		quiz.choose(5, byPointer);
		vi.runAllTimers();
		expect(quiz.question?.slug).toBe('r02');
	});

	it('The last statement leads on by itself, too.', () => {
		const quiz = begin('#r03');
		quiz.choose(1, byPointer);
		vi.runAllTimers();
		expect([happened, sheet.answers.r03?.stance]).toEqual([['finishes'], 1]);
	});

	it.each([80, 150, 300, 450, 500])(
		'The second of two taps, %i ms after the first, neither answers nor skips anything.',
		(milliseconds) => {
			const quiz = begin();
			quiz.choose(5, byPointer);
			vi.advanceTimersByTime(milliseconds);
			// On the first statement it falls on the row that is chosen already, which changes nothing.
			if (quiz.question?.slug === 'r02') quiz.choose(5, byPointer);
			vi.advanceTimersByTime(300);
			expect([quiz.question?.slug, Object.keys(sheet.answers)]).toEqual(['r02', ['r01']]);

			quiz.stay();
			vi.advanceTimersByTime(500);
			quiz.next(byPointer);
			vi.advanceTimersByTime(milliseconds - 1);
			quiz.next(byPointer);
			expect([quiz.question?.slug, sheet.answers.r03]).toEqual(['r03', undefined]);
		},
	);

	it('A statement takes a pointer half a second after it came, and a key at once.', () => {
		const quiz = begin();
		quiz.next(byPointer);
		expect(quiz.isFresh).toBe(true);
		quiz.choose(4, byPointer);
		quiz.previous(byPointer);
		expect([quiz.question?.slug, quiz.stance]).toEqual(['r02', null]);
		quiz.press('Digit1', elsewhere);
		expect(quiz.stance).toBe(5);
		vi.advanceTimersByTime(500);
		expect(quiz.isFresh).toBe(false);
		quiz.choose(4, byPointer);
		expect(quiz.stance).toBe(4);
	});

	it('An answer can be withdrawn.', () => {
		const quiz = begin();
		quiz.choose(5, byKeyboard);
		expect(quiz.answered).toBe(1);
		quiz.withdraw();
		expect([quiz.answer, quiz.answered]).toEqual([undefined, 0]);
	});
});

describe('Keys', () => {
	it('A digit answers from the top row down and is announced until the next statement.', () => {
		const quiz = begin();
		quiz.press('Digit1', elsewhere);
		expect([quiz.stance, quiz.announced]).toEqual([5, 5]);
		quiz.press('Numpad4', elsewhere);
		expect([quiz.stance, quiz.announced]).toEqual([2, 2]);
		quiz.press('ArrowRight', elsewhere);
		expect([quiz.question?.slug, quiz.announced]).toEqual(['r02', null]);
	});

	it('S and 0 skip and continue, even if there was an answer.', () => {
		const quiz = begin();
		quiz.press('Digit1', elsewhere);
		quiz.press('KeyS', elsewhere);
		quiz.press('Digit0', elsewhere);
		expect(Object.values(sheet.answers).map(({ stance }) => stance)).toEqual(['skip', 'skip']);
		expect(quiz.question?.slug).toBe('r03');
	});

	it('The arrows change the statement without answering, except where they choose among the answers.', () => {
		const quiz = begin();
		quiz.press('ArrowRight', elsewhere);
		quiz.press('ArrowRight', elsewhere);
		quiz.press('ArrowRight', elsewhere);
		expect([quiz.question?.slug, sheet.answers]).toEqual(['r03', {}]);
		quiz.press('ArrowLeft', { isOnRadio: true });
		expect(quiz.question?.slug).toBe('r03');
		quiz.press('ArrowLeft', elsewhere);
		expect(quiz.question?.slug).toBe('r02');
	});

	it('Keys do nothing while they are switched off.', () => {
		const quiz = begin();
		quiz.toggleKeys();
		quiz.press('Digit1', elsewhere);
		expect([quiz.hasKeys, sheet.answers]).toEqual([false, {}]);
		quiz.toggleKeys();
		quiz.press('Digit1', elsewhere);
		expect(quiz.stance).toBe(5);
	});
});
