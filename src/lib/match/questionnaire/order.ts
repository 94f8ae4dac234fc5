import { none, stepOf } from '../coordinate.ts';

/** The positions of one ballot's contenders on all statements that a voter is asked. */
export interface Published {
	contenders: number;
	/** contenders × statements: coordinates −60…+60, or `none`, also where a statement is not asked on this ballot. */
	positions: Int8Array;
}

/**
 * The order in which statements tell most about a voter's ballots: each next statement is the one after whose answer
 * least is unknown about how the ballots' contenders differ on all statements (the trace of the covariance that is left,
 * A-optimal design), counting that one answer in ten slips by a step. Topics take turns: in each round every topic that
 * still has statements comes once.
 *
 * It depends on published positions only; between equals the given order decides. Every ballot counts the same, however
 * many contenders it has.
 *
 * @param statements steps of each scale, 2…7, and the topic
 * @param first a column that comes first whatever it tells
 * @returns the columns, the most telling first
 */
export function informativeOrder(
	statements: readonly { steps: number; topic: string | number }[],
	ballots: readonly Published[],
	first?: number,
): number[] {
	const unknown = covarianceOf(statements.length, ballots);
	const noise = statements.map(({ steps }) => stepOf(steps) ** 2 / 10);
	const order: number[] = [];
	const waiting = new Set(statements.keys());
	let last: string | number | undefined;
	while (waiting.size > 0) {
		const inRound = new Set<string | number>();
		for (;;) {
			const open = [...waiting].filter((column) => !inRound.has(statements[column]?.topic ?? ''));
			if (open.length === 0) break;
			const apart = open.filter((column) => statements[column]?.topic !== last);
			const isFirst = order.length === 0 && first !== undefined;
			const column = isFirst ? first : mostTelling(unknown, noise, apart.length > 0 ? apart : open);
			learn(unknown, column, noise[column] ?? 0);
			order.push(column);
			waiting.delete(column);
			last = statements[column]?.topic;
			inRound.add(last ?? '');
		}
	}
	return order;
}

/** The mean over the ballots of how positions vary together; a missing position counts as the mean of the others. */
function covarianceOf(statements: number, ballots: readonly Published[]): Float64Array[] {
	const sums = Array.from({ length: statements }, () => new Float64Array(statements));
	for (const { contenders, positions } of ballots) {
		if (contenders === 0) continue;
		const centred = new Float64Array(positions.length);
		for (let column = 0; column < statements; column++) {
			let sum = 0;
			let count = 0;
			for (let row = 0; row < contenders; row++) {
				const position = positions[row * statements + column] ?? none;
				if (position === none) continue;
				sum += position;
				count++;
			}
			for (let row = 0; row < contenders; row++) {
				const position = positions[row * statements + column] ?? none;
				centred[row * statements + column] = position === none ? 0 : position - sum / count;
			}
		}
		for (let row = 0; row < contenders; row++) {
			const own = centred.subarray(row * statements, (row + 1) * statements);
			sums.forEach((line, one) => {
				const weight = (own[one] ?? 0) / contenders;
				if (weight === 0) return;
				for (let other = 0; other < statements; other++)
					line[other] = (line[other] ?? 0) + weight * (own[other] ?? 0);
			});
		}
	}
	return sums;
}

function mostTelling(
	unknown: readonly Float64Array[],
	noise: readonly number[],
	open: readonly number[],
): number {
	let best = open[0] ?? 0;
	let most = -1;
	for (const column of open) {
		const line = unknown[column] ?? new Float64Array();
		const told = line.reduce((sum, own) => sum + own * own, 0) / ((line[column] ?? 0) + (noise[column] ?? 0));
		// Rounding must not decide between equals.
		if (told > most + 1e-9 * Math.abs(most)) {
			best = column;
			most = told;
		}
	}
	return best;
}

/** What is left unknown once a statement is answered. */
function learn(unknown: Float64Array[], column: number, noise: number): void {
	const known = Float64Array.from(unknown[column] ?? []);
	const pivot = (known[column] ?? 0) + noise;
	unknown.forEach((line, one) => {
		const share = (known[one] ?? 0) / pivot;
		for (let other = 0; other < line.length; other++)
			line[other] = (line[other] ?? 0) - share * (known[other] ?? 0);
	});
}
