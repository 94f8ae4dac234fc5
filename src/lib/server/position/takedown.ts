import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { ProfileContent, ProfilePart } from '../../election/profile.ts';
import type { Rule } from '../../election/rule.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import type { Message } from '../letter/message.ts';
import * as letter from '../letter/queue.ts';
import * as profile from './profile.ts';
import { recipients, targetFor } from '../account/target.ts';
import * as people from './speakers.ts';
import { isSame, partsOf, type Part, type Takedown } from './withheld.ts';
import * as changed from '../election/changed.ts';
import * as table from '../store/schema.ts';

// Editors take down public parts of a profile, and put them back. Published snapshots stay as they are; the next one
// leaves the part out, and says so.

export interface TakingDown extends Part {
	/** The contender's id. */
	contender: number;
	/** The published rule that it breaks: the public reason. */
	rule: Rule;
	/** The editor's own words, for the contender alone; may be empty. */
	remark: string;
	/** The editor's account. */
	editor: number;
	/** The app's origin, for the link in the letter. */
	origin: string;
}

/**
 * Takes down a part of what voters see of a contender. Within a minute its page says when and under which rule, and its
 * people get a letter. `gone`: voters do not see this part (any more).
 */
export async function make(
	db: Database,
	{ contender: contenderId, part, content, rule, remark, editor, origin }: TakingDown,
	now: Date,
): Promise<'taken_down' | 'gone'> {
	return db.transaction(async (tx) => {
		// One at a time, as when profiles are sent.
		await tx
			.select({ id: table.contender.id })
			.from(table.contender)
			.where(eq(table.contender.id, contenderId))
			.for('no key update');
		const shown = partsOf(await profile.shown(tx, contenderId));
		if (!shown.some((one) => isSame(one, { part, content }))) return 'gone';
		await tx
			.insert(table.takedown)
			.values({ contender: contenderId, part, content, rule, remark, takenAt: now, takenBy: editor });
		const whom = await people.about(tx, contenderId);
		const details = { part, rule, ...(remark && { reason: remark }) };
		await audit.record(tx, { ...actionBy(editor, whom), action: 'profile.taken_down', details }, now);
		const link = `${origin}${people.profilePath(whom)}`;
		await write(tx, whom, { kind: 'taken_down', what: whom.name, part, rule, remark, link }, now);
		await changed.mark(tx, whom.electionId);
		return 'taken_down';
	});
}

/**
 * Puts back what was taken down: voters see it again within a minute, unless the contender's own profile has changed since.
 * Its people get a letter. `gone`: it was put back already, or never taken down.
 */
export async function putBack(
	db: Database,
	{ id, contender: contenderId, editor, origin }: Hand & { id: number; contender: number },
	now: Date,
): Promise<'put_back' | 'gone'> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(table.takedown)
			.set({ putBackAt: now, putBackBy: editor })
			.where(
				and(
					eq(table.takedown.id, id),
					eq(table.takedown.contender, contenderId),
					isNull(table.takedown.putBackAt),
				),
			)
			.returning({ part: table.takedown.part });
		if (!row) return 'gone';
		const { part } = row;
		const whom = await people.about(tx, contenderId);
		await audit.record(tx, { ...actionBy(editor, whom), action: 'profile.put_back', details: { part } }, now);
		const link = `${origin}${people.profilePath(whom)}`;
		await write(tx, whom, { kind: 'put_back', what: whom.name, part, link }, now);
		await changed.mark(tx, whom.electionId);
		return 'put_back';
	});
}

/** Puts back the parts that a newly approved profile repeats. This sends no letter. */
export async function putBackAll(
	tx: Database,
	contenderId: number,
	content: ProfileContent,
	editor: number,
	now: Date,
): Promise<void> {
	const named = partsOf(content).map(({ part, content }) =>
		and(eq(table.takedown.part, part), eq(table.takedown.content, content)),
	);
	if (named.length === 0) return;
	const rows = await tx
		.update(table.takedown)
		.set({ putBackAt: now, putBackBy: editor })
		.where(and(eq(table.takedown.contender, contenderId), isNull(table.takedown.putBackAt), or(...named)))
		.returning({ part: table.takedown.part });
	const action = { ...actionBy(editor, await people.about(tx, contenderId)), action: 'profile.put_back' };
	for (const { part } of rows) await audit.record(tx, { ...action, details: { part } }, now);
}

type Hand = Pick<TakingDown, 'editor' | 'origin'>;

/** A contender's public profile with the parts that were taken down, in the order in which voters see them. */
export async function parts(
	db: Database,
	contenderId: number,
): Promise<{ whole: ProfileContent; parts: (Part & { takedown: Takedown | null })[] }> {
	const { whole, takenDown } = await profile.publicOf(db, contenderId);
	return {
		whole,
		parts: partsOf(whole).map((one) => ({
			...one,
			takedown: takenDown.find((other) => isSame(one, other)) ?? null,
		})),
	};
}

/** A part that is taken down now, in any election. */
export interface Down {
	id: number;
	part: ProfilePart;
	takenAt: Date;
	election: { slug: string; name: Text; languages: string[] };
	contender: { slug: string; name: Text };
}

/** Everything that was taken down and not put back, oldest first. */
export async function all(db: Database): Promise<Down[]> {
	return db
		.select({
			id: table.takedown.id,
			part: table.takedown.part,
			takenAt: table.takedown.takenAt,
			election: { slug: table.election.slug, name: table.election.name, languages: table.election.languages },
			contender: { slug: table.contender.slug, name: table.contender.name },
		})
		.from(table.takedown)
		.innerJoin(table.contender, eq(table.contender.id, table.takedown.contender))
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(isNull(table.takedown.putBackAt))
		.orderBy(asc(table.takedown.id));
}

function actionBy(editor: number, whom: people.About) {
	return { actor: editor, election: whom.election, subject: `contender/${whom.slug}` };
}

async function write(tx: Database, whom: people.About, message: Message, now: Date): Promise<void> {
	for (const recipient of await recipients(tx, targetFor(whom))) {
		await letter.enqueue(tx, recipient, message, { contender: whom.id }, now);
	}
}
