import { and, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import { recipients } from '../account/target.ts';
import * as changed from '../election/changed.ts';
import * as letter from '../letter/queue.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { kinds, type Content, type Part } from './moderation/kind.ts';

// One queue for everything that contenders and blocs send to the editors. Nothing in it is public before an editor
// approves it, and a newer version replaces one that waits.

/** Something that waits for an editor. */
export interface Waiting {
	part: Part;
	id: number;
	sentAt: Date;
	election: { slug: string; name: Text; languages: string[] };
	/** The contender or bloc that sent it. */
	sender: { id: number; slug: string; name: Text };
	hasPhoto: boolean;
}

/** What waits for an editor in all elections, oldest first: the newest version from each contender and bloc. */
export async function waiting(db: Database): Promise<Waiting[]> {
	const all = [...(await waitingOf(db, 'profile')), ...(await waitingOf(db, 'manifesto'))];
	return all.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
}

/** How many things wait for an editor. */
export async function count(db: Database): Promise<number> {
	const countOf = async (part: Part) => Number(await db.$count(kinds[part].rows, isWaiting(db, part)));
	return (await countOf('profile')) + (await countOf('manifesto'));
}

/** Something that waits, with everything an editor needs to decide. */
export type Item = Waiting &
	Content & {
		/** The language of the letter to its people; null if no one would get one. */
		language: string | null;
	};

/** The waiting version with this id; null if it does not exist or no longer waits. */
export async function find(db: Database, part: Part, id: number): Promise<Item | null> {
	const [found] = await waitingOf(db, part, id);
	if (!found) return null;
	const { content, sender } = kinds[part];
	const { target } = await sender(db, found.sender.id);
	const [first] = await recipients(db, target);
	return {
		...found,
		...(await content(db, { id, sender: found.sender.id })),
		language: first?.language ?? null,
	};
}

/** The outcome for something that was sent. */
export type Verdict =
	| { kind: 'waiting' }
	| { kind: 'approved' | 'turned_down'; at: Date; by: string; reason: string | null }
	/** Its people sent a newer version before an editor decided. */
	| { kind: 'replaced' };

/** The outcome for the version with this id; null if there is no such version. */
export async function verdict(db: Database, part: Part, id: number): Promise<Verdict | null> {
	const { rows } = kinds[part];
	const [row] = await db
		.select({
			decidedAt: rows.decidedAt,
			isApproved: rows.isApproved,
			reason: rows.reason,
			by: table.account.email,
			isNewest: sql<boolean>`${isNewest(db, part)}`,
		})
		.from(rows)
		.leftJoin(table.account, eq(table.account.id, rows.decidedBy))
		.where(eq(rows.id, id));
	if (!row) return null;
	const { decidedAt: at, by, reason, isApproved } = row;
	if (at) return { kind: isApproved ? 'approved' : 'turned_down', at, by: by ?? '', reason };
	return { kind: row.isNewest ? 'waiting' : 'replaced' };
}

export interface Decision {
	part: Part;
	id: number;
	/** The editor's account. */
	editor: number;
	isApproved: boolean;
	/** Why it is turned down, for its people; not stored with an approval. */
	reason: string;
	/** The app's origin, for the link in the letter. */
	origin: string;
}

/**
 * Approves what was sent, which makes it public within a minute, or turns it down with a reason that its people get by
 * letter. `gone`: another editor was faster, or a newer version arrived meanwhile.
 */
export async function decide(
	db: Database,
	{ part, id, editor, isApproved, reason, origin }: Decision,
	now: Date,
): Promise<'decided' | 'gone'> {
	const { rows, sentFor, sender, approved } = kinds[part];
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(rows)
			.set({ decidedAt: now, decidedBy: editor, isApproved, reason: isApproved ? null : reason })
			.where(and(eq(rows.id, id), isWaiting(tx, part)))
			.returning({ sender: sentFor });
		if (!row) return 'gone';
		const { name, subject, election, target, path, extra } = await sender(tx, row.sender);
		const action = isApproved ? `${part}.approved` : `${part}.turned_down`;
		const details = { [part]: id, ...(!isApproved && { reason }) };
		await audit.record(tx, { actor: editor, action, election: election.slug, subject, details }, now);
		if (isApproved) {
			await approved?.(tx, { id, sender: row.sender }, editor, now);
			await changed.mark(tx, election.id);
			return 'decided';
		}
		const message = { kind: 'turned_down' as const, what: name, part, reason, link: `${origin}${path}` };
		for (const recipient of await recipients(tx, target)) {
			await letter.enqueue(tx, recipient, message, extra, now);
		}
		return 'decided';
	});
}

/** Whether a row waits: no editor has decided on it, and nothing newer was sent. */
function isWaiting(db: Database, part: Part) {
	return and(isNull(kinds[part].rows.decidedAt), isNewest(db, part));
}

/** Whether a row is the newest that its contender or bloc sent. */
function isNewest(db: Database, part: Part) {
	const { rows, sentFor } = kinds[part];
	const newest = db
		.select({ id: max(rows.id) })
		.from(rows)
		.groupBy(sentFor);
	return inArray(rows.id, newest);
}

/** What waits of this kind, oldest first. @param id to read only this one */
async function waitingOf(db: Database, part: Part, id?: number): Promise<Waiting[]> {
	const { rows, sentFor, senders, hasPhoto } = kinds[part];
	const found = await db
		.select({
			id: rows.id,
			sentAt: rows.sentAt,
			election: { slug: table.election.slug, name: table.election.name, languages: table.election.languages },
			sender: { id: senders.id, slug: senders.slug, name: senders.name },
			hasPhoto,
		})
		.from(rows)
		.innerJoin(senders, eq(senders.id, sentFor))
		.innerJoin(table.election, eq(table.election.id, senders.election))
		.where(and(isWaiting(db, part), id === undefined ? undefined : eq(rows.id, id)))
		.orderBy(rows.sentAt, rows.id);
	return found.map((row) => ({ part, ...row }));
}
