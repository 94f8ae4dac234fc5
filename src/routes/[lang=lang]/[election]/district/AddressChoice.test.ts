import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nearOf } from '$lib/election/place/near.ts';
import { AnswerSheet } from '$lib/voter/AnswerSheet.svelte.ts';
import { Browser } from '../../../../../tests/support/browser.ts';
import { region, vote, wording } from '../../../../../tests/support/places.ts';
import { AddressChoice } from './AddressChoice.svelte.ts';

const places = {
	regions: [
		region('capital', vote('parliament', 1, 2), vote('council', 1, 2, 3)),
		region('steppe', vote('parliament', 3), vote('council', 4)),
	],
	elsewhere: [vote('embassy', 9)],
	contests: [
		{ slug: 'parliament', name: wording('Parliament'), kind: 'seat' as const, isEverywhere: true },
		{ slug: 'council', name: wording('Council'), kind: 'seat' as const, isEverywhere: false },
	],
};

let sheet: AnswerSheet;
let choice: AddressChoice;

beforeEach(() => {
	vi.stubGlobal('window', new Browser());
	const all = [...places.regions.flatMap(({ votes }) => votes), ...places.elsewhere];
	const districts = all.flatMap(({ contest, districts }) =>
		districts.map(({ number }) => ({ contest, number })),
	);
	sheet = new AnswerSheet({ election: 'demo', statements: [], districts });
	sheet.open();
	choice = new AddressChoice(sheet, () => places);
});

afterEach(() => vi.unstubAllGlobals());

test('Until an address is opened it is the one of the chosen districts.', () => {
	expect(choice.address).toBeUndefined();
	sheet.choose('council', 3);
	expect([choice.address?.region, choice.asking]).toEqual(['capital', null]);
});

test('Opening a region with several districts chooses none and asks for the first contest.', () => {
	choice.open('capital');
	expect([choice.address?.region, choice.asking, sheet.districts]).toEqual(['capital', 'parliament', {}]);
});

test('Opening a region chooses the district that everyone there has and asks for the next contest.', () => {
	choice.open('steppe');
	expect([sheet.districts, choice.asking]).toEqual([{ parliament: 3 }, 'council']);
});

test('Opening a region that is unknown leaves everything as it was.', () => {
	sheet.choose('council', 3);
	choice.open('nowhere');
	expect([choice.address, choice.asking, sheet.districts]).toEqual([undefined, null, { council: 3 }]);
});

test('Choosing a district at another address makes the former ones void.', () => {
	choice.open('steppe');
	choice.pick('capital', 'parliament', 2);
	expect([sheet.districts, choice.address?.region, choice.asking]).toEqual([
		{ parliament: 2 },
		'capital',
		'council',
	]);
	choice.choose('council', 1);
	expect(sheet.districts).toEqual({ parliament: 2, council: 1 });
	choice.choose('council', null);
	expect(sheet.districts).toEqual({ parliament: 2 });
});

test('When every district of an address is chosen, nothing is asked.', () => {
	choice.pick('steppe', 'council', 4);
	expect(choice.asking).toBe('parliament');
	choice.pick('steppe', 'parliament', 3);
	expect(choice.asking).toBeNull();
});

test('Outside all regions districts are not asked for.', () => {
	choice.open(null);
	expect([choice.address?.region, choice.asking]).toEqual([null, null]);
	choice.pick(null, 'embassy', 9);
	expect([sheet.districts, choice.asking]).toEqual([{ embassy: 9 }, null]);
});

test('Forgetting closes the address and asks for nothing.', () => {
	choice.open('steppe');
	choice.ask('council');
	choice.forget();
	expect([sheet.districts, choice.address, choice.asking]).toEqual([{}, undefined, null]);
});

const place = (region: string, ...districts: string[]) => ({ name: wording('Village'), region, districts });

test('A place in one district of each contest chooses them all.', () => {
	choice.locate(place('capital', 'parliament:2', 'council:1'));
	expect([sheet.districts, choice.asking, choice.several]).toEqual([
		{ parliament: 2, council: 1 },
		null,
		null,
	]);
});

