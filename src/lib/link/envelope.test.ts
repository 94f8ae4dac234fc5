import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { open, seal } from './envelope.ts';

const runs = 10_000;
const content = {
	snapshot: '0123456789abcdef'.repeat(4),
	number: 0x1234_5678_9abc_def0_1234_5678_9abc_def0n,
};
const text = seal(content);

/** Seals bytes that `seal` would not write. */
function sealed(bytes: number[]): string {
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

const bytesOf = (whole: string) => [...Buffer.from(whole, 'base64url')].slice(0, -4);

test('An envelope holds a snapshot and a number of any size.', () => {
	for (const number of [0n, 1n, 255n, 256n, 1n << 64n, (1n << 8000n) - 1n]) {
		const sent = { ...content, number };
		expect(open(seal(sent))).toEqual(sent);
		expect(open(` #${seal(sent)}\n`)).toEqual(sent);
	}
	expect(sealed(bytesOf(text.replace(/(?<=[-_])0$/, '')))).toBe(text.replace(/(?<=[-_])0$/, ''));
});

describe('A text from a messenger', () => {
	/** Contents whose texts end with every character of base64url. */
	const ends = new Map(
		Array.from({ length: 3000 }, (_, index) => {
			const number = BigInt(index) + (1n << 60n);
			const bare = seal({ ...content, number }).replace(/(?<=[-_])0$/, '');
			return [bare.slice(-1), { bare, number }] as const;
		}),
	);

	test('A made text ends with a letter or a digit.', () => {
		expect(ends.size).toBeGreaterThan(60);
		for (const { number } of ends.values()) expect(seal({ ...content, number })).toMatch(/[A-Za-z0-9]$/);
	});

	test('A text opens with what stands around it in a sentence.', () => {
		for (const { number } of ends.values()) {
			const made = seal({ ...content, number });
			for (const after of [
				'.',
				')',
				',',
				'…',
				'!',
				'»',
				'">',
				'*',
				'_',
				').',
				'%29',
				'%29.',
				'\u200b',
				'\n',
				'=',
			]) {
				expect(open(`(«#${made}${after}`), made + after).toEqual({ ...content, number });
			}
		}
	});

	test('A text without an end mark opens, also if its last - or _ was lost.', () => {
		for (const { bare, number } of ends.values()) {
			expect(open(bare)).toEqual({ ...content, number });
			const cut = open(bare.slice(0, -1));
			expect(cut).toEqual(/[-_]$/.test(bare) ? { ...content, number } : 'damaged');
		}
	});
});

describe('A text that was not sealed', () => {
	test('An empty text is recognised.', () => {
		expect(open('')).toBe('empty');
		expect(open(' # ')).toBe('empty');
	});

	test('No text makes opening throw.', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ maxLength: 300 }),
					fc.string({ unit: 'binary', maxLength: 300 }),
					fc.base64String({ maxLength: 300 }),
					fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
				),
				(text) => {
					expect(['empty', 'damaged', 'newer_version']).toContain(open(text));
				},
			),
			{ numRuns: runs },
		);
	}, 120_000);

	test('Changed, lost and added characters are detected.', () => {
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
				const opened = open(mutated);
				// What looks like punctuation around it does no harm.
				if (typeof opened === 'string') expect(['damaged', 'empty']).toContain(opened);
				else expect(opened).toEqual(content);
				const isInside =
					mutated.slice(3, -3) !== text.slice(3, -3) && mutated.replace(/[^\w-]/g, '') !== text;
				if (isInside && mutated.length === text.length) expect(opened).toBe('damaged');
			}),
			{ numRuns: runs },
		);
	}, 120_000);

	test('A text from a newer version is recognised.', () => {
		const [, ...rest] = bytesOf(text);
		expect(open(sealed([2, ...rest]))).toBe('newer_version');
		expect(open(sealed([255]))).toBe('newer_version');
		expect(open(sealed([0, ...rest]))).toBe('damaged');
	});

	test('A short text, a text that is not base64url, and another form of the same number are damaged.', () => {
		expect(open(sealed(bytesOf(text).slice(0, 32)))).toBe('damaged');
		const needless = [...bytesOf(text).slice(0, 33), 0, ...bytesOf(text).slice(33)];
		expect(open(sealed(needless))).toBe('damaged');
	});

	test('A text longer than any share is refused before it is read.', () => {
		const start = performance.now();
		for (const letter of ['A', ' ', '#'])
			for (let count = 0; count < 100; count++) expect(open(letter.repeat(10_000_000))).toBe('damaged');
		expect(performance.now() - start).toBeLessThan(3000);
	});
});
