import { highest, lowest } from '../match/coordinate.ts';
import type { Answer, Answers, Districts } from '../election/ballot/answers.ts';
import type { PrivateShare, SharedTier, SharedTopic } from '../election/share.ts';
import { open, seal, type Fault } from './envelope.ts';
import { Reader, Writer } from './number.ts';
import { asked, isCommon, type Core, type District, type Statement } from '../election/snapshot.ts';

/*
 * A share as the part of an address behind the #, which no browser sends to a server: one choice after another among
 * what the snapshot offers, as one number (number.ts) in an envelope that names the snapshot (envelope.ts). 36
 * answers on five steps with their importance fill 17 bytes. Every share has exactly one form; every other text is a
 * fault, never another share.
 */

export type { Fault } from './envelope.ts';

/** A ballot whose contenders a share names. */
export interface NamedBallot {
	contest: string;
	district: number;
}

/** The slugs of the standing contenders of a ballot, in its order (`Ballot.standing`); empty if there is no such ballot. */
export type ContendersOf = (contest: string, district: number) => readonly string[];

/**
 * Writes a share of `core`'s snapshot. What the snapshot does not have is left out; a skipped statement has no importance.
 *
 * @param contendersOf called for the ballots of the share's tiers
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

/** Why a text cannot be read; null if it can be read with its snapshot. */
export function faultOf(text: string): Fault | null {
	const envelope = open(text);
	return typeof envelope === 'string' ? envelope : null;
}

/** The SHA-256 of the snapshot that a share names, in hex; null if the text cannot be read (`faultOf`). */
export function hashOf(text: string): string | null {
	const envelope = open(text);
	return typeof envelope === 'string' ? null : envelope.snapshot;
}

/** The ballots whose contenders must be known to decode a share. @param core of the snapshot that the share names */
export function ballotsIn(text: string, core: Core): NamedBallot[] | Fault {
	const envelope = open(text);
	if (typeof envelope === 'string') return envelope;
	const number = new Reader(envelope.number);
	readDistricts(number, core);
	const tiers = readTiers(number, core);
	return number.isOff ? 'damaged' : tiers.map(({ contest, district }) => ({ contest, district }));
}

/**
 * Reads a share.
 *
 * @param core of the snapshot that the share names @param contendersOf called for the ballots of `ballotsIn`
 */
export function decode(text: string, core: Core, contendersOf: ContendersOf): PrivateShare | Fault {
	const envelope = open(text);
	if (typeof envelope === 'string') return envelope;
	const number = new Reader(envelope.number);
	const districts = readDistricts(number, core);
	const tiers = readTiers(number, core);
	const topics = readTopics(number, core);
	const answers = readAnswers(number, core);
	for (const tier of tiers) tier.contenders = number.subset(contendersOf(tier.contest, tier.district));
	const share = { snapshot: envelope.snapshot, districts, tiers, topics, answers };
	// A forged text may have a number that no share gives.
	return number.isOff || !number.isEmpty || encode(share, core, contendersOf) !== seal(envelope)
		? 'damaged'
		: share;
}

function writeDistricts(number: Writer, core: Core, districts: Districts) {
	const choices = core.contests.map(({ slug }) => {
		const known = districtsOf(core, slug);
		return { known, place: known.findIndex((district) => district.number === districts[slug]) };
	});
	number.subset(choices, ({ place }) => place >= 0);
	for (const { known, place } of choices) {
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

/** Writes the tiers without their contenders. Returns them in the order of the contests. */
function writeTiers(number: Writer, core: Core, shared: readonly SharedTier[]): SharedTier[] {
	const byContest = core.contests.map(({ slug }) =>
		shared.find(
			({ contest, district }) =>
				contest === slug && districtsOf(core, slug).some((known) => known.number === district),
		),
	);
	number.subset(byContest, (tier) => tier !== undefined);
	const tiers = byContest.flatMap((tier) => tier ?? []);
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
	const byTopic = core.election.topics.map(({ slug }) => shared.find(({ topic }) => topic === slug));
	number.subset(byTopic, (topic) => topic !== undefined);
	for (const topic of byTopic) {
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

/** Every general statement has a place. Of the local ones, which may be thousands, only those answered are written. */
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

/**
 * 0 for a skip, then each stance with either importance; null without an answer or for a stance that is not on the
 * scale.
 */
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
