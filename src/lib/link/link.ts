import { highest, lowest } from '../match/coordinate.ts';
import type { Answer, Answers, Districts } from '../election/ballot/answers.ts';
import { isCommon, type PrivateShare, type SharedTier, type SharedTopic } from '../election/share.ts';
import { bare, open, seal, type Fault } from './envelope.ts';
import { Reader, Writer } from './number.ts';
import { asked, type Core, type District, type Statement } from '../election/snapshot.ts';

/*
 * A share as the part of an address behind the #, which no browser sends to a server: one choice after another, written by
 * what the snapshot offers to choose from, as one number (share-link/number.ts) in an envelope that names the snapshot
 * (share-link/envelope.ts). 36 answers on five steps with their importance fill 17 bytes. Every share has exactly one form;
 * every other text is a fault, never another share.
 */

export type { Fault } from './envelope.ts';

/** A ballot of which a share names contenders. */
export interface NamedBallot {
	contest: string;
	district: number;
}

/** The slugs of those who can be ticked on a ballot, in its order: `Ballot.standing`. Empty where there is no such ballot. */
export type ContendersOf = (contest: string, district: number) => readonly string[];

/**
 * Writes a share of `core`'s snapshot. What the snapshot does not have is left out; a skipped statement has no importance.
 *
 * @param contendersOf asked for the ballots of the share's tiers
 */
export function encode(share: PrivateShare, core: Core, contendersOf: ContendersOf): string {
	const number = new Writer();
	writeDistricts(number, core, share.districts);
	const tiers = writeTiers(number, core, share.tiers);
	writeTopics(number, core, share.topics);
	writeAnswers(number, core, share.answers);
	for (const { contest, district, contenders } of tiers) {
		number.subset(contendersOf(contest, district), (slug) => contenders.includes(slug));
	}
	return seal({ snapshot: share.snapshot, number: number.number() });
}

/** Why a text cannot be read at all; null where it can, given its snapshot. */
export function faultOf(text: string): Fault | null {
	const opened = open(text);
	return typeof opened === 'string' ? opened : null;
}

/** The snapshot that a share names, SHA-256 in hex; null where `faultOf` says why. */
export function hashOf(text: string): string | null {
	const opened = open(text);
	return typeof opened === 'string' ? null : opened.snapshot;
}

/** The ballots whose contenders must be known to decode a share. @param core that of the snapshot which the share names */
export function ballotsIn(text: string, core: Core): NamedBallot[] | Fault {
	const opened = open(text);
	if (typeof opened === 'string') return opened;
	const number = new Reader(opened.number);
	readDistricts(number, core);
	const tiers = readTiers(number, core);
	return number.isOff ? 'damaged' : tiers.map(({ contest, district }) => ({ contest, district }));
}

/**
 * Reads a share.
 *
 * @param core that of the snapshot which the share names
 * @param contendersOf asked for `ballotsIn`
 */
export function decode(text: string, core: Core, contendersOf: ContendersOf): PrivateShare | Fault {
	const opened = open(text);
	if (typeof opened === 'string') return opened;
	const number = new Reader(opened.number);
	const districts = readDistricts(number, core);
	const tiers = readTiers(number, core);
	const topics = readTopics(number, core);
	const answers = readAnswers(number, core);
	for (const tier of tiers) tier.contenders = number.subset(contendersOf(tier.contest, tier.district));
	const share = { snapshot: opened.snapshot, districts, tiers, topics, answers };
	// Whoever makes a text by hand may give its number digits that no share has.
	return number.isOff || !number.isEmpty || encode(share, core, contendersOf) !== bare(text)
		? 'damaged'
		: share;
}

function writeDistricts(number: Writer, core: Core, districts: Districts) {
	const told = core.contests.map(({ slug }) => {
		const known = districtsOf(core, slug);
		return { known, place: known.findIndex((district) => district.number === districts[slug]) };
	});
	number.subset(told, ({ place }) => place >= 0);
	for (const { known, place } of told) {
		if (place >= 0) number.digit(place, known.length);
	}
}

function readDistricts(number: Reader, core: Core): Districts {
	const districts: Districts = {};
	for (const { slug } of number.subset(core.contests)) {
		const district = number.oneOf(districtsOf(core, slug));
		if (district) districts[slug] = district.number;
	}
	return districts;
}

