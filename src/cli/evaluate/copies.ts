import { basisOf, type Basis } from '../../lib/match/gap/basis.ts';
import { chooseBasis, inSeededOrder } from '../../lib/match/gap/choose.ts';
import { highest, lowest, stepOf } from '../../lib/match/coordinate.ts';
import { below, noisy, randomNumbers, withGaps, type Random } from './chance.ts';
import type { Data } from './data.ts';
import { fieldOf, halfWithGaps, outcomeOf, percent, polls, ruleOf, voterOf, type Outcome } from './poll.ts';

const votes = 1000;
const size = 42;

/**
 * What copies of a sheet, added to a ballot of which half has gaps, do to the others. Exact copies, whether in the
 * reference or not, must displace nobody from a first tier unless the sheet is nearer than the best was. Near-copies
 * that all get into the reference shift contenders with gaps a little.
 */
export function* copies(data: Data) {
	const { basis, inReference } = halfWithGaps(data, 0.5, 7, withGaps);
	for (const count of [7, 20]) {
		for (const isInReference of [false, true]) {
			const random = randomNumbers(count);
			let voted = 0;
			let displaced = 0;
			for (const { standing, voters } of polls(data, size, votes, 0, random, inReference)) {
				const published = publish(standing, random);
				const sheet = published[0] ?? new Int8Array();
				const before = fieldOf(published, data.steps);
				const after = fieldOf([...published, ...Array.from({ length: count }, () => sheet)], data.steps);
				const [one, many] = isInReference
					? [withCopies(basis, sheet, 1), withCopies(basis, sheet, count)]
					: [basis, basis];
				for (const row of voters) {
					const [earlier, later] = [
						outcomeOf(before, voterOf(row), ruleOf(one)),
						outcomeOf(after, voterOf(row), ruleOf(many)),
					];
					voted++;
					if (isDisplaced(earlier, later, size)) displaced++;
				}
			}
			if (voted > 0)
				yield { copies: count, isInReference, votes: voted, votesWithSomebodyDisplaced: displaced };
		}
	}
	yield* nearCopies(data, basis, inReference);
}

/** Twenty sheets that differ from one in a twentieth of its answers take twenty places of the reference. */
function* nearCopies(data: Data, basis: Basis, inReference: ReadonlySet<Int8Array>) {
	const count = Math.min(20, basis.referenceRows);
	for (const kind of ['a candidate', 'all agree'] as const) {
		const random = randomNumbers(20);
		let members = 0;
		let left = 0;
		let membersWithGaps = 0;
		let leftWithGaps = 0;
		let moved = 0;
		for (const { standing, voters } of polls(data, size, votes, 0, random, inReference)) {
			const published = publish(standing, random);
			const field = fieldOf(published, data.steps);
			const sheet =
				kind === 'a candidate' ? (standing[0] ?? new Int8Array()) : new Int8Array(data.steps.length).fill(60);
			const near = Array.from({ length: count }, () => nearCopy(sheet, data.steps, random));
			const reference = basis.reference.slice();
			near.forEach((row, index) => {
				reference.set(row, index * basis.statements);
			});
			const shifted = { ...basis, reference };
			for (const row of voters) {
				const earlier = outcomeOf(field, voterOf(row), ruleOf(basis));
				const later = outcomeOf(field, voterOf(row), ruleOf(shifted));
				const gone = earlier.first.filter((one) => !later.first.includes(one));
				const come = later.first.filter((one) => !earlier.first.includes(one));
				members += earlier.first.length;
				left += gone.length;
				membersWithGaps += earlier.first.filter((one) => one % 2 === 1).length;
				leftWithGaps += gone.filter((one) => one % 2 === 1).length;
				moved += gone.length + come.length;
			}
		}
		if (members === 0) continue;
		yield {
			nearCopiesOf: kind,
			copies: count,
			reference: basis.referenceRows,
			firstTierMembersThatLeft: percent(left / members),
			ofThoseWithGaps: percent(leftWithGaps / membersWithGaps),
			membersThatLeftOrCame: percent(moved / members),
		};
	}
}

/** Every second contender with half of its answers. */
function publish(standing: readonly Int8Array[], random: Random): Int8Array[] {
	return standing.map((row, index) => (index % 2 === 1 ? withGaps(row, 0.5, random) : row));
}

/** The basis that is chosen if copies of one sheet have their turn before everybody else: identical sheets are in it once. */
function withCopies(basis: Basis, sheet: Int8Array, count: number): Basis {
	const copied = Array.from({ length: count }, () => sheet);
	const chosen = (matrix: Int8Array, rows: number) => {
		const others = Array.from({ length: rows }, (_, row) =>
			matrix.subarray(row * basis.statements, (row + 1) * basis.statements),
		);
		const slugs = inSeededOrder(
			Array.from({ length: count + rows }, (_, index) => ({ slug: `c${index}` })),
			'copies',
		);
		const sheets = [...copied, ...others].map((positions, index) => ({
			slug: slugs[index]?.slug ?? '',
			positions,
		}));
		return chooseBasis(sheets, basis.statements, 'copies');
	};
	return basisOf(
		basis.statements,
		chosen(basis.reference, basis.referenceRows).reference,
		chosen(basis.sample, basis.sampleRows).sample,
		basis.prior ?? undefined,
	);
}

/** Whether anybody of the first tier is no longer in it, unless a newcomer is nearer than the best was. */
function isDisplaced(earlier: Outcome, later: Outcome, before: number): boolean {
	const best = earlier.distance[earlier.best[0] ?? 0] ?? 0;
	const newcomer = later.distance[before] ?? Infinity;
	return newcomer >= best && earlier.first.some((row) => !later.first.includes(row));
}

function nearCopy(row: Int8Array, steps: readonly number[], random: Random): Int8Array {
	const near = noisy(row, steps, 0.05, random);
	if (near.some((own, column) => own !== row[column])) return near;
	const column = below(row.length, random);
	const step = stepOf(steps[column] ?? 5);
	const own = row[column] ?? 0;
	return row.with(column, own + step > highest ? Math.max(lowest, own - step) : own + step);
}
