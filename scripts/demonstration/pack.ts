// The demonstration election. Regions, districts and the 36 general statements are those of `kz-2023`; everything
// else is invented. `npm run demo` writes it to drizzle/packs/demo.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { occupations, type Occupation } from './people.ts';
import { normal, pick, shuffle, stream } from './random.ts';
import { reasonFor } from './reasons.ts';
import { ownWords } from './own-words.ts';
import {
	blocs,
	contests,
	election,
	imprint,
	land,
	living,
	localDistricts,
	localPlaces,
	localStatements,
	parties,
	type Text,
} from './words.ts';

const languages = ['kk', 'ru', 'en'] as const;
const kz2023 = new URL('../../drizzle/packs/kz-2023/', import.meta.url);

const words = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
const frame = z
	.object({ topics: z.array(z.object({ slug: z.string(), name: words, low: words, high: words })) })
	.parse(JSON.parse(readFileSync(new URL('election.json', kz2023), 'utf8')));
const generalStatements = z
	.array(
		z.object({
			slug: z.string(),
			topic: z.string(),
			text: words,
			plain: words.exactOptional(),
			background: words,
			asOf: z.string(),
			polarity: z.union([z.literal(1), z.literal(-1)]),
			steps: z.literal(5),
		}),
	)
	.parse(JSON.parse(readFileSync(new URL('statements.json', kz2023), 'utf8')));
const regions = readTable('regions.csv');
const realDistricts = readTable('districts.csv').filter((row) => row['contest'] === 'mazhilis-seat');

/**
 * How many candidates stand in each Mazhilis district, and which parties have one there; all others are
 * self-nominated. The totals of 1–5, 13, 20, 22, 25 and of 18 and 19 together are those of 2023; the others are
 * chosen so that the whole is 435 candidates, 359 of them self-nominated.
 */
const ballots: [total: number, parties: string][] = [
	[41, 'sary-dala aq-terek taza-bulaq ken-angar'],
	[42, 'sary-dala aq-terek taza-bulaq ken-angar kok-burkit'],
	[37, 'sary-dala aq-terek taza-bulaq ken-angar kok-burkit'],
	[33, 'sary-dala aq-terek taza-bulaq ken-angar'],
	[34, 'sary-dala aq-terek kok-burkit biik-syn'],
	[14, 'sary-dala aq-terek'],
	[13, 'sary-dala aq-terek'],
	[11, 'sary-dala aq-terek taza-bulaq'],
	[11, 'sary-dala aq-terek taza-bulaq'],
	[14, 'sary-dala aq-terek'],
	[13, 'sary-dala aq-terek'],
	[15, 'sary-dala aq-terek'],
	[11, 'sary-dala aq-terek'],
	[14, 'sary-dala aq-terek'],
	[10, 'sary-dala aq-terek tas-bastau'],
	[9, 'sary-dala aq-terek'],
	[10, 'sary-dala aq-terek tas-bastau'],
	[12, 'sary-dala aq-terek taza-bulaq'],
	[9, 'sary-dala aq-terek'],
	[10, 'sary-dala aq-terek taza-bulaq'],
	[9, 'sary-dala tas-bastau'],
	[11, 'sary-dala aq-terek biik-syn'],
	[11, 'sary-dala aq-terek taza-bulaq'],
	[8, 'sary-dala'],
	[5, 'sary-dala'],
	[7, 'sary-dala tas-bastau'],
	[6, 'sary-dala tas-bastau'],
	[6, 'sary-dala'],
	[9, 'sary-dala aq-terek taza-bulaq'],
];

