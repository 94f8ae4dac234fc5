import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partedBy } from './stands.ts';

const stand = (name: string, ...stances: number[]) => ({ name, stances });
const names = (stands: readonly { name: string }[]) => stands.map(({ name }) => name);

test('Members agree where all who answered are on one side, however strongly.', () => {
	const { agreed, parted, single } = partedBy([
		stand('for', 0, 0, 0, 2, 3),
		stand('against', 1, 1, 0, 0, 0),
		stand('even', 0, 0, 4, 0, 0),
		stand('one', 0, 0, 0, 1, 0),
		stand('nobody', 0, 0, 0, 0, 0),
		stand('unsure', 0, 0, 1, 3, 0),
		stand('yes', 0, 2),
	]);
	expect(names(agreed)).toEqual(['for', 'against', 'even', 'yes']);
	expect(names(parted)).toEqual(['unsure']);
	expect(names(single)).toEqual(['one', 'nobody']);
});

test('Where they part, the widest gap comes first, on any scale.', () => {
	const { parted } = partedBy([
		stand('little', 0, 0, 5, 1, 0),
		stand('most', 3, 0, 0, 0, 3),
		stand('some', 0, 3, 0, 3, 0),
		stand('yes or no', 3, 3),
	]);
	expect(names(parted)).toEqual(['most', 'yes or no', 'some', 'little']);
});

test('Each statement is in one of the three, whatever is answered.', () => {
	const counts = fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 7 });
	fc.assert(
		fc.property(fc.array(counts), (all) => {
			const stands = all.map((stances, index) => stand(String(index), ...stances));
			const { agreed, parted, single } = partedBy(stands);
			expect(names([...agreed, ...parted, ...single]).sort()).toEqual(names(stands).sort());
		}),
	);
});
