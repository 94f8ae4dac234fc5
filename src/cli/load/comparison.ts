import { asc, eq } from 'drizzle-orm';
import { Entry, type Receipt } from '../../lib/election/position/register.ts';
import type { Database } from '../../lib/server/store/database.ts';
import * as register from '../../lib/server/position/register.ts';
import * as table from '../../lib/server/store/schema.ts';
import type { Candidate } from './candidate.ts';

/** A receipt that a candidate saw on the screen. */
export interface Shown {
	candidate: Candidate;
	receipt: string;
}

/**
 * Compares the receipts that were shown with the database.
 *
 * @returns one sentence for each fault
 */
export async function compare(db: Database, shown: readonly Shown[]): Promise<string[]> {
	// In one snapshot of the database, because PostgreSQL may still be executing what a killed app had sent.
	return db.transaction((tx) => compareIn(tx, shown), { isolationLevel: 'repeatable read' });
}

async function compareIn(db: Database, shown: readonly Shown[]): Promise<string[]> {
	const faults: string[] = [];
	const entries = await db.select().from(table.entry).orderBy(asc(table.entry.index));
	entries.forEach(({ index, body, leaf }, place) => {
		if (index !== place) faults.push(`Entry ${place} is missing: the next one is ${index}.`);
		if (register.leafHash(body) !== leaf) faults.push(`The hash of entry ${index} does not match.`);
	});
	const counts = new Map<string, number>();
	for (const { submission } of entries) counts.set(submission, (counts.get(submission) ?? 0) + 1);
	const submissions = await db.select().from(table.submission);
	for (const { id } of submissions) {
		if (!counts.has(id)) faults.push(`Submission ${id} has no entry: it was stored only in part.`);
	}
	for (const { candidate, receipt } of shown) {
		const found = await register.receipt(db, candidate.contender, receipt);
		if (!found) faults.push(`Receipt ${receipt} of ${candidate.slug} was shown but is not in the register.`);
		else faults.push(...faultsOf(found, candidate));
	}
	return [...faults, ...(await repeated(db)), ...(await unlikeRegister(db, entries))];
}

/** A receipt must contain every answer of the candidate exactly once. */
function faultsOf(receipt: Receipt, { slug, count }: Candidate): string[] {
	const bodies = receipt.entries.map(({ body }) => Entry.parse(JSON.parse(body)));
	const own = new Set(bodies.filter(({ contender }) => contender === slug).map(({ statement }) => statement));
	if (own.size === count && bodies.length === count) return [];
	return [
		`Receipt ${receipt.id} of ${slug} has ${bodies.length} entries on ${own.size} of ${count} statements.`,
	];
}

/** There must be exactly one letter for each submission. */
async function repeated(db: Database): Promise<string[]> {
	const letters = await db.$count(table.letter, eq(table.letter.kind, 'receipt'));
	const submissions = await db.$count(table.submission);
	return Number(letters) === Number(submissions)
		? []
		: [`There are ${submissions} submissions and ${letters} letters of receipt.`];
}

/** Every public position must be that of the contender's newest entry. */
async function unlikeRegister(db: Database, entries: (typeof table.entry.$inferSelect)[]): Promise<string[]> {
	const newest = new Map(entries.map((one) => [`${one.contender} ${one.statement}`, one]));
	const positions = await db.select().from(table.position);
	return positions.flatMap(({ contender, statement, stance, entry: index }) => {
		const one = newest.get(`${contender} ${statement}`);
		if (!one && index === null) return [];
		const isSame = one?.index === index && Entry.parse(JSON.parse(one?.body ?? '')).stance === stance;
		return isSame ? [] : [`The position of ${contender} on ${statement} differs from the register.`];
	});
}
