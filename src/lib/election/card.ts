import type { PublicShare, SharedTier, SharedTopic } from './share.ts';
import { isAsked, type Contender, type Core, type District, type Party, type Statement } from './snapshot.ts';
import { inLanguage, type Text } from './text.ts';

/** All words and figures of one picture, ready to be set: the same card is painted on a device and drawn on the server. */
export interface Card {
	/** Of the words. */
	language: string;
	product: string;
	/** The election and its day. */
	election: string;
	/** Says that the election is fictional; null where it is not. */
	fictional: string | null;
	heading: string;
	/** Sentences under the heading, the most important first: where there is little room, the last ones are left out. */
	lines: string[];
	sheets: Sheet[];
	/** What the picture asks of whoever sees it. */
	ask: string | null;
	host: string;
	/** “And n more”, by n: for rows that find no room. */
	more: string[];
	/** “And n more parts”, by n: for sheets that find no room. */
	moreSheets: string[];
}

/** One white sheet of a picture. */
export type Sheet = StatementSheet | TierSheet | TopicsSheet | FactsSheet;

export interface StatementSheet {
	kind: 'statement';
	/** What stands above the statement: its topic. */
	label: string;
	text: string;
	/** The person's own answer; null on the statement's own card. */
	answer: {
		label: string;
		word: string;
		/** 1…steps */
		stance: number;
		steps: number;
	} | null;
}

export interface TierSheet {
	kind: 'tier';
	/** Which ballot it is: its district where the person tells it, else its contest. */
	ballot: string;
	/** How much they agree, e.g. `82–84 %`. */
	figure: string;
	/** In which order the rows stand. */
	note: string;
	rows: { number: number | null; name: string }[];
}

export interface TopicsSheet {
	kind: 'topics';
	title: string;
	rows: {
		name: string;
		low: string;
		high: string;
		/** −60 (low) … 60 (high) */
		place: number;
	}[];
}

export interface FactsSheet {
	kind: 'facts';
	/** On the ballot. */
	number: number | null;
	title: string;
	rows: string[];
}

/** What a card says besides the words of a snapshot, in one language. */
export interface CardWords {
	product: string;
	fictional: string;
	ask: string;
	/** Over a person's own answer. */
	mine: string;
	statement: string;
	ballotOrder: string;
	notAPoll: string;
	/** Over an election's own card. */
	invitation: string;
	candidate: string;
	list: string;
	party: string;
	selfNominated: string;
	silent: string;
	/** Over a person's own places on the topics. */
	standing: string;
	/** A person's own headings. */
	compared(topics: number): string;
	nearest: string;
	placed(topics: number): string;
	/** Names the topics of an election. */
	topics(count: number): string;
	/** An election and its day. @param day YYYY-MM-DD */
	dated(election: string, day: string): string;
	day(day: string): string;
	/** @param region null where it goes without saying */
	place(region: string | null, district: number): string;
	named(what: string, name: string): string;
	/** On how many statements a comparison rests. */
	basis(lowest: number, highest: number): string;
	/** @param lowest, highest 0…100 */
	agreement(lowest: number, highest: number): string;
	/** The voter's word for a stance 1…steps. */
	stance(stance: number, steps: number): string;
	nominatedBy(party: string): string;
	answered(answers: number, statements: number): string;
	statements(count: number): string;
	candidates(count: number): string;
	lists(count: number): string;
	more(count: number): string;
	moreSheets(count: number): string;
}

export interface CardOptions {
	language: string;
	/** Where the picture says it comes from, e.g. `tandau.example`. */
	host: string;
}

/** The contenders that a share's tiers name, by slug. */
export type NamedContenders = ReadonlyMap<string, { name: Text; number: number | null }>;

/**
 * The picture of what a person tells of their results: exactly what `share` holds, and one statement with their answer if
 * they chose one. What the snapshot does not know (a contest, a contender, a topic) is left out.
 */
export function shareCard(
	core: Core,
	share: PublicShare,
	contenders: NamedContenders,
	options: CardOptions & { statement?: { slug: string; stance: number } | null },
	words: CardWords,
): Card {
	const told = options.statement ?? null;
	const statement = core.statements.find(({ slug }) => slug === told?.slug);
	const places = placesOf(core, share, options.language, words);
	const tiers = share.tiers.flatMap((tier) =>
		tierSheet(core, tier, places.get(tier.contest), contenders, options.language, words),
	);
	const topics = topicsSheet(core, share.topics, options.language, words);
	const sheets: Sheet[] = [
		...(statement && told ? [statementSheet(core, statement, told.stance, options.language, words)] : []),
		...tiers,
		...topics,
	];
	const isOnSheet = (contest: string) => share.tiers.some((tier) => tier.contest === contest);
	return {
		...frame(core, options, words),
		heading: headingOf(core, { tiers: tiers.length > 0, topics: topics.length > 0 }, words),
		lines: [
			...Array.from(places).flatMap(([contest, place]) => (isOnSheet(contest) ? [] : [place])),
			...(tiers.length > 0 ? [words.notAPoll, basisOf(share.tiers, words)] : []),
		],
		sheets: sheets.length > 0 ? sheets : [topicNames(core, options.language, words)],
		ask: words.ask,
	};
}

