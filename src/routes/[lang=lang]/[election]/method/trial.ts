/**
 * Made-up contenders to try the formula on: A answered everything, C left out two statements, D has not answered. The prior
 * is the election's own.
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
};
