import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import { standing } from '../election/contender.ts';
import * as elections from '../election/election.ts';
import type { Election } from '../election/election.ts';
import type { Database } from '../store/database.ts';
import type { Dealings, Invitation } from './progress.ts';
import { bloc, contender, contest, district, election, party } from '../store/schema.ts';
import type { invitation, membership } from '../store/schema/people.ts';

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
	/** Where a candidacy stands. */
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
export function targetFor({ id, kind, party }: Pick<Dealings, 'id' | 'kind' | 'party'>): Target | null {
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

/** Of `table`, the rows that name this target. */
export function naming(table: typeof invitation | typeof membership, target: Target): SQL | undefined {
	switch (target.role) {
		case 'candidate':
			return and(eq(table.role, target.role), eq(table.contender, target.contender));
		case 'party_agent':
			return and(eq(table.role, target.role), eq(table.party, target.party));
		case 'bloc_coordinator':
			return and(eq(table.role, target.role), eq(table.bloc, target.bloc));
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
			name: contender.name,
			slug: contender.slug,
			election: elections.columns,
			place: { contest: contest.name, district: district.name, number: contender.number },
		})
		.from(contender)
		.innerJoin(election, eq(election.id, contender.election))
		.innerJoin(district, eq(district.id, contender.district))
		.innerJoin(contest, eq(contest.id, district.contest))
		.where(and(eq(contender.id, target.contender), eq(contender.kind, 'person')));
	if (!row) return null;
	const isStanding = (await standing(db, [target.contender])).size > 0;
	return { ...row, target, isStanding, contender: target.contender };
}

async function findParty(db: Database, target: Target & { role: 'party_agent' }): Promise<Invitee | null> {
	const [row] = await db
		.select({ name: party.name, slug: party.slug, election: elections.columns })
		.from(party)
		.innerJoin(election, eq(election.id, party.election))
		.where(eq(party.id, target.party));
	if (!row) return null;
	const own = await db
		.select({ id: contender.id, kind: contender.kind })
		.from(contender)
		.where(eq(contender.party, target.party))
		.orderBy(asc(contender.id));
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
		.select({ name: bloc.name, slug: bloc.slug, election: elections.columns })
		.from(bloc)
		.innerJoin(election, eq(election.id, bloc.election))
		.where(eq(bloc.id, target.bloc));
	if (!row) return null;
	const own = await db.select({ id: contender.id }).from(contender).where(eq(contender.bloc, target.bloc));
	const ids = own.map(({ id }) => id);
	const isStanding = (await standing(db, ids)).size > 0;
	return { ...row, target, isStanding, contender: null, place: null };
}
