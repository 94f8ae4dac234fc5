import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

/** How much a cache holds and for how long, as options of lru-cache: `max`, `maxSize`, `sizeCalculation`, `ttl` in milliseconds. */
type Limits<Value extends object> = LRUCache.Options<string, Value, Make<Value>>;

/** Makes a value that is not stored yet; undefined if there is none. */
type Make<Value> = () => Promise<Value | undefined>;

/**
 * Values by key, each made when it is first needed. Calls that need the same value at once wait for one of them to make it.
 * A failure is not stored, and neither is the fact that there is no value.
 */
export class Cache<Value extends object> {
	readonly #values: LRUCache<string, Value, Make<Value>>;

	constructor(limits: Limits<Value>) {
		this.#values = new LRUCache<string, Value, Make<Value>>({
			...limits,
			fetchMethod: async (_key, _stale, { context: make }) => make(),
			// A call that waits for a value gets it, even if its key has been displaced meanwhile.
			ignoreFetchAbort: true,
		});
	}

	/** @throws what `make` throws */
	async get(key: string, make: () => Promise<Value>): Promise<Value> {
		return this.#values.forceFetch(key, { context: make });
	}

	/** Like `get`, for what may not exist. */
	async find(key: string, make: Make<Value>): Promise<Value | null> {
		return (await this.#values.fetch(key, { context: make })) ?? null;
	}

	clear(): void {
		this.#values.clear();
	}
}

/** A value per database, made when it is first needed and dropped together with the database. */
export function perDatabase<Value extends object>(make: (db: Database) => Value): (db: Database) => Value {
	const all = new WeakMap<Database, Value>();
	return (db) => {
		const known = all.get(db);
		if (known) return known;
		const made = make(db);
		all.set(db, made);
		return made;
	};
}
