import { eq } from 'drizzle-orm';
import { exampleFiles } from './pack.ts';
import { parse } from '../../src/lib/pack/read.ts';
import type { Database } from '../../src/lib/server/store/database.ts';
import * as invitation from '../../src/lib/server/people/invitation.ts';
import type { Target } from '../../src/lib/server/account/target.ts';
import * as pack from '../../src/lib/server/pack/load.ts';
import * as table from '../../src/lib/server/store/schema.ts';
import * as acceptance from '../../src/lib/server/people/invitation/acceptance.ts';
import type { Accepted, Accepting } from '../../src/lib/server/people/invitation/acceptance.ts';
import type { Hand } from '../../src/lib/server/people/invitation/write.ts';

// The example election with an editor, and people who are invited to it.

/** The default time. In the example, contenders answer from 1 March to the end of May. */
export const now = new Date('2026-04-10T10:00:00Z');

/** The example election and its editor. */
export interface Place {
	hand: Hand;
	/** The id of a contender. */
	id(slug: string): number;
	candidate(slug: string): Target;
	oak: Target;
	spring: Target;
}

/** Loads the example election and makes an editor. */
export async function prepare(db: Database): Promise<Place> {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	await pack.load(db, result.pack, now);
	const editor = await person(db, 'editor@tandau.example', { role: 'editor' });
	const contenders = await db
		.select({ id: table.contender.id, slug: table.contender.slug })
		.from(table.contender);
	const [oak] = await db.select().from(table.party).where(eq(table.party.slug, 'oak'));
	const [spring] = await db.select().from(table.bloc).where(eq(table.bloc.slug, 'spring'));
	const id = (slug: string) => contenders.find((one) => one.slug === slug)?.id ?? 0;
	return {
		hand: { editor, origin: 'https://tandau.example' },
		id,
		candidate: (slug) => ({ role: 'candidate', contender: id(slug) }),
		oak: { role: 'party_agent', party: oak?.id ?? 0 },
		spring: { role: 'bloc_coordinator', bloc: spring?.id ?? 0 },
	};
}

/** Makes an account without a password, with a membership if one is given. Returns its id. */
export async function person(
	db: Database,
	email: string,
	member?: Pick<typeof table.membership.$inferInsert, 'role' | 'contender' | 'party' | 'bloc'>,
): Promise<number> {
	const [made] = await db
		.insert(table.account)
		.values({ email, language: 'ru', madeAt: now })
		.returning({ id: table.account.id });
	const id = made?.id ?? 0;
	if (member) await db.insert(table.membership).values({ account: id, grantedAt: now, ...member });
	return id;
}

/** The tokens in letters to this address, the oldest first. */
export async function tokensTo(db: Database, to: string): Promise<string[]> {
	const letters = await db
		.select()
		.from(table.letter)
		.where(eq(table.letter.to, to))
		.orderBy(table.letter.id);
	return letters.flatMap(({ text }) => /\/portal\/invitation\/([\w-]+)/.exec(text)?.[1] ?? []);
}

/** Invites a person by letter. Returns the token. */
export async function invite(
	db: Database,
	{ hand }: Place,
	target: Target,
	email = 'lake@example.org',
	at = now,
): Promise<string> {
	const sent = await invitation.invite(db, { ...hand, target, email, language: 'ru' }, at);
	if (sent.kind !== 'invited') throw new Error(`The invitation was not sent: ${sent.kind}`);
	return (await tokensTo(db, email)).at(-1) ?? '';
}

/** Makes an invitation on paper. Returns the token. */
export async function onPaper(db: Database, { hand }: Place, target: Target): Promise<string> {
	const made = await invitation.onPaper(db, { ...hand, target, language: 'kk' }, now);
	if (made.kind !== 'made') throw new Error(`The invitation was not made: ${made.kind}`);
	return made.link.split('/').at(-1) ?? '';
}

/** Accepts an invitation, by default as a new person. */
export function accept(
	db: Database,
	token: string,
	who: Accepting | { email: string; code?: string } = newcomer,
	at = now,
): Promise<Accepted> {
	return acceptance.accept(db, token, 'account' in who ? who : { ...newcomer, ...who }, 'Mozilla/5.0', at);
}

/** A new person who reads Russian. */
export const newcomer = { password: 'seven grey herons wait', language: 'ru' };
