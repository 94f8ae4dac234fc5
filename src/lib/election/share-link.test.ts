import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answers.ts';
import { ballotsIn, decode, encode, faultOf, hashOf, type ContendersOf } from './share-link.ts';
import type { PrivateShare, SharedTier } from './share.ts';
import { asked, type Contest, type Core, type District, type Statement } from './snapshot.ts';

const runs = 10_000;

/** 36 statements for everybody and three local ones; a list and four kinds of seats, 42 contenders on every ballot. */
const core = makeCore(36);
const contenders = Array.from({ length: 42 }, (_, index) => `contender-${index}`);
const contendersOf: ContendersOf = () => contenders;
const snapshot = '0123456789abcdef'.repeat(4);
const nothing: PrivateShare = { snapshot, districts: {}, tiers: [], topics: [], answers: {} };

function makeCore(everywhere: number, local = 3): Core {
	const topics = ['reform', 'law', 'sovereignty'];
	const contests = ['list', 'seat', 'oblast', 'city', 'rural'].map((slug): Contest => ({
		slug,
		kind: slug === 'list' ? 'list' : 'seat',
		body: {},
		name: {},
		seats: 1,
		threshold: null,
		runoff: false,
		againstAll: true,
		recall: false,
		ballotColour: null,
		order: 'number',
	}));
	const districts = contests.flatMap(({ slug }) =>
		Array.from({ length: slug === 'list' ? 1 : slug === 'seat' ? 29 : 300 }, (_, index): District => ({
			contest: slug,
			number: index + 1,
			region: null,
			name: {},
			composition: {},
			contenders: 42,
			selfNominated: 0,
		})),
	);
	const statement = (slug: string, index: number): Statement => ({
		slug,
		topic: topics[index % 3] ?? '',
		text: {},
		polarity: 1,
		steps: 5,
	});
	return {
		format: 1,
		election: {
			slug: 'demo',
			name: {},
			day: '2026-11-22',
			timezone: 'Asia/Almaty',
			languages: ['kk'],
			fictional: true,
			imprint: {},
			calendar: { collectingFrom: '', openFrom: '', silenceFrom: '', votingFrom: '', closesAt: '' },
			topics: topics.map((slug) => ({ slug, name: {}, low: {}, high: {} })),
			sources: [],
		},
		regions: [],
		contests,
		districts,
		parties: [],
		blocs: [],
		statements: [
			...Array.from({ length: everywhere }, (_, index) => statement(`s${index}`, index)),
			...Array.from({ length: local }, (_, index) => ({
				...statement(`local${index}`, index),
				contest: 'city',
				districts: [index + 1],
				steps: 7,
			})),
		],
		lists: [],
		method: { name: 'city-block', version: 1, prior: { agreement: 50, strength: 100 } },
		parts: {},
	};
}

// Whatever people may share of this election.

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

/** Everything that can be ticked, by somebody with four ballots of 42 contenders of whom half are in each first tier. */
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