const localBallots: Record<string, [total: number, parties: string][]> = {
	'astana-maslikhat-seat': [
		[9, 'sary-dala aq-terek'],
		[6, 'sary-dala'],
		[7, 'sary-dala aq-terek kok-burkit'],
		[4, 'sary-dala'],
		[8, 'sary-dala aq-terek biik-syn'],
		[5, 'sary-dala'],
		[6, 'sary-dala taza-bulaq'],
		[7, 'sary-dala aq-terek'],
	],
	'qaraghandy-maslikhat-seat': [
		[6, 'sary-dala aq-terek'],
		[5, 'sary-dala taza-bulaq'],
		[7, 'sary-dala aq-terek kok-burkit'],
		[4, 'sary-dala'],
		[5, 'sary-dala ken-angar'],
		[4, 'sary-dala tas-bastau'],
		[4, 'sary-dala tas-bastau'],
		[4, 'sary-dala'],
	],
	'temirtau-maslikhat-seat': [
		[5, 'sary-dala aq-terek'],
		[4, 'sary-dala'],
		[6, 'sary-dala taza-bulaq kok-burkit'],
		[4, 'sary-dala'],
		[4, 'sary-dala'],
	],
};

/** The parties with a list in each contest; not every party stands in all. */
const listsOf: Record<string, string> = {
	'mazhilis-list': 'taza-bulaq aq-terek ken-angar sary-dala kok-burkit biik-syn tas-bastau',
	'astana-maslikhat-list': 'taza-bulaq aq-terek sary-dala kok-burkit biik-syn',
	'qaraghandy-maslikhat-list': 'taza-bulaq aq-terek ken-angar sary-dala kok-burkit tas-bastau',
};

/** Mazhilis districts in which each bloc has a candidate. */
const blocDistricts: Record<string, number[]> = {
	'dala-uni': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 22, 23, 24, 29],
	'tangy-syq': [1, 2, 3, 5, 6, 10, 12, 15, 17, 18, 21, 25, 26, 28],
};
/** The same in the maslikhat contests, by contest. */
const blocLocal: Record<string, Record<string, number[]>> = {
	'astana-maslikhat-seat': { 'dala-uni': [1, 3, 5, 8] },
	'temirtau-maslikhat-seat': { 'dala-uni': [1, 3] },
};

/** The candidates who are no longer on a Mazhilis ballot, by district. */
const gone: Record<number, ('withdrawn' | 'refused')[]> = {
	1: ['withdrawn'],
	2: ['withdrawn'],
	3: ['withdrawn'],
	4: ['refused'],
	13: ['withdrawn'],
	20: ['withdrawn'],
};

/** The Mazhilis district with two candidates of one name; its list of candidates says when each was born and what each does. */
const namesakes = { district: 1 };

/** Two self-nominated candidates of this Mazhilis district answer almost alike: so many stances differ, by one step. */
const akin = { district: 1, differences: 2 };

/** How many self-nominated candidates of this Mazhilis district submit identical positions. */
const copied = { district: 2, candidates: 4 };

const day = '2026-06-07';
const calendar = {
	collectingFrom: '2026-03-28T00:00:00+05:00',
	openFrom: '2026-04-07T00:00:00+05:00',
	silenceFrom: '2026-06-06T00:00:00+05:00',
	votingFrom: '2026-06-07T07:00:00+05:00',
	closesAt: '2026-06-07T20:00:00+05:00',
};

type Participation = 'complete' | 'partial' | 'silent';
type Place = readonly [number, number, number];

export interface Contender {
	slug: string;
	contest: string;
	district: number;
	kind: 'list' | 'person';
	party: string;
	nomination: 'party' | 'association' | 'self';
	bloc: string;
	name: Text;
	number: number | null;
	status: 'registered' | 'refused' | 'withdrawn';
	/** Whether it is one of those with identical positions. */
	isCopied: boolean;
	participation: Participation;
	/** Stances by statement; null where the contender declined. */
	sheet: Map<string, number | null>;
	/** In the languages that the contender writes. */
	reasons: Map<string, Partial<Text>>;
	occupation: Occupation;
	/** Year of birth. */
	born: number;
}

export interface Statement {
	slug: string;
	topic: string;
	text: Text;
	polarity: 1 | -1;
	contest?: string;
	districts?: number[];
}

