import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../election/ballot/answers.ts';
import { contest, district, example, statement } from '../../../tests/support/core.ts';
import { ballotsIn, decode, encode, faultOf, hashOf, type ContendersOf } from './link.ts';
import { open, seal } from './envelope.ts';
import type { PrivateShare, SharedTier } from '../election/share.ts';
import { asked, type Core } from '../election/snapshot.ts';

const runs = 10_000;

/** 36 general statements and three local ones; a list and four kinds of seats, with 42 contenders on every ballot. */
const core = makeCore(36);
const contenders = Array.from({ length: 42 }, (_, index) => `contender-${index}`);
const contendersOf: ContendersOf = () => contenders;
const snapshot = '0123456789abcdef'.repeat(4);
const nothing: PrivateShare = { snapshot, districts: {}, tiers: [], topics: [], answers: {} };

function makeCore(everywhere: number, local = 3): Core {
	const topics = ['reform', 'law', 'sovereignty'];
	const topicOf = (index: number) => topics[index % 3] ?? '';
	const sizes = { list: 1, seat: 29, oblast: 300, city: 300, rural: 300 };
	return example({
		contests: Object.keys(sizes).map((slug) => contest(slug, slug === 'list' ? 'list' : 'seat')),
		districts: Object.entries(sizes).flatMap(([slug, size]) =>
			Array.from({ length: size }, (_, index) => district(slug, index + 1)),
		),
		statements: [
			...Array.from({ length: everywhere }, (_, index) => statement(`s${index}`, { topic: topicOf(index) })),
			...Array.from({ length: local }, (_, index) =>
				statement(`local${index}`, {
					topic: topicOf(index),
					contest: 'city',
					districts: [index + 1],
					steps: 7,
				}),
			),
		],
	});
}

// Everything that people can share of this election.

const stance = (steps: number): fc.Arbitrary<Answer> =>
	fc.oneof(
		fc.constant<Answer>({ stance: 'skip', importance: 1 }),
		fc.record({
			stance: fc.integer({ min: 1, max: steps }),
			importance: fc.constantFrom(1 as const, 2 as const),
		}),
	);

const answers = fc
	.tuple(
		...core.statements.map(({ slug, steps }) =>
			fc.option(stance(steps).map((answer): [string, Answer] => [slug, answer])),
		),
	)
	.map((entries) => Object.fromEntries(entries.flatMap((entry) => (entry ? [entry] : []))));

const districtIn = (contest: string) =>
	fc.constantFrom(
		...core.districts.filter((district) => district.contest === contest).map(({ number }) => number),
	);

const districts = fc
	.tuple(
		...core.contests.map(({ slug }) =>
			fc.option(districtIn(slug).map((number): [string, number] => [slug, number])),
		),
	)
	.map((entries) => Object.fromEntries(entries.flatMap((entry) => (entry ? [entry] : []))));

const tierIn = (contest: string): fc.Arbitrary<SharedTier> =>
	districtIn(contest)
		.chain((district) =>
			fc.record({
				district: fc.constant(district),
				ends: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
				answered: fc.nat(asked(core.statements, contest, district).length),
				contenders: fc.subarray(contenders),
			}),
		)
		.map(({ district, ends, answered, contenders }) => ({
			contest,
			district,
			lowest: Math.min(...ends),
			highest: Math.max(...ends),
			answered,
			contenders,
		}));

const shares: fc.Arbitrary<PrivateShare> = fc.record({
	snapshot: fc
		.uint8Array({ minLength: 32, maxLength: 32 })
		.map((bytes) => Buffer.from(bytes).toString('hex')),
	districts,
	tiers: fc
		.tuple(...core.contests.map(({ slug }) => fc.option(tierIn(slug))))
		.map((tiers) => tiers.flatMap((tier) => tier ?? [])),
	topics: fc
		.tuple(
			...core.election.topics.map(({ slug }) =>
				fc.option(
					fc.record({
						topic: fc.constant(slug),
						place: fc.integer({ min: -60, max: 60 }),
						answered: fc.nat(core.statements.filter(({ topic }) => topic === slug).length),
					}),
				),
			),
		)
		.map((topics) => topics.flatMap((topic) => topic ?? [])),
	answers,
});

