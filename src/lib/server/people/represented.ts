import { and, asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import { standing } from '../election/contender.ts';
import * as elections from '../election/election.ts';
import type { Election } from '../election/election.ts';
import type { Database } from '../store/database.ts';
import type { Target } from '../account/target.ts';
import * as table from '../store/schema.ts';

/** What people speak for, or are invited to speak for: a contender, a party or a bloc. */
export interface Represented {
	target: Target;
	name: Text;
	slug: string;
	election: Election;
	/** Whether it, or one of its contenders, is on the ballot. */
	isStanding: boolean;
	/** The contender that its letters are filed under: itself, or a party's first list. */
	contender: number | null;
	/** The ballot of a contender. */
	place: { contest: Text; district: Text; number: number | null } | null;
}

/** The portal page of its people. */
export function portalPath({
	target,
	slug,
	election,
}: Pick<Represented, 'target' | 'slug' | 'election'>): string {
	const kind = { candidate: 'contenders', party_agent: 'parties', bloc_coordinator: 'blocs' }[target.role];
	return `/portal/${election.slug}/${kind}/${slug}`;
}

/** Its name in the audit trail. */
export function auditSubject({ target, slug }: Pick<Represented, 'target' | 'slug'>): string {
	const kind = { candidate: 'contender', party_agent: 'party', bloc_coordinator: 'bloc' }[target.role];
	return `${kind}/${slug}`;
}

/** The contender, party or bloc of these ids. Null if there is none, or if a list is named instead of its party. */
export async function findRepresented(db: Database, target: Target): Promise<Represented | null> {
	switch (target.role) {
		case 'candidate':
			return findPerson(db, target);
		case 'party_agent':
			return findParty(db, target);
		case 'bloc_coordinator':
			return findBloc(db, target);
	}
}

async function findPerson(db: Database, target: Target & { role: 'candidate' }): Promise<Represented | null> {
	const [row] = await db
		.select({
			name: table.contender.name,
			slug: table.contender.slug,
			election: elections.columns,
			place: { contest: table.contest.name, district: table.district.name, number: table.contender.number },
		})
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.where(and(eq(table.contender.id, target.contender), eq(table.contender.kind, 'person')));
	if (!row) return null;
	const isStanding = (await standing(db, [target.contender])).size > 0;
	return { ...row, target, isStanding, contender: target.contender };
}

async function findParty(
	db: Database,
	target: Target & { role: 'party_agent' },
): Promise<Represented | null> {
	const [row] = await db
		.select({ name: table.party.name, slug: table.party.slug, election: elections.columns })
		.from(table.party)
		.innerJoin(table.election, eq(table.election.id, table.party.election))
		.where(eq(table.party.id, target.party));
	if (!row) return null;
	const own = await db
		.select({ id: table.contender.id, kind: table.contender.kind })
		.from(table.contender)
		.where(eq(table.contender.party, target.party))
		.orderBy(asc(table.contender.id));
	const ids = own.map(({ id }) => id);
	const isStanding = (await standing(db, ids)).size > 0;
	const list = own.find(({ kind }) => kind === 'list');
	return { ...row, target, isStanding, contender: list?.id ?? null, place: null };
}

async function findBloc(
	db: Database,
	target: Target & { role: 'bloc_coordinator' },
): Promise<Represented | null> {
	const [row] = await db
		.select({ name: table.bloc.name, slug: table.bloc.slug, election: elections.columns })
		.from(table.bloc)
		.innerJoin(table.election, eq(table.election.id, table.bloc.election))
		.where(eq(table.bloc.id, target.bloc));
	if (!row) return null;
	const own = await db
		.select({ id: table.contender.id })
		.from(table.contender)
		.where(eq(table.contender.bloc, target.bloc));
	const ids = own.map(({ id }) => id);
	const isStanding = (await standing(db, ids)).size > 0;
	return { ...row, target, isStanding, contender: null, place: null };
}
