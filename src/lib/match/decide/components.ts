import { none } from '../coordinate.ts';
import type { Positions } from '../gap/prior.ts';
import { isComparable } from './alike.ts';

/**
 * The plane in which the published positions of an election lie farthest apart: its first two principal components. All
 * numbers are rounded to four decimals.
 */
export interface Components {
	/** By statement: the mean position, −60…+60. */
	mean: number[];
	/** By statement: how much it pulls along the first axis, and along the second; the squares of each add up to 1. */
	axes: [number[], number[]];
	/** The share of all variance along each axis, 0…1. */
	explained: [number, number];
}

/** A place in the plane, in the unit of coordinates; the mean of all is 0, 0. */
export interface Place {
	x: number;
	y: number;
	/** How many statements it rests on. */
	answered: number;
}

/** Fewer sheets than this make no plane. */
const fewestSheets = 3;

/**
 * The first two principal components (Pearson 1901) of the positions of all contenders with two thirds of the answers.
 * What one of them left out counts as the mean of the others on that statement. Null with fewer than three such
 * contenders, or if their positions vary along fewer than two axes.
 *
 * The direction of an axis means nothing by itself: the statement that pulls most, the first of them if several do,
 * pulls to the right or up. The order of the contenders changes nothing. Only additions, multiplications, divisions
 * and square roots are used, which give the same on every machine.
 */
export function componentsOf(positions: Positions): Components | null {
	const { rows, mean, covariance } = momentsOf(positions);
	if (rows < fewestSheets) return null;
	const { values, vectors } = eigen(covariance);
	const total = values.reduce((sum, value) => sum + value, 0);
	const [first, second] = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
	if (first === undefined || second === undefined || !((values[second] ?? 0) > 1e-9 * total)) return null;
	const axis = (at: number) => directed(vectors.map((line) => rounded(line[at] ?? 0)));
	const share = (at: number) => rounded((values[at] ?? 0) / total);
	return {
		mean: mean.map(rounded),
		axes: [axis(first), axis(second)],
		explained: [share(first), share(second)],
	};
}

/**
 * Where a sheet lies in the plane; importance changes nothing. A whole sheet is projected. One with gaps is placed where
 * its answers and the published positions as a whole speak for most (ridge regression on the answered statements, the
 * pull toward the mean being the variance across the plane over that along each axis), widened so that both agree where
 * nothing is missing. Measured: with half of the answers it is half as far off as with the mean in place of what is
 * missing.
 */
