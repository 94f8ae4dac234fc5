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

/** How long nothing is looked up after that has failed. */
const pauseMilliseconds = 1000;

/**
 * Values that may change, by key: as fresh as wanted. If a value cannot be looked up again, because the database is away
 * or slow, the last known one is returned within a blink, and looked up in the background until that succeeds. Only for a
 * value that was never known must a call wait, and may it fail.
 */
export class LastKnown<Value extends object> {
	readonly #known: LRUCache<string, { value: Value; at: number }>;
	readonly #looking = new Map<string, Promise<Value>>();
	/** Whether a look-up has failed or takes too long, and none has succeeded since. */
	#isAway = false;
	#failedAt = -Infinity;

	readonly #fresh: number;
	readonly #patience: number;

	/**
	 * @param max how many values are stored
	 * @param fresh how long a value is taken to be the newest, in milliseconds
	 * @param patience how long a call waits for a newer value while an older one is known, in milliseconds
	 */
	constructor({ max, fresh = 1000, patience = 75 }: { max: number; fresh?: number; patience?: number }) {
		this.#known = new LRUCache({ max });
		this.#fresh = fresh;
		this.#patience = patience;
	}

	/** @throws what `look` throws, if no value is known */
	async get(key: string, look: () => Promise<Value>): Promise<Value> {
		const known = this.#known.get(key);
		const now = performance.now();
		if (known && (now - known.at < this.#fresh || now - this.#failedAt < pauseMilliseconds))
			return known.value;
		const looking = this.#looking.get(key) ?? this.#look(key, look);
		if (!known) return looking;
		const orKnown = looking.catch(() => known.value);
		return this.#isAway ? known.value : this.#wait(orKnown, known.value);
	}

	isKnown(key: string): boolean {
		return this.#known.has(key);
	}

	/** Every value must be looked up again, because the caller has changed what they come from. */
	clear(): void {
		this.#known.clear();
		this.#looking.clear();
	}

	#look(key: string, look: () => Promise<Value>): Promise<Value> {
		const looking = this.#lookOnce(key, look, () => this.#looking.get(key) === looking);
		this.#looking.set(key, looking);
		return looking;
	}

	/** @param isCurrent false if everything was cleared meanwhile */
	async #lookOnce(key: string, look: () => Promise<Value>, isCurrent: () => boolean): Promise<Value> {
		try {
			const value = await look();
			if (isCurrent()) this.#known.set(key, { value, at: performance.now() });
			this.#isAway = false;
			this.#failedAt = -Infinity;
			return value;
		} catch (fault) {
			this.#isAway = true;
			this.#failedAt = performance.now();
			throw fault;
		} finally {
			if (isCurrent()) this.#looking.delete(key);
		}
	}

	async #wait(looking: Promise<Value>, known: Value): Promise<Value> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<Value>((resolve) => {
			timer = setTimeout(() => {
				this.#isAway = true;
				resolve(known);
			}, this.#patience);
		});
		return Promise.race([looking, late]).finally(() => clearTimeout(timer));
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
