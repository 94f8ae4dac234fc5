import { describe, expect, test } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { match } from '$lib/election/ballot/ballot.ts';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { changed, changeOf } from './change.ts';

const core = example({ statements: ['a', 'b', 'c'].map((slug) => statement(slug)) });
const [one, two, three] = [contender('one', '555'), contender('two', '511'), contender('three', '555')];
const ballot = assemble(
	core,
	contest('seat'),
	district('seat', 2),
	[one, two, three],
	unpackBasis(core, { reference: [], sample: [], prior: null }),
);
const answers: Answers = {
	a: { stance: 5, importance: 1 },
	b: { stance: 5, importance: 2 },
	c: { stance: 4, importance: 1 },
};

describe('What would change the order of two contenders', () => {
	test('The fewest changed answers put the farther one first, and do so when they are tried.', () => {
		const found = changeOf(ballot, match(ballot, answers), [one, two]);
		if (found?.kind !== 'swap') throw new Error('There is a change.');
		expect([found.nearer.slug, found.farther.slug]).toEqual(['one', 'two']);
		expect(found.changes.map(({ statement: { slug } }) => slug)).toEqual(['b']);
		const trial = changed(answers, found.changes);
		expect(trial['b']).toEqual({ stance: found.changes[0]?.to, importance: 2 });
		const { distance } = match(ballot, trial).scores;
		expect(distance[1]).toBeLessThan(distance[0] ?? 0);
		expect(answers['b']?.stance).toBe(5);
	});

	test('It does not matter which of the two is named first.', () => {
		const found = changeOf(ballot, match(ballot, answers), [two, one]);
		expect(found).toMatchObject({ kind: 'swap', nearer: { slug: 'one' }, farther: { slug: 'two' } });
	});

	test('Two with the same positions are level.', () => {
		expect(changeOf(ballot, match(ballot, answers), [one, three])).toEqual({ kind: 'level' });
	});

	test('Nobody is placed without answers.', () => {
		expect(changeOf(ballot, match(ballot, {}), [one, two])).toBeNull();
	});
});