/** The largest share: four ballots of 42 contenders, half of them in each first tier. */
const most: PrivateShare = {
	snapshot: 'f'.repeat(64),
	districts: { seat: 29, oblast: 300, city: 299, rural: 298 },
	tiers: ['seat', 'oblast', 'city', 'rural'].map((contest) => ({
		contest,
		district: contest === 'seat' ? 29 : 300,
		lowest: 40,
		highest: 99,
		answered: 36,
		contenders: contenders.filter((_, index) => index % 2 === 1),
	})),
	topics: ['reform', 'law', 'sovereignty'].map((topic) => ({ topic, place: 60, answered: 12 })),
	answers: Object.fromEntries(
		core.statements
			.filter(({ contest }) => contest === undefined)
			.map(({ slug }) => [slug, { stance: 5, importance: 2 } as const]),
	),
};

describe('A share', () => {
	test('A share comes out of its link as it went in.', () => {
		fc.assert(
			fc.property(shares, (share) => {
				const text = encode(share, core, contendersOf);
				expect(text).toMatch(/^[\w-]*[A-Za-z0-9]$/);
				expect(faultOf(text)).toBeNull();
				expect(hashOf(text)).toBe(share.snapshot);
				expect(ballotsIn(text, core)).toEqual(
					share.tiers.map(({ contest, district }) => ({ contest, district })),
				);
				expect(decode(text, core, contendersOf)).toEqual(share);
			}),
			{ numRuns: runs },
		);
	}, 120_000);

	test('A share with 36 answers takes 74 characters.', () => {
		const text = encode({ ...nothing, snapshot: most.snapshot, answers: most.answers }, core, contendersOf);
		expect(text.length).toBe(74);
	});

	test('The largest share takes 131 characters, so the whole address fits in 200.', () => {
		const text = encode(most, core, contendersOf);
		expect(text.length).toBe(131);
		expect(encode(nothing, core, contendersOf).length).toBe(50);
		expect(decode(text, core, contendersOf)).toEqual(most);
	});

	test('With thousands of local statements a share grows only with the answers.', () => {
		const large = makeCore(36, 3000);
		const local = Object.fromEntries(
			[7, 8, 2900].map((index) => [`local${index}`, { stance: 7, importance: 2 } as const]),
		);
		const share = { ...most, answers: { ...most.answers, ...local } };
		const text = encode(share, large, contendersOf);
		expect(text.length).toBeLessThanOrEqual(170);
		expect(decode(text, large, contendersOf)).toEqual(share);
	});

	test('A share leaves out what its snapshot does not have.', () => {
		const text = encode(
			{
				...nothing,
				districts: { seat: 30, nowhere: 1 },
				tiers: [{ contest: 'nowhere', district: 1, lowest: 0, highest: 0, answered: 0, contenders: [] }],
				topics: [{ topic: 'nothing', place: 0, answered: 0 }],
				answers: { unknown: { stance: 1, importance: 1 } },
			},
			core,
			contendersOf,
		);
		expect(decode(text, core, contendersOf)).toEqual(nothing);
	});

	test('A share leaves out an answer that is not on the statement’s scale.', () => {
		for (const stance of [0, 6, NaN]) {
			const answers = { s0: { stance, importance: 1 }, s1: { stance: 2, importance: 1 } } as const;
			const text = encode({ ...nothing, answers }, core, contendersOf);
			expect(decode(text, core, contendersOf)).toEqual({ ...nothing, answers: { s1: answers.s1 } });
		}
	});

	test('Figures that are impossible in the snapshot are not written as another share.', () => {
		const [tier] = most.tiers;
		if (!tier) throw new Error('nothing is shared');
		for (const wrong of [{ lowest: -1 }, { lowest: 90, highest: 80 }, { highest: 101 }, { answered: 37 }])
			expect(() => encode({ ...nothing, tiers: [{ ...tier, ...wrong }] }, core, contendersOf)).toThrow(
				RangeError,
			);
	});

	test('A share drops the importance of a skipped statement.', () => {
		const text = encode(
			{ ...nothing, answers: { s0: { stance: 'skip', importance: 2 } } },
			core,
			contendersOf,
		);
		expect(decode(text, core, contendersOf)).toEqual({
			...nothing,
			answers: { s0: { stance: 'skip', importance: 1 } },
		});
	});

	test('A share is read with its # and with blanks around it.', () => {
		const text = encode(most, core, contendersOf);
		expect(decode(` #${text}\n`, core, contendersOf)).toEqual(most);
	});
});