const statements: Statement[] = [...interleave(generalStatements), ...localStatements];
const partyRows = parties.map((party) => {
	const english = transliterate(party.name);
	return {
		...party,
		slug: slugOf(english),
		title: { kk: `«${party.name}» партиясы`, ru: `Партия «${party.name}»`, en: `${english} Party` },
		short: { kk: party.name, ru: party.name, en: english },
	};
});

/** The pack's files by name, byte-identical each time. */
export function demonstration(): Record<string, string | Uint8Array> {
	const lists = makeLists();
	const people = makePeople();
	for (const contender of lists) answerAsList(contender);
	decideParticipation(people);
	nameTwoAlike(people);
	answerAsPeople(people);
	giveReasons([...lists, ...people]);
	return filesOf([...lists, ...people]);
}

/* The contenders */

function makeLists(): Contender[] {
	return Object.entries(listsOf).flatMap(([contest, standing]) =>
		standing.split(' ').map((slug, index): Contender => {
			const party = partyOf(slug);
			return {
				slug: contest === 'mazhilis-list' ? slug : `${slug}-${contest.split('-')[0]}`,
				contest,
				district: 1,
				kind: 'list',
				party: slug,
				nomination: 'party',
				bloc: '',
				name: party.title,
				number: index + 1,
				status: 'registered',
				isCopied: false,
				participation: party.sheet,
				sheet: new Map(),
				reasons: new Map(),
				...lifeOf(slug),
			};
		}),
	);
}

function makePeople(): Contender[] {
	const name = nameGiver();
	const places = [
		{ contest: 'mazhilis-seat', here: ballots, blocsHere: blocDistricts },
		...Object.entries(localBallots).map(([contest, here]) => ({
			contest,
			here,
			blocsHere: blocLocal[contest] ?? {},
		})),
	];
	return places.flatMap(({ contest, here, blocsHere }) =>
		here.flatMap(([total, standing], index) => {
			const district = index + 1;
			return ballot({
				contest,
				district,
				total,
				standing: standing.split(' '),
				blocsHere: Object.keys(blocsHere).filter((bloc) => blocsHere[bloc]?.includes(district)),
				goneHere: contest === 'mazhilis-seat' ? (gone[district] ?? []) : [],
				name,
			});
		}),
	);
}

interface BallotPlan {
	contest: string;
	district: number;
	/** How many candidates are registered. */
	total: number;
	/** The parties with a candidate here. */
	standing: string[];
	blocsHere: string[];
	goneHere: ('withdrawn' | 'refused')[];
	name: (place: string) => string;
}

/** One district's candidates, in the alphabetical order of its ballot. */
function ballot(plan: BallotPlan): Contender[] {
	const { contest, district, total, standing, blocsHere, goneHere, name } = plan;
	const names = Array.from({ length: total + goneHere.length }, () => name(`${contest} ${district}`));
	const statuses = [...goneHere, ...Array.from({ length: total }, () => 'registered' as const)];
	const rows = statuses.map((status, index): Contender => {
		const kazakh = names[index] ?? '';
		const english = transliterate(kazakh);
		const registered = index - goneHere.length;
		const party = standing[registered] ?? '';
		const alone = registered - standing.length - blocsHere.length;
		const copies = contest === 'mazhilis-seat' && district === copied.district ? copied.candidates : 0;
		return {
			slug: slugOf(english),
			contest,
			district,
			kind: 'person',
			party,
			nomination: status === 'refused' ? 'association' : party ? 'party' : 'self',
			bloc: registered < 0 ? '' : (blocsHere[registered - standing.length] ?? ''),
			name: { kk: kazakh, ru: kazakh, en: english },
			number: null,
			status,
			isCopied: alone >= 0 && alone < copies,
			participation: 'silent',
			sheet: new Map(),
			reasons: new Map(),
			...lifeOf(slugOf(english)),
		};
	});
	rows.sort((a, b) => alphabetically(a.name.kk, b.name.kk));
	let number = 0;
	for (const row of rows) if (row.status === 'registered') row.number = ++number;
	return rows;
}

