import { createHash } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { perDatabase } from '../store/cache.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** What is counted. */
export type Limited =
	| 'sign_in'
	| 'second_factor'
	| 'reset'
	| 'claim'
	| 'invitation'
	| 'code'
	| 'upload'
	| 'submit'
	| 'share';

/**
 * Whose attempts are counted: those from one network address, those that concern one account or mailbox, or everyone's
 * together.
 */
const counted = ['address', 'account', 'email', 'all'] as const;
type Whose = (typeof counted)[number];

/** How many attempts are allowed within how many minutes of the first. */
interface Bound {
	attempts: number;
	minutes: number;
}

type Allowance = Partial<Record<Whose, Bound>>;

/**
 * What is allowed. A mailbox or an account is blocked sooner than a network address, which a whole village may share. It is
 * never blocked for long, because a stranger who knows the address could keep its owner out.
 */
const allowances: Record<Limited, Allowance> = {
	sign_in: allow({ address: [50, 15], person: [10, 15] }),
	second_factor: allow({ address: [50, 15], person: [6, 15] }),
	reset: allow({ address: [20, 60], person: [3, 60] }),
	claim: allow({ address: [10, 60], person: [5, 60] }),
	invitation: allow({ address: [60, 15], person: [30, 15] }),
	code: allow({ address: [20, 60], person: [5, 60] }),
	upload: allow({ address: [120, 60], person: [30, 60] }),
	submit: allow({ address: [600, 60], person: [30, 60] }),
	// Visitors are not signed in here, and a whole town may share one address of a mobile network. There is an overall limit
	// too, because each share is a picture that is stored for weeks.
	share: { address: { attempts: 60, minutes: 60 }, all: { attempts: 2000, minutes: 60 } },
};

/**
 * Counts one attempt for each key, in the database, so that limits hold across processes. It uses the real clock even if
 * TANDAU_CLOCK sets another: with a stopped clock, no one who is blocked would ever get in again.
 *
 * @param keys `address:…`, `account:…`, `email:…`, `all:`; only their hashes are stored. The first key that is used up
 *   refuses the attempt, and the keys after it are not counted.
 * @returns null if the attempt is allowed, else how long to wait
 */
export async function spend(
	db: Database,
	what: Limited,
	keys: readonly string[],
): Promise<{ waitSeconds: number } | null> {
	for (const key of keys) {
		try {
			await limiterOf(db, what, whoseOf(key)).consume(hashOf(key));
		} catch (refusal) {
			if (!(refusal instanceof RateLimiterRes)) throw refusal;
			return { waitSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
		}
	}
	return null;
}

/** Cancels the count of one attempt that succeeded: many people may share an address, and only failures count against it. */
export async function refund(db: Database, what: Limited, key: string): Promise<void> {
	await limiterOf(db, what, whoseOf(key)).reward(hashOf(key), 1);
}

/** Resets the count of one key after an attempt that succeeded. */
export async function forgive(db: Database, what: Limited, key: string): Promise<void> {
	await limiterOf(db, what, whoseOf(key)).delete(hashOf(key));
}

function allow({ address, person }: Record<'address' | 'person', [number, number]>): Allowance {
	const one = { attempts: person[0], minutes: person[1] };
	return { address: { attempts: address[0], minutes: address[1] }, account: one, email: one };
}

const limiters = perDatabase(() => new Map<string, RateLimiterDrizzle>());

function limiterOf(db: Database, what: Limited, whose: Whose): RateLimiterDrizzle {
	const known = limiters(db);
	const name = `${what}:${whose}`;
	const bound = allowances[what][whose];
	if (!bound) throw new Error(`There is no limit on "${what}" for ${whose}:….`);
	const limiter = known.get(name) ?? create(db, name, bound);
	known.set(name, limiter);
	return limiter;
}

function create(db: Database, name: string, { attempts, minutes }: Bound): RateLimiterDrizzle {
	return new RateLimiterDrizzle({
		storeClient: db,
		schema: table.limit,
		keyPrefix: name,
		points: attempts,
		duration: minutes * 60,
		// Our own chore removes expired rows.
		clearExpiredByTimeout: false,
	});
}

function whoseOf(key: string): Whose {
	const [name] = key.split(':');
	const whose = counted.find((known) => known === name);
	if (whose) return whose;
	throw new Error(`A limit counts for address:…, account:…, email:… or all:, not for "${name}".`);
}

function hashOf(key: string): string {
	return createHash('sha256').update(networkOf(key)).digest('base64url');
}

/**
 * Both spellings of an IPv4 address count as one. Only the first four groups of an IPv6 address count, because its owner
 * has 2⁶⁴ addresses.
 */
function networkOf(key: string): string {
	const [, address = ''] = /^address:(?:::ffff:(?=\d+\.))?(.*)$/is.exec(key) ?? [];
	if (!address.includes(':')) return address ? `address:${address}` : key;
	const [start = '', end = ''] = address.split('::');
	const head = start.split(':').filter(Boolean);
	const tail = end.split(':').filter(Boolean);
	const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
	const groups = [...head, ...(address.includes('::') ? zeros : []), ...tail].slice(0, 4);
	return `address:${groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}`;
}
