import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { noBasis } from '../gap/basis.ts';
import { lifts, unanimous } from './lift.ts';

const rule: Rule = { method: 'city-block', basis: noBasis };

function fieldOf(rows: number[][], steps: number[]): Field {
	return {
		contenders: rows.length,
		statements: steps.length,
		topics: 1,
		positions: Int8Array.from(rows.flat()),
		steps: Uint8Array.from(steps),
		topic: new Uint8Array(steps.length),
		local: new Uint8Array(steps.length),
		place: Int32Array.from(rows, (_, row) => row),
	};
}

function voterOf(...stances: number[]): Voter {
	return {
		stances: Int8Array.from(stances),
		importance: new Uint8Array(stances.length).fill(1),
		unseen: new Uint8Array(stances.length),
	};
}

const fourFives = [5, 5, 5, 5];
const agreeing = [60, 60, 60, 60];
const opposed = [-60, -60, -60, -60];

function liftOf(sheet: string, field: Field, voters: Voter[]) {
	return lifts(field, voters, rule).find((lift) => lift.sheet === sheet);
}

describe('What a plain sheet would gain', () => {
	it('Full agreement is in the first tiers of the voters who fully agree, and of no one else.', () => {
		const field = fieldOf([opposed, opposed], fourFives);
		expect(liftOf('all agree', field, [voterOf(...agreeing), voterOf(...opposed)])?.firstTiers).toBe(0.5);
		expect(liftOf('all agree', field, [voterOf(...opposed)])?.firstTiers).toBe(0);
	});

	it('Neutral answers gain where the contenders stand at both ends and the voter in the middle.', () => {
		const field = fieldOf([agreeing, opposed], fourFives);
		expect(liftOf('all neutral', field, [voterOf(0, 0, 0, 0)])?.firstTiers).toBe(1);
		expect(liftOf('all neutral', field, [voterOf(...agreeing)])?.firstTiers).toBe(0);
	});

	it('On scales without a middle a neutral contender has no position, so it is in no tier.', () => {
		const field = fieldOf([agreeing, opposed], [2, 2, 2, 2]);
		expect(liftOf('all neutral', field, [voterOf(...agreeing), voterOf(...opposed)])?.firstTiers).toBe(0);
	});

	it('The median is a position that was taken: of two the lower, and none where nobody has one.', () => {
		const field = fieldOf(
			[
				[-60, 30, none, 60],
				[60, 60, none, none],
			],
			fourFives,
		);
		// The median sheet is −60, 30, none, 60: this voter's own answers.
		expect(liftOf('median', field, [voterOf(-60, 30, none, 60)])?.firstTiers).toBe(1);
		expect(liftOf('median', field, [voterOf(60, -60, none, -60)])?.firstTiers).toBe(0);
	});

	it('What is usual is the share of voters in whose first tier a contender of the ballot is, on average.', () => {
		const field = fieldOf([agreeing, opposed], fourFives);
		for (const { usual } of lifts(field, [voterOf(...agreeing), voterOf(...opposed)], rule))
			expect(usual).toBe(0.5);
		const alike = fieldOf([agreeing, agreeing], fourFives);
		expect(liftOf('all agree', alike, [voterOf(...agreeing)])).toEqual({
			sheet: 'all agree',
			firstTiers: 1,
			usual: 1,
		});
	});

	it('Reversing the wording of every statement turns agreement into disagreement and leaves the middle.', () => {
		const rows = [
			[60, -30, 0, 60],
			[-60, 30, 60, -30],
			[30, 30, -60, 0],
		];
		const voters = [
			[60, -60, 0, 30],
			[-30, 30, 60, 0],
		];
		const turn = (row: number[]) => row.map((position) => 0 - position);
		const neutral = (field: Field, answers: number[][]) =>
			liftOf(
				'all neutral',
				field,
				answers.map((row) => voterOf(...row)),
			);
		expect(neutral(fieldOf(rows.map(turn), fourFives), voters.map(turn))).toEqual(
			neutral(fieldOf(rows, fourFives), voters),
		);
	});
});

describe('A statement that nearly everybody answers alike', () => {
	const column = (...positions: number[]) => unanimous(Int8Array.from(positions), 1);

	it('It is named with its side from nine tenths on.', () => {
		const nine = Array.from({ length: 9 }, () => 60);
		expect(column(...nine, -60)).toEqual([{ column: 0, side: 1, share: 0.9 }]);
		expect(column(...nine.map((position) => -position), 30)).toEqual([{ column: 0, side: -1, share: 0.9 }]);
		expect(column(...nine.slice(1), -60)).toEqual([]);
	});

	it('Neutral answers are on neither side, and who has not answered does not count.', () => {
		expect(column(60, 60, 60, 60, 0)).toEqual([]);
		expect(column(30, 60, none, none)).toEqual([{ column: 0, side: 1, share: 1 }]);
	});

	it('A single answer says nothing of others.', () => {
		expect(column(60, none)).toEqual([]);
		expect(column(none, none)).toEqual([]);
		expect(unanimous(new Int8Array(), 3)).toEqual([]);
	});

	it('Each statement is judged by itself.', () => {
		expect(unanimous(Int8Array.of(60, 60, -60, 60), 2)).toEqual([{ column: 1, side: 1, share: 1 }]);
	});
});