/** Gives names of two words that fit together: each name only once, and no word twice on a ballot. */
function nameGiver(): (place: string) => string {
	const random = stream('names');
	const usedNames = new Set<string>();
	const usedWords = new Map<string, Set<string>>();
	const firsts = Object.entries(living);
	const seconds = Object.entries(land);
	return (place) => {
		const here = usedWords.get(place) ?? new Set();
		usedWords.set(place, here);
		for (;;) {
			const [first, home] = pick(firsts, random);
			const [second, landscape] = pick(seconds, random);
			const name = `${first} ${second}`;
			if (usedNames.has(name) || here.has(first) || here.has(second)) continue;
			if (![...home].some((habitat) => landscape.includes(habitat))) continue;
			here.add(first).add(second);
			usedNames.add(name);
			return name;
		}
	};
}

function lifeOf(slug: string): { occupation: Occupation; born: number } {
	const random = stream(`life ${slug}`);
	const occupation = pick(occupations, random);
	const [earliest, latest] = [occupation.bornUntil === undefined ? 1958 : 1950, occupation.bornUntil ?? 1998];
	return { occupation, born: earliest + Math.floor(random() * (latest - earliest + 1)) };
}

/** Gives the second of two neighbours on the ballot the name of the first. Both are self-nominated and answer everything. */
function nameTwoAlike(people: Contender[]) {
	const here = people.filter(({ contest, district }) => {
		return contest === 'mazhilis-seat' && district === namesakes.district;
	});
	const isFit = (one: Contender | undefined) =>
		one?.nomination === 'self' && one.bloc === '' && one.participation === 'complete';
	const index = here.findIndex((one, place) => isFit(one) && isFit(here[place + 1]));
	const [first, second] = [here[index], here[index + 1]];
	if (!first || !second) throw new Error('There are no two neighbours to name alike.');
	const slug = `${first.slug}-2`;
	Object.assign(second, { name: first.name, slug, ...lifeOf(slug) });
}

/* Their positions: places on three axes, one for each topic, with noise */

/** A shift on a statement for all contenders, because some statements are simply more popular. */
function leanOf(statement: Statement): number {
	return (stream(`lean ${statement.slug}`)() - 0.5) * 0.7;
}

function stanceFrom(place: Place, statement: Statement, noise: number, random: () => number): number {
	const axis = frame.topics.findIndex((topic) => topic.slug === statement.topic);
	const value = statement.polarity * (place[axis] ?? 0) + leanOf(statement) + noise * normal(random);
	return 1 + [-0.75, -0.2, 0.2, 0.75].filter((threshold) => value > threshold).length;
}

function fill(contender: Contender, place: Place, noise: number, random: () => number) {
	for (const statement of askedOf(contender))
		contender.sheet.set(statement.slug, stanceFrom(place, statement, noise, random));
}

function answerAsList(contender: Contender) {
	if (contender.participation === 'silent') return;
	// One stream for each statement and party, so that a party has the same positions everywhere.
	for (const statement of askedOf(contender)) {
		const random = stream(`list ${contender.party} ${statement.slug}`);
		const stance = stanceFrom(partyOf(contender.party).centre, statement, 0.2, random);
		const mood = contender.participation === 'partial' ? random() : 0;
		if (mood < 0.85) contender.sheet.set(statement.slug, mood < 0.65 ? stance : null);
	}
}

function decideParticipation(people: Contender[]) {
	for (const contest of ['mazhilis-seat', ...Object.keys(localBallots)]) {
		const here = people.filter((contender) => contender.contest === contest);
		takePart(here, stream(`participation ${contest}`));
	}
}

function answerAsPeople(people: Contender[]) {
	for (const contender of people) {
		if (contender.participation === 'silent') continue;
		const random = stream(`answers ${contender.slug}`);
		if (contender.bloc === 'tangy-syq') fillFromCommonSheet(contender, random);
		else fill(contender, placeOf(contender, random), noiseOf(contender), random);
		if (contender.participation === 'partial') leaveOut(contender, 0.05 + 0.75 * random(), random);
	}
	const [model, ...copies] = people.filter((contender) => contender.isCopied);
	for (const contender of copies) contender.sheet = new Map(model?.sheet);
	answerAlmostAlike(people);
}

