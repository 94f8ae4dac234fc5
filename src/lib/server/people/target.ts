import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import { standing } from '../election/contender.ts';
import * as elections from '../election/election.ts';
import type { Election } from '../election/election.ts';
import type { Database } from '../store/database.ts';
import type { Dossier, Invitation } from './progress.ts';
import * as table from '../store/schema.ts';

/** Whom somebody is asked to speak for, by the id of its row. A list is spoken for by its party's agents. */
export type Target =
	| { role: 'candidate'; contender: number }
	| { role: 'party_agent'; party: number }
	| { role: 'bloc_coordinator'; bloc: number };

/** A contender, party or bloc that somebody is asked to speak for. */
export interface Invitee {
	target: Target;
	name: Text;
	slug: string;
	election: Election;
	/** On the ballot, or with somebody who is. */
	isStanding: boolean;
	/** The contender that its letters concern: itself, or a party's first list. */
	contender: number | null;
	/** Where a contender stands. */
	place: { contest: Text; district: Text; number: number | null } | null;
}

/** Where its people work. */
export function pathOf({ target, slug, election }: Pick<Invitee, 'target' | 'slug' | 'election'>): string {
	const folder = { candidate: 'contenders', party_agent: 'parties', bloc_coordinator: 'blocs' }[target.role];
	return `/portal/${election.slug}/${folder}/${slug}`;
}

/** What audit calls it. */
export function subjectOf({ target, slug }: Pick<Invitee, 'target' | 'slug'>): string {
	const kind = { candidate: 'contender', party_agent: 'party', bloc_coordinator: 'bloc' }[target.role];
	return `${kind}/${slug}`;
}

/** Whom an invitation is for; null for a row that names nobody. */
export function targetOf({ role, contender, party, bloc }: Invitation): Target | null {
	if (role === 'candidate' && contender !== null) return { role, contender };
	if (role === 'party_agent' && party !== null) return { role, party };
	if (role === 'bloc_coordinator' && bloc !== null) return { role, bloc };
	return null;
}

/** Who is asked to speak for a contender; null for a list without a party. */
export function targetFor({ id, kind, party }: Pick<Dossier, 'id' | 'kind' | 'party'>): Target | null {
	if (kind === 'person') return { role: 'candidate', contender: id };
	return party && { role: 'party_agent', party: party.id };
}

/** The columns that name the target in rows of invitations and memberships. */
export function columnsOf(target: Target) {
	return {
		role: target.role,
		contender: target.role === 'candidate' ? target.contender : null,
		party: target.role === 'party_agent' ? target.party : null,
		bloc: target.role === 'bloc_coordinator' ? target.bloc : null,
	};
}

/** Of `rows`, the rows that name this target. */
export function naming(
	rows: typeof table.invitation | typeof table.membership,
	target: Target,
): SQL | undefined {
	switch (target.role) {
		case 'candidate':
			return and(eq(rows.role, target.role), eq(rows.contender, target.contender));
		case 'party_agent':
			return and(eq(rows.role, target.role), eq(rows.party, target.party));
		case 'bloc_coordinator':
			return and(eq(rows.role, target.role), eq(rows.bloc, target.bloc));
	}
}

/** The contender, party or bloc of these ids; null where there is none, or where a list is named instead of its party. */
export async function find(db: Database, target: Target): Promise<Invitee | null> {
	switch (target.role) {
		case 'candidate':
			return findPerson(db, target);
		case 'party_agent':
			return findParty(db, target);
		case 'bloc_coordinator':
			return findBloc(db, target);
	}
}

async function findPerson(db: Database, target: Target & { role: 'candidate' }): Promise<Invitee | null> {
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

async function findParty(db: Database, target: Target & { role: 'party_agent' }): Promise<Invitee | null> {
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
): Promise<Invitee | null> {
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
