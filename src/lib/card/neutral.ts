import type { Card, CardOptions, CardWords, FactsSheet } from './card.ts';
import { stancesIn } from '../election/ballot/stance.ts';
import {
	isAsked,
	isStanding,
	type Contender,
	type ContestKind,
	type Core,
	type Party,
	type Statement,
} from '../election/snapshot.ts';
import { frame, placeOf, say, statementSheet } from './frame.ts';

// The cards of public pages. They contain nothing of any voter and are the same for everyone.

/** An election's own card. */
export function electionCard(core: Core, options: CardOptions, words: CardWords): Card {
	const { election } = core;
	const name = say(core, election.name, options.language);
	const isDated = words.dated(name, election.day) === name;
	const [lists, candidates] = [standing(core, 'list'), standing(core, 'seat')];
	const sheet: FactsSheet = {
		kind: 'facts',
		number: null,
		title: name,
		rows: [
			...(isDated ? [] : [words.day(election.day)]),
			words.statements(core.statements.length),
			...(lists > 0 ? [words.lists(lists)] : []),
			...(candidates > 0 ? [words.candidates(candidates)] : []),
		],
	};
	return frame(core, { heading: words.invitation, lines: [], sheets: [sheet], ask: null }, options, words);
}

/** How many contenders stand on the ballots of one kind; those who left them do not count. */
function standing({ contests, districts }: Core, kind: ContestKind): number {
	const slugs = contests.filter((contest) => contest.kind === kind).map(({ slug }) => slug);
	return districts.reduce(
		(sum, { contest, contenders }) => sum + (slugs.includes(contest) ? contenders : 0),
		0,
	);
}

/** A contender's own card, in the same form for all. */
export function contenderCard(
	core: Core,
	contender: Pick<
		Contender,
		'kind' | 'name' | 'number' | 'contest' | 'district' | 'nomination' | 'party' | 'status' | 'positions'
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
	const answers = stancesIn(contender.positions);
	const hasLeft = !isStanding(contender);
	const sheet: FactsSheet = {
		kind: 'facts',
		number: contender.number,
		title: say(core, contender.name, language),
		rows: [
			...(hasLeft ? [words.status[contender.status]] : []),
			(district && placeOf(core, district, language, words)) ?? say(core, contest?.name, language),
			...(contender.kind === 'person' && contender.nomination === 'party' && party
				? [words.nominatedBy(say(core, party.short, language) || say(core, party.name, language))]
				: []),
			...(contender.kind === 'person' && contender.nomination === 'self' ? [words.selfNominated] : []),
			...(answers > 0 ? [words.answered(answers, asked)] : []),
			// A contender who has left the ballot is not expected to answer.
			...(answers === 0 && !hasLeft ? [words.silent] : []),
		],
	};
	const heading = contender.kind === 'list' ? words.list : words.candidate;
	return frame(core, { heading, lines: [], sheets: [sheet], ask: null }, options, words);
}

/** A statement's own card, without an answer. */
export function statementCard(
	core: Core,
	statement: Statement,
	options: CardOptions,
	words: CardWords,
): Card {
	const sheet = statementSheet(core, statement, null, options.language, words);
	return frame(
		core,
		{ heading: words.statement, lines: [], sheets: [sheet], ask: words.ask },
		options,
		words,
	);
}

/** A party's own card. @param candidates how many of its candidates stand in the districts */
export function partyCard(
	core: Core,
	party: Pick<Party, 'slug' | 'name'>,
	options: CardOptions & { candidates: number },
	words: CardWords,
): Card {
	const lists = core.lists.filter((list) => list.party === party.slug && isStanding(list));
	const own = lists.length === 1 ? lists[0] : undefined;
	const sheet: FactsSheet = {
		kind: 'facts',
		number: own?.number ?? null,
		title: say(core, party.name, options.language),
		rows: [
			...(lists.length > 0 ? [words.lists(lists.length)] : []),
			...(options.candidates > 0 ? [words.candidates(options.candidates)] : []),
		],
	};
	return frame(core, { heading: words.party, lines: [], sheets: [sheet], ask: null }, options, words);
}

/** A bloc's own card. @param members how many of its members stand on ballots */
export function blocCard(
	core: Core,
	bloc: Pick<Core['blocs'][number], 'name'>,
	options: CardOptions & { members: number },
	words: CardWords,
): Card {
	const sheet: FactsSheet = {
		kind: 'facts',
		number: null,
		title: say(core, bloc.name, options.language),
		rows: options.members > 0 ? [words.candidates(options.members)] : [],
	};
	return frame(core, { heading: words.bloc, lines: [], sheets: [sheet], ask: null }, options, words);
}
