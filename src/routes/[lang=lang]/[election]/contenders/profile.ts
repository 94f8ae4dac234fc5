import { stanceOf, type Answers } from '$lib/election/ballot/answers.ts';
import { voterOn } from '$lib/election/ballot/ballot.ts';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import {
	asked,
	type Change,
	type Contender,
	type ContestKind,
	type Core,
	type ProfilesPart,
	type ReasonsPart,
	type TakenDown,
} from '$lib/election/snapshot.ts';
import { speaker, type Speaker, type Text, type Wording } from '$lib/election/text.ts';
import { contributions } from '$lib/match/contribution.ts';
import { coordinate, none } from '$lib/match/coordinate.ts';
import { fieldOfOne, ruleOfOne } from '$lib/match/field.ts';
import { score } from '$lib/match/score.ts';
import { isThin, stageOf } from '$lib/match/tier.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import { nominationOf } from '$lib/ui/ballot/nomination.ts';
import { relate, type Distance } from '$lib/ui/stance/relation.ts';

/** One contender in the language of the page, without anything of a voter. */
export interface Profile extends Omit<
	Spoken<Contender>,
	'kind' | 'contest' | 'district' | 'nomination' | 'party' | 'bloc' | 'positions'
> {
	kind: ContestKind;
	/** Its ballot. */
	ballot: { contest: string; district: number };
	contest: Wording;
	/** The area of the ballot: the region, if any, and the district. Empty for a nationwide list. */
	area: Wording[];
	nomination: ReturnType<typeof nominationOf>;
	party: { slug: string; name: Wording } | null;
	/** Also says whether this contender confirmed the manifesto. */
	bloc: { slug: string; name: Wording; manifesto: Wording; isConfirmed: boolean } | null;
	/** What it says of itself; null if nothing of that may be shown. */
	text: Wording | null;
	programme: Wording | null;
	links: string[];
	/** SHA-256 of its photo, in hex. */
	photo: string | null;
	/** What editors took down from that. */
	takenDown: TakenDown[];
	/** YYYY-MM-DD. */
	invitedOn: string[];
	remindedOn: string[];
	declinedOn: string | null;
	/** IANA name, for dates. */
	timezone: string;
	topics: { slug: string; name: Wording }[];
	positions: Position[];
	/** When most of the positions were taken, ISO 8601. */
	at: string | null;
}

/** One statement of the ballot with this contender's stance. */
export interface Position {
	/** The statement's. */
	slug: string;
	topic: string;
	text: Wording;
	/** 2…7. */
	steps: number;
	/** The statement's own words for its steps, from 1 up. */
	labels: Wording[] | null;
	/** 1…steps; null if it has none. */
	stance: number | null;
	hasDeclined: boolean;
	/** The contender's own words. */
	reason: Wording | null;
	source: string | null;
	/** ISO 8601, if it differs from that of most positions. */
	at: string | null;
	/** Former positions, the oldest first. */
	changes: ChangeOf[];
}

/** A position that the contender changed, or that an editor corrected for a public reason. */
interface ChangeOf extends Pick<Change, 'at' | 'from' | 'to' | 'by'> {
	why: Wording | null;
}

export interface Comparison extends Position, Distance {
	/** From 1, in the order of the ballot's statements. */
	number: number;
	/** The voter's stance; null for a skipped statement or one not reached. */
	yours: number | null;
	isImportant: boolean;
	/** In points of agreement: how much this statement raises or lowers it, as `contributions` computes. */
	contribution: number;
}

/** What a voter and a contender have in common. */
export interface Encounter {
	/** How many of the ballot's statements the voter has answered. */
	answered: number;
	/** 0…100; −1 where nothing is shared. */
	agreement: number;
	/** On how many statements the agreement rests. */
	coverage: number;
	/** Whether these are enough for a percent. */
	hasPercent: boolean;
	/** By topic, 0…100; null where nothing is shared. */
	topics: { name: Wording; agreement: number | null }[];
	/** In the order of the statements. */
	comparisons: Comparison[];
	/** What raises the agreement most and what lowers it most; at most three each. */
	closer: Comparison[];
	further: Comparison[];
}

/** A noun with its texts as they are shown in one language. */
type Spoken<Noun> = {
	[Key in keyof Noun]: Exclude<Noun[Key], undefined> extends Text ? Wording : Noun[Key];
};

/** Says every text of a noun. All objects in the noun must be texts, as in a contender or a party. */
function spoken<Noun extends object>(noun: Noun, say: Speaker): Spoken<Noun> {
	const values: [string, unknown][] = Object.entries(noun);
	const said = values.map(([key, value]) => [key, isText(value) ? say(value) : value]);
	return Object.fromEntries(said);
}

