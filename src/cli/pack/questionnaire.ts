import { assemble } from '../../lib/election/ballot/ballot.ts';
import { unpackBasis } from '../../lib/election/ballot/basis.ts';
import { isCommon } from '../../lib/election/snapshot.ts';
import { none } from '../../lib/match/coordinate.ts';
import type { Voter } from '../../lib/match/field.ts';
import { lifts, unanimous, type PlainSheet } from '../../lib/match/questionnaire/lift.ts';
import type { Pack } from '../../lib/pack/pack.ts';
import { build } from '../../lib/server/publication/snapshot.ts';

/** The longest ballots and some of the reference are enough to see whether the questionnaire favours an option. */
const mostBallots = 3;
const mostVoters = 60;

/**
 * What `pack check` says of the questionnaire: what "all agree", "all neutral" and the ballot's median would gain in first
 * tiers on the longest ballots, with the election's own contenders as voters, and which statements nearly everybody
 * answers alike. Empty while too few have answered.
 */
export function questionnaireLines(pack: Pack): string[] {
	const { core, basis: part, districts } = build(pack);
	const basis = unpackBasis(core, part);
	if (basis.referenceRows < 2) return [];
	const ballots = core.districts
		.flatMap((district) => {
			const contest = core.contests.find(({ slug }) => slug === district.contest);
			const own =
				contest?.kind === 'list'
					? core.lists.filter((list) => list.contest === contest.slug && list.district === district.number)
					: districts.find((one) => one.contest === district.contest && one.district === district.number)
							?.contenders;
			return contest && own ? [assemble(core, contest, district, own, basis)] : [];
		})
		.filter(({ field }) => field.contenders > 0 && field.positions.some((position) => position !== none))
		.sort((one, other) => other.field.contenders - one.field.contenders)
		.slice(0, mostBallots);
	const gains = new Map<PlainSheet, { firstTiers: number; usual: number }>();
	for (const { field } of ballots) {
		const voters = votersOn(field, basis.reference, basis.referenceRows).slice(0, mostVoters);
		for (const { sheet, firstTiers, usual } of lifts(field, voters, { method: 'city-block', basis })) {
			const sum = gains.get(sheet) ?? { firstTiers: 0, usual: 0 };
			gains.set(sheet, { firstTiers: sum.firstTiers + firstTiers, usual: sum.usual + usual });
		}
	}
	const common = core.statements.filter(isCommon);
	return [
		...Array.from(gains, ([sheet, { firstTiers, usual }]) => {
			const times = usual === 0 ? 0 : Math.round((10 * firstTiers) / usual) / 10;
			return `Questionnaire: "${sheet}" would be in ${times} times as many first tiers as a contender of the ballot.`;
		}),
		...unanimous(basis.sample, common.length).map(({ column, side, share }) => {
			const how = side > 0 ? 'agree' : 'disagree';
			return `Questionnaire: ${Math.floor(100 * share)} % of the sample ${how} with "${common[column]?.slug ?? ''}", so it hardly distinguishes contenders.`;
		}),
	];
}

/** The reference as voters of a ballot, who skip its local statements. */
function votersOn(
	field: { statements: number; local: Uint8Array },
	reference: Int8Array,
	rows: number,
): Voter[] {
	const common = reference.length / rows;
	return Array.from({ length: rows }, (_, row) => {
		let column = 0;
		return {
			stances: Int8Array.from({ length: field.statements }, (_, at) =>
				field.local[at] === 1 ? none : (reference[row * common + column++] ?? none),
			),
			importance: new Uint8Array(field.statements).fill(1),
			unseen: new Uint8Array(field.statements),
		};
	});
}