/** Everything of the tiers but their contenders. Returns them in the order of the contests. */
function writeTiers(number: Writer, core: Core, shared: readonly SharedTier[]): SharedTier[] {
	const told = core.contests.map(({ slug }) =>
		shared.find(
			({ contest, district }) =>
				contest === slug && districtsOf(core, slug).some((known) => known.number === district),
		),
	);
	number.subset(told, (tier) => tier !== undefined);
	const tiers = told.flatMap((tier) => tier ?? []);
	for (const tier of tiers) {
		const districts = districtsOf(core, tier.contest);
		number.digit(
			districts.findIndex((district) => district.number === tier.district),
			districts.length,
		);
		number.digit(tier.lowest, 101);
		number.digit(tier.highest - tier.lowest, 101 - tier.lowest);
		number.digit(tier.answered, asked(core.statements, tier.contest, tier.district).length + 1);
	}
	return tiers;
}

function readTiers(number: Reader, core: Core): SharedTier[] {
	return number.subset(core.contests).flatMap(({ slug }): SharedTier[] => {
		const district = number.oneOf(districtsOf(core, slug));
		if (!district) return [];
		const lowest = number.digit(101);
		const highest = lowest + number.digit(101 - lowest);
		const answered = number.digit(asked(core.statements, slug, district.number).length + 1);
		return [{ contest: slug, district: district.number, lowest, highest, answered, contenders: [] }];
	});
}

const places = highest - lowest + 1;

function writeTopics(number: Writer, core: Core, shared: readonly SharedTopic[]) {
	const told = core.election.topics.map(({ slug }) => shared.find(({ topic }) => topic === slug));
	number.subset(told, (topic) => topic !== undefined);
	for (const topic of told) {
		if (!topic) continue;
		number.digit(topic.place - lowest, places);
		number.digit(topic.answered, statementsOn(core, topic.topic) + 1);
	}
}

function readTopics(number: Reader, core: Core): SharedTopic[] {
	return number.subset(core.election.topics).map(({ slug }) => {
		const place = lowest + number.digit(places);
		return { topic: slug, place, answered: number.digit(statementsOn(core, slug) + 1) };
	});
}

/** A place for every statement that is asked everywhere; of the local ones, of which there may be thousands, only the answered. */
function writeAnswers(number: Writer, core: Core, answers: Answers) {
	const codes = new Map(
		core.statements.map((statement) => [statement.slug, codeOf(answers[statement.slug], statement)]),
	);
	const code = ({ slug }: Statement) => codes.get(slug) ?? null;
	const hasAnswers = core.statements.some((statement) => code(statement) !== null);
	number.digit(hasAnswers ? 1 : 0, 2);
	if (!hasAnswers) return;
	for (const statement of core.statements.filter(isCommon)) {
		number.digit((code(statement) ?? -1) + 1, 1 + codesOf(statement));
	}
	const local = core.statements.filter((statement) => !isCommon(statement));
	number.subset(local, (statement) => code(statement) !== null);
	for (const statement of local) {
		const own = code(statement);
		if (own !== null) number.digit(own, codesOf(statement));
	}
}

function readAnswers(number: Reader, core: Core): Answers {
	const answers: Answers = {};
	if (number.digit(2) === 0) return answers;
	for (const statement of core.statements.filter(isCommon)) {
		const code = number.digit(1 + codesOf(statement));
		if (code > 0) answers[statement.slug] = answerOf(code - 1);
	}
	const local = core.statements.filter((statement) => !isCommon(statement));
	for (const statement of number.subset(local)) {
		answers[statement.slug] = answerOf(number.digit(codesOf(statement)));
	}
	return answers;
}

/** 0 for a skip, then each stance with either importance; null for none, and for a stance that the scale does not have. */
function codeOf(answer: Answer | undefined, { steps }: Pick<Statement, 'steps'>): number | null {
	if (!answer) return null;
	const { stance, importance } = answer;
	if (stance === 'skip') return 0;
	return stance >= 1 && stance <= steps ? 2 * stance + importance - 2 : null;
}

function answerOf(code: number): Answer {
	if (code === 0) return { stance: 'skip', importance: 1 };
	return { stance: Math.ceil(code / 2), importance: code % 2 === 0 ? 2 : 1 };
}

function codesOf({ steps }: Pick<Statement, 'steps'>): number {
	return 2 * steps + 1;
}

function districtsOf(core: Core, contest: string): District[] {
	return core.districts.filter((district) => district.contest === contest);
}

function statementsOn(core: Core, topic: string): number {
	return core.statements.filter((statement) => statement.topic === topic).length;
}
