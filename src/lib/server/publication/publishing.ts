import { and, eq, isNull, sql } from 'drizzle-orm';
import { basisPartName } from '../../election/part.ts';
import type { Database } from '../store/database.ts';
import * as failure from '../store/failure.ts';
import * as publication from './publication.ts';
import * as table from '../store/schema.ts';

// Every change of an election requests a publication; the chore makes it soon after. Times are those of the database: they
// are the same for all processes, and a clock that is set for a test does not move them.

/**
 * The chore: publishes every election in which a change waits. A change that comes while a publication is being made waits
 * for the next one. Several processes may do this at once: each election is taken by one of them. A publication that fails
 * is logged and tried again.
 *
 * @param now the date of the publications
 * @param publish makes one
 */
export async function publishWaiting(
	db: Database,
	now: Date,
	publish: typeof publication.publish = publication.publish,
): Promise<void> {
	for (let taken = await take(db); taken; taken = await take(db)) {
		const began = performance.now();
		try {
			await publish(db, taken.slug, now);
			await release(db, taken, restSeconds((performance.now() - began) / 1000));
		} catch (fault) {
			console.error(`Publishing ${taken.slug} failed and is tried again:`, failure.describe(fault));
			await rest(db, taken, retrySeconds);
		}
	}
}

/**
 * Asks for every election to be published again whose newest snapshot an older version of the app made in another form:
 * those without the basis of the matching. Until then voters see the old snapshot.
 */
export async function requestOutdated(db: Database): Promise<void> {
	const newest = sql`(select hash from ${table.publication} where election = ${table.election.id} order by id desc limit 1)`;
	await db
		.update(table.election)
		.set({ changedAt: sql`clock_timestamp()` })
		.where(
			and(
				isNull(table.election.changedAt),
				sql`exists (select 1 from ${table.publication} where election = ${table.election.id})`,
				sql`not exists (select 1 from ${table.publicationPart} where hash = ${newest} and name = ${basisPartName})`,
			),
		);
}

/**
 * How long to rest after a publication that took `costSeconds`. Four times as long, so that a stream of changes occupies
 * a server for a fifth of its time; but a change that came right after the content was read waits for the rest of
 * that publication, for this pause, and for the whole of the next publication, and that must stay below a minute.
 */
export function restSeconds(costSeconds: number): number {
	return Math.max(5, Math.min(4 * costSeconds, 55 - 2 * costSeconds));
}

const retrySeconds = 15;

/** For how long an election is left to the process that took it. If that process is killed, another one takes over then. */
const leaseSeconds = 60;

interface Taken {
	id: number;
	slug: string;
	/** The newest request when it was taken. */
	changedAt: string;
}

/** Takes an election in which a change waits, so that no other process does; null where there is none. */
async function take(db: Database): Promise<Taken | null> {
	const due = sql`(select id from ${table.election}
		where changed_at is not null and (rests_until is null or rests_until <= clock_timestamp())
		order by changed_at limit 1 for update skip locked)`;
	const [taken] = await db
		.update(table.election)
		.set({ restsUntil: after(leaseSeconds) })
		.where(eq(table.election.id, due))
		.returning({
			id: table.election.id,
			slug: table.election.slug,
			changedAt: sql<string>`${table.election.changedAt}::text`,
		});
	return taken ?? null;
}

/** Nothing waits any longer, unless another change has come since. */
async function release(db: Database, { id, changedAt }: Taken, seconds: number): Promise<void> {
	await db
		.update(table.election)
		.set({
			changedAt: sql`nullif(${table.election.changedAt}, ${changedAt}::timestamptz)`,
			restsUntil: after(seconds),
		})
		.where(eq(table.election.id, id));
}

async function rest(db: Database, { id }: Taken, seconds: number): Promise<void> {
	await db
		.update(table.election)
		.set({ restsUntil: after(seconds) })
		.where(eq(table.election.id, id));
}

function after(seconds: number) {
	return sql`clock_timestamp() + make_interval(secs => ${seconds})`;
}
