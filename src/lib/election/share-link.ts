import { highest, lowest } from '../match/coordinate.ts';
import type { Answer, Answers, Districts } from './answers.ts';
import { isCommon, type PrivateShare, type SharedTier, type SharedTopic } from './share.ts';
import { asked, type Core, type District, type Statement } from './snapshot.ts';

/*
 * A share as the part of an address behind the #, which no browser sends to a server: base64url (RFC 4648 §5, without
 * padding) of
 *
 *   1 byte     version
 *   32 bytes   SHA-256 of the snapshot, by which everything after it is read
 *   n bytes    one whole number, the first byte the most significant and none of them needless
 *   4 bytes    CRC-32 (ISO 3309) of all bytes before
 *
 * The number holds one choice after another in mixed radix, the first at the lowest place, so that no choice takes more
 * room than it needs: 36 answers on five steps with their importance fill 17 bytes. First byte and last four mean the
 * same in every version. Every share has exactly one form; every other text is a fault, never another share.
 */
const version = 1;
const hashBytes = 32;
const checkBytes = 4;
/** Longer than any share: reading a number takes time that grows with the square of its length. */
const mostCharacters = 10_000;

/** Why a text is not a share: there is none, it was cut or changed on its way, or it was made by a newer Tandau. */
export type Fault = 'empty' | 'damaged' | 'newer_version';

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
		const standing = contendersOf(contest, district);
		number.subset(
			standing.length,
			standing.flatMap((slug, place) => (contenders.includes(slug) ? [place] : [])),
		);
	}
	const bytes = [version, ...fromHex(share.snapshot), ...number.bytes()];
	return toBase64([...bytes, ...checksum(bytes)]);
}

/** Why a text cannot be read at all; null where it can, given its snapshot. */
export function faultOf(text: string): Fault | null {
	const bytes = open(text);
	return typeof bytes === 'string' ? bytes : null;
}

/** The snapshot that a share names, SHA-256 in hex; null where `faultOf` says why. */
export function hashOf(text: string): string | null {
	const bytes = open(text);
	return typeof bytes === 'string' ? null : toHex(bytes.slice(1, 1 + hashBytes));
}

/** The ballots whose contenders must be known to decode a share. @param core that of the snapshot which the share names */
export function ballotsIn(text: string, core: Core): NamedBallot[] | Fault {
	const bytes = open(text);
	if (typeof bytes === 'string') return bytes;
	const number = new Reader(numberOf(bytes));
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
	const bytes = open(text);
	if (typeof bytes === 'string') return bytes;
	const number = new Reader(numberOf(bytes));
	const districts = readDistricts(number, core);
	const tiers = readTiers(number, core);
	const topics = readTopics(number, core);
	const answers = readAnswers(number, core);
	for (const tier of tiers) {
		const standing = contendersOf(tier.contest, tier.district);
		tier.contenders = number.subset(standing.length).flatMap((place) => standing[place] ?? []);
	}
	const share = { snapshot: toHex(bytes.slice(1, 1 + hashBytes)), districts, tiers, topics, answers };
	// Whoever makes a text by hand may give its number digits that no share has.
	return number.isOff || !number.isEmpty || encode(share, core, contendersOf) !== bare(text)
		? 'damaged'
		: share;
}

function writeDistricts(number: Writer, core: Core, districts: Districts) {
	const told = core.contests.map(({ slug }) =>
		districtsOf(core, slug).findIndex((district) => district.number === districts[slug]),
	);
	number.subset(
		told.length,
		placesOf(told, (place) => place >= 0),
	);
	core.contests.forEach(({ slug }, index) => {
		const place = told[index] ?? -1;
		if (place >= 0) number.digit(place, districtsOf(core, slug).length);
	});
}