function answerAlmostAlike(people: Contender[]) {
	const [model, other] = people.filter(
		({ contest, district, nomination, bloc, participation, slug }) =>
			contest === 'mazhilis-seat' &&
			district === akin.district &&
			nomination === 'self' &&
			bloc === '' &&
			participation === 'complete' &&
			!people.some((one) => one.slug === `${slug}-2`) &&
			!slug.endsWith('-2'),
	);
	if (!model || !other) throw new Error('There are no two candidates to answer almost alike.');
	const random = stream('almost alike');
	other.sheet = new Map(model.sheet);
	for (const slug of shuffle([...model.sheet.keys()], random).slice(0, akin.differences))
		moveByStep(other, slug, random);
}

function moveByStep({ sheet }: Contender, slug: string, random: () => number) {
	const stance = sheet.get(slug) ?? 3;
	sheet.set(slug, stance === 1 ? 2 : stance === 5 ? 4 : stance + (random() < 0.5 ? -1 : 1));
}

/** 70 % answer everything, 15 % a part, 15 % nothing. Members of blocs and those with identical positions answer all. */
function takePart(people: Contender[], random: () => number) {
	const registered = people.filter((contender) => contender.status === 'registered');
	const certain = registered.filter((contender) => contender.bloc !== '' || contender.isCopied);
	const open = shuffle(
		registered.filter((contender) => !certain.includes(contender)),
		random,
	);
	const some = Math.round(0.15 * registered.length);
	open.forEach((contender, index) => {
		contender.participation = index < some ? 'silent' : index < 2 * some ? 'partial' : 'complete';
	});
	for (const contender of certain) contender.participation = 'complete';
	// Two of the withdrawn candidates had answered before.
	for (const contender of people.filter(({ status }) => status === 'withdrawn').slice(0, 2))
		contender.participation = 'complete';
}

function placeOf(contender: Contender, random: () => number): Place {
	if (contender.bloc === 'dala-uni') return near([0.5, 0.65, 0.3], 0.12, random);
	if (contender.party) return near(partyOf(contender.party).centre, 0.2, random);
	return near([0.15, 0.2, 0.1], 0.6, random);
}

function noiseOf(contender: Contender): number {
	if (contender.bloc) return 0.2;
	return contender.party ? 0.3 : 0.4;
}

function near(centre: Place, spread: number, random: () => number): Place {
	const [reform, law, sovereignty] = centre;
	return [
		reform + spread * normal(random),
		law + spread * normal(random),
		sovereignty + spread * normal(random),
	];
}

/** The bloc answered together; a member differs on at most two statements, by one step each. */
function fillFromCommonSheet(contender: Contender, random: () => number) {
	const asked = askedOf(contender);
	const common = stream('common sheet');
	for (const statement of asked)
		contender.sheet.set(statement.slug, stanceFrom([0.45, -0.1, 0.55], statement, 0.25, common));
	for (let changes = Math.floor(random() * 3); changes > 0; changes--) {
		moveByStep(contender, pick(asked, random).slug, random);
	}
}

/** Keeps `share` of the positions, at least two. A third of the others are declined, the rest not answered. */
function leaveOut(contender: Contender, share: number, random: () => number) {
	const slugs = shuffle([...contender.sheet.keys()], random);
	for (const slug of slugs.slice(Math.max(2, Math.round(share * slugs.length)))) {
		if (random() < 1 / 3) contender.sheet.set(slug, null);
		else contender.sheet.delete(slug);
	}
}

/* Their reasons */

/**
 * Every list and three in four candidates give reasons, each for at least half of its positions and in the languages in
 * which it writes. On one ballot the same words come again only when all others have been used.
 */
