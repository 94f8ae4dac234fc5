import { describe, expect, it } from 'vitest';
import { askedOn, firstOpen, progressOf, type Question } from './questions.ts';

function question(slug: string, where: Pick<Question, 'contest' | 'districts'> = {}): Question {
	const wording = { text: slug, lang: 'en' };
	return { slug, steps: 5, about: wording, text: wording, background: null, ...where };
}

const questions = [
	question('r01'),
	question('r02'),
	question('a1', { contest: 'city' }),
	question('a2', { contest: 'city', districts: [3] }),
	question('b1', { contest: 'region' }),
];

const ballot = (slug: string, number: number) => ({ contest: { slug }, district: { number } });
const slugs = (asked: Question[]) => asked.map(({ slug }) => slug);

describe('The questions of a voter', () => {
	it('A voter without a district is asked only the general statements.', () => {
		expect(slugs(askedOn([], questions))).toEqual(['r01', 'r02']);
	});

	it('A voter is also asked the local statements of their own contests and districts.', () => {
		expect(slugs(askedOn([ballot('city', 1)], questions))).toEqual(['r01', 'r02', 'a1']);
		expect(slugs(askedOn([ballot('city', 3), ballot('region', 3)], questions))).toEqual(slugs(questions));
	});
});

describe('Progress', () => {
	const answers = {
		r01: { stance: 'skip', importance: 1 },
		a1: { stance: 2, importance: 1 },
		gone: { stance: 2, importance: 1 },
	} as const;

	it('Progress counts answers and skips of the questions that are asked.', () => {
		expect(progressOf(questions, answers)).toEqual({ answered: 1, skipped: 1 });
		expect(progressOf([], answers)).toEqual({ answered: 0, skipped: 0 });
	});

	it('A voter continues at the first question without an answer, or at the beginning when all have one.', () => {
		expect(firstOpen(questions, answers)?.slug).toBe('r02');
		expect(firstOpen(questions.slice(0, 1), answers)?.slug).toBe('r01');
		expect(firstOpen([], answers)).toBe(undefined);
	});
});
