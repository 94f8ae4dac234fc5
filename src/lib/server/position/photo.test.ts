import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { crc32, deflateSync } from 'node:zlib';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Database } from '../store/database.ts';
import * as pack from '../pack/load.ts';
import * as photo from './photo.ts';
import type { Photo } from './photo.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const allNames = ['large.avif', 'large.jpeg', 'large.webp', 'small.avif', 'small.jpeg', 'small.webp'];

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number) {
	const right = sharp({ create: { width: Math.ceil(width / 2), height, channels: 3, background: 'blue' } });
	return right
		.png()
		.toBuffer()
		.then((input) =>
			sharp({ create: { width, height, channels: 3, background: 'red' } }).composite([
				{ input, left: Math.floor(width / 2), top: 0 },
			]),
		);
}

const flat = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#805040' }, limitInputPixels: false });

async function taken(bytes: Uint8Array): Promise<Photo> {
	const result = await photo.take(bytes);
	if ('fault' in result) throw new Error(`Refused: ${result.fault}`);
	return result;
}

/** Roughly the colour at a point of a picture: `red`, `green`, `blue`, `white` or `black`. */
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<string> {
	const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
	const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * info.channels);
	const isHigh = [r, g, b].map((value) => (value > 150 ? 1 : 0)).join('');
	return { '100': 'red', '010': 'green', '001': 'blue', '111': 'white' }[isHigh] ?? 'black';
}

function includes(bytes: Uint8Array, words: string): boolean {
	return Buffer.from(bytes).includes(words);
}

/** Makes a PNG with any header. @param lines its pixel data, not yet compressed */
function png(width: number, height: number, lines: Uint8Array, extra: Buffer[] = []): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		...extra,
		chunk('IDAT', deflateSync(lines)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

describe('A photo', () => {
	it('A photo is drawn in two sizes and three formats.', async () => {
		const { id, files } = await taken(await flat(1600, 1200).jpeg().toBuffer());
		expect(id).toMatch(/^[0-9a-f]{64}$/);
		expect([...files.keys()].sort()).toEqual(allNames);
		for (const [name, bytes] of files) {
			const facts = await sharp(bytes).metadata();
			const [size, format] = name.split('.');
			expect([facts.width, facts.height], name).toEqual(size === 'small' ? [160, 160] : [640, 480]);
			expect(facts.format === 'heif' ? 'avif' : facts.format, name).toBe(format);
		}
	});

	it.each(['jpeg', 'png', 'webp', 'avif'] as const)('A photo may be a %s.', async (format) => {
		const { files } = await taken(await flat(300, 200).toFormat(format).toBuffer());
		expect(files.size).toBe(6);
	});

	it('A photo is upright and reveals nothing about place, camera or owner.', async () => {
		const sent = await (
			await halves(400, 200)
		)
			.withExif({
				IFD0: { Make: 'SecretCamera', Artist: 'SecretOwner' },
				IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 14/1 20/1' },
			})
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const before = await sharp(sent).metadata();
		expect(before.orientation).toBe(6);
		expect(includes(sent, 'SecretCamera')).toBe(true);

		const { files } = await taken(sent);
		for (const [name, bytes] of files) {
			const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
			expect({ exif, icc, xmp, iptc, orientation }, name).toEqual({});
			expect(includes(bytes, 'Secret'), name).toBe(false);
			expect(includes(bytes, 'Exif'), name).toBe(false);
		}
		const large = files.get('large.jpeg') ?? new Uint8Array();
		expect(await sharp(large).metadata()).toMatchObject({ width: 200, height: 400 });
		expect(await colourAt(large, 100, 50)).toBe('red');
		expect(await colourAt(large, 100, 350)).toBe('blue');
	});

	it('The small size shows the top of a tall picture and the middle of a wide one.', async () => {
		const tall = await sharp(await (await halves(1000, 200)).png().toBuffer())
			.rotate(90)
			.png()
			.toBuffer();
		const fromTall = (await taken(tall)).files.get('small.jpeg') ?? new Uint8Array();
		expect(await colourAt(fromTall, 80, 150)).toBe(await colourAt(fromTall, 80, 10));
		const wide = await (await halves(1000, 200)).png().toBuffer();
		const fromWide = (await taken(wide)).files.get('small.jpeg') ?? new Uint8Array();
		expect([await colourAt(fromWide, 40, 80), await colourAt(fromWide, 120, 80)]).toEqual(['red', 'blue']);
	});

	it('Transparent areas become white.', async () => {
		const clear = { r: 0, g: 0, b: 0, alpha: 0 };
		const sent = await sharp({ create: { width: 200, height: 200, channels: 4, background: clear } })
			.png()
			.toBuffer();
		for (const [name, bytes] of (await taken(sent)).files) {
			expect(await colourAt(bytes, 50, 50), name).toBe('white');
		}
	});

	it('A photo is drawn in sRGB, whatever the colour space of the file.', async () => {
		const cmyk = await flat(300, 300).toColourspace('cmyk').jpeg().toBuffer();
		const grey = await flat(300, 300).greyscale().png().toBuffer();
		const deep = await flat(300, 300).toColourspace('rgb16').png().toBuffer();
		for (const sent of [cmyk, grey, deep]) {
			const large = (await taken(sent)).files.get('large.webp') ?? new Uint8Array();
			expect(await sharp(large).metadata()).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' });
		}
	});

	it('A small photo keeps its size, and a narrow one its shape.', async () => {
		const little = (await taken(await flat(20, 10).png().toBuffer())).files.get('large.webp');
		expect(await sharp(little).metadata()).toMatchObject({ width: 20, height: 10 });
		const narrow = (await taken(await flat(8000, 2).png().toBuffer())).files.get('large.webp');
		expect(await sharp(narrow).metadata()).toMatchObject({ width: 640, height: 1 });
	});

	it('Anything attached to the file is dropped: a page, a script, an archive.', async () => {
		const picture = await flat(400, 300).jpeg().toBuffer();
		const page = '<!doctype html><script>alert("hanging")</script>';
		const archive = 'PK\x03\x04hanging.js';
		const comment = Buffer.from(`\xff\xfe\x00\x18*/alert("hanging")/*  `, 'latin1');
		const polyglots = [
			Buffer.concat([picture, Buffer.from(page)]),
			Buffer.concat([picture, Buffer.from(archive, 'latin1')]),
			Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]),
		];
		for (const sent of polyglots) {
			expect(includes(sent, 'hanging')).toBe(true);
			for (const [name, bytes] of (await taken(sent)).files) {
				expect(includes(bytes, 'hanging'), name).toBe(false);
			}
		}
	});

	it('A photo has the same name each time it is drawn.', async () => {
		const sent = await flat(700, 500).jpeg().toBuffer();
		expect((await taken(sent)).id).toBe((await taken(sent)).id);
	});
});

