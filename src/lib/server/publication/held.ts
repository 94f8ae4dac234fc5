import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** A part as it is sent with Brotli. */
interface HeldPart {
	/** Of the part before it was encoded, in hex. */
	sha256: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The newest snapshots, whole, in this process's memory: from them every voters' page can be made and every part be sent
 * while the database is away. Parts that several snapshots share are held once, so a new publication costs little more
 * than what it changes.
 */
export class HeldSnapshots {
	/** By hash of the snapshot, the SHA-256 of its parts by name; those held longest come first. */
	readonly #parts = new Map<string, Map<string, string>>();
	/** By SHA-256. */
	readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>();

	find(hash: string, name: string): HeldPart | null {
		const sha256 = this.#parts.get(hash)?.get(name);
		const bytes = sha256 === undefined ? undefined : this.#bytes.get(sha256);
		return sha256 !== undefined && bytes ? { sha256, bytes } : null;
	}

	/** Holds these snapshots, and a few of those before, which are open on voters' phones. */
	async hold(db: Database, hashes: readonly string[]): Promise<void> {
		for (const hash of hashes) if (!this.#parts.has(hash)) await this.#load(db, hash);
		const former = [...this.#parts.keys()].filter((hash) => !hashes.includes(hash));
		for (const hash of former.slice(0, -mostFormer)) this.#parts.delete(hash);
		const used = new Set([...this.#parts.values()].flatMap((parts) => [...parts.values()]));
		for (const sha256 of this.#bytes.keys()) if (!used.has(sha256)) this.#bytes.delete(sha256);
	}

	async #load(db: Database, hash: string): Promise<void> {
		const { publicationPart: part, publicationContent: content } = table;
		const rows = await db
			.select({ name: part.name, sha256: part.sha256 })
			.from(part)
			.where(eq(part.hash, hash));
		const loaded = new Map<string, Uint8Array<ArrayBuffer>>();
		const missing = rows.map(({ sha256 }) => sha256).filter((sha256) => !this.#bytes.has(sha256));
		for (let from = 0; from < missing.length; from += partsAtOnce) {
			const some = await db
				.select({ sha256: content.sha256, bytes: content.brotli })
				.from(content)
				.where(inArray(content.sha256, missing.slice(from, from + partsAtOnce)));
			for (const { sha256, bytes } of some) loaded.set(sha256, new Uint8Array(bytes));
		}
		for (const [sha256, bytes] of loaded) this.#bytes.set(sha256, bytes);
		this.#parts.set(hash, new Map(rows.map(({ name, sha256 }) => [name, sha256])));
	}
}

const mostFormer = 8;
const partsAtOnce = 100;
