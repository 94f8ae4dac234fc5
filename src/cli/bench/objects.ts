import { none, stepOf } from '../../lib/match/coordinate.ts';
import type { Field, Voter } from '../../lib/match/field.ts';
import type { Basis } from '../../lib/match/gap/basis.ts';

// The first baseline: a straightforward implementation of the rule for common statements, with an object for each
// contender and maps by id.

type Positions = Map<string, number>;

interface PlainStatement {
	id: string;
	step: number;
	topic: number;
}

interface PlainElection {
	contenders: { place: number; positions: Positions }[];
	statements: PlainStatement[];
	reference: Positions[];
	sample: Positions[];
}

interface PlainMatch {
	place: number;
	positions: Positions;
	/** Null where nothing is shared. */
	distance: number | null;
	score: number | null;
	agreement: number | null;
	topics: Map<number, { cost: number; weight: number }>;
	tier: number;
	rank: number;
}

interface Votes {
	answers: Map<string, { answer: number; importance: number }>;
	unseen: string[];
}

export function asObjects(field: Field, basis: Basis): PlainElection {
	const statements = Array.from({ length: field.statements }, (_, column) => ({
		id: `s${column}`,
		step: stepOf(field.steps[column] ?? 5),
		topic: field.topic[column] ?? 0,
	}));
	const rows = (matrix: Int8Array, count: number) =>
		Array.from({ length: count }, (_, row): Positions => {
			const all = statements.map(({ id }, column): [string, number] => [
				id,
				matrix[row * field.statements + column] ?? none,
			]);
			return new Map(all.filter(([, position]) => position !== none));
		});
	return {
		contenders: rows(field.positions, field.contenders).map((positions, row) => ({
			place: field.place[row] ?? 0,
			positions,
		})),
		statements,
		reference: rows(basis.reference, basis.referenceRows),
		sample: rows(basis.sample, basis.sampleRows),
	};
}

export function votesOf({ stances, importance, unseen }: Voter): Votes {
	const columns = [...stances.keys()];
	return {
		answers: new Map(
			columns
				.filter((column) => stances[column] !== none)
				.map((column) => [
					`s${column}`,
					{ answer: stances[column] ?? none, importance: importance[column] ?? 1 },
				]),
		),
		unseen: columns.filter((column) => unseen[column] === 1).map((column) => `s${column}`),
	};
}

export function matchObjects(election: PlainElection & { votes: Votes }): PlainMatch[] {
	const { contenders, statements, reference, votes } = election;
	const answered = [...votes.answers.keys()];
	const weight = weightOf(votes, answered);
	const totals = reference.map((peer) => costOf(votes, peer, answered)).sort((a, b) => a - b);
	const matches = contenders.map(({ place, positions }): PlainMatch => {
		const shared = answered.filter((id) => positions.has(id));
		const own = costOf(votes, positions, shared);
		const topics = new Map<number, { cost: number; weight: number }>();
		for (const { id, topic } of statements) {
			if (!shared.includes(id)) continue;
			const sofar = topics.get(topic) ?? { cost: 0, weight: 0 };
			topics.set(topic, {
				cost: sofar.cost + costOf(votes, positions, [id]),
				weight: sofar.weight + weightOf(votes, [id]),
			});
		}
		const sharedWeight = weightOf(votes, shared);
		const distance =
			shared.length === 0
				? null
				: shared.length === answered.length
					? own
					: distanceByRank(
							own,
							reference.map((peer) => costOf(votes, peer, shared)),
							totals,
							weight,
							sharedWeight,
						);
		return {
			place,
			positions,
			distance,
			score: distance === null ? null : 100 - (100 * distance) / (120 * weight),
			agreement: shared.length === 0 ? null : 100 - (100 * own) / (120 * sharedWeight),
			topics,
			tier: 0,
			rank: 0,
		};
	});
	const sorted = matches
		.filter(({ distance }) => distance !== null)
		.sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || a.place - b.place);
	const limit = limitOf(election, answered);
	let tier = 0;
	let first = 0;
	sorted.forEach((match, index) => {
		const before = sorted[index - 1];
		match.rank = before && before.distance === match.distance ? before.rank : index + 1;
		if (tier === 0 || 5 * ((match.distance ?? 0) - first) ** 2 > limit) {
			tier++;
			first = match.distance ?? 0;
		}
		match.tier = tier;
	});
	return matches;
}

