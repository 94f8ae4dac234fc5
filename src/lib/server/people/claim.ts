import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import type { Text } from '../../election/text.ts';
import { tidy } from '../../election/words.ts';
import * as mailbox from '../letter/mailbox.ts';
import { newestStatus } from '../election/contender.ts';
import * as districts from '../election/district.ts';
import type { District } from '../election/district.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as invitation from './invitation.ts';
import { isOpen } from './invitation/open.ts';
import type { Hand } from './invitation/write.ts';
import { auditSubject, findRepresented } from './represented.ts';
import * as letters from '../letter/queue.ts';
import * as limits from '../account/limits.ts';
import { literally } from '../store/like.ts';
import * as table from '../store/schema.ts';

// A contender without a party's press office who was never invited can ask for access. Nothing opens until an editor has
// checked the request; then it becomes an invitation to the address that asked.

/** The most characters that a claimant may write. */
export const claimLimits = { name: 120, proof: 1000 } as const;

/**
 * Asks for access to a contender. The answer is the same for every visitor and every address.
 *
 * @param claimed the contender, the claimant's name and proof within `claimLimits`, the address as it was typed, and the
 *   language of letters
 * @param address network address of the request, for the limits
 */
export async function ask(
	db: Database,
	claimed: {
		contender: number;
		name: string;
		email: string;
		language: string;
		proof: string;
		address: string;
	},
	now: Date,
): Promise<
	| { kind: 'asked' }
	| { kind: 'limited'; waitSeconds: number }
	/** Not on the ballot, a list, or the election no longer takes answers. */
	| { kind: 'closed' }
	| { kind: 'not_an_address' }
> {
	const { contender: id, language, address } = claimed;
	const [name, proof] = [tidy(claimed.name), tidy(claimed.proof)];
	const email = mailbox.normalise(claimed.email);
	if (email === null) return { kind: 'not_an_address' };
	const represented = await findRepresented(db, { role: 'candidate', contender: id });
	if (!represented?.isStanding || !allows(represented.election, 'invite', now)) return { kind: 'closed' };
	const limited = await limits.spend(db, 'claim', [`address:${address}`, `email:${email}`]);
	if (limited) return { kind: 'limited', ...limited };
	await db.transaction(async (tx) => {
		const row = { contender: id, name, email, language, proof };
		const same = and(
			...[
				eq(table.claim.contender, id),
				eq(table.claim.name, name),
				eq(table.claim.email, email),
				eq(table.claim.proof, proof),
			],
			isNull(table.claim.decidedAt),
		);
		// The same form sent twice counts once.
		if ((await tx.$count(table.claim, same)) > 0) return;
		await tx.insert(table.claim).values({ ...row, madeAt: now });
		const subject = auditSubject(represented);
		await audit.record(
			tx,
			{ actor: null, action: 'claim.made', election: represented.election.slug, subject },
			now,
		);
	});
	return { kind: 'asked' };
}

/** The elections in which contenders can be claimed now, the nearest first. */
export async function elections(
	db: Database,
	now: Date,
): Promise<{ slug: string; name: Text; languages: string[]; fictional: boolean }[]> {
	const rows = await db
		.select()
		.from(table.election)
		.orderBy(asc(table.election.day), asc(table.election.slug));
	return rows.filter((row) => allows(row, 'invite', now));
}

/** The districts of an election that have candidates, in the order of its contests. */
export async function places(db: Database, electionId: number): Promise<District[]> {
	const rows = await db
		.selectDistinct({
			order: table.contest.place,
			...districts.columns,
		})
		.from(table.district)
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.innerJoin(
			table.contender,
			and(eq(table.contender.district, table.district.id), eq(table.contender.kind, 'person')),
		)
		.where(eq(table.contest.election, electionId))
		.orderBy(asc(table.contest.place), asc(table.district.number));
	return rows.map(({ order: _, ...place }) => place);
}

/** A contender that can be claimed. */
export interface Found extends District {
	slug: string;
	name: Text;
	number: number | null;
}

/** How many contenders a search returns. */
export const foundAtMost = 50;

/**
 * The contenders whose names contain every word of `name`, in any language of the election and whether or not қ, ң, ө… are
 * typed as such, in one district or in all; in ballot order. Returns at most one more than `foundAtMost`, which shows that
 * there are more.
 */
export async function search(
	db: Database,
	electionId: number,
	{ name, place }: { name: string; place: Pick<District, 'contest' | 'district'> | null },
): Promise<Found[]> {
	const words = name.trim().split(/\s+/).filter(Boolean).slice(0, 8);
	const names = sql`(select string_agg(value, ' ') from jsonb_each_text(${table.contender.name}))`;
	const holds = words.map((word) => sql`${folded(names)} like ${folded(sql`${`%${literally(word)}%`}`)}`);
	return db
		.select({
			slug: table.contender.slug,
			name: table.contender.name,
			number: table.contender.number,
			...districts.columns,
		})
		.from(table.contender)
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.where(
			and(
				...[eq(table.contender.election, electionId), eq(table.contender.kind, 'person')],
				sql`${newestStatus} in ('nominated', 'registered')`,
				...(place ? [eq(table.contest.slug, place.contest), eq(table.district.number, place.district)] : []),
				...holds,
			),
		)
		.orderBy(
			asc(table.contest.place),
			asc(table.district.number),
			asc(table.contender.number),
			asc(table.contender.slug),
		)
		.limit(foundAtMost + 1);
}

