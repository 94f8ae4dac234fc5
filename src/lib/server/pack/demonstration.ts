import { count, sql } from 'drizzle-orm';
import { join } from 'node:path';
import { phase } from '../../election/calendar.ts';
import { layAround } from '../../pack/lay.ts';
import { parse } from '../../pack/read.ts';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import { readFolder, readPhoto } from './folder.ts';
import * as pack from './load.ts';
import * as publication from '../publication/publication.ts';
import * as table from '../store/schema.ts';

const demonstration = 'demo';

/** The elections that ship with the product, by slug, which is also the name of the pack's folder. */
const shipped = [demonstration, 'kz-2023'];

/** Any number; the same in every process, so that only one of them loads the demonstration. */
const loadingLock = 727_202;

/**
 * Loads the elections that ship with the product into an empty database, and moves a demonstration whose polls have closed
 * to the days around `now`. Never touches other elections.
 *
 * @param say receives lines that report progress to the operator
 */
export async function ensure(db: Database, now: Date, say: (line: string) => void): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${loadingLock})`);
		const [elections] = await tx.select({ count: count() }).from(table.election);
		if (Number(elections?.count) === 0) {
			for (const name of shipped) await show(tx, name, now, say);
			return;
		}
		const stale = await staleDemonstrations(tx, now);
		if (stale.length === 0) return;
		if (!stale.includes(demonstration)) return;
		say('The demonstration election is over: laying it around today …');
		try {
			await show(tx, demonstration, now, say);
		} catch (fault) {
			// People are working with the older demonstration: it stays, and the app starts.
			if (!(fault instanceof pack.Refused)) throw fault;
			say(fault.message);
		}
	});
}

async function show(db: Database, slug: string, now: Date, say: (line: string) => void): Promise<void> {
	const found = await readShipped(slug);
	say(
		`Loading election ${slug}: ${found.contenders.length} contenders, ${found.positions.length} positions …`,
	);
	await pack.load(db, layAround(found, now), now, (id) => readPhoto(folderOf(slug), id));
	say(`Publishing election ${slug} …`);
	await publication.publish(db, slug, now);
}

function folderOf(slug: string): string {
	return join(process.cwd(), 'drizzle', 'packs', slug);
}

async function readShipped(slug: string): Promise<Pack> {
	const result = parse(await readFolder(folderOf(slug)));
	if ('pack' in result) return result.pack;
	const [first] = result.faults;
	throw new Error(
		`The shipped election ${slug} is damaged: ${first?.file}:${first?.line}: ${first?.message}`,
	);
}

/** Slugs of fictional elections that are no longer open to voters. */
async function staleDemonstrations(db: Database, now: Date): Promise<string[]> {
	const elections = await db
		.select({
			slug: table.election.slug,
			fictional: table.election.fictional,
			calendar: table.election.calendar,
		})
		.from(table.election);
	return elections
		.filter(({ fictional, calendar }) => fictional && phase(calendar, now) !== 'open')
		.map(({ slug }) => slug);
}
