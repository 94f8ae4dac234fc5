import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Socket } from 'node:net';
import pg from 'pg';
import { Away } from './failure.ts';
import * as schema from './schema.ts';

// A PostgreSQL server, which may be stopped, frozen, overloaded or out of reach at any time. No request may wait for it
// forever, and no kind of work may take the connections of another.

/**
 * A kind of work with connections of its own: `voters` reads what voters' pages need, `people` is for portal and desk,
 * `chores` for everything that nobody waits for, such as publishing and commands.
 */
export type Lane = 'voters' | 'people' | 'chores';

interface Limits {
	/** Connections. */
	most: number;
	/**
	 * Milliseconds until a connection must be free: long enough for hundreds of candidates who submit at once. A new one that
	 * gets no answer is ended by `silence`.
	 */
	turn: number;
	/** Milliseconds that one statement may take, by PostgreSQL's clock. */
	statement: number;
	/** Milliseconds that it may wait for a lock. */
	lock: number;
	/** Milliseconds of silence after which a connection is given up: a server that is frozen does not keep its own limits. */
	silence: number;
}

const limits: Record<Lane, Limits> = {
	voters: { most: 4, turn: 5000, statement: 2500, lock: 1000, silence: 3000 },
	people: { most: 10, turn: 30_000, statement: 8000, lock: 5000, silence: 10_000 },
	chores: { most: 4, turn: 30_000, statement: 60_000, lock: 30_000, silence: 90_000 },
};

export const lanes: readonly Lane[] = ['voters', 'people', 'chores'];

/** Whether a server's tables are as this version needs them. Until then every request fails at once. */
interface Gate {
	isOpen: boolean;
}

/** How long the connection that prepares the tables waits for the server. */
const startMilliseconds = 3000;

/** The connections of one lane. None is made before it is needed. */
export function poolFor(lane: Lane, url: string, gate: Gate): pg.Pool {
	const { most, turn, statement, lock, silence } = limits[lane];
	const pool = new pg.Pool({
		connectionString: url,
		max: most,
		connectionTimeoutMillis: turn,
		statement_timeout: statement,
		lock_timeout: lock,
		idle_in_transaction_session_timeout: silence,
		// Before the silence would end them.
		idleTimeoutMillis: Math.min(10_000, silence / 2),
		keepAlive: true,
		stream: () => (gate.isOpen ? quittingAfter(silence) : quittingAtOnce()),
	});
	// A connection that breaks is replaced by the pool. Without listeners it would end the process, be it idle or in the middle
	// of a transaction, where what was asked fails anyway.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

/**
 * Ending the connection, instead of only no longer waiting for the answer, makes PostgreSQL undo the transaction in it; the
 * connection could otherwise be used again in the middle of that transaction.
 */
function quittingAfter(milliseconds: number): Socket {
	const socket = new Socket();
	socket.setTimeout(milliseconds, () => socket.destroy(new Away('PostgreSQL has not answered in time.')));
	return socket;
}

function quittingAtOnce(): Socket {
	const socket = new Socket();
	// When `pg` has begun to listen.
	process.nextTick(() => socket.destroy(new Away('The tables are not ready yet.')));
	return socket;
}

/** What drizzle makes of a pool. */
export function over(pool: pg.Pool) {
	return drizzle(pool, { schema, casing: 'snake_case' });
}

/**
 * Does something in a connection of its own that may take its time, in one process at a time: an advisory lock lets one
 * after the other do it.
 *
 * @param lock any number that is the same in every process
 */
export async function alone(
	url: string,
	lock: number,
	work: (db: ReturnType<typeof overClient>) => Promise<void>,
): Promise<void> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: startMilliseconds });
	// A broken connection also fails what is being done, and that is enough.
	client.on('error', () => {});
	await client.connect();
	try {
		const db = overClient(client);
		await db.execute(sql`select pg_advisory_lock(${lock})`);
		await work(db);
	} finally {
		// Releases the lock.
		await client.end().catch(() => {});
	}
}

function overClient(client: pg.Client) {
	return drizzle(client, { schema, casing: 'snake_case' });
}
