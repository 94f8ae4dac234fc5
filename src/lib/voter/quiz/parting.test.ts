import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { look, partingOn, remembering } from './parting.ts';

const slugs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const core = example({ statements: slugs.map((slug) => statement(slug)) });

const sheets = fc.array(fc.stringMatching(/^[0-5]{8}$/), { minLength: 1, maxLength: 12 });
const answers = fc.dictionary(
	fc.constantFrom(...slugs),
	fc.record({
		stance: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('skip' as const)),
		importance: fc.constantFrom(1 as const, 2 as const),
	}),
	{ noNullPrototype: true },
);

function ballotOf(positions: readonly string[]) {
	const standing = positions.map((own, index) => contender(`c${index}`, own));
	return assemble(core, contest('seat'), district('seat', 2), standing, noBasis);
}

describe('The statement that comes next', () => {
	it('It is one that is left, and some of those that are nearest differ on it.', () => {
		fc.assert(
			fc.property(sheets, answers, (positions, given: Answers) => {
				const parting = partingOn([ballotOf(positions)], given);
				if (!parting) return;
				expect(given).not.toHaveProperty(parting.slug);
				const column = slugs.indexOf(parting.slug);
				expect(new Set(positions.map((own) => own[column])).size).toBeGreaterThan(1);
				expect(parting.nearest).toBeLessThanOrEqual(positions.length);
			}),
		);
	});

	it('What is remembered of a ballot is what a new look at it would find.', () => {
		fc.assert(
			fc.property(sheets, fc.array(answers, { minLength: 2, maxLength: 4 }), (positions, all: Answers[]) => {
				const [ballot, other] = [ballotOf(positions), ballotOf([...positions].reverse())];
				const looking = remembering();
				for (const given of [...all, ...all]) {
					expect(looking(ballot, given)).toEqual(look(ballot, given));
					expect(looking(other, given)).toEqual(look(other, given));
				}
				expect(looking(ballot, all[0] ?? {})).toBe(looking(ballot, { ...all[0] }));
			}),
		);
	});
});
