import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foreignIn, given } from './ranking.ts';

const asked = {
	districts: [{ contest: 'council', number: 2 }],
	statements: [{ slug: 'courts', steps: 3 }],
};

/** What is wrong with these answers, by path. */
function faultsOf(answers: unknown): [string, string][] {
	const read = z.strictObject(given).safeParse(answers);
	const faults = read.success ? foreignIn(asked, read.data) : read.error.issues;
	return faults.map(({ path, message }) => [path.join('.'), message]);
}

describe('Answers to be matched', () => {
	it('Answers on the election’s districts, statements and scales are accepted.', () => {
		const answers = { courts: { stance: 3, importance: 2 } };
		expect(faultsOf({ districts: { council: 2 }, answers })).toEqual([]);
		expect(faultsOf({ districts: {}, answers: { courts: { stance: 'skip' } } })).toEqual([]);
		expect(faultsOf({ districts: {}, answers: {} })).toEqual([]);
	});

	const about = (answer: object) => ({ districts: {}, answers: { courts: answer } });
	it.each([
		[{ districts: {} }, 'answers', 'must be there'],
		[{ answers: {} }, 'districts', 'must be there'],
		[{ districts: { council: 9 }, answers: {} }, 'districts.council', 'no district 9 of contest "council"'],
		[{ districts: { council: 0 }, answers: {} }, 'districts.council', 'from 1 up'],
		[{ districts: {}, answers: { roof: { stance: 1 } } }, 'answers.roof', 'there is no statement "roof"'],
		[about({ stance: 4 }), 'answers.courts', 'must be "skip" or from 1 to 3, not 4'],
		[about({ stance: 0 }), 'answers.courts', 'must be "skip" or from 1 to 3, not 0'],
		[about({ stance: 'yes' }), 'answers.courts.stance', 'must be "skip" or a whole number'],
		[about({ stance: 1.5 }), 'answers.courts.stance', 'must be "skip" or a whole number'],
		[about({ stance: 1, importance: 3 }), 'answers.courts.importance', 'must be 1 or 2'],
		[about({ stance: 1, mood: 'good' }), 'answers.courts', 'knows nothing of "mood"'],
	])('Other answers are refused: %j.', (answers, path, words) => {
		expect(faultsOf(answers)).toEqual([[path, expect.stringContaining(words)]]);
	});
});