function giveReasons(contenders: Contender[]) {
	const used = new Map<string, Map<string, number>>();
	for (const contender of contenders) {
		if (contender.sheet.size === 0 || contender.status !== 'registered') continue;
		const random = stream(`reasons ${speakerOf(contender)}`);
		if (contender.kind === 'person' && random() < 0.25) continue;
		const ballot = `${contender.contest} ${contender.district}`;
		const here = used.get(ballot) ?? new Map<string, number>();
		used.set(ballot, here);
		const taken = [...contender.sheet].flatMap(([slug, stance]) =>
			stance === null ? [] : [{ slug, stance }],
		);
		// Those in the middle have least to say.
		const willing = shuffle(taken, random).sort((a, b) => Number(a.stance === 3) - Number(b.stance === 3));
		for (const { slug, stance } of willing.slice(0, Math.ceil((0.5 + 0.1 * random()) * taken.length))) {
			const reason = reasonFor(slug, stance, here, random);
			contender.reasons.set(slug, inLanguages(reason, languagesOf(contender)));
		}
	}
}

/** Who thinks the words up: a party for all its lists, a bloc with a common sheet for its members, or the candidate. */
function speakerOf({ kind, party, bloc, slug }: Contender): string {
	if (kind === 'list') return `list ${party}`;
	return bloc === 'tangy-syq' ? bloc : slug;
}

/** Parties and blocs write in every language, candidates in those that they write best. */
function languagesOf(contender: Contender): (keyof Text)[] {
	if (speakerOf(contender) !== contender.slug) return [...languages];
	const chance = stream(`languages ${contender.slug}`)();
	if (chance < 0.4) return ['kk'];
	if (chance < 0.65) return ['ru'];
	return chance < 0.92 ? ['kk', 'ru'] : [...languages];
}

function inLanguages(text: Text, own: readonly (keyof Text)[]): Partial<Text> {
	return Object.fromEntries(own.map((language) => [language, text[language]]));
}

/* What they say of themselves */

interface Profile {
	contender: string;
	text?: Partial<Text>;
	programme?: Partial<Text>;
	photo?: string;
}

/** The contests in which candidates write of themselves. Each district with profiles adds the hash of a part to the core. */
const writing = ['mazhilis-seat', 'astana-maslikhat-seat'];

/** Lists have emblems and, if they answered, words on their party; of the candidates who answered, about two in five write of themselves. */
function profileOf(contender: Contender): Profile | null {
	const { slug, contest, kind, party, sheet, status } = contender;
	const emblem = kind === 'list' ? emblemOf(party) : null;
	const isWriting = kind === 'list' || (writing.includes(contest) && stream(`writes ${slug}`)() < 0.4);
	const hasWords = isWriting && sheet.size > 0 && status === 'registered';
	if (!emblem && !hasWords) return null;
	const words = hasWords ? ownWords(contender, askedOf(contender)) : {};
	const own = languagesOf(contender);
	return {
		contender: slug,
		...(words.text && { text: inLanguages(words.text, own) }),
		...(words.programme && { programme: inLanguages(words.programme, own) }),
		...(emblem && { photo: emblem.id }),
	};
}

/** A party's emblem as the pack holds it: a JPEG that the product wrote, named by its SHA-256. */
function emblemOf(party: string): { id: string; jpeg: Uint8Array } | null {
	const path = new URL(`emblems/${party}.jpg`, import.meta.url);
	if (!existsSync(path)) return null;
	const jpeg = new Uint8Array(readFileSync(path));
	return { id: createHash('sha256').update(jpeg).digest('hex'), jpeg };
}

/* Files */

