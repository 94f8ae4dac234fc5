import { describe, expect, test } from 'vitest';
import { region, vote, wording } from '../../../../../tests/support/places.ts';
import { addressesOf, addressOf, chosenIn, settledBy, voidedBy } from './choice.ts';

const contests = [
	{ slug: 'parliament', name: wording('Parliament'), kind: 'seat' as const, isEverywhere: true },
	{ slug: 'council', name: wording('Council'), kind: 'seat' as const, isEverywhere: false },
];
const addresses = addressesOf({
	regions: [
		region('capital', vote('parliament', 1, 2), vote('council', 1, 2, 3)),
		region('steppe', vote('parliament', 3)),
	],
	elsewhere: [],
});
const [capital, steppe] = addresses;

describe('A voter’s address', () => {
	test('A chosen district says where the address is.', () => {
		expect(addressOf(addresses, {})).toBeUndefined();
		expect(addressOf(addresses, { parliament: 3 })).toBe(steppe);
		expect(addressOf(addresses, { council: 3 })).toBe(capital);
		expect(addressOf(addresses, { parliament: 77 })).toBeUndefined();
	});

	test('A voter has one address, so moving makes the former districts void.', () => {
		expect(steppe && voidedBy(steppe, { parliament: 1, council: 2 })).toEqual(['parliament', 'council']);
		expect(capital && voidedBy(capital, { parliament: 1, council: 2 })).toEqual([]);
		expect(capital && voidedBy(capital, { parliament: 3 })).toEqual(['parliament']);
	});

	test('A district in which everybody votes needs no question.', () => {
		expect(steppe && settledBy(steppe, contests)).toEqual([{ contest: 'parliament', number: 3 }]);
		expect(capital && settledBy(capital, contests)).toEqual([]);
	});

	test('A single district of a local council needs a question, because not everybody there votes in it.', () => {
		const [town] = addressesOf({ regions: [region('town', vote('council', 4))], elsewhere: [] });
		expect(town && settledBy(town, contests)).toEqual([]);
	});

	test('A list of the region itself needs no question.', () => {
		const [town] = addressesOf({ regions: [region('town', vote('lists', 4))], elsewhere: [] });
		const lists = { slug: 'lists', name: wording('Lists'), kind: 'list' as const, isEverywhere: false };
		expect(town && settledBy(town, [lists])).toEqual([{ contest: 'lists', number: 4 }]);
	});

	test('An address may be outside all regions.', () => {
		const [towns] = addressesOf({ regions: [], elsewhere: [vote('council', 91)] });
		expect(towns?.region).toBeNull();
		expect(chosenIn(vote('council', 91), { council: 91 })?.number).toBe(91);
	});
});
