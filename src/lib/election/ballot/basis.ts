import { coordinate, none } from '../../match/coordinate.ts';
import { basisOf, type Basis } from '../../match/gap/basis.ts';
import { isCommon, type BasisPart, type Core, type Statement } from '../snapshot.ts';
import { stanceIn } from './stance.ts';

/**
 * What contenders with gaps are placed by, as input for the engine.
 *
 * @param part null for a snapshot of the first version, which has none: then gaps are pulled toward its prior
 */
export function unpackBasis(
	{ statements, method }: Pick<Core, 'statements' | 'method'>,
	part: BasisPart | null,
): Basis {
	const common = statements.filter(isCommon);
	if (!part) {
		const prior = method.version === 1 ? method.prior : undefined;
		return basisOf(common.length, new Int8Array(), new Int8Array(), prior);
	}
	return basisOf(
		common.length,
		matrixOf(common, part.reference),
		matrixOf(common, part.sample),
		part.prior ?? undefined,
	);
}

function matrixOf(statements: readonly Statement[], rows: readonly string[]): Int8Array {
	return Int8Array.from(
		rows.flatMap((positions) =>
			statements.map(({ steps }, column) => {
				const stance = stanceIn(positions, column);
				return stance === null ? none : coordinate(stance, steps);
			}),
		),
	);
}
