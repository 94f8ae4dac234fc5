import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import * as candidacies from '../election/contender.ts';
import type { Candidacy } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as drafts from '../position/draft.ts';
import type { Actor } from '../account/permission.ts';
import * as register from '../position/register.ts';
import { bloc, contender, election, party } from '../store/schema.ts';
import { invitation } from '../store/schema/people.ts';

// What somebody who signs in speaks for, and how far it has come.

export interface Mandates {
	contenders: Standing[];
	parties: Group[];
	blocs: Group[];
}

/** A contender that the account speaks for. */
export interface Standing {
	candidacy: Candidacy;
	/** How many statements are put to it. */
	asked: number;
	/** How many of them the draft answers, declined ones too. */
	drafted: number;
	/** How many of them it has sent. */
	sent: number;
	/** Whether the draft answers something otherwise than was sent. */
	hasUnsent: boolean;
}

/** A party or a bloc. */
export interface Group {
	slug: string;
	name: Text;
	election: { slug: string; name: Text; languages: string[]; fictional: boolean };
}

/** All that the actor's memberships are about, newest election first: a party's agent speaks for each of its lists. */
export async function all(db: Database, { memberships }: Pick<Actor, 'memberships'>): Promise<Mandates> {
	const of = (target: 'contender' | 'party' | 'bloc') =>
		memberships.flatMap((membership) => membership[target] ?? []);
	const [contenders, parties, blocs] = [of('contender'), of('party'), of('bloc')];
	return {
		contenders: await standings(db, contenders, parties),
		parties: await groups(db, party, parties),
		blocs: await groups(db, bloc, blocs),
	};
}

/** An invitation that waits for whoever has this address. It opens by the link of its letter alone. */
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
			contender: contender.name,
			party: party.name,
			bloc: bloc.name,
			languages: election.languages,
			invitedAt: invitation.madeAt,
			timezone: election.timezone,
		})
		.from(invitation)
		.innerJoin(election, eq(election.id, invitation.election))
		.leftJoin(contender, eq(contender.id, invitation.contender))
		.leftJoin(party, eq(party.id, invitation.party))
		.leftJoin(bloc, eq(bloc.id, invitation.bloc))
		.where(
			and(
				eq(invitation.email, email),
				gt(invitation.expiresAt, now),
				isNull(invitation.acceptedAt),
				isNull(invitation.declinedAt),
				isNull(invitation.revokedAt),
			),
		)
		.orderBy(desc(invitation.madeAt));
	return rows.map(({ contender, party, bloc, ...facts }) => ({
		what: contender ?? party ?? bloc ?? {},
		...facts,
	}));
}

async function standings(db: Database, own: number[], parties: number[]): Promise<Standing[]> {
	const rows = await db
		.select({ election: election.slug, slug: contender.slug })
		.from(contender)
		.innerJoin(election, eq(election.id, contender.election))
		.where(or(inArray(contender.id, own), and(eq(contender.kind, 'list'), inArray(contender.party, parties))))
		.orderBy(desc(election.day), asc(contender.id));
	const found: Standing[] = [];
	for (const { election, slug } of rows) {
		const candidacy = await candidacies.find(db, election, slug);
		if (candidacy) found.push(await standing(db, candidacy));
	}
	return found;
}

async function standing(db: Database, candidacy: Candidacy): Promise<Standing> {
	const slugs = (await candidacies.statements(db, candidacy)).map(({ slug }) => slug);
	const draft = await drafts.read(db, candidacy.id);
	const current = await register.current(db, candidacy.id);
	const sent = (slug: string) => {
		const position = current.get(slug);
		return position && position.entry !== null ? position : undefined;
	};
	const answered = slugs.flatMap((slug) => {
		const line = draft.get(slug);
		return line && (line.stance !== null || line.isDeclined) ? { slug, line } : [];
	});
	return {
		candidacy,
		asked: slugs.length,
		drafted: answered.length,
		sent: slugs.filter(sent).length,
		hasUnsent: answered.some(({ slug, line }) => {
			const position = sent(slug);
			return !position || !drafts.isSame(line, { ...position, isDeclined: position.stance === null });
		}),
	};
}

async function groups(db: Database, table: typeof party | typeof bloc, ids: number[]): Promise<Group[]> {
	return db
		.select({
			slug: table.slug,
			name: table.name,
			election: {
				slug: election.slug,
				name: election.name,
				languages: election.languages,
				fictional: election.fictional,
			},
		})
		.from(table)
		.innerJoin(election, eq(election.id, table.election))
		.where(inArray(table.id, ids))
		.orderBy(desc(election.day), asc(table.place));
}
