import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { existsSync, fdatasyncSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

// PostgreSQL in this process, with its files in a folder that is this process's alone (lock.ts).

/** The folder holds a database that does not open. The message says what is wrong with it and what to do. */
export class Damaged extends Error {}

/**
 * Opens the database in `folder`, or makes one if there is none. The caller must hold the folder's lock.
 *
 * @throws {Damaged} when there is one and it does not open
 */
export async function open(folder: string): Promise<PGlite> {
	const place = join(folder, 'database');
	if (!existsSync(place) || readdirSync(place).length === 0) await make(place);
	// Without this file PGlite takes the folder to be empty and overwrites it with a new database.
	if (!existsSync(join(place, 'PG_VERSION')))
		throw new Damaged(complaint(place, 'its file PG_VERSION is missing.'));
	forgetBrokenStart(place);
	return openWhole(place);
}

/** Opens a new, empty database in this process's memory. */
export function openMemory(): Promise<PGlite> {
	return PGlite.create('memory://');
}

/**
 * Makes an empty database in another folder and moves it into place when it is complete, so that a process that is killed
 * meanwhile leaves nothing that looks like a database.
 */
async function make(place: string): Promise<void> {
	const draft = `${place}.new`;
	rmSync(draft, { recursive: true, force: true });
	try {
		const client = await PGlite.create(durable(draft));
		await client.close();
	} catch (fault) {
		const reason = `The embedded database could not be made in ${draft}: ${wordsOf(fault)}`;
		throw new Error(`${reason}\nIs there room on the disk, and may this process write there?`, {
			cause: fault,
		});
	}
	renameSync(draft, place);
}

/**
 * PostgreSQL makes the file with its process id first and fills it afterwards. A process that is killed in between leaves
 * it empty, and PostgreSQL never starts with an empty one.
 */
function forgetBrokenStart(place: string): void {
	const file = join(place, 'postmaster.pid');
	if (statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file);
}

async function openWhole(place: string): Promise<PGlite> {
	const said: string[] = [];
	let isOpening = true;
	const onStderr = (line: string) => {
		if (isOpening) said.push(line);
		return false;
	};
	try {
		return await PGlite.create({ ...durable(place), onStderr });
	} catch (fault) {
		throw new Damaged(complaint(place, reasonIn(said) ?? wordsOf(fault)));
	} finally {
		isOpening = false;
	}
}

/** The messages of PostgreSQL before it gave up. */
function reasonIn(said: readonly string[]): string | undefined {
	const words = said.flatMap((line) => /(?:FATAL|PANIC|DETAIL): +(.+)$/.exec(line)?.[1] ?? []);
	return words.length > 0 ? words.join(' ') : said.at(-1);
}

/** The file system inside PGlite throws objects that have a number but no message. */
function wordsOf(fault: unknown): string {
	return fault instanceof Error ? fault.message : JSON.stringify(fault);
}

function complaint(place: string, reason: string): string {
	return (
		`The embedded database in ${place} does not open: ${reason}\n` +
		'Copy the folder away before you try anything. If you cannot tell from this what to repair, restore your last copy. ' +
		'If you need nothing that is in it, `npm run reset` deletes it and the next start makes a new one.'
	);
}

/** PGlite alone never flushes its files to the disk, so a power failure would lose what was committed. This makes it flush. */
function durable(place: string): PGliteOptions {
	const asPGliteDoes = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
	// The default, fdatasync, does nothing in WebAssembly.
	const startParams = [...asPGliteDoes, '-c', 'wal_sync_method=fsync'];
	return { fs: new SyncedFiles(place), startParams };
}

class SyncedFiles extends NodeFS {
	override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
		const { emscriptenOpts } = await super.init(...parameters);
		const preRun = [
			...(emscriptenOpts.preRun ?? []),
			({ NODEFS }: { NODEFS: object }) => {
				const operations: unknown = Reflect.get(NODEFS, 'stream_ops');
				if (!operations || typeof operations !== 'object')
					throw new Error('This version of PGlite handles its files differently.');
				Reflect.set(operations, 'fsync', sync);
			},
		];
		return { emscriptenOpts: { ...emscriptenOpts, preRun } };
	}
}

/** @returns 0, or an error's number as PostgreSQL knows them in WebAssembly */
function sync({ nfd }: { nfd: number }): number {
	try {
		fdatasyncSync(nfd);
		return 0;
	} catch (fault) {
		// EINVAL, which PostgreSQL ignores because some file systems cannot sync folders, or EIO, at which it stops.
		return fault instanceof Error && 'code' in fault && fault.code === 'EINVAL' ? 28 : 29;
	}
}