describe('A file that is not an acceptable photo', () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
	it.each<[string, string]>([
		['an empty file', ''],
		['text that is called photo.jpg', 'This is no picture.\n'],
		['an SVG with a script', svg],
		['an SVG with an XML declaration', `<?xml version="1.0"?>${svg}`],
		['a page that begins like a GIF', 'GIF89a/*<html>*/=1;alert(1)'],
		['a page', '<!doctype html><script>alert(1)</script>'],
		['a PDF', '%PDF-1.7\n'],
		['an archive', 'PK\x03\x04 photo.jpg'],
		['a film', '\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2'],
		['an iPhone’s HEIC image', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic'],
	])('Refused: %s.', async (_, words) => {
		expect(await photo.take(Buffer.from(words, 'latin1'))).toEqual({ fault: 'not_an_image' });
	});

	it('A GIF and a TIFF are refused.', async () => {
		const [gif, tiff] = [await flat(50, 50).gif().toBuffer(), await flat(50, 50).tiff().toBuffer()];
		expect(await photo.take(gif)).toEqual({ fault: 'not_an_image' });
		expect(await photo.take(tiff)).toEqual({ fault: 'not_an_image' });
	});

	it.each(['jpeg', 'png', 'webp', 'avif'] as const)('A truncated %s is refused.', async (format) => {
		const noise = sharp({
			create: {
				width: 200,
				height: 200,
				channels: 3,
				background: 'grey',
				noise: { type: 'gaussian', mean: 128, sigma: 60 },
			},
		});
		const whole = await noise.toFormat(format).toBuffer();
		expect(await photo.take(whole.subarray(0, Math.floor(whole.length / 2)))).toEqual({ fault: 'damaged' });
		expect(await photo.take(whole.subarray(0, 20))).toEqual({ fault: 'damaged' });
	});

	it('A page that begins with the first bytes of a JPEG is refused.', async () => {
		const sent = Buffer.concat([
			Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
			Buffer.from('<script>alert(1)</script>'),
		]);
		expect(await photo.take(sent)).toEqual({ fault: 'damaged' });
	});

	it('An animation is refused.', async () => {
		const frames = [flat(60, 60).png(), (await halves(60, 60)).png()];
		const inputs = await Promise.all(frames.map((frame) => frame.toBuffer()));
		const moving = sharp(inputs, { join: { animated: true } });
		expect(await photo.take(await moving.clone().webp().toBuffer())).toEqual({ fault: 'animated' });
		expect(await photo.take(await moving.clone().gif().toBuffer())).toEqual({ fault: 'not_an_image' });
	});

	it('A file above five megabytes is refused.', async () => {
		expect(await photo.take(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual({ fault: 'too_large' });
	});

	it('A picture of sixty megapixels is refused by its header alone.', async () => {
		const jpeg = await flat(10_000, 6000).jpeg({ quality: 20 }).toBuffer();
		const small = await flat(10_000, 6000).png({ compressionLevel: 9 }).toBuffer();
		const started = performance.now();
		expect(await photo.take(jpeg)).toEqual({ fault: 'too_many_pixels' });
		expect(await photo.take(small)).toEqual({ fault: 'too_many_pixels' });
		expect(performance.now() - started).toBeLessThan(500);
	});

	it('A decompression bomb is refused: a small file that claims to be, or unpacks to, a huge picture.', async () => {
		const boast = png(60_000, 60_000, new Uint8Array(1000));
		expect(await photo.take(boast)).toEqual({ fault: 'too_many_pixels' });
		// 500 million bytes in half a megabyte; the header claims only a hundred.
		const hidden = png(10, 10, new Uint8Array(500_000_000));
		expect(hidden.length).toBeLessThan(600_000);
		const { peak } = await watched(() => photo.take(hidden));
		expect(peak).toBeLessThan(100_000_000);
		const note = Buffer.concat([Buffer.from('note\0\0'), deflateSync(new Uint8Array(300_000_000))]);
		const chatty = png(10, 10, new Uint8Array(110), [chunk('zTXt', note)]);
		expect((await watched(() => photo.take(chatty))).peak).toBeLessThan(100_000_000);
	}, 60_000);
});

describe('Memory', () => {
	it('Memory holds one picture at a time, however many are sent.', async () => {
		const sent = await flat(8000, 6000).png({ compressionLevel: 9, progressive: false }).toBuffer();
		const one = await watched(() => photo.take(sent));
		const many = await watched(() => Promise.all(Array.from({ length: 6 }, () => photo.take(sent))));
		expect(many.result.every((taken) => 'files' in taken)).toBe(true);
		expect(many.peak).toBeLessThan(Math.max(one.peak, 80_000_000) * 2);
	}, 60_000);

	it('A picture that must be held as a whole and is too large for that takes no memory.', async () => {
		const interlaced = await flat(8000, 6000).png({ progressive: true }).toBuffer();
		expect(await photo.take(interlaced)).toEqual({ fault: 'too_many_pixels' });
		const avif = await flat(5000, 4000).avif({ effort: 0 }).toBuffer();
		expect(await photo.take(avif)).toEqual({ fault: 'too_many_pixels' });
	}, 60_000);

	it('When too many photos arrive at once, the first ones are read.', async () => {
		const sent = await flat(100, 100).png().toBuffer();
		const all = await Promise.all(Array.from({ length: 40 }, () => photo.take(sent)));
		expect(all.filter((taken) => 'files' in taken)).toHaveLength(20);
		expect(all.filter((taken) => 'fault' in taken && taken.fault === 'busy')).toHaveLength(20);
		expect(await photo.take(sent)).toHaveProperty('files');
	}, 60_000);
});

/** The result, and by how many bytes the process grew meanwhile. */
async function watched<T>(run: () => Promise<T>): Promise<{ result: T; peak: number }> {
	const before = process.memoryUsage().rss;
	let highest = before;
	const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
	const result = await run();
	clearInterval(timer);
	return { result, peak: Math.max(highest, process.memoryUsage().rss) - before };
}

onBothDatabases('Stored photos', (db) => {
	async function prepare(db: Database) {
		const parsed = parse(exampleFiles());
		if ('faults' in parsed) throw new Error('The example is damaged.');
		await pack.load(db, parsed.pack, now);
		const [one, other] = await db.select({ id: table.contender.id }).from(table.contender).limit(2);
		const [owner] = await db
			.insert(table.account)
			.values({ email: 'owner@example.org', language: 'kk', madeAt: now })
			.returning({ id: table.account.id });
		if (!one || !other || !owner) throw new Error('The example lacks a contender or an account.');
		const drawn = await taken(await flat(200, 100).jpeg().toBuffer());
		return { one: one.id, other: other.id, owner: owner.id, drawn };
	}

	it('Only its owner sees a photo until a profile with it is approved.', async () => {
		const { one, other, owner, drawn } = await prepare(db());
		await photo.keep(db(), one, drawn, owner, now);
		const name = 'large.webp';
		const own = (await photo.ownFile(db(), one, drawn.id, name)) ?? [];
		expect(new Uint8Array(own)).toEqual(new Uint8Array(drawn.files.get(name) ?? []));
		expect(await photo.ownFile(db(), other, drawn.id, name)).toBeNull();
		expect(await photo.publicFile(db(), drawn.id, name)).toBeNull();
		expect(await photo.belongs(db(), one, drawn.id)).toBe(true);
		expect(await photo.belongs(db(), other, drawn.id)).toBe(false);

		const sent = { contender: one, text: {}, programme: {}, links: [], photo: drawn.id };
		await db()
			.insert(table.profile)
			.values({ ...sent, sentAt: now, sentBy: owner });
		expect(await photo.publicFile(db(), drawn.id, name)).toBeNull();
		await db().update(table.profile).set({ isApproved: false, decidedAt: now, decidedBy: owner });
		expect(await photo.publicFile(db(), drawn.id, name)).toBeNull();
		await db().update(table.profile).set({ isApproved: true });
		expect(await photo.publicFile(db(), drawn.id, name)).not.toBeNull();
		expect(await photo.publicFile(db(), drawn.id, 'huge.webp')).toBeNull();
		expect(await photo.publicFile(db(), '0'.repeat(64), name)).toBeNull();
	});

	it('Two contenders may have the same photo, but neither can show the other’s.', async () => {
		const { one, other, owner, drawn } = await prepare(db());
		await photo.keep(db(), one, drawn, owner, now);
		await photo.keep(db(), one, drawn, owner, now);
		const borrowed = { contender: other, text: {}, programme: {}, links: [], photo: drawn.id };
		await expect(
			db()
				.insert(table.profile)
				.values({ ...borrowed, sentAt: now, sentBy: owner })
				.execute(),
		).rejects.toThrow();
		await photo.keep(db(), other, drawn, owner, now);
		expect(await photo.belongs(db(), other, drawn.id)).toBe(true);
		expect(await db().$count(table.photoFile)).toBe(12);
	});

	it('Photos that belong to no profile are removed after a week.', async () => {
		const { one, other, owner, drawn } = await prepare(db());
		await photo.keep(db(), one, drawn, owner, now);
		await photo.keep(db(), other, drawn, owner, now);
		const sent = { contender: one, text: {}, programme: {}, links: [], photo: drawn.id };
		await db()
			.insert(table.profile)
			.values({ ...sent, sentAt: now, sentBy: owner });
		const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);
		expect(await photo.forget(db(), days(6))).toBe(0);
		// A photo that is chosen again stays for another week.
		await photo.keep(db(), other, drawn, owner, days(6));
		expect(await photo.forget(db(), days(8))).toBe(0);
		expect(await photo.forget(db(), days(14))).toBe(1);
		expect(await db().$count(table.photo, eq(table.photo.contender, one))).toBe(1);
		expect(await db().$count(table.photoFile)).toBe(6);
	});
});

describe('A response with a photo', () => {
	it('A response with a photo can only be an image.', async () => {
		const response = photo.respond(new Uint8Array([1, 2, 3]), 'large.webp', 'no-store');
		expect(Object.fromEntries(response.headers)).toEqual({
			'content-type': 'image/webp',
			'content-length': '3',
			'content-disposition': 'inline',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store',
		});
		expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
	});
});