function filesOf(contenders: Contender[]): Record<string, string | Uint8Array> {
	const inEach = (stem: string) => languages.map((language) => `${stem}_${language}`);
	const each = (text: Partial<Text>) => languages.map((language) => text[language] ?? '');
	const emblems = partyRows.flatMap(({ slug }) => emblemOf(slug) ?? []);
	return {
		'election.json': json({
			slug: 'demo',
			name: election,
			day,
			timezone: 'Asia/Almaty',
			languages,
			fictional: true,
			aroundLoading: true,
			imprint,
			calendar,
			topics: frame.topics,
			contests: contests.map((contest) => ({
				...contest,
				...(contest.kind === 'list' ? { threshold: 5 } : {}),
				runoff: false,
				againstAll: true,
				recall: contest.kind === 'seat',
				order: contest.kind === 'list' ? 'lot' : 'alphabet',
			})),
			sources: [],
		}),
		'statements.json': json(
			[...interleave(generalStatements), ...localStatements].map((statement) => ({ ...statement, steps: 5 })),
		),
		'regions.csv': table(
			['code', ...inEach('name'), 'kind', 'tile_column', 'tile_row'],
			regions.map((row) => Object.values(row)),
		),
		'districts.csv': table(
			['contest', 'number', 'region', ...inEach('name'), ...inEach('composition')],
			districtRows(),
		),
		'places.csv': placesWithLocalDistricts(),
		'parties.csv': table(
			['slug', ...inEach('name'), ...inEach('short'), 'website', 'colour', 'source'],
			partyRows.map((party) => [party.slug, ...each(party.title), ...each(party.short), '', '', '']),
		),
		'blocs.csv': table(
			['slug', ...inEach('name'), ...inEach('manifesto')],
			blocs.map((bloc) => [bloc.slug, ...each(bloc.name), ...each(bloc.manifesto)]),
		),
		'contenders.csv': table(
			[
				...['slug', 'contest', 'district', 'kind', 'party', 'nomination', 'bloc'],
				...inEach('name'),
				...['ballot_number', 'status', 'born'],
				...inEach('occupation'),
			],
			contenders.map((row) => [
				...[row.slug, row.contest, row.district, row.kind, row.party, row.nomination, row.bloc],
				...each(row.name),
				...[row.number, row.status],
				...(hasLife(row) ? [row.born, ...each(row.occupation.title)] : ['', '', '', '']),
			]),
		),
		'positions.csv': table(
			['contender', 'statement', 'stance', ...inEach('reason'), 'source', 'at'],
			contenders.flatMap(positionRows),
		),
		'profiles.json': json(contenders.flatMap((contender) => profileOf(contender) ?? [])),
		...Object.fromEntries(emblems.map(({ id, jpeg }) => [`photos/${id}.jpg`, jpeg])),
	};
}

/** Whether the list of candidates says when this one was born and what it does. */
function hasLife({ contest, district }: Contender): boolean {
	return contest === 'mazhilis-seat' && district === namesakes.district;
}

/** One row for each position, all submitted at the same time. */
function positionRows(contender: Contender): (string | number | null)[][] {
	const at = submittedAt(contender);
	return askedOf(contender).flatMap(({ slug }) => {
		const stance = contender.sheet.get(slug);
		if (stance === undefined) return [];
		const reason = contender.reasons.get(slug);
		return [[contender.slug, slug, stance, ...languages.map((language) => reason?.[language] ?? ''), '', at]];
	});
}

function districtRows(): (string | number)[][] {
	const rows: (string | number)[][] = [
		['mazhilis-list', 1, '', 'Бүкіл ел', 'Вся страна', 'Whole country', '', '', ''],
	];
	for (const district of realDistricts) {
		const region = regions.find((row) => row['code'] === district['region']);
		rows.push([
			...['contest', 'number', 'region', 'name_kk', 'name_ru', 'name_en'].map(
				(column) => district[column] ?? '',
			),
			...languages.map(
				(language) => district[`composition_${language}`] || (region?.[`name_${language}`] ?? ''),
			),
		]);
	}
	for (const [contest, { region, compositions }] of Object.entries(localDistricts)) {
		const isList = compositions.length === 1;
		const place = regions.find((row) => row['code'] === region);
		compositions.forEach(({ kk, ru, en }, index) => {
			const number = index + 1;
			const names = isList
				? languages.map((language) => place?.[`name_${language}`] ?? '')
				: [
						`№\u00a0${number} сайлау округі`,
						`Избирательный округ №\u00a0${number}`,
						`District No.\u00a0${number}`,
					];
			rows.push([contest, number, region, ...names, kk, ru, en]);
		});
	}
	return rows;
}

