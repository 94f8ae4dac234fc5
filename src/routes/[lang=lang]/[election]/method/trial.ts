/**
 * Made-up contenders to try the formula on: A answered everything, C left out two statements, D has not answered. Two
 * dozen made-up sheets are the reference.
 */
export const trial = {
	slug: 'trial',
	steps: [5, 5, 5, 5, 5],
	voter: [5, 4, 2, 1, 4],
	important: [1],
	contenders: [
		[5, 4, 1, 2, 5],
		[4, 5, 2, 1, 2],
		[5, null, 2, 1, null],
		[null, null, null, null, null],
	],
	reference: Array.from({ length: 24 }, (_, row) =>
		[1, 2, 3, 5, 7].map((stride, column) => 1 + ((row * stride + (row >> 2) + column) % 5)),
	),
};