function isText(value: unknown): value is Text {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The profile of a contender in `language`, from the parts of a snapshot. */
export function profileOf(
	core: Core,
	contender: Contender,
	{ at, reasons }: Pick<ReasonsPart, 'at' | 'reasons'>,
	{ profiles }: Pick<ProfilesPart, 'profiles'>,
	language: InterfaceLanguage,
): Profile {
	const say = speaker(language, core.election);
	const sayIfAny = (text: Text | undefined) => (say(text).text === '' ? null : say(text));
	const { positions: _, district: _district, ...facts } = contender;
	const stated = profiles[contender.slug];
	const contest = core.contests.find(({ slug }) => slug === contender.contest);
	const district = core.districts.find(
		({ contest, number }) => contest === contender.contest && number === contender.district,
	);
	const region = core.regions.find(({ code }) => code === district?.region);
	const party = core.parties.find(({ slug }) => slug === contender.party);
	const bloc = core.blocs.find(({ slug }) => slug === contender.bloc);
	const statements = asked(core.statements, contender.contest, contender.district);
	const own = reasons[contender.slug] ?? {};
	return {
		...spoken(facts, say),
		kind: contest?.kind ?? 'seat',
		ballot: { contest: contender.contest, district: contender.district },
		contest: say(contest?.name),
		area: [
			...(region ? [region.name] : []),
			...(district && contest?.kind === 'seat' ? [district.name] : []),
		].map(say),
		nomination: nominationOf(contender, core.parties, say),
		party: party ? { slug: party.slug, name: say(party.name) } : null,
		bloc: bloc
			? {
					slug: bloc.slug,
					name: say(bloc.name),
					manifesto: say(bloc.manifesto),
					isConfirmed: bloc.confirmed?.includes(contender.slug) ?? false,
				}
			: null,
		text: sayIfAny(stated?.text),
		programme: sayIfAny(stated?.programme),
		links: stated?.links ?? [],
		photo: stated?.photo ?? null,
		takenDown: stated?.takenDown ?? [],
		invitedOn: stated?.invitedOn ?? [],
		remindedOn: stated?.remindedOn ?? [],
		declinedOn: stated?.declinedOn ?? null,
		timezone: core.election.timezone,
		topics: core.election.topics
			.filter(({ slug }) => statements.some(({ topic }) => topic === slug))
			.map(({ slug, name }) => ({ slug, name: say(name) })),
		positions: statements.map((statement, column) => {
			const words = own[statement.slug];
			return {
				slug: statement.slug,
				topic: statement.topic,
				text: say(statement.text),
				steps: statement.steps,
				labels: statement.labels?.map(say) ?? null,
				stance: stanceIn(contender.positions, column),
				hasDeclined: contender.positions[column] === '-',
				reason: sayIfAny(words?.text),
				source: words?.source ?? null,
				at: words?.at ?? null,
				changes: (stated?.changes ?? [])
					.filter((change) => change.statement === statement.slug)
					.map(({ at, from, to, by, why }) => ({ at, from, to, by, why: why && sayIfAny(why) })),
			};
		}),
		at: at[contender.slug] ?? null,
	};
}

/** Compares a voter's answers with a contender's positions. Without answers nothing is compared, and nothing fails. */
export function encounter(
	{ topics, positions }: Pick<Profile, 'topics' | 'positions'>,
	answers: Answers,
): Encounter {
	const field = fieldOfOne(
		positions.map(({ steps, topic }) => ({ steps, topic: topics.findIndex(({ slug }) => slug === topic) })),
		topics.length,
		Int8Array.from(positions, ({ stance, steps }) => (stance === null ? none : coordinate(stance, steps))),
	);
	const voter = voterOn({ statements: positions }, answers);
	const scores = score(field, voter, ruleOfOne);
	const { answered, unseen } = scores;
	const coverage = scores.coverage[0] ?? 0;
	const shares = contributions(field, voter, 0);
	const comparisons = positions.map((position, index): Comparison => {
		const answer = answers[position.slug];
		const yours = stanceOf(answer);
		return {
			...position,
			number: index + 1,
			yours,
			isImportant: yours !== null && answer?.importance === 2,
			...relate(position.stance, yours, position.steps),
			contribution: shares[index] ?? 0,
		};
	});
	const byContribution = [...comparisons].sort(
		(a, b) => b.contribution - a.contribution || a.number - b.number,
	);
	return {
		answered,
		agreement: scores.agreement[0] ?? -1,
		coverage,
		hasPercent: coverage > 0 && stageOf(answered, unseen) !== 'too early' && !isThin(coverage, answered),
		topics: topics.map(({ name }, index) => {
			const agreement = scores.topicAgreement[index] ?? -1;
			return { name, agreement: agreement < 0 ? null : agreement };
		}),
		comparisons,
		closer: byContribution.filter(({ contribution }) => contribution > 0).slice(0, 3),
		further: byContribution
			.filter(({ contribution }) => contribution < 0)
			.slice(-3)
			.reverse(),
	};
}