/** The real places, some of which also lie in made-up local districts. */
function placesWithLocalDistricts(): string {
	const rows = readTable('places.csv').map((row) => {
		const local = localPlaces[`${row['region']} ${row['name_ru']}`] ?? [];
		return { ...row, districts: [row['districts'], ...local].join(' ') };
	});
	const [first] = rows;
	return table(
		Object.keys(first ?? {}),
		rows.map((row) => Object.values(row)),
	);
}

/** When a contender submitted all positions: in the ten days of collecting, between 8 and 22 o'clock. */
function submittedAt(contender: Contender): string {
	const random = stream(`at ${contender.slug}`);
	const minutes = Math.floor(random() * 10) * 24 * 60 + 8 * 60 + Math.floor(random() * 14 * 60);
	return new Date(Date.parse(calendar.collectingFrom) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

function json(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

function table(header: string[], rows: (string | number | null)[][]): string {
	const cell = (value: string | number | null) => {
		const text = String(value ?? '');
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const lines = [header, ...rows].map((row) => row.map(cell).join(','));
	return `${lines.join('\n')}\n`;
}

function readTable(file: string): Record<string, string>[] {
	const rows: unknown = parse(readFileSync(new URL(file, kz2023)), { columns: true });
	return z.array(z.record(z.string(), z.string())).parse(rows);
}

/* Helpers */

/** One statement of each topic in turn, so that topics alternate. */
function interleave<S extends { topic: string }>(list: S[]): S[] {
	const byTopic = frame.topics.map(({ slug }) => list.filter(({ topic }) => topic === slug));
	const most = Math.max(...byTopic.map(({ length }) => length));
	return Array.from({ length: most }, (_, index) => byTopic.flatMap((own) => own[index] ?? [])).flat();
}

function askedOf({ contest, district }: Contender): Statement[] {
	return statements.filter(
		(statement) =>
			statement.contest === undefined ||
			(statement.contest === contest && (statement.districts?.includes(district) ?? true)),
	);
}

function partyOf(slug: string) {
	const party = partyRows.find((row) => row.slug === slug);
	if (!party) throw new Error(`There is no party ${slug}.`);
	return party;
}

function transliterate(text: string): string {
	const latin: Record<string, string> = {
		...{
			а: 'a',
			ә: 'ä',
			б: 'b',
			в: 'v',
			г: 'g',
			ғ: 'ğ',
			д: 'd',
			е: 'e',
			ж: 'j',
			з: 'z',
			и: 'i',
			й: 'i',
			к: 'k',
		},
		...{
			қ: 'q',
			л: 'l',
			м: 'm',
			н: 'n',
			ң: 'ñ',
			о: 'o',
			ө: 'ö',
			п: 'p',
			р: 'r',
			с: 's',
			т: 't',
			у: 'u',
			ұ: 'ū',
		},
		...{ ү: 'ü', ф: 'f', х: 'h', һ: 'h', ч: 'ç', ш: 'ş', ы: 'y', і: 'i', э: 'e', ю: 'iu', я: 'ia' },
	};
	return [...text]
		.map((letter) => {
			const small = letter.toLowerCase();
			const sound = latin[small] ?? letter;
			return small === letter ? sound : sound.charAt(0).toUpperCase() + sound.slice(1);
		})
		.join('');
}

function slugOf(latin: string): string {
	return latin
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z]+/g, '-');
}

/** Compares by the Kazakh alphabet, without the collation of the machine. */
function alphabetically(a: string, b: string): number {
	const alphabet = ' аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
	const key = (text: string) =>
		[...text.toLowerCase()].map((letter) => String.fromCharCode(33 + alphabet.indexOf(letter))).join('');
	const [left, right] = [key(a), key(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}
