import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { isGiven, isUnsubmitted } from '../../election/position/position.ts';
import type { Text } from '../../election/text.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as drafts from '../position/draft.ts';
import type { Actor } from '../account/permission.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import { isOpen } from './invitation/open.ts';

// What a signed-in person speaks for, and how far it has come.

export interface Mandates {
	contenders: Standing[];
	parties: Group[];
	blocs: Group[];
}

/** A contender that the account speaks for. */
export interface Standing {
	contender: Contender;
	/** How many statements are put to it. */
	asked: number;
	/** How many of them have a position in the draft; declined ones count. */
	drafted: number;
	/** How many of them it has submitted. */
	sent: number;
	/** Whether the draft differs from what was submitted. */
	hasUnsent: boolean;
}

/** A party or a bloc that the account speaks for. */
export interface Group {
	slug: string;
	name: Text;
	election: { slug: string; name: Text; languages: string[]; fictional: boolean };
}

/** Everything that the actor's memberships are for, newest election first. A party's agent speaks for each of its lists. */
export async function all(db: Database, { memberships }: Pick<Actor, 'memberships'>): Promise<Mandates> {
	const of = (target: 'contender' | 'party' | 'bloc') =>
		memberships.flatMap((membership) => membership[target] ?? []);
	const [contenders, parties, blocs] = [of('contender'), of('party'), of('bloc')];
	return {
		contenders: await standings(db, contenders, parties),
		parties: await groups(db, table.party, parties),
		blocs: await groups(db, table.bloc, blocs),
	};
}

/** An open invitation to the person with this address. Only the link in its letter accepts it. */
export interface Waiting {
	what: Text;
	languages: string[];
	invitedAt: Date;
	timezone: string;
}

/** Open invitations that were sent to this address, the newest first. */
export async function invitations(db: Database, email: string, now: Date): Promise<Waiting[]> {
	const rows = await db
		.select({
			contender: table.contender.name,
			party: table.party.name,
			bloc: table.bloc.name,
			languages: table.election.languages,
			invitedAt: table.invitation.madeAt,
			timezone: table.election.timezone,
		})
		.from(table.invitation)
		.innerJoin(table.election, eq(table.election.id, table.invitation.election))
		.leftJoin(table.contender, eq(table.contender.id, table.invitation.contender))
		.leftJoin(table.party, eq(table.party.id, table.invitation.party))
		.leftJoin(table.bloc, eq(table.bloc.id, table.invitation.bloc))
		.where(and(eq(table.invitation.email, email), isOpen(now)))
		.orderBy(desc(table.invitation.madeAt));
	return rows.map(({ contender, party, bloc, ...facts }) => ({
		what: contender ?? party ?? bloc ?? {},
		...facts,
	}));
}

async function standings(db: Database, own: number[], parties: number[]): Promise<Standing[]> {
	const rows = await db
		.select({ election: table.election.slug, slug: table.contender.slug })
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(
			or(
				inArray(table.contender.id, own),
				and(eq(table.contender.kind, 'list'), inArray(table.contender.party, parties)),
			),
		)
		.orderBy(desc(table.election.day), asc(table.contender.id));
	const found: Standing[] = [];
	for (const { election, slug } of rows) {
		const contender = await contenders.find(db, election, slug);
		if (contender) found.push(await standing(db, contender));
	}
	return found;
}

async function standing(db: Database, contender: Contender): Promise<Standing> {
	const slugs = (await contenders.statements(db, contender)).map(({ slug }) => slug);
	const draft = await drafts.read(db, contender.id);
	const current = await register.current(db, contender.id);
	const submitted = (slug: string) => {
		const position = current.get(slug);
		return position && position.entry !== null ? position : undefined;
	};
	return {
		contender,
		asked: slugs.length,
		drafted: slugs.filter((slug) => isGiven(draft.get(slug))).length,
		sent: slugs.filter(submitted).length,
		hasUnsent: slugs.some((slug) => isUnsubmitted(draft.get(slug), submitted(slug))),
	};
}

async function groups(
	db: Database,
	organisation: typeof table.party | typeof table.bloc,
	ids: number[],
): Promise<Group[]> {
	return db
		.select({
			slug: organisation.slug,
			name: organisation.name,
			election: {
				slug: table.election.slug,
				name: table.election.name,
				languages: table.election.languages,
				fictional: table.election.fictional,
			},
		})
		.from(organisation)
		.innerJoin(table.election, eq(table.election.id, organisation.election))
		.where(inArray(organisation.id, ids))
		.orderBy(desc(table.election.day), asc(organisation.place));
}