describe('a share', () => {
	test('comes out of its link as it went in', () => {
		fc.assert(
			fc.property(shares, (share) => {
				const text = encode(share, core, contendersOf);
				expect(text).toMatch(/^[\w-]+$/);
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

	test('with 36 answers takes 74 characters', () => {
		const text = encode({ ...nothing, snapshot: most.snapshot, answers: most.answers }, core, contendersOf);
		expect(text.length).toBe(74);
	});

	test('with everything, on four ballots of 42, takes 131 characters, which leaves room for the address in 200', () => {
		const text = encode(most, core, contendersOf);
		expect(text.length).toBe(131);
		expect(encode(nothing, core, contendersOf).length).toBe(50);
		expect(decode(text, core, contendersOf)).toEqual(most);
	});

	test('of an election with thousands of local statements grows only with what is answered', () => {
		const large = makeCore(36, 3000);
		const local = Object.fromEntries(
			[7, 8, 2900].map((index) => [`local${index}`, { stance: 7, importance: 2 } as const]),
		);
		const share = { ...most, answers: { ...most.answers, ...local } };
		const text = encode(share, large, contendersOf);
		expect(text.length).toBeLessThanOrEqual(170);
		expect(decode(text, large, contendersOf)).toEqual(share);
	});

	test('leaves out what its snapshot does not have', () => {
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

	test('does not keep the importance of a skipped statement', () => {
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

	test('is read with its # and with blanks around it', () => {
		const text = encode(most, core, contendersOf);
		expect(decode(` #${text}\n`, core, contendersOf)).toEqual(most);
	});
});

describe('the form of a link', () => {
	// Pinned, so that a change of the form cannot pass for the same version.
	test('of the first version stays what it is', () => {
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

describe('a text that is no share', () => {
	const text = encode(most, core, contendersOf);

	/** As `encode` ends a text, for bytes that it would not write. */
	function seal(bytes: number[]): string {
		let crc = 0xffffffff;
		for (const byte of bytes) {
			crc ^= byte;
			for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
		crc = ~crc >>> 0;
		return Buffer.from([...bytes, crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255]).toString(
			'base64url',
		);
	}

	const bytesOf = (text: string) => [...Buffer.from(text, 'base64url')].slice(0, -4);

	test('is sealed by the test as by the product', () => {
		expect(seal(bytesOf(text))).toBe(text);
	});

	test('is told from an empty one', () => {
		expect(faultOf('')).toBe('empty');
		expect(faultOf(' # ')).toBe('empty');
		expect(decode('', core, contendersOf)).toBe('empty');
		expect(hashOf('')).toBeNull();
	});

	test('never throws, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ maxLength: 300 }),
					fc.string({ unit: 'binary', maxLength: 300 }),
					fc.base64String({ maxLength: 300 }),
					fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
				),
				(text) => {
					expect(['empty', 'damaged', 'newer_version']).toContain(faultOf(text));
					expect(['empty', 'damaged', 'newer_version']).toContain(decode(text, core, contendersOf));
					expect(ballotsIn(text, core)).toBe(faultOf(text));
					expect(hashOf(text)).toBeNull();
				},
			),
			{ numRuns: runs },
		);
	}, 120_000);

	test('is found out when one or more characters of a link were changed, lost or added', () => {
		const character = fc.constantFrom(
			...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.%# ',
		);
		const mutation = fc.tuple(
			fc.constantFrom('change', 'lose', 'add', 'cut', 'swap'),
			fc.nat(text.length - 2),
			character,
		);
		fc.assert(
			fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
				const mutated = mutations.reduce((sum, [kind, place, letter]) => {
					if (kind === 'cut') return sum.slice(0, place);
					if (kind === 'lose') return sum.slice(0, place) + sum.slice(place + 1);
					if (kind === 'add') return sum.slice(0, place) + letter + sum.slice(place);
					if (kind === 'swap')
						return sum.slice(0, place) + (sum[place + 1] ?? '') + (sum[place] ?? '') + sum.slice(place + 2);
					return sum.slice(0, place) + letter + sum.slice(place + 1);
				}, text);
				const bare = mutated.trim().replace(/^#/, '');
				fc.pre(bare !== text);
				const result = decode(mutated, core, contendersOf);
				expect(typeof result === 'string' ? result : 'read').toBe(bare === '' ? 'empty' : 'damaged');
			}),
			{ numRuns: runs },
		);
	}, 120_000);

	test('never throws when somebody seals changed bytes anew, and gives one share or a fault', () => {
		fc.assert(
			fc.property(
				shares,
				fc.array(fc.tuple(fc.integer({ min: 33, max: 120 }), fc.nat(255)), { minLength: 1, maxLength: 8 }),
				(share, changes) => {
					const bytes = bytesOf(encode(share, core, contendersOf));
					for (const [place, byte] of changes) bytes[Math.min(place, bytes.length)] = byte;
					const forged = seal(bytes);
					expect(faultOf(forged)).toBeNull();
					ballotsIn(forged, core);
					const result = decode(forged, core, contendersOf);
					if (typeof result === 'string') expect(result).toBe('damaged');
					else expect(encode(result, core, contendersOf)).toBe(forged);
				},
			),
			{ numRuns: runs },
		);
	}, 120_000);

	test('may come from a newer version, which is said', () => {
		const [, ...rest] = bytesOf(text);
		expect(faultOf(seal([2, ...rest]))).toBe('newer_version');
		expect(decode(seal([2]), core, contendersOf)).toBe('newer_version');
		expect(faultOf(seal([0, ...rest]))).toBe('damaged');
	});

	test('is too long, too short or no base64url', () => {
		expect(faultOf('A'.repeat(1_000_000))).toBe('damaged');
		expect(faultOf(seal(bytesOf(text).slice(0, 32)))).toBe('damaged');
		expect(faultOf(`${text}=`)).toBe('damaged');
		expect(faultOf(seal([...bytesOf(text).slice(0, 33), 0, ...bytesOf(text).slice(33)]))).toBeNull();
		// The same number with a needless first byte is another form of the same share.
		expect(
			decode(seal([...bytesOf(text).slice(0, 33), 0, ...bytesOf(text).slice(33)]), core, contendersOf),
		).toBe('damaged');
	});

	test('names contenders of a ballot that is smaller than it says, or of none', () => {
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
