import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as postgres from './postgres.ts';
import * as database from '../lib/server/store/database.ts';
import type { Database, Environment } from '../lib/server/store/database.ts';
import * as demonstration from '../lib/server/pack/demonstration.ts';
import * as table from '../lib/server/store/schema.ts';
import * as absence from './load/absence.ts';
import * as application from './load/app.ts';
import * as candidate from './load/candidate.ts';
import type { Candidate } from './load/candidate.ts';
import { compare, type Shown } from './load/comparison.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run --silent faults [-- --rounds 20 --candidates 50 --seconds 30 --database embedded|postgres|away]
Ends the app repeatedly (SIGKILL, sometimes SIGTERM) while it starts and during submissions, on each kind of database.
The app must start again, and the register must contain every receipt that was shown, without partial or repeated entries.
Then takes PostgreSQL away from a running app (away): frozen, stopped, and all connections of the portal in use, each for
some seconds. No request of a voter may fail. How long they took is printed, with the same for a present database.
Prints JSON lines; exits with code 1 on a fault.`;

const electionSlug = 'demo';
/** About how long a start takes. */
const startMilliseconds = 4000;
/** More than the portal has connections. */
const candidatesAtOnce = 20;
const kinds = ['embedded', 'postgres', 'away'] as const;
type Kind = (typeof kinds)[number];

await run(async () => {
	const { rounds, candidates, seconds, only } = readArguments();
	for (const kind of kinds) {
		if (only !== null && kind !== only) continue;
		if (kind === 'postgres' && !postgres.isAvailable()) {
			if (only) throw new Stop('PostgreSQL is not installed: set TEST_DATABASE_URL.');
			console.error('SKIPPED on PostgreSQL, which is not installed. Set TEST_DATABASE_URL.');
			continue;
		}
		if (kind === 'away') {
			if (postgres.isInstalled()) await takeAwayRepeatedly(seconds);
			else if (only) throw new Stop('PostgreSQL is not installed.');
			else console.error('SKIPPED without a database: PostgreSQL is not installed.');
			continue;
		}
		const place = kind === 'embedded' ? embedded() : await onServer();
		try {
			await endRepeatedly(kind, place.environment, rounds, candidates);
		} finally {
			await place.remove();
		}
	}
});

function readArguments(): { rounds: number; candidates: number; seconds: number; only: Kind | null } {
	try {
		const { values } = parseArgs({
			options: {
				rounds: { type: 'string', default: '20' },
				candidates: { type: 'string', default: '50' },
				seconds: { type: 'string', default: '30' },
				database: { type: 'string' },
			},
		});
		const rounds = Number(values.rounds);
		const candidates = Number(values.candidates);
		const seconds = Number(values.seconds);
		const only = kinds.find((kind) => kind === values.database) ?? null;
		const isSound = [rounds, candidates, seconds].every((count) => Number.isInteger(count) && count > 0);
		if (isSound && (values.database === undefined || only)) return { rounds, candidates, seconds, only };
	} catch {
		// The usage is printed below.
	}
	throw new Stop(usage);
}

interface Place {
	environment: Environment;
	remove(): Promise<void>;
}

function embedded(): Place {
	const folder = mkdtempSync(join(tmpdir(), 'tandau-faults-'));
	return {
		environment: { TANDAU_DATA: folder },
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function onServer(): Promise<Place> {
	const server = await postgres.start({ isDurable: true });
	const { url, drop } = await postgres.database(server.url);
	return {
		environment: { DATABASE_URL: url },
		async remove() {
			await drop();
			await server.stop();
		},
	};
}

async function endRepeatedly(
	kind: Kind,
	environment: Environment,
	rounds: number,
	count: number,
): Promise<void> {
	// The first start makes the database. An unfinished one must not prevent the next start.
	await breakOff(environment);
	const candidates = await inDatabase(environment, async (db) => {
		const now = new Date();
		await demonstration.ensure(db, now, () => {});
		return candidate.seed(db, electionSlug, count, now);
	});
	const shown: Shown[] = [];
	let faults = 0;
	for (let round = 1; round <= rounds; round++) {
		await breakOff(environment);
		const seen = await submitAndEnd(environment, candidates);
		shown.push(...seen);
		// Those without an answer resend their form once the app is back; the others send a new one.
		for (const { candidate } of seen) candidate.key = randomUUID();
		const { recorded, found } = await inDatabase(environment, async (db) => {
			const found = await compare(db, shown);
			await candidate.changePositions(db);
			return { found, recorded: Number(await db.$count(table.submission)) };
		});
		printLine({
			database: kind,
			round,
			shown: seen.length,
			shownSoFar: shown.length,
			recordedSoFar: recorded,
		});
		for (const fault of found) printLine({ database: kind, round, fault });
		faults += found.length;
	}
	printLine({ database: kind, rounds, candidates: count, shown: shown.length, faults });
	if (faults > 0) process.exitCode = 1;
}

/** Ends the app at a random moment of its start. */
async function breakOff(environment: Environment): Promise<void> {
	await application.breakOff(environment, randomSignal(), randomInt(startMilliseconds));
}

/** SIGKILL more often than SIGTERM. */
function randomSignal(): NodeJS.Signals {
	return randomInt(3) === 0 ? 'SIGTERM' : 'SIGKILL';
}

/** All candidates submit at once. After a random number of receipts the app is ended. */
async function submitAndEnd(environment: Environment, candidates: readonly Candidate[]): Promise<Shown[]> {
	const app = await application.start(environment);
	const fatal = randomInt(1, Math.max(2, candidates.length));
	const shown: Shown[] = [];
	const end = randomSignal() === 'SIGTERM' ? app.stop : app.kill;
	let ending: Promise<void> | null = null;
	await Promise.all(
		candidates.map(async (one) => {
			const { receipt } = await candidate.submit(app, one);
			if (receipt) shown.push({ candidate: one, receipt });
			if (shown.length >= fatal) ending ??= end();
		}),
	);
	await (ending ?? end());
	return shown;
}

/** Opens the database while the app is not running. */
async function inDatabase<Result>(
	environment: Environment,
	use: (db: Database) => Promise<Result>,
): Promise<Result> {
	const db = await database.open(environment);
	try {
		return await use(db);
	} finally {
		await database.close(db);
	}
}

/** Takes PostgreSQL away from a running app in every way, while voters open its pages. */
async function takeAwayRepeatedly(seconds: number): Promise<void> {
	const server = await postgres.startOwn({ isDurable: true });
	const { url } = await postgres.database(server.url);
	try {
		const environment = { DATABASE_URL: url };
		const candidates = await inDatabase(environment, async (db) => {
			await demonstration.ensure(db, new Date(), () => {});
			return candidate.seed(db, electionSlug, candidatesAtOnce, new Date());
		});
		const app = await application.start(environment);
		try {
			const addresses = await absence.addressesOf(app, electionSlug);
			// Making a page for the first time takes longer, whether the database is there or not.
			for (const address of addresses) await (await fetch(app.address + address)).arrayBuffer();
			for (const way of absence.ways) {
				const stage = { app, server, url, candidates };
				const { failed, ...figures } = await absence.takeAway(way, stage, addresses, seconds);
				printLine({ database: way, seconds, ...figures, faults: failed.length });
				for (const fault of failed) printLine({ database: way, fault });
				if (failed.length > 0) process.exitCode = 1;
			}
		} finally {
			await app.stop();
		}
	} finally {
		await server.stop();
	}
}

function printLine(line: Record<string, number | string>): void {
	console.log(JSON.stringify(line));
}
