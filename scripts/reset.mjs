// Deletes the embedded database; the next start makes a new one with the demonstration election.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

const folder = process.env.TANDAU_DATA ?? '.data';
if (process.env.DATABASE_URL) {
	console.error('DATABASE_URL is set: this command deletes only the embedded database. Nothing was changed.');
	process.exit(1);
}
if (!existsSync(folder)) {
	console.log(`There is no folder ${folder}: nothing to delete.`);
	process.exit(0);
}
const owner = livingOwner();
if (owner !== null) {
	console.error(`Process ${owner} is using ${folder}: stop it first. Nothing was changed.`);
	process.exit(1);
}
const isSure = process.argv.includes('--yes') || (process.stdin.isTTY && (await ask()));
if (!isSure) {
	console.error(`Nothing was changed. To delete ${folder}: npm run reset -- --yes`);
	process.exit(1);
}
rmSync(folder, { recursive: true });
console.log(`${folder} is deleted. \`npm start\` makes a new one with the demonstration election.`);

/** The running process that holds the database's lock (src/lib/server/store/embedded/lock.ts), or null. */
function livingOwner() {
	try {
		const { pid, started } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));
		const isOwner = existsSync(`/proc/${pid}/stat`) ? hasStarted(pid, started) : isAlive(pid);
		return isOwner ? pid : null;
	} catch {
		return null;
	}
}

/**
 * Whether the owner is still running. The system may have given a dead owner's id to another process, with another
 * start time; and a dead process stays listed until its parent collects it (Linux, proc(5) fields 22 and 3).
 */
function hasStarted(pid, started) {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return fields[19] === started && fields[0] !== 'Z' && fields[0] !== 'X';
}

function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch (fault) {
		return fault.code === 'EPERM';
	}
}

async function ask() {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(
		`Delete ${folder} (${readdirSync(folder).length} files) and everything in it? yes/no `,
	);
	terminal.close();
	return answer.trim().toLowerCase() === 'yes';
}
