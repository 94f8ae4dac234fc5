import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { assemble, match } from '$lib/election/ballot/ballot.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { speaker } from '$lib/election/text.ts';
import { decode } from '$lib/link/link.ts';
import { AnswerSheet } from '$lib/voter/AnswerSheet.svelte.ts';
import { Browser } from '../../../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../../../tests/support/core.ts';
import { ShareDraft } from './ShareDraft.svelte.ts';

const hash = 'ab'.repeat(32);
const core = example({
	contests: [contest('seat')],
	districts: [district('seat', 2)],
	statements: ['a', 'b', 'c'].map((slug) => statement(slug)),
});
const ballot = assemble(
	core,
	contest('seat'),
	district('seat', 2),
	[contender('near', '555'), contender('far', '111')],
	noBasis,
);

let sheet: AnswerSheet;
let draft: ShareDraft;

beforeEach(() => {
	vi.stubGlobal('window', new Browser());
	sheet = new AnswerSheet({
		election: 'demo',
		statements: core.statements,
		districts: [{ contest: 'seat', number: 2 }],
	});
	sheet.open();
	sheet.choose('seat', 2);
	sheet.answer('a', 5);
	sheet.answer('b', 'skip');
	sheet.answer('c', 4);
	draft = new ShareDraft(sheet, () => ({
		core,
		hash,
		panels: [{ place: 1, ballot, match: match(ballot, sheet.answers) }],
		statements: core.statements,
		language: 'en',
		say: speaker('en', core.election),
	}));
});

afterEach(() => vi.unstubAllGlobals());

test('Nothing is ticked at first, and the share says so in one sentence.', () => {
	expect(draft.share).toEqual({ snapshot: hash, districts: {}, tiers: [], topics: [], answers: {} });
	expect(draft.disclosures).toHaveLength(1);
});

test('What is suggested is ticked only once the voter takes it, reveals no district, and is unticked as easily.', () => {
	expect(draft.suggestion).toMatchObject({ isTaken: false });
	draft.takeSuggestion();
	// The only ballot here is that of a district.
	expect(draft.ticks).toEqual({ districts: false, tiers: [], topics: true, answers: false });
	expect(draft.suggestion?.disclosures).toEqual(draft.disclosures);
	draft.takeSuggestion();
	expect(draft.ticks).toEqual({ districts: false, tiers: [], topics: false, answers: false });
	draft.channel = 'private';
	draft.takeSuggestion();
	expect(Object.keys(draft.share.answers)).toEqual(['a', 'b', 'c']);
	draft.channel = 'public';
	expect(draft.share.answers).toEqual({});
});

test('The statements with a stance keep the numbers under which they were asked.', () => {
	expect(draft.given.map(({ statement, number, stance }) => [statement.slug, number, stance])).toEqual([
		['a', 1, 5],
		['c', 3, 4],
	]);
});

test('A picture shows one answer, the first if none was chosen, and its share contains none.', () => {
	draft.ticks = { ...draft.ticks, answers: true };
	const sheetsWithFirst = JSON.stringify(draft.card('example.org'));
	draft.chosen = 'c';
	expect(JSON.stringify(draft.card('example.org'))).not.toBe(sheetsWithFirst);
	expect([draft.disclosures.length, draft.share.answers]).toEqual([1, {}]);
});

test('A private link carries the ticked answers and comes back as the same share.', () => {
	draft.channel = 'private';
	draft.ticks = { districts: true, tiers: ['seat'], topics: true, answers: true };
	expect(Object.keys(draft.share.answers)).toEqual(['a', 'b', 'c']);
	expect(decode(draft.fragment, core, () => ['near', 'far'])).toEqual(draft.share);
});

test('A public link never carries an answer, whatever is ticked.', () => {
	draft.channel = 'public';
	draft.ticks = { districts: true, tiers: ['seat'], topics: true, answers: true };
	expect(draft.share.answers).toEqual({});
	expect(draft.share.tiers.map(({ contenders }) => contenders)).toEqual([['near']]);
	expect(draft.share.districts).toEqual({ seat: 2 });
});
