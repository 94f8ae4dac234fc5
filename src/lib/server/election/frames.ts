import { eq } from 'drizzle-orm';
import * as audit from '../store/audit.ts';
import { LastKnown, perDatabase } from '../store/cache.ts';
import { lane, type Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** The origins of the sites that may frame pages of this election, in the order in which they were entered. */
export async function origins(db: Database, slug: string): Promise<string[]> {
	const [found] = await db
		.select({ embeddedBy: table.election.embeddedBy })
		.from(table.election)
		.where(eq(table.election.slug, slug));
	return found?.embeddedBy ?? [];
}

/** The same for voters' pages: at most a second old, or the last known ones while the database is away. */
export function known(db: Database, slug: string): Promise<string[]> {
	const voters = lane(db, 'voters');
	return lastOrigins(voters).get(slug, () => origins(voters, slug));
}

/**
 * Lets these sites, and no others, frame pages of the election. `isOrigin` has checked the origins. Only changes are
 * recorded in the audit trail.
 *
 * @param editor account id
 * @throws if there is no election of this slug
 */
export async function allow(
	db: Database,
	slug: string,
	sites: readonly string[],
	editor: number,
	now: Date,
): Promise<{ kind: 'changed' | 'unchanged' }> {
	const outcome = await db.transaction(async (tx) => {
		const [found] = await tx
			.select({ embeddedBy: table.election.embeddedBy })
			.from(table.election)
			.where(eq(table.election.slug, slug))
			.for('update');
		if (!found) throw new Error(`There is no election "${slug}".`);
		const before = found.embeddedBy;
		const embeddedBy = [...new Set(sites)];
		if (JSON.stringify(before) === JSON.stringify(embeddedBy)) return { kind: 'unchanged' as const };
		await tx.update(table.election).set({ embeddedBy }).where(eq(table.election.slug, slug));
		const details = {
			added: embeddedBy.filter((origin) => !before.includes(origin)).join(' '),
			removed: before.filter((origin) => !embeddedBy.includes(origin)).join(' '),
		};
		const entry = { actor: editor, action: 'frames.changed', election: slug, subject: `election/${slug}` };
		await audit.record(tx, { ...entry, details }, now);
		return { kind: 'changed' as const };
	});
	lastOrigins(lane(db, 'voters')).clear();
	return outcome;
}

/**
 * A content security policy that lets only these sites and our own pages frame the page (CSP Level 3 §6.4.2).
 */
export function framedBy(policy: string, origins: readonly string[]): string {
	const others = policy
		.split(';')
		.map((directive) => directive.trim())
		.filter((directive) => directive !== '' && !directive.startsWith('frame-ancestors'));
	return [...others, `frame-ancestors ${["'self'", ...origins].join(' ')}`].join('; ');
}

const lastOrigins = perDatabase(() => new LastKnown<string[]>({ max: 500 }));
