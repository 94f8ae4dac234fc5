import { wholePercent } from '../match/percent.ts';
import { fullDay } from './format.ts';
import type { InterfaceLanguage } from './language.ts';
import * as m from './paraglide/messages.js';
import { stanceWord } from './stance.ts';

/** The words of cards (`CardWords`, card/card.ts) in one language, which may differ from the page's. */
export function cardWords(locale: InterfaceLanguage) {
	const options = { locale };
	return {
		product: m.product({}, options),
		fictional: m.card_fictional({}, options),
		ask: m.card_ask({}, options),
		mine: m.card_mine({}, options),
		statement: m.card_statement({}, options),
		ballotOrder: m.card_ballot_order({}, options),
		notAPoll: m.card_not_a_poll({}, options),
		invitation: m.card_invitation({}, options),
		candidate: m.card_candidate({}, options),
		list: m.card_list({}, options),
		party: m.card_party({}, options),
		bloc: m.card_bloc({}, options),
		selfNominated: m.nomination_self({}, options),
		status: {
			nominated: m.status_nominated({}, options),
			registered: m.status_registered({}, options),
			refused: m.status_refused({}, options),
			withdrawn: m.status_withdrawn({}, options),
			cancelled: m.status_cancelled({}, options),
		},
		silent: m.silent({}, options),
		standing: m.card_standing({}, options),
		compared: (n: number) => m.card_compared({ n }, options),
		nearest: m.card_nearest({}, options),
		placed: (n: number) => m.card_placed({ n }, options),
		topics: (n: number) => m.card_topics({ n }, options),
		dated: (election: string, day: string) => {
			// Many elections have their date in their name.
			if (election.includes(day.slice(0, 4))) return election;
			return m.card_dated({ election, day: fullDay(day, locale).replaceAll(' ', '\u00a0') }, options);
		},
		day: (day: string) => fullDay(day, locale),
		place: (region: string | null, n: number) =>
			region === null ? m.card_place_alone({ n }, options) : m.card_place({ region, n }, options),
		named: (what: string, name: string) => m.card_named({ what, name }, options),
		basis: (from: number, to: number) =>
			from === to ? m.card_basis({ n: to }, options) : m.card_basis_range({ from, to }, options),
		agreement: (lowest: number, highest: number) => {
			const [from, to] = [wholePercent(lowest), wholePercent(highest)];
			return from === to ? m.percent({ n: to }, options) : m.percent_range({ from, to }, options);
		},
		stance: (stance: number, steps: number) => stanceWord(stance, steps, 'voter', options),
		nominatedBy: (party: string) => m.nomination_party({ party }, options),
		answered: (n: number, of: number) => m.card_answered({ n, m: of }, options),
		statements: (n: number) => m.statement_count({ n }, options),
		candidates: (n: number) => m.candidate_count({ n }, options),
		lists: (n: number) => m.list_count({ n }, options),
		more: (n: number) => m.card_more({ n }, options),
		moreSheets: (n: number) => m.card_more_sheets({ n }, options),
	};
}