test('A place that may lie in several districts offers only those, and the former choice of another one is void.', () => {
	choice.pick('capital', 'council', 3);
	choice.locate(place('capital', 'parliament:2', 'council:1', 'council:2'));
	expect([sheet.districts, choice.asking]).toEqual([{ parliament: 2 }, 'council']);
	expect(choice.several?.name.text).toBe('Village');
	expect(choice.address?.votes.map((vote) => choice.candidates(vote))).toEqual([[], [1, 2]]);
	const [, council] = choice.address?.votes ?? [];
	expect(council && choice.offered(council).map(({ number }) => number)).toEqual([1, 2]);
	choice.open('capital');
	expect(council && choice.offered(council)).toHaveLength(3);
});

test('Somebody who does not know which of these may take them all, until a district is chosen or another place is found.', () => {
	choice.pick('capital', 'council', 3);
	choice.locate(place('capital', 'parliament:2', 'council:1', 'council:2'));
	const council = () => choice.address?.votes.find(({ contest }) => contest === 'council');
	const takeAny = () => {
		const vote = council();
		if (vote) choice.chooseAny(vote);
	};
	takeAny();
	expect([sheet.districts, sheet.possible]).toEqual([{ parliament: 2 }, { council: [1, 2] }]);

	// Nothing is asked again when the same region is opened later, and the set can be taken again.
	choice = new AddressChoice(sheet, () => places);
	choice.open('capital');
	expect(choice.asking).toBeNull();
	choice.choose('council', 1);
	expect([sheet.districts, sheet.possible]).toEqual([{ parliament: 2, council: 1 }, {}]);

	choice.locate(place('capital', 'parliament:2', 'council:1', 'council:2'));
	takeAny();
	choice.locate(place('capital', 'parliament:2', 'council:3'));
	expect([sheet.districts, sheet.possible]).toEqual([{ parliament: 2, council: 3 }, {}]);
});

test('Possible districts of one place are void at another, and are forgotten with the rest.', () => {
	choice.locate(place('capital', 'council:1', 'council:2'));
	const council = choice.address?.votes.find(({ contest }) => contest === 'council');
	if (council) choice.chooseAny(council);
	expect(new AddressChoice(sheet, () => places).address?.region, 'they tell the address').toBe('capital');
	choice.open('steppe');
	expect(sheet.possible).toEqual({});
	choice.locate(place('capital', 'council:1', 'council:2'));
	if (council) choice.chooseAny(council);
	choice.forget();
	expect([sheet.districts, sheet.possible]).toEqual([{}, {}]);
});

test('A place says nothing about contests in which it names no district.', () => {
	choice.locate(place('capital', 'parliament:1'));
	expect([sheet.districts, choice.asking, choice.several]).toEqual([{ parliament: 1 }, 'council', null]);
	const [, council] = choice.address?.votes ?? [];
	expect(council && choice.offered(council)).toHaveLength(3);
});

test('Later contests offer only the districts that share a place with what is chosen, and other choices there are void.', () => {
	const near = nearOf([
		{ districts: ['parliament:1', 'council:1'] },
		{ districts: ['parliament:2', 'council:2', 'council:3'] },
	]);
	choice = new AddressChoice(sheet, () => ({ ...places, near }));
	choice.open('capital');
	const [parliament, council] = choice.address?.votes ?? [];
	if (!parliament || !council) throw new Error('The capital has two contests.');
	const offered = () => choice.offered(council).map(({ number }) => number);
	expect(offered()).toEqual([1, 2, 3]);
	choice.choose('parliament', 2);
	expect(offered()).toEqual([2, 3]);
	choice.choose('council', 3);
	expect(choice.offered(parliament)).toHaveLength(2);
	choice.choose('parliament', 1);
	expect([offered(), sheet.districts]).toEqual([[1], { parliament: 1 }]);
});

test('A contest none of whose districts share a place with what is chosen is not asked for.', () => {
	const near = nearOf([{ districts: ['parliament:2', 'council:2'] }]);
	choice = new AddressChoice(sheet, () => ({ ...places, near }));
	choice.pick('capital', 'parliament', 1);
	expect([sheet.districts, choice.asking]).toEqual([{ parliament: 1 }, null]);
});
