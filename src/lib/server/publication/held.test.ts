import { expect, it } from 'vitest';
import { onBothDatabases } from '../../../../tests/support/databases.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { HeldSnapshots } from './held.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => text.padEnd(64, '0');

/** Stores a snapshot with a core of its own and a basis that all of them share. */
async function store(db: Database, name: string): Promise<string> {
	const hash = hashOf(name);
	for (const text of [`c-${name}`, 'basis']) {
		const bytes = bytesOf(text);
		await db
			.insert(table.publicationContent)
			.values({ sha256: hashOf(text), identity: bytes, brotli: bytes, gzip: bytes })
			.onConflictDoNothing();
	}
	await db.insert(table.publicationPart).values([
		{ hash, name: 'core', sha256: hashOf(`c-${name}`) },
		{ hash, name: 'basis', sha256: hashOf('basis') },
	]);
	return hash;
}

onBothDatabases('Snapshots that are held in memory', (db) => {
	it('A snapshot is held whole, with its bytes as they are sent.', async () => {
		const held = new HeldSnapshots();
		const hash = await store(db(), 'one');
		expect(held.find(hash, 'core')).toBeNull();
		await held.hold(db(), [hash]);
		expect(held.find(hash, 'core')).toEqual({ sha256: hashOf('c-one'), bytes: bytesOf('c-one') });
		expect(held.find(hash, 'basis')).toEqual({ sha256: hashOf('basis'), bytes: bytesOf('basis') });
		expect(held.find(hash, 'places')).toBeNull();
		expect(held.find(hashOf('two'), 'core')).toBeNull();
	});

	it('Of those before, a few stay; what an older one shares with them stays too.', async () => {
		const held = new HeldSnapshots();
		const hashes: string[] = [];
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']) {
			const hash = await store(db(), name);
			hashes.push(hash);
			await held.hold(db(), [hash]);
		}
		expect(hashes.map((hash) => held.find(hash, 'core') !== null)).toEqual([
			false,
			false,
			...Array(9).fill(true),
		]);
		expect(hashes.map((hash) => held.find(hash, 'basis') !== null)).toEqual([
			false,
			false,
			...Array(9).fill(true),
		]);
	});
});
