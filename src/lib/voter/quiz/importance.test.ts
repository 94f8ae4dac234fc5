import { describe, expect, it } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import type { Question } from '$lib/election/ballot/questions.ts';
import { offer, uniformity } from './importance.ts';

function question(slug: string, about = 'Reform', steps = 5): Question {
	const wording = { text: slug, lang: 'en' };
	return { slug, steps, about: { text: about, lang: 'en' }, text: wording, background: null };
}

const slugsOf = (questions: readonly Question[]) => questions.map(({ slug }) => slug);
const answer = (stance: number | 'skip', importance: 1 | 2 = 1) => ({ stance, importance });

describe('What is offered to be marked as important', () => {
	const questions = Array.from({ length: 12 }, (_, index) =>
		question(`q${index + 1}`, index % 2 ? 'Law' : 'Reform'),
	);

	it('Marked answers come first, then six in all that were answered firmly.', () => {
		const answers: Answers = Object.fromEntries(questions.map(({ slug }) => [slug, answer(5)]));
		answers.q12 = answer(3, 2);
		const { first, firm, rest } = offer(questions, answers);
		expect(slugsOf(first)).toEqual(['q12', 'q1', 'q2', 'q3', 'q4', 'q5']);
		expect(slugsOf(firm)).toEqual(['q6', 'q7', 'q8', 'q9', 'q10', 'q11']);
		expect(rest).toEqual([]);
	});

	it('All marked answers are shown, however many there are.', () => {
		const answers = Object.fromEntries(questions.map(({ slug }) => [slug, answer(1, 2)]));
		expect(offer(questions, answers).first).toHaveLength(12);
	});

	it('Mild answers are folded by topic; skips and open questions are not offered.', () => {
		const answers = { q1: answer(4), q2: answer(2), q3: answer(3), q4: answer('skip') };
		const { first, firm, rest } = offer(questions, answers);
		expect([first, firm]).toEqual([[], []]);
		expect(rest.map(({ about, questions }) => [about.text, slugsOf(questions)])).toEqual([
			['Reform', ['q1', 'q3']],
			['Law', ['q2']],
		]);
	});

	it('On a scale of two steps no answer is firmer than another.', () => {
		expect(slugsOf(offer([question('yes', 'Reform', 2)], { yes: answer(2) }).first)).toEqual([]);
	});
});

describe('Answers that tell nobody apart', () => {
	const questions = [question('q1'), question('q2'), question('q3', 'Reform', 4)];

	it('Only skips are recognised.', () => {
		expect(uniformity(questions, { q1: answer('skip'), q2: answer('skip') })).toBe('skipped');
	});

	it('Only neutral answers are recognised, also among skips.', () => {
		expect(uniformity(questions, { q1: answer(3), q2: answer('skip') })).toBe('neutral');
	});

	it('One answer to a side is enough to compare.', () => {
		expect(uniformity(questions, { q1: answer(3), q2: answer(4) })).toBeNull();
		expect(uniformity(questions, { q3: answer(2) })).toBeNull();
		expect(uniformity(questions, {})).toBeNull();
	});
});
