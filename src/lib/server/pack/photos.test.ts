import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as contenders from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as pack from './load.ts';
import * as photo from '../position/photo.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-05-10T10:00:00Z');
const square = sharp({ create: { width: 64, height: 64, channels: 3, background: '#642a5e' } });

describe('A photo in a pack', () => {
	it('A photo is accepted in the form that the product writes.', async () => {
		const { id, jpeg } = await ours();
		expect(await photo.judge(id, jpeg)).toBeNull();
		const restored = await photo.restore(id, jpeg);
		if ('fault' in restored) throw new Error(restored.fault);
		expect(restored.files.size).toBe(6);
		expect(restored.files.get('large.jpeg')).toBe(jpeg);
	});

	it('A photo is refused if its name does not fit, it contains more than a picture, or it is too large or truncated.', async () => {
		const { id, jpeg } = await ours();
		expect(await photo.judge('0'.repeat(64), jpeg)).toBe('foreign');
		const judged = (bytes: Uint8Array) => photo.judge(nameOf(bytes), bytes);
		expect(await judged(Buffer.concat([jpeg, Buffer.from('PK\x03\x04')]))).toBe('foreign');
		expect(await judged(Buffer.concat([jpeg, jpeg]))).toBe('foreign');
		expect(await judged(jpeg.subarray(0, jpeg.length - 20))).toBe('foreign');
		expect(await judged(new Uint8Array())).toBe('foreign');
		expect(
			await judged(
				await square
					.clone()
					.jpeg()
					.withExif({ IFD0: { Artist: 'A' } })
					.toBuffer(),
			),
		).toBe('foreign');
		expect(await judged(await square.clone().resize(641, 10).jpeg().toBuffer())).not.toBeNull();
		expect(await judged(await square.clone().png().toBuffer())).toBe('foreign');
		expect(await judged(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('too_large');
		expect(id).toHaveLength(64);
	});
});

onBothDatabases('A pack with photos', (db) => {
	it('Photos are loaded, shown and kept when they load again, and contenders can use them in their own profiles.', async () => {
		const { id, jpeg } = await ours();
		await pack.load(db(), withPhoto(id), now, () => Promise.resolve(jpeg));
		expect(await photo.publicFile(db(), id, 'large.jpeg')).not.toBeNull();
		expect(await photo.publicFile(db(), id, 'small.avif')).not.toBeNull();
		expect(await photo.forget(db(), later)).toBe(0);
		const lake = await contenders.find(db(), 'example', 'calm-lake');
		expect(await photo.belongs(db(), lake?.id ?? 0, id)).toBe(true);
	});

	it('A pack can be loaded without its photos, which can follow with the next loading.', async () => {
		const { id, jpeg } = await ours();
		await pack.load(db(), withPhoto(id), now);
		expect(await photo.publicFile(db(), id, 'large.jpeg')).toBeNull();
		await pack.load(db(), withPhoto(id), now, () => Promise.resolve(jpeg));
		expect(await photo.publicFile(db(), id, 'large.jpeg')).not.toBeNull();
	});

	it('A pack that is refused leaves no photo.', async () => {
		const { id, jpeg } = await ours();
		const cut = jpeg.subarray(0, jpeg.length - 20);
		await expect(load(db(), id, cut)).rejects.toThrow('foreign');
		expect(await contenders.find(db(), 'example', 'calm-lake')).toBeNull();
	});

	it('A pack can remove a contender whose photo came with a pack, and the photo is deleted.', async () => {
		const { id, jpeg } = await ours();
		await load(db(), id, jpeg);
		const { contenders, profiles, positions, ...rest } = withPhoto(id);
		const isOther = ({ contender }: { contender: string }) => contender !== 'calm-lake';
		await pack.load(
			db(),
			{
				...rest,
				contenders: contenders.filter(({ slug }) => slug !== 'calm-lake'),
				profiles: profiles.filter(isOther),
				positions: positions.filter(isOther),
			},
			now,
		);
		expect(await photo.publicFile(db(), id, 'large.jpeg')).toBeNull();
	});
});

function load(db: Database, id: string, jpeg: Uint8Array) {
	return pack.load(db, withPhoto(id), now, () => Promise.resolve(jpeg));
}

async function ours() {
	const taken = await photo.take(await square.clone().png().toBuffer());
	if ('fault' in taken) throw new Error(taken.fault);
	return { id: taken.id, jpeg: taken.files.get('large.jpeg') ?? new Uint8Array() };
}

function nameOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The example pack with this photo for Calm Lake. */
function withPhoto(id: string) {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	const profiles = parsed.pack.profiles.map((profile) =>
		profile.contender === 'calm-lake' ? { ...profile, photo: id } : profile,
	);
	return { ...parsed.pack, profiles };
}
