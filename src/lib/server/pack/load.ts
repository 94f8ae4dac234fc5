import { eq } from 'drizzle-orm';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import { find as findObstacles, findOtherIdentities } from './obstacles.ts';
import { replace } from './replace.ts';
import * as photo from '../position/photo.ts';
import * as table from '../store/schema.ts';

/** Loading a pack would remove or reword what people depend on. The message lists every obstacle. */
export class Refused extends Error {
	/** One sentence for each obstacle. */
	readonly obstacles: string[];

	constructor(slug: string, obstacles: string[]) {
		super([`Election ${slug} was not loaded:`, ...obstacles].join('\n'));
		this.obstacles = obstacles;
	}
}

/** Loading a pack would change who contenders are that have submitted positions. */
export class Unconfirmed extends Error {
	/** One sentence for each change. */
	readonly changes: string[];

	constructor(slug: string, changes: string[]) {
		super(
			[`Election ${slug} was not loaded. These contenders have submitted positions:`, ...changes].join('\n'),
		);
		this.changes = changes;
	}
}

/**
 * Loads an election in one transaction. An election of the same slug is replaced. Its publications stay, and so do the
 * people, drafts and submitted positions of contenders that keep their slug.
 *
 * @param now when the election and its contenders' statuses are entered
 * @param photoOf the pack's photos, already checked by `photo.judge`
 * @param isConfirmed whether contenders that have submitted positions may change their name, party or district
 * @throws {Refused} if that is not possible; nothing is loaded then
 * @throws {Unconfirmed} if there is such a change; nothing is loaded then
 */
export async function load(
	db: Database,
	pack: Pack,
	now: Date,
	photoOf: PhotoOf = () => Promise.resolve(null),
	isConfirmed = true,
): Promise<void> {
	await db.transaction(async (tx) => {
		const { topics: _, ...facts } = pack.election;
		// What the pack leaves out stays as editors have set it.
		const row = {
			...facts,
			template: facts.template ?? null,
			loadedAt: now,
			...(pack.embeddedBy && { embeddedBy: pack.embeddedBy }),
		};
		// Waits for submissions that are being recorded; later ones wait for this transaction.
		const [known] = await tx
			.select({ id: table.election.id })
			.from(table.election)
			.where(eq(table.election.slug, facts.slug))
			.for('update');
		const obstacles = known ? await findObstacles(tx, known.id, pack) : [];
		if (obstacles.length > 0) throw new Refused(facts.slug, obstacles);
		const changes = known && !isConfirmed ? await findOtherIdentities(tx, known.id, pack) : [];
		if (changes.length > 0) throw new Unconfirmed(facts.slug, changes);
		const [put] = await tx
			.insert(table.election)
			.values(row)
			.onConflictDoUpdate({ target: table.election.slug, set: row })
			.returning({ id: table.election.id });
		if (!put) throw new Error('The election was not stored.');
		await replace(tx, put.id, pack, now);
		await keepPhotos(tx, put.id, pack, photoOf, now);
	});
}

/** The file of a photo, by its id; null if the pack does not contain it. */
export type PhotoOf = (id: string) => Promise<Uint8Array | null>;

/** One photo at a time, because together they may be large; one that several contenders show is drawn once. Known photos are skipped. */
async function keepPhotos(
	tx: Database,
	electionId: number,
	{ profiles }: Pack,
	photoOf: PhotoOf,
	now: Date,
): Promise<void> {
	const named = new Map(
		profiles.flatMap(({ contender, photo }) => (photo === null ? [] : [[contender, photo]])),
	);
	if (named.size === 0) return;
	const contenders = await tx
		.select({ id: table.contender.id, slug: table.contender.slug })
		.from(table.contender)
		.where(eq(table.contender.election, electionId));
	for (const name of new Set(named.values())) {
		const showing = contenders.filter(({ slug }) => named.get(slug) === name);
		let restored: photo.Photo | null = null;
		for (const { id } of showing) {
			if (await photo.belongs(tx, id, name)) continue;
			restored ??= await restore(name, photoOf);
			if (restored) await photo.keep(tx, id, restored, null, now);
		}
	}
}

/** Null if the pack does not contain the photo. */
async function restore(name: string, photoOf: PhotoOf): Promise<photo.Photo | null> {
	const file = await photoOf(name);
	if (!file) return null;
	const restored = await photo.restore(name, file);
	if ('fault' in restored) throw new Error(`The photo ${name} is ${restored.fault}.`);
	return restored;
}