/** Lower case without diacritics, so that Қ and к are equal. Not every database's lower() handles Cyrillic. */
function folded(text: ReturnType<typeof sql>): ReturnType<typeof sql> {
	return sql`translate(lower(${text}), ${marked}, ${bare})`;
}

const marked = 'АӘБВГҒДЕЁЖЗИЙІКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫЬЭЮЯәғёйіқңөұүһÄĞÑÖŪÜİÇŞäğñöūüıçş';
const bare = 'аабвггдеежзииикклмнноопрстуууфххцчшщъыьэюяагеиикноуухagnouuicsagnouuics';

export interface WaitingClaim {
	id: number;
	/** The claimant's own words. */
	name: string;
	email: string;
	language: string;
	proof: string;
	madeAt: Date;
	election: { slug: string; name: Text; timezone: string; languages: string[] };
	contender: {
		id: number;
		slug: string;
		name: Text;
		number: number | null;
		contestName: Text;
		district: number;
		districtName: Text;
		nomination: 'party' | 'association' | 'self';
	};
	/** Addresses of people who already speak for the contender. */
	members: string[];
	/** Addresses with an open invitation to it; an empty one is an invitation on paper. */
	invited: string[];
	/** How many undecided claims this contender has, this one included. */
	rivals: number;
}

/** The claims that wait for an editor, the oldest first. @param electionSlug all elections if left out */
export async function waiting(db: Database, now: Date, electionSlug?: string): Promise<WaitingClaim[]> {
	const rows = await db
		.select({
			id: table.claim.id,
			name: table.claim.name,
			email: table.claim.email,
			language: table.claim.language,
			proof: table.claim.proof,
			madeAt: table.claim.madeAt,
			election: {
				slug: table.election.slug,
				name: table.election.name,
				timezone: table.election.timezone,
				languages: table.election.languages,
			},
			contender: {
				id: table.contender.id,
				slug: table.contender.slug,
				name: table.contender.name,
				number: table.contender.number,
				contestName: table.contest.name,
				district: table.district.number,
				districtName: table.district.name,
				nomination: table.contender.nomination,
			},
		})
		.from(table.claim)
		.innerJoin(table.contender, eq(table.contender.id, table.claim.contender))
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(
			and(isNull(table.claim.decidedAt), electionSlug ? eq(table.election.slug, electionSlug) : undefined),
		)
		.orderBy(asc(table.claim.id));
	const ids = [...new Set(rows.map(({ contender }) => contender.id))];
	if (ids.length === 0) return [];
	const members = await db
		.select({ contender: table.membership.contender, email: table.account.email })
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.where(and(inArray(table.membership.contender, ids), isNull(table.membership.endedAt)));
	const invited = await db
		.select({ contender: table.invitation.contender, email: table.invitation.email })
		.from(table.invitation)
		.where(and(inArray(table.invitation.contender, ids), isOpen(now)));
	return rows.map((row) => {
		const isIts = (other: { contender: number | null }) => other.contender === row.contender.id;
		return {
			...row,
			members: members.filter(isIts).map(({ email }) => email),
			invited: invited.filter(isIts).map(({ email }) => email ?? ''),
			rivals: rows.filter(({ contender }) => contender.id === row.contender.id).length,
		};
	});
}

/**
 * Decides a claim. Approval sends an invitation to the address that asked; refusal sends a letter with the reason. If two
 * editors decide at the same moment, the second gets `gone`.
 *
 * @param reason for the claimant, if refused
 * @returns `decided`, `gone` if it was decided before, or why that address cannot be invited, in which case the claim stays
 *   open
 */
export async function decide(
	db: Database,
	{ id, isApproved, reason, ...hand }: Hand & { id: number; isApproved: boolean; reason: string | null },
	now: Date,
): Promise<'decided' | 'gone' | invitation.Refusal> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.select()
			.from(table.claim)
			.where(and(eq(table.claim.id, id), isNull(table.claim.decidedAt)))
			.for('update');
		const represented = row && (await findRepresented(tx, { role: 'candidate', contender: row.contender }));
		if (!row || !represented) return 'gone';
		const { email, language } = row;
		if (isApproved) {
			const sent = await invitation.invite(tx, { target: represented.target, email, language, ...hand }, now);
			if (sent.kind !== 'invited') return sent.kind;
		} else {
			const message = { kind: 'claim_refused' as const, what: represented.name, reason: reason ?? '' };
			await letters.enqueue(tx, { to: email, language }, message, { contender: row.contender }, now);
		}
		await tx
			.update(table.claim)
			.set({ decidedAt: now, decidedBy: hand.editor, isApproved, reason })
			.where(eq(table.claim.id, id));
		const subject = auditSubject(represented);
		const action = isApproved ? 'claim.approved' : 'claim.refused';
		const { slug } = represented.election;
		await audit.record(
			tx,
			{ actor: hand.editor, action, election: slug, subject, details: { claim: id } },
			now,
		);
		return 'decided';
	});
}
