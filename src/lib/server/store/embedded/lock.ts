import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

// The embedded database does not notice a second process on its folder and loses rows silently. A file with the
// owner's process id and start time keeps the second process out. An owner that is killed leaves its file behind; by the
// start time it is not confused with a new process that got the same id.

const Owner = z.object({ pid: z.int().positive(), started: z.string() });
type Owner = z.infer<typeof Owner>;

/** A folder is in use by another living process. The message says which one and what to do. */
export class InUse extends Error {}

/**
 * Takes the lock file at `path` for this process and returns the function that releases it; it is also released when
 * the process exits. A file left by a process that no longer lives is taken over.
 *
 * @throws {InUse} when its owner lives
 */
export function acquire(path: string): () => void {
	const me: Owner = { pid: process.pid, started: statusOf(process.pid)?.started ?? String(Date.now()) };
	take(path, me);
	const release = () => {
		process.off('exit', release);
		if (read(path) === JSON.stringify(me)) rmSync(path);
	};
	process.once('exit', release);
	return release;
}

/**
 * Two processes may find the same dead owner at once. Only the one that holds a second lock, named after that owner,
 * may replace the file; that lock can be left behind too, and is taken over by the same rule.
 */
function take(path: string, me: Owner): void {
	while (!create(path, me)) {
		const held = read(path);
		if (held === null) continue;
		const owner = ownerIn(held);
		if (owner && isAlive(owner)) throw new InUse(refusal(path, owner));
		const successor = `${path}.${owner ? `${owner.pid}-${owner.started}` : 'damaged'}`;
		take(successor, me);
		if (read(path) === held) return renameSync(successor, path);
		rmSync(successor);
	}
}

/** Makes the file with its content in one step, so that no process reads a half-written one. @returns false if it exists */
function create(path: string, me: Owner): boolean {
	const draft = `${path}.${randomUUID()}`;
	writeFileSync(draft, JSON.stringify(me), { flag: 'wx' });
	try {
		linkSync(draft, path);
		return true;
	} catch (fault) {
		if (isCode(fault, 'EEXIST')) return false;
		throw fault;
	} finally {
		rmSync(draft);
	}
}

function read(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch (fault) {
		if (isCode(fault, 'ENOENT')) return null;
		throw fault;
	}
}

/** Who holds the lock; null when the file is not one of ours. */
function ownerIn(content: string): Owner | null {
	try {
		return Owner.safeParse(JSON.parse(content)).data ?? null;
	} catch {
		return null;
	}
}

function isAlive(owner: Owner): boolean {
	try {
		process.kill(owner.pid, 0);
	} catch (fault) {
		if (!isCode(fault, 'EPERM')) return false;
	}
	const found = statusOf(owner.pid);
	return found === null || (found.started === owner.started && !found.isOver);
}

/**
 * When a process started, in clock ticks since boot, and whether it has ended and only waits for its parent to notice, as
 * in a container whose first process never does (Linux, proc(5) fields 22 and 3); null if that cannot be known.
 */
function statusOf(pid: number): { started: string; isOver: boolean } | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the program's name in brackets and may hold spaces and brackets itself.
		const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return { started: fields[18] ?? '', isOver: state === 'Z' || state === 'X' };
	} catch {
		return null;
	}
}

function refusal(path: string, { pid }: Owner): string {
	const who = pid === process.pid ? 'this process already' : `process ${pid}`;
	return (
		`The embedded database is in use by ${who} (${path}): stop that process first, ` +
		'or set TANDAU_DATA to another folder, or DATABASE_URL to a PostgreSQL server that several processes can share.'
	);
}

function isCode(fault: unknown, code: string): boolean {
	return fault instanceof Error && 'code' in fault && fault.code === code;
}
