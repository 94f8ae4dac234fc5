import { parseArgs } from 'node:util';
import { layAround } from '../lib/pack/lay.ts';
import { Lines, type Fault } from '../lib/pack/place.ts';
import { write } from '../lib/pack/write.ts';
import { parse } from '../lib/pack/read.ts';
import type { Pack } from '../lib/pack/pack.ts';
import { profileLimits } from '../lib/election/profile.ts';
import * as clock from '../lib/server/store/clock.ts';
import * as database from '../lib/server/store/database.ts';
import type { Database } from '../lib/server/store/database.ts';
import {
	isFolder,
	photoName,
	photosIn,
	readFolder,
	readPhoto,
	writeFolder,
	writePhoto,
} from '../lib/server/pack/folder.ts';
import * as pack from '../lib/server/pack/load.ts';
import * as elections from '../lib/server/election/election.ts';
import * as content from '../lib/server/publication/content.ts';
import * as photo from '../lib/server/position/photo.ts';
import * as publication from '../lib/server/publication/publication.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run pack -- check DIR                   lists the faults in the files of an election
       npm run pack -- import DIR [--yes]          loads them into the database and publishes; --yes also where
                                                   contenders that have submitted change name, party or district
       npm run pack -- export DIR --election SLUG  writes an election from the database to files`;

const say = (line: string) => console.log(line);

/** One cause can have thousands of faults, and nobody reads so many. */
const mostShown = 20;

await run(async () => {
	const { command, folder, slug, isConfirmed } = readArguments();
	if (command === 'check') return check(folder);
	if (command === 'import') return importFrom(folder, isConfirmed);
	return exportTo(folder, slug);
});

type Command = 'check' | 'import' | 'export';

function readArguments(): {
	command: Command;
	folder: string;
	slug: string | undefined;
	isConfirmed: boolean;
} {
	const { values, positionals } = read();
	const [name, folder, ...rest] = positionals;
	const command = (['check', 'import', 'export'] as const).find((candidate) => candidate === name);
	if (!command || !folder || rest.length > 0) throw new Stop(usage);
	const isConfirmed = values.yes ?? false;
	if (isConfirmed && command !== 'import') throw new Stop(usage);
	return { command, folder, slug: values.election, isConfirmed };
}

function read() {
	try {
		return parseArgs({
			options: { election: { type: 'string' }, yes: { type: 'boolean' } },
			allowPositionals: true,
		});
	} catch {
		throw new Stop(usage);
	}
}

async function check(folder: string): Promise<void> {
	const { election, contests, contenders, positions } = await readPack(folder);
	say(
		`${folder}: election ${election.slug} has no faults ` +
			`(${contests.length} contests, ${contenders.length} contenders, ${positions.length} positions).`,
	);
}

async function importFrom(folder: string, isConfirmed: boolean): Promise<void> {
	say(`Reading ${folder} …`);
	const found = await readPack(folder);
	await withDatabase(async (db) => {
		const now = clock.now();
		const { slug } = found.election;
		say(
			`Loading election ${slug}: ${found.contenders.length} contenders, ${found.positions.length} positions …`,
		);
		await load(db, layAround(found, now), now, (id) => readPhoto(folder, id), isConfirmed);
		say('Publishing …');
		const { hash, isNew } = await publication.publish(db, slug, now);
		say(
			isNew
				? `Published election ${slug} as ${hash}.`
				: `Election ${slug} has not changed: ${hash} stays the newest.`,
		);
	});
}

async function load(...loading: Parameters<typeof pack.load>): Promise<void> {
	try {
		await pack.load(...loading);
	} catch (fault) {
		if (!(fault instanceof pack.Unconfirmed)) throw fault;
		throw new Stop(`${fault.message}\nIf all of this is meant, import with --yes.`);
	}
}

async function exportTo(folder: string, slug: string | undefined): Promise<void> {
	await withDatabase(async (db) => {
		const chosen = slug ?? (await onlyElection(db));
		const found = await content.read(db, chosen);
		if (!found) throw new Stop(`There is no election "${chosen}" in the database.`);
		await writeFolder(folder, write(found));
		const photos = await exportPhotos(db, folder, found);
		const beside = photos > 0 ? `, with ${counted(photos, 'photo')}` : '';
		say(`Wrote election ${chosen} into ${folder}${beside}.`);
	});
}

/** Writes the photos that voters can see now. Returns how many. */
async function exportPhotos(db: Database, folder: string, { profiles }: Pack): Promise<number> {
	const ids = new Set(profiles.flatMap(({ photo }) => photo ?? []));
	let written = 0;
	for (const id of ids) {
		const bytes = await photo.publicFile(db, id, 'large.jpeg');
		if (!(bytes instanceof Uint8Array)) continue;
		await writePhoto(folder, id, bytes);
		written++;
	}
	return written;
}

async function onlyElection(db: Database): Promise<string> {
	const slugs = await elections.slugs(db);
	if (slugs.length === 1 && slugs[0]) return slugs[0];
	throw new Stop(
		slugs.length === 0
			? 'There is no election in the database.'
			: `Name the election with --election SLUG: ${slugs.join(', ')}.`,
	);
}

async function readPack(folder: string): Promise<Pack> {
	if (!isFolder(folder)) throw new Stop(`There is no folder ${folder}.`);
	const files = await readFolder(folder);
	const result = parse(files);
	const ids = await photosIn(folder);
	const faults = ['faults' in result ? result.faults : [], await photoFaults(folder, ids)].flat();
	if ('pack' in result && faults.length === 0) {
		const remarks = [...result.remarks, ...missingPhotos(result.pack, files['profiles.json'], ids)];
		for (const line of linesOf(remarks, 'warning: ')) say(line);
		return result.pack;
	}
	throw new Stop([...linesOf(faults), closing(faults.length)].join('\n'));
}

async function photoFaults(folder: string, ids: readonly string[]): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const id of ids) {
		const bytes = await readPhoto(folder, id);
		const fault = bytes ? await photo.judge(id, bytes) : 'too_large';
		if (fault) faults.push({ file: photoName(id), line: 1, column: 1, message: advice[fault] });
	}
	return faults;
}

const tooLarge = `use a photo of at most ${profileLimits.photoBytes / 1024 / 1024} MB`;
const advice: Record<photo.PhotoFault | 'foreign', string> = {
	too_large: tooLarge,
	too_many_pixels: tooLarge,
	not_an_image: 'use a JPEG',
	animated: 'use a JPEG',
	damaged: 'export this photo again: it is damaged',
	foreign: 'export this photo again: its name is not its SHA-256, or it contains more than a picture',
	busy: 'try again',
};

/**
 * Remarks on photos that are not in the folder. They are not faults: a photo may be in the database, and older packs
 * have none.
 */
function missingPhotos({ profiles }: Pack, file: Uint8Array | undefined, ids: readonly string[]): Fault[] {
	const text = new TextDecoder().decode(file);
	const missing = new Set(profiles.flatMap(({ photo }) => photo ?? []).filter((id) => !ids.includes(id)));
	return [...missing].map((id) => ({
		file: 'profiles.json',
		...new Lines(text).placeOf(text.indexOf(id)),
		message: `${photoName(id)} is missing: voters will not see this photo unless it is in the database`,
	}));
}

function linesOf(faults: readonly Fault[], kind = ''): string[] {
	const lines = faults
		.slice(0, mostShown)
		.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${kind}${message}`);
	const more = faults.length - mostShown;
	return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function closing(faults: number): string {
	return `${counted(faults, 'fault')}: nothing was loaded.`;
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

async function withDatabase(use: (db: Database) => Promise<void>): Promise<void> {
	const db = await database.open(process.env);
	try {
		await use(db);
	} finally {
		await database.close(db);
	}
}