function weightOf({ answers }: Votes, ids: readonly string[]): number {
	return ids.reduce((sum, id) => sum + (answers.get(id)?.importance ?? 0), 0);
}

function costOf({ answers }: Votes, positions: Positions, ids: readonly string[]): number {
	return ids.reduce((sum, id) => {
		const vote = answers.get(id);
		return sum + (vote ? vote.importance * Math.abs(vote.answer - (positions.get(id) ?? 0)) : 0);
	}, 0);
}

function distanceByRank(
	own: number,
	shared: readonly number[],
	totals: readonly number[],
	weight: number,
	sharedWeight: number,
): number {
	const last = totals.length - 1;
	const less = shared.filter((cost) => cost < own).length;
	const equal = shared.filter((cost) => cost === own).length;
	const at = (index: number) => totals[index] ?? 0;
	if (less + equal > 0 && less <= last) {
		const place = less + equal / 2 - 0.5;
		return (at(Math.max(0, Math.floor(place))) + at(Math.min(last, Math.ceil(place)))) / 2;
	}
	const [end, edge] = less === 0 ? [at(0), Math.min(...shared)] : [at(last), Math.max(...shared)];
	const spread = mean(shared) - edge;
	const stretch = spread === 0 ? 0 : Math.min(weight / sharedWeight, (mean(totals) - end) / spread);
	return Math.min(120 * weight, Math.max(0, end + (own - edge) * stretch));
}

function limitOf(
	{ statements, reference, sample, votes }: PlainElection & { votes: Votes },
	answered: readonly string[],
): number {
	const moves = statements.reduce(
		(sum, { id, step }) => sum + ((votes.answers.get(id)?.importance ?? 0) * step) ** 2,
		0,
	);
	const totals = reference.map((peer) => costOf(votes, peer, answered));
	const variance = covariance(totals, totals);
	const errors = sample.flatMap((row) => {
		const shared = answered.filter((id) => row.has(id));
		if (shared.length === 0) return [];
		if (shared.length === answered.length) return [0];
		return [
			2 *
				variance *
				(1 -
					correlation(
						reference.map((peer) => costOf(votes, peer, shared)),
						totals,
					)),
		];
	});
	const margin = errors.length === 0 ? 0 : mean(errors);
	return 2 * moves + 15 * (margin + earlyMargin(reference, votes, answered, variance)) + 1e-6;
}

function earlyMargin(
	reference: readonly Positions[],
	votes: Votes,
	answered: readonly string[],
	variance: number,
): number {
	if (votes.unseen.length === 0) return 0;
	const correlations = reference.slice(0, 30).map((voter) => {
		const asVotes = (ids: readonly string[]): Votes => ({
			answers: new Map(
				ids.map((id) => [
					id,
					{ answer: voter.get(id) ?? 0, importance: votes.answers.get(id)?.importance ?? 1 },
				]),
			),
			unseen: [],
		});
		const all = [...answered, ...votes.unseen];
		const own = asVotes(all);
		const others = reference.filter((other) => other !== voter);
		return correlation(
			others.map((other) => costOf(own, other, answered)),
			others.map((other) => costOf(own, other, all)),
		);
	});
	return 2 * variance * (1 - mean(correlations));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(one: readonly number[], other: readonly number[]): number {
	const means = [mean(one), mean(other)];
	return mean(one.map((value, index) => (value - (means[0] ?? 0)) * ((other[index] ?? 0) - (means[1] ?? 0))));
}

function correlation(one: readonly number[], other: readonly number[]): number {
	const product = covariance(one, one) * covariance(other, other);
	return product === 0 ? 0 : Math.max(0, covariance(one, other) / Math.sqrt(product));
}