/** What an election's own page shows of it. */
export function electionCard(core: Core, options: CardOptions, words: CardWords): Card {
	const { election } = core;
	const name = say(core, election.name, options.language);
	const isDated = words.dated(name, election.day) === name;
	const standing = core.districts.reduce((sum, district) => sum + district.contenders, 0) - core.lists.length;
	return {
		...frame(core, options, words),
		heading: words.invitation,
		lines: [],
		sheets: [
			{
				kind: 'facts',
				number: null,
				title: name,
				rows: [
					...(isDated ? [] : [words.day(election.day)]),
					words.statements(core.statements.length),
					...(core.lists.length > 0 ? [words.lists(core.lists.length)] : []),
					...(standing > 0 ? [words.candidates(standing)] : []),
				],
			},
		],
		ask: null,
	};
}

/** One contender's own card; the same form for everybody. */
export function contenderCard(
	core: Core,
	contender: Pick<
		Contender,
		'kind' | 'name' | 'number' | 'contest' | 'district' | 'nomination' | 'party' | 'positions'
	>,
	options: CardOptions,
	words: CardWords,
): Card {
	const { language } = options;
	const contest = core.contests.find(({ slug }) => slug === contender.contest);
	const district = core.districts.find(
		({ contest, number }) => contest === contender.contest && number === contender.district,
	);
	const party = core.parties.find(({ slug }) => slug === contender.party);
	const asked = core.statements.filter((one) => isAsked(one, contender.contest, contender.district)).length;
	const answers = contender.positions.replace(/[^1-7]/g, '').length;
	return {
		...frame(core, options, words),
		heading: contender.kind === 'list' ? words.list : words.candidate,
		lines: [],
		sheets: [
			{
				kind: 'facts',
				number: contender.number,
				title: say(core, contender.name, language),
				rows: [
					...(district && isOneOfMany(core, district)
						? [placeOf(core, district, language, words)]
						: contest
							? [say(core, contest.name, language)]
							: []),
					...(contender.kind === 'person' && contender.nomination === 'party' && party
						? [words.nominatedBy(say(core, party.short, language) || say(core, party.name, language))]
						: []),
					...(contender.kind === 'person' && contender.nomination === 'self' ? [words.selfNominated] : []),
					answers > 0 ? words.answered(answers, asked) : words.silent,
				],
			},
		],
		ask: null,
	};
}

/** One statement's own card, with nobody's answer. */
export function statementCard(
	core: Core,
	statement: Statement,
	options: CardOptions,
	words: CardWords,
): Card {
	return {
		...frame(core, options, words),
		heading: words.statement,
		lines: [],
		sheets: [statementSheet(core, statement, null, options.language, words)],
		ask: words.ask,
	};
}

/** One party's own card. @param candidates how many of its candidates stand in the districts */
export function partyCard(
	core: Core,
	party: Pick<Party, 'slug' | 'name'>,
	options: CardOptions & { candidates: number },
	words: CardWords,
): Card {
	const lists = core.lists.filter((list) => list.party === party.slug);
	const own = lists.length === 1 ? lists[0] : undefined;
	return {
		...frame(core, options, words),
		heading: words.party,
		lines: [],
		sheets: [
			{
				kind: 'facts',
				number: own?.number ?? null,
				title: say(core, party.name, options.language),
				rows: [
					...(lists.length > 0 ? [words.lists(lists.length)] : []),
					...(options.candidates > 0 ? [words.candidates(options.candidates)] : []),
				],
			},
		],
		ask: null,
	};
}

/** All that a card says, in reading order: for those who do not see the picture. */
export function wordsOf(card: Card): string[] {
	const sheets = card.sheets.flatMap((sheet) => {
		switch (sheet.kind) {
			case 'statement':
				return [sheet.text, ...(sheet.answer ? [`${sheet.answer.label}: ${sheet.answer.word}`] : [])];
			case 'tier':
				return [sheet.ballot, sheet.figure, sheet.rows.map(({ name }) => name).join(', '), sheet.note];
			case 'topics':
				return [sheet.title, ...sheet.rows.map(({ name }) => name)];
			case 'facts':
				return [sheet.title, ...sheet.rows];
		}
	});
	return [card.election, card.fictional ?? '', card.heading, ...card.lines, ...sheets].filter(
		(one) => one !== '',
	);
}

