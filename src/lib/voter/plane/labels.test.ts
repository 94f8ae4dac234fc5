import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxAround, labelBox, labelsOf, overlap, sizes, type Labelled } from './labels.ts';

const square = fc.record({
	left: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
	top: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
	letters: fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 40 })),
});
const plots = fc.array(square, { maxLength: 30 });

/** The names that have room. */
function shown(squares: readonly Labelled[]) {
	const sides = labelsOf(squares);
	return squares.flatMap((own, index) => {
		const side = sides[index];
		return side ? [{ own, side }] : [];
	});
}

it('On no width does a name cover another one, a named square or the edge.', () => {
	fc.assert(
		fc.property(plots, fc.constantFrom(1, 1.2, 1.5, 2, 3), (squares, times) => {
			const width = times * sizes.plot;
			const boxes = shown(squares).map(({ own, side }) => ({ own, box: labelBox(own, side, width) }));
			for (const { own, box } of boxes) {
				expect(box.left).toBeGreaterThanOrEqual(-1e-9);
				expect(box.top).toBeGreaterThanOrEqual(-1e-9);
				expect(box.right).toBeLessThanOrEqual(width + 1e-9);
				expect(box.bottom).toBeLessThanOrEqual(width + 1e-9);
				// Two may touch, and a touch is rounded.
				const inner = {
					left: box.left + 1e-6,
					right: box.right - 1e-6,
					top: box.top + 1e-6,
					bottom: box.bottom - 1e-6,
				};
				for (const other of boxes) if (other.own !== own) expect(overlap(inner, other.box)).toBe(false);
				for (const named of squares) {
					if (named.letters === 0 || (named.left === own.left && named.top === own.top)) continue;
					expect(overlap(inner, boxAround(named, sizes.square, width))).toBe(false);
				}
			}
		}),
	);
});

it('A square so near that only a wider plot brings it under a name takes that room, too.', () => {
	const near = [0.05, 0.05704].map((left) => ({ left, top: 0.5, letters: 2 }));
	expect(labelsOf(near)[0]).not.toBe('right');
});

it('A name alone stands to the right, at the right edge to the left, and one without letters nowhere.', () => {
	expect(labelsOf([{ left: 0.5, top: 0.5, letters: 8 }])).toEqual(['right']);
	expect(labelsOf([{ left: 0.95, top: 0.5, letters: 8 }])).toEqual(['left']);
	expect(labelsOf([{ left: 0.5, top: 0.5, letters: 0 }])).toEqual([null]);
});

it('A name goes where it covers the fewest other squares, and gives way to a more important one.', () => {
	const own = { left: 0.5, top: 0.5, letters: 8 };
	const besideIt = { left: 0.6, top: 0.5, letters: 0 };
	expect(labelsOf([own, besideIt])[0]).toBe('left');
	const row = [0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.54].map((left) => ({ left, top: 0.5, letters: 16 }));
	const sides = labelsOf(row);
	expect(sides[0], 'the first of a crowd').not.toBeNull();
	expect(sides, 'not all of a crowd').toContain(null);
});
