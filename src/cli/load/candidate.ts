import { and, asc, eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import * as account from '../../lib/server/account/account.ts';
import * as contenders from '../../lib/server/election/contender.ts';
import type { Contender } from '../../lib/server/election/contender.ts';
import type { Database } from '../../lib/server/store/database.ts';
import * as draft from '../../lib/server/position/draft.ts';
import * as table from '../../lib/server/store/schema.ts';
import * as session from '../../lib/server/account/session.ts';
import { Stop } from '../run.ts';
import type { App } from './app.ts';

/** A candidate who is signed in and has a position on every statement in the draft, but has submitted none. */
export interface Candidate {
	election: string;
	/** Slug of the contender. */
	slug: string;
	contender: number;
	/** How many positions there are. */
	count: number;
	cookie: string;
	/** The key of the next submission. It stays until its receipt was seen, because a person resends the same form. */
	key: string;
}

/** Makes accounts and drafts for `count` of an election's candidates, with the same functions as the pages. */
export async function seed(
	db: Database,
	electionSlug: string,
	count: number,
	now: Date,
): Promise<Candidate[]> {
	const rows = await db
		.select({ slug: table.contender.slug })
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(and(eq(table.election.slug, electionSlug), eq(table.contender.kind, 'person')))
		.orderBy(asc(table.contender.place));
	const candidates: Candidate[] = [];
	for (const { slug } of rows) {
		const contender = await contenders.find(db, electionSlug, slug);
		// Candidates who have left the ballot submit nothing.
		if (!contender || !contenders.maySubmit(contender, now)) continue;
		candidates.push(await seedOne(db, contender, candidates.length, now));
		if (candidates.length === count) return candidates;
	}
	throw new Stop(`Election ${electionSlug} has only ${candidates.length} candidates.`);
}

async function seedOne(db: Database, contender: Contender, place: number, now: Date): Promise<Candidate> {
	const email = `candidate-${place}@load.example`;
	const accountId = await account.make(db, { email, language: 'kk', password: null }, now);
	await db
		.insert(table.membership)
		.values({ account: accountId, role: 'candidate', contender: contender.id, grantedAt: now });
	const { cookie } = await session.open(db, accountId, { agent: 'load', hasSecondFactor: false }, now);
	const asked = await contenders.statements(db, contender);
	await db.transaction(async (tx) => {
		for (const [column, { slug: statement, steps }] of asked.entries()) {
			const stance = 1 + ((place + column) % steps);
			const reason = column % 4 === 0 ? { kk: `Себебі ${place}.${column}` } : {};
			const change = { statement, stance, isDeclined: false, reason, basedOn: 0 };
			const saved = await draft.save(tx, contender, change, accountId, now);
			if (saved.kind !== 'saved')
				throw new Stop(`The position on ${statement} was not saved: ${saved.kind}.`);
		}
	});
	return {
		election: contender.election.slug,
		slug: contender.slug,
		contender: contender.id,
		count: asked.length,
		cookie: cookie.split(';')[0] ?? '',
		key: randomUUID(),
	};
}

/** Gives every saved position another stance, so that all of them are new again. */
export async function changePositions(db: Database): Promise<void> {
	await db.update(table.draft).set({
		stance: sql`1 + ${table.draft.stance} % (select steps from statement where statement.id = ${table.draft.statement})`,
		version: sql`${table.draft.version} + 1`,
	});
}

export interface Outcome {
	candidate: Candidate;
	/** Id of the receipt to which the answer redirects; null without an answer. */
	receipt: string | null;
	milliseconds: number;
	/** What came instead of a receipt. */
	fault: string | null;
}

/** Submits the candidate's positions as the page's form does. */
export async function submit({ address }: App, candidate: Candidate): Promise<Outcome> {
	const began = performance.now();
	const outcome = await send(address, candidate).catch((fault: unknown) => ({
		receipt: null,
		fault: String(fault),
	}));
	return { candidate, milliseconds: performance.now() - began, ...outcome };
}

async function send(
	address: string,
	{ election, slug, cookie, key }: Candidate,
): Promise<Pick<Outcome, 'receipt' | 'fault'>> {
	const response = await fetch(`${address}/portal/${election}/contenders/${slug}/check`, {
		method: 'POST',
		headers: {
			cookie,
			origin: address,
			'sec-fetch-site': 'same-origin',
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
		},
		body: new URLSearchParams({ key }).toString(),
		redirect: 'manual',
	});
	await response.arrayBuffer();
	const receipt = /\/receipts\/([\w-]+)$/.exec(response.headers.get('location') ?? '')?.[1] ?? null;
	return { receipt, fault: receipt ? null : `status ${response.status}` };
}