export function placeIn({ mean, axes, explained }: Components, sheet: Int8Array): Place {
	const [first, second] = axes;
	let [answered, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
	for (let column = 0; column < mean.length; column++) {
		const position = sheet[column] ?? none;
		if (position === none) continue;
		const [along, up] = [first[column] ?? 0, second[column] ?? 0];
		const apart = position - (mean[column] ?? 0);
		x += along * apart;
		y += up * apart;
		xx += along * along;
		xy += along * up;
		yy += up * up;
		answered++;
	}
	if (answered === mean.length) return { x, y, answered };
	const across = Math.max(0, 1 - explained[0] - explained[1]) / Math.max(1, mean.length - 2);
	// At least a little, so that a single answer has a place even if nothing varies across the plane.
	const pulls = [0, 1].map((axis) => Math.max(1e-6, across / (explained[axis] ?? 1)));
	const [pullX = 0, pullY = 0] = pulls;
	const determinant = (xx + pullX) * (yy + pullY) - xy * xy;
	return {
		x: ((1 + pullX) * ((yy + pullY) * x - xy * y)) / determinant,
		y: ((1 + pullY) * ((xx + pullX) * y - xy * x)) / determinant,
		answered,
	};
}

/**
 * The statements that pull most to each side of an axis: agreement with `toward` pulls to the right or up, agreement
 * with `away` to the left or down. As columns, the strongest first.
 *
 * @param most how many of each
 */
export function pulls({ axes }: Components, axis: 0 | 1, most: number): { toward: number[]; away: number[] } {
	const weights = axes[axis];
	const byPull = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
	const toward = byPull.filter((column) => (weights[column] ?? 0) > 0);
	const away = byPull.filter((column) => (weights[column] ?? 0) < 0).reverse();
	return { toward: toward.slice(0, most), away: away.slice(0, most) };
}

/**
 * Means and covariances of the rows with enough answers. All sums are of whole numbers, so the order of the rows changes
 * nothing.
 */
function momentsOf({ contenders, statements, positions }: Positions): {
	rows: number;
	mean: number[];
	covariance: Float64Array[];
} {
	const sheets = Array.from({ length: contenders }, (_, row) =>
		positions.subarray(row * statements, (row + 1) * statements),
	).filter((sheet) =>
		isComparable(
			sheet.reduce((count, position) => count + (position === none ? 0 : 1), 0),
			statements,
		),
	);
	// Of every two columns: how many answered both, the sum of the products, and the sum of the positions on the first.
	const size = statements ** 2;
	const [both, products, sums] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
	for (const sheet of sheets) {
		for (let one = 0; one < statements; one++) {
			const mine = sheet[one] ?? none;
			if (mine === none) continue;
			for (let other = 0, at = one * statements; other < statements; other++, at++) {
				const its = sheet[other] ?? none;
				if (its === none) continue;
				both[at] = (both[at] ?? 0) + 1;
				products[at] = (products[at] ?? 0) + mine * its;
				sums[at] = (sums[at] ?? 0) + mine;
			}
		}
	}
	const mean = Array.from({ length: statements }, (_, column) => {
		const at = column * statements + column;
		return (sums[at] ?? 0) / Math.max(1, both[at] ?? 0);
	});
	const covariance = mean.map((meanOfOne, one) =>
		Float64Array.from(mean, (meanOfOther, other) => {
			// The same sum whichever of the two comes first, to the last bit.
			const [at, back] = [one * statements + other, other * statements + one];
			const shifts = meanOfOther * (sums[at] ?? 0) + meanOfOne * (sums[back] ?? 0);
			const centred = (products[at] ?? 0) - shifts + (both[at] ?? 0) * (meanOfOne * meanOfOther);
			return centred / Math.max(1, sheets.length);
		}),
	);
	return { rows: sheets.length, mean, covariance };
}

/** The eigenvalues of a symmetric matrix, and its eigenvectors as columns: Jacobi's rotations, row by row. */
function eigen(matrix: readonly Float64Array[]): { values: number[]; vectors: Float64Array[] } {
	const lines = matrix.map((line) => Float64Array.from(line));
	const size = lines.length;
	const vectors = lines.map((_, row) => Float64Array.from({ length: size }, (_, at) => (at === row ? 1 : 0)));
	const scale = lines.reduce((sum, line, row) => sum + Math.abs(line[row] ?? 0), 0);
	for (let sweep = 0; sweep < 50; sweep++) {
		let largest = 0;
		for (let row = 0; row < size; row++) {
			for (let column = row + 1; column < size; column++) {
				const between = lines[row]?.[column] ?? 0;
				largest = Math.max(largest, Math.abs(between));
				if (between !== 0) rotate(lines, vectors, row, column);
			}
		}
		if (largest <= 1e-12 * scale) break;
	}
	return { values: lines.map((line, row) => line[row] ?? 0), vectors };
}

/** Turns two axes so that nothing varies between them. */
function rotate(lines: Float64Array[], vectors: Float64Array[], row: number, column: number): void {
	const between = lines[row]?.[column] ?? 0;
	const ratio = ((lines[column]?.[column] ?? 0) - (lines[row]?.[row] ?? 0)) / (2 * between);
	const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
	const cosine = 1 / Math.sqrt(tangent * tangent + 1);
	const sine = tangent * cosine;
	const turn = (line: Float64Array | undefined) => {
		if (!line) return;
		const [one, other] = [line[row] ?? 0, line[column] ?? 0];
		line[row] = cosine * one - sine * other;
		line[column] = sine * one + cosine * other;
	};
	for (const line of lines) turn(line);
	const [one, other] = [lines[row], lines[column]];
	for (let at = 0; one && other && at < lines.length; at++) {
		const [mine, its] = [one[at] ?? 0, other[at] ?? 0];
		one[at] = cosine * mine - sine * its;
		other[at] = sine * mine + cosine * its;
	}
	for (const line of vectors) turn(line);
}

/** Turned so that the weight that is largest, the first of them if several are, is above 0. */
function directed(weights: number[]): number[] {
	const largest = weights.reduce((most, weight) => (Math.abs(weight) > Math.abs(most) ? weight : most), 0);
	return largest < 0 ? weights.map((weight) => 0 - weight) : weights;
}

/** To four decimals, and never −0. */
function rounded(value: number): number {
	return Math.round(10_000 * value) / 10_000 + 0;
}