/** What all cards of an election have in common. */
function frame(core: Core, { language, host }: CardOptions, words: CardWords) {
	const { election } = core;
	return {
		language,
		host,
		product: words.product,
		election: words.dated(say(core, election.name, language), election.day),
		fictional: election.fictional ? words.fictional : null,
		more: Array.from({ length: mostRowsLeftOut + 1 }, (_, count) => words.more(count)),
		moreSheets: Array.from({ length: mostSheetsLeftOut + 1 }, (_, count) => words.moreSheets(count)),
	};
}

const mostRowsLeftOut = 99;
const mostSheetsLeftOut = 9;

function say(core: Core, text: Text | undefined, language: string): string {
	return inLanguage(text, language, core.election.languages).text;
}

function headingOf(core: Core, told: { tiers: boolean; topics: boolean }, words: CardWords): string {
	if (told.tiers) return words.nearest;
	const topics = core.election.topics.length;
	return told.topics ? words.placed(topics) : words.compared(topics);
}

function statementSheet(
	core: Core,
	statement: Statement,
	stance: number | null,
	language: string,
	words: CardWords,
): Sheet {
	const topic = core.election.topics.find(({ slug }) => slug === statement.topic);
	const { steps, labels } = statement;
	return {
		kind: 'statement',
		label: topic ? say(core, topic.name, language) : words.statement,
		text: say(core, statement.text, language),
		answer:
			stance === null
				? null
				: {
						label: words.mine,
						word: say(core, labels?.[stance - 1], language) || words.stance(stance, steps),
						stance,
						steps,
					},
	};
}

function tierSheet(
	core: Core,
	tier: SharedTier,
	place: string | undefined,
	contenders: NamedContenders,
	language: string,
	words: CardWords,
): Sheet[] {
	const contest = core.contests.find(({ slug }) => slug === tier.contest);
	const rows = tier.contenders.flatMap((slug) => {
		const known = contenders.get(slug);
		if (!known) return [];
		return [
			{ number: known.number, name: shortName(core, slug, language) || say(core, known.name, language) },
		];
	});
	if (!contest || rows.length === 0) return [];
	return [
		{
			kind: 'tier',
			ballot: place ?? say(core, contest.name, language),
			figure: words.agreement(tier.lowest, tier.highest),
			note: words.ballotOrder,
			rows,
		},
	];
}

/** What a party list is called for short; empty for everybody else. */
function shortName(core: Core, slug: string, language: string): string {
	const party = core.lists.find((list) => list.slug === slug)?.party;
	return say(core, core.parties.find((one) => one.slug === party)?.short, language);
}

function topicsSheet(
	core: Core,
	topics: readonly SharedTopic[],
	language: string,
	words: CardWords,
): Sheet[] {
	const rows = topics.flatMap((shared) => {
		const topic = core.election.topics.find(({ slug }) => slug === shared.topic);
		if (!topic) return [];
		return [
			{
				name: say(core, topic.name, language),
				low: say(core, topic.low, language),
				high: say(core, topic.high, language),
				place: Math.min(60, Math.max(-60, shared.place)),
			},
		];
	});
	return rows.length > 0 ? [{ kind: 'topics', title: words.standing, rows }] : [];
}

function topicNames(core: Core, language: string, words: CardWords): Sheet {
	const { topics } = core.election;
	return {
		kind: 'facts',
		number: null,
		title: words.topics(topics.length),
		rows: topics.map((topic) => say(core, topic.name, language)),
	};
}

/** Where a person votes, by contest, as far as they tell it; ballots that are the same everywhere tell nothing. */
function placesOf(
	core: Core,
	share: PublicShare,
	language: string,
	words: CardWords,
): ReadonlyMap<string, string> {
	const districts = core.districts.filter(
		(district) => share.districts[district.contest] === district.number && isOneOfMany(core, district),
	);
	return new Map(
		districts.map((district) => {
			const place = placeOf(core, district, language, words);
			const contest = core.contests.find(({ slug }) => slug === district.contest);
			const isSaidOnce = districts.length === 1 || !contest;
			return [district.contest, isSaidOnce ? place : words.named(say(core, contest.body, language), place)];
		}),
	);
}

function isOneOfMany(core: Core, district: District): boolean {
	return core.districts.some((one) => one.contest === district.contest && one.number !== district.number);
}

/** A district by its number; its region is said where the contest has several. */
function placeOf(core: Core, district: District, language: string, words: CardWords): string {
	const isElsewhere = core.districts.some(
		(one) => one.contest === district.contest && one.region !== district.region,
	);
	const region = isElsewhere ? core.regions.find(({ code }) => code === district.region) : undefined;
	return words.place(region ? say(core, region.name, language) : null, district.number);
}

function basisOf(tiers: readonly SharedTier[], words: CardWords): string {
	const counts = tiers.map(({ answered }) => answered);
	return words.basis(Math.min(...counts), Math.max(...counts));
}