function readDistricts(number: Reader, core: Core): Districts {
	const districts: Districts = {};
	for (const { slug } of number.members(core.contests)) {
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
	number.subset(
		told.length,
		placesOf(told, (tier) => tier !== undefined),
	);
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
	return number.members(core.contests).flatMap(({ slug }): SharedTier[] => {
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
	number.subset(
		told.length,
		placesOf(told, (topic) => topic !== undefined),
	);
	for (const topic of told) {
		if (!topic) continue;
		number.digit(topic.place - lowest, places);
		number.digit(topic.answered, statementsOn(core, topic.topic) + 1);
	}
}

function readTopics(number: Reader, core: Core): SharedTopic[] {
	return number.members(core.election.topics).map(({ slug }) => {
		const place = lowest + number.digit(places);
		return { topic: slug, place, answered: number.digit(statementsOn(core, slug) + 1) };
	});
}

/** A place for every statement that is asked everywhere; of the local ones, of which there may be thousands, only the answered. */
function writeAnswers(number: Writer, core: Core, answers: Answers) {
	const hasAnswers = core.statements.some(({ slug }) => answers[slug]);
	number.digit(hasAnswers ? 1 : 0, 2);
	if (!hasAnswers) return;
	const local = core.statements.filter((statement) => !isCommon(statement));
	for (const statement of core.statements.filter(isCommon)) {
		const answer = answers[statement.slug];
		number.digit(answer ? 1 + codeOf(answer) : 0, 1 + codesOf(statement));
	}
	number.subset(
		local.length,
		placesOf(local, ({ slug }) => answers[slug] !== undefined),
	);
	for (const statement of local) {
		const answer = answers[statement.slug];
		if (answer) number.digit(codeOf(answer), codesOf(statement));
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
	for (const statement of number.members(local)) {
		answers[statement.slug] = answerOf(number.digit(codesOf(statement)));
	}
	return answers;
}

/** 0 for a skip, then each stance with either importance. */
function codeOf({ stance, importance }: Answer): number {
	return stance === 'skip' ? 0 : 2 * stance + importance - 2;
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

function placesOf<Item>(items: readonly Item[], isMember: (item: Item) => boolean): number[] {
	return items.flatMap((item, place) => (isMember(item) ? [place] : []));
}

/** Puts choices into one whole number. */
class Writer {
	#digits: { digit: bigint; radix: bigint }[] = [];

	/** One of `radix` choices. @param digit 0…radix − 1 */
	digit(digit: number, radix: number) {
		this.#digits.push({ digit: BigInt(digit), radix: BigInt(radix) });
	}

	/** Which of `size` things are members: how many, and then which of the sets of that many it is. */
	subset(size: number, members: readonly number[]) {
		this.digit(members.length, size + 1);
		let sets = binomial(size, members.length);
		const radix = sets;
		let left = members.length;
		let place = 0n;
		for (let index = 0; left > 0; index++) {
			const { having, lacking } = split(sets, size - index, left);
			if (members.includes(index)) {
				sets = having;
				left--;
			} else {
				place += having;
				sets = lacking;
			}
		}
		this.#digits.push({ digit: place, radix });
	}

	bytes(): number[] {
		const number = this.#digits.reduceRight((sum, { digit, radix }) => sum * radix + digit, 0n);
		const hex = number === 0n ? '' : number.toString(16);
		return fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
	}
}

/** Takes the choices out again, in the same order. Never throws: what no writer could have written makes it `isOff`. */
class Reader {
	#number: bigint;
	#isOff = false;

	constructor(number: bigint) {
		this.#number = number;
	}

	/** Whether something was asked for that cannot be there. */
	get isOff() {
		return this.#isOff;
	}

	get isEmpty() {
		return this.#number === 0n;
	}

	digit(radix: number): number {
		return Number(this.#take(BigInt(radix)));
	}

	/** The members, ascending. */
	subset(size: number): number[] {
		let left = this.digit(size + 1);
		let sets = binomial(size, left);
		let place = this.#take(sets);
		const members: number[] = [];
		for (let index = 0; left > 0; index++) {
			const { having, lacking } = split(sets, size - index, left);
			if (place < having) {
				members.push(index);
				sets = having;
				left--;
			} else {
				place -= having;
				sets = lacking;
			}
		}
		return members;
	}

	members<Item>(items: readonly Item[]): Item[] {
		return this.subset(items.length).flatMap((place) => items[place] ?? []);
	}

	oneOf<Item>(items: readonly Item[]): Item | undefined {
		if (items.length === 0) this.#isOff = true;
		return items.length === 0 ? undefined : items[this.digit(items.length)];
	}

	#take(radix: bigint): bigint {
		const digit = this.#number % radix;
		this.#number /= radix;
		return digit;
	}
}

/** In how many ways `members` of `size` things can be chosen. */
function binomial(size: number, members: number): bigint {
	let ways = 1n;
	for (let chosen = 1; chosen <= members; chosen++) {
		ways = (ways * BigInt(size - chosen + 1)) / BigInt(chosen);
	}
	return ways;
}

/** Of the sets of `members` of `size` things: how many have the first thing, and how many lack it. */
function split(sets: bigint, size: number, members: number): { having: bigint; lacking: bigint } {
	const having = (sets * BigInt(members)) / BigInt(size);
	return { having, lacking: sets - having };
}

/** The bytes of a text whose form is right; the fault of any other. */
function open(text: string): Uint8Array | Fault {
	const characters = bare(text);
	if (characters === '') return 'empty';
	if (characters.length > mostCharacters) return 'damaged';
	const bytes = fromBase64(characters);
	if (!bytes || bytes.length < 1 + checkBytes) return 'damaged';
	const end = bytes.length - checkBytes;
	const isWhole = checksum(bytes.subarray(0, end)).every((byte, index) => byte === bytes[end + index]);
	const written = bytes[0] ?? 0;
	if (!isWhole || written < 1) return 'damaged';
	if (written > version) return 'newer_version';
	return end < 1 + hashBytes ? 'damaged' : bytes;
}

function bare(text: string): string {
	return text.trim().replace(/^#/, '');
}

function numberOf(bytes: Uint8Array): bigint {
	const hex = toHex(bytes.subarray(1 + hashBytes, bytes.length - checkBytes));
	return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** CRC-32 as in PNG and gzip, the first byte the most significant. */
function checksum(bytes: Iterable<number>): number[] {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	crc = ~crc;
	return [24, 16, 8, 0].map((shift) => (crc >>> shift) & 0xff);
}

function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): number[] {
	return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function toBase64(bytes: readonly number[]): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}

/** Null for what `toBase64` would not have written. */
function fromBase64(text: string): Uint8Array | null {
	if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
	return toBase64([...bytes]) === text ? bytes : null;
}
