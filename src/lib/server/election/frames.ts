import { eq } from 'drizzle-orm';
import * as audit from '../store/audit.ts';
import { Cache, perDatabase } from '../store/cache.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** The origins of the sites that may show pages of this election in a frame, in the order in which they were entered. */
export async function origins(db: Database, slug: string): Promise<string[]> {
	const [found] = await db
		.select({ embeddedBy: table.election.embeddedBy })
		.from(table.election)
		.where(eq(table.election.slug, slug));
	return found?.embeddedBy ?? [];
}

/** The same for voters' pages, which many ask for at once: at most a second behind. */
export function known(db: Database, slug: string): Promise<string[]> {
	return cachedOrigins(db).get(slug, () => origins(db, slug));
}

/**
 * Lets these sites, and no others, show pages of the election in a frame. The origins have been checked (`isOrigin`).
 * What is already so is not written down again.
 *
 * @param editor the account
 * @throws when there is no election of this slug
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
		const deed = { actor: editor, action: 'frames.changed', election: slug, subject: `election/${slug}` };
		await audit.record(tx, { ...deed, details }, now);
		return { kind: 'changed' as const };
	});
	cachedOrigins(db).clear();
	return outcome;
}

/**
 * A content security policy under which the page may stand in frames of these sites and of our own pages, and of nobody
 * else (CSP Level 3 §6.4.2).
 */
export function framedBy(policy: string, origins: readonly string[]): string {
	const others = policy
		.split(';')
		.map((directive) => directive.trim())
		.filter((directive) => directive !== '' && !directive.startsWith('frame-ancestors'));
	return [...others, `frame-ancestors ${["'self'", ...origins].join(' ')}`].join('; ');
}

const cachedOrigins = perDatabase(() => new Cache<string[]>({ max: 500, ttl: 1000 }));