describe('The form of a link', () => {
	// Pinned, so that the form cannot change without a new version.
	test('The form of the first version never changes.', () => {
		const share: PrivateShare = {
			...nothing,
			districts: { seat: 2 },
			topics: [{ topic: 'law', place: -12, answered: 7 }],
			tiers: [
				{
					contest: 'seat',
					district: 2,
					lowest: 82,
					highest: 84,
					answered: 36,
					contenders: ['contender-3', 'contender-17', 'contender-41'],
				},
			],
			answers: { s0: { stance: 4, importance: 2 }, s35: { stance: 'skip', importance: 1 } },
		};
		expect(encode(share, core, contendersOf)).toMatchInlineSnapshot(
			`"AQEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vdWxbfapN0kPkm2njp8G20AAAS8uToqTjT0WmaVk"`,
		);
	});
});

describe('Links of the first days', () => {
	const made = z.array(z.string()).parse(JSON.parse(readFileSync('tests/support/links.json', 'utf8')));

	test('All of them can still be read, and give the same shares.', () => {
		expect(made).toHaveLength(600);
		const read = made.map((text) => decode(text, core, contendersOf));
		expect(read.filter((share) => typeof share === 'string')).toEqual([]);
		expect(createHash('sha256').update(JSON.stringify(read)).digest('hex')).toMatchInlineSnapshot(
			`"b789bfc8bf2d92257f2bde43b2289eec1a0ecb0e4839445248e81130b2cb4053"`,
		);
	});

	test('Those that end with - or _ can be read with the mark that links have now, and without their last character.', () => {
		const some = made.filter((text) => /[-_]$/.test(text));
		expect(some.length).toBeGreaterThan(3);
		for (const text of some) {
			for (const form of [`${text}0`, text.slice(0, -1), `${text}.`])
				expect(decode(form, core, contendersOf)).toEqual(decode(text, core, contendersOf));
		}
	});
});

describe('A text that is not a share', () => {
	const text = encode(most, core, contendersOf);
	const envelope = open(text);
	if (typeof envelope === 'string') throw new Error(envelope);
	const { snapshot, number } = envelope;

	test.each([
		['empty', ' # ', 'empty'],
		['cut', text.slice(0, -1), 'damaged'],
	])('The fault of a text that is %s is reported.', (_, wrong, fault) => {
		expect(faultOf(wrong)).toBe(fault);
		expect(hashOf(wrong)).toBeNull();
		expect(ballotsIn(wrong, core)).toBe(fault);
		expect(decode(wrong, core, contendersOf)).toBe(fault);
	});

	test('A forged number never throws: it is one share or a fault.', () => {
		let read = 0;
		fc.assert(
			fc.property(shares, fc.bigInt({ min: 0n, max: 1n << 700n }), fc.nat(700), (share, other, bits) => {
				const own = open(encode(share, core, contendersOf));
				if (typeof own === 'string') throw new Error(own);
				const forged = seal({ snapshot, number: own.number ^ (other >> BigInt(bits)) });
				expect(faultOf(forged)).toBeNull();
				ballotsIn(forged, core);
				const result = decode(forged, core, contendersOf);
				if (typeof result === 'string') expect(result).toBe('damaged');
				else {
					expect(encode(result, core, contendersOf)).toBe(forged);
					read++;
				}
			}),
			{ numRuns: runs / 5 },
		);
		expect(read, 'forged numbers that are a share').toBeGreaterThan(100);
	}, 60_000);

	test('A number that is too large is refused in little time.', () => {
		expect(decode(seal({ snapshot, number: number + (1n << 4000n) }), core, contendersOf)).toBe('damaged');
		const longest = seal({ snapshot, number: (1n << 59_000n) - 1n });
		const start = performance.now();
		for (let count = 0; count < 20; count++) decode(longest, core, contendersOf);
		expect((performance.now() - start) / 20).toBeLessThan(100);
	});

	test('A share that does not fit its snapshot never throws.', () => {
		expect(['damaged', 'object']).toContain(shape(decode(text, core, () => contenders.slice(0, 5))));
		expect(['damaged', 'object']).toContain(shape(decode(text, core, () => [])));
		const bare = { ...core, contests: [], districts: [], statements: [] };
		expect(decode(text, bare, contendersOf)).toBe('damaged');
		const empty = { ...core, districts: [] };
		expect(decode(text, empty, contendersOf)).toBe('damaged');
		expect(ballotsIn(text, empty)).toBe('damaged');
	});

	function shape(result: unknown): unknown {
		return typeof result === 'string' ? result : typeof result;
	}
});
