import { stanceOf, type Answer, type Answers } from '$lib/election/ballot/answers.ts';
import { voterOn } from '$lib/election/ballot/ballot.ts';
import { isCommon, type Core, type Statement } from '$lib/election/snapshot.ts';
import { fieldOfOne, ruleOfOne } from '$lib/match/field.ts';
import { score } from '$lib/match/score.ts';
import { isThin } from '$lib/match/tier.ts';
import { relate, type Distance, type Relation } from '$lib/ui/stance/relation.ts';

/** One statement with the answers of two people. */
export interface Pairing extends Distance {
	statement: Statement;
	/** From 1, in the order of the election's statements. */
	number: number;
	/** 2…7. */
	steps: number;
	yours: Answer | undefined;
	theirs: Answer | undefined;
}

/** What two people have in common. */
export interface Pair {
	/** 0…100; −1 where nothing is shared. */
	agreement: number;
	/** On how many statements both have a stance. */
	shared: number;
	/** Whether that is enough for a percent. */
	hasPercent: boolean;
	/** How many of `pairings` are the same, a step apart, further apart and not shared; together all of them. */
	counts: Record<Relation, number>;
	/** How many of them are on opposite sides of the middle. */
	opposite: number;
	/** By topic in the election's order, 0…100; null where nothing is shared. */
	topics: (number | null)[];
	/** In the order of the statements. */
	pairings: Pairing[];
}

/**
 * Compares the answers of two people. Agreement is that of the matching (city block), but every statement counts once,
 * because with importance the two would see different figures. Local statements that neither has answered are left out.
 */
export function pair(core: Pick<Core, 'election' | 'statements'>, yours: Answers, theirs: Answers): Pair {
	const statements = core.statements.filter(
		(statement) => isCommon(statement) || yours[statement.slug] || theirs[statement.slug],
	);
	const topics = core.election.topics.map(({ slug }) => slug);
	const field = fieldOfOne(
		statements.map(({ steps, topic }) => ({ steps, topic: topics.indexOf(topic) })),
		topics.length,
		voterOn({ statements }, theirs).stances,
	);
	const voter = { ...voterOn({ statements }, yours), importance: new Uint8Array(statements.length).fill(1) };
	const { agreement, coverage, topicAgreement } = score(field, voter, ruleOfOne);
	const shared = coverage[0] ?? 0;
	const pairings = statements.map((statement, index): Pairing => {
		const [your, their] = [yours[statement.slug], theirs[statement.slug]];
		return {
			statement,
			number: index + 1,
			steps: statement.steps,
			yours: your,
			theirs: their,
			...relate(stanceOf(your), stanceOf(their), statement.steps),
		};
	});
	const count = (relation: Relation) => pairings.filter((one) => one.relation === relation).length;
	return {
		agreement: agreement[0] ?? -1,
		shared,
		hasPercent: shared > 0 && !isThin(shared, statements.length),
		counts: {
			same: count('same'),
			step: count('step'),
			apart: count('apart'),
			uncompared: count('uncompared'),
		},
		opposite: pairings.filter(({ isOpposite }) => isOpposite).length,
		topics: [...topicAgreement].map((value) => (value < 0 ? null : value)),
		pairings,
	};
}
