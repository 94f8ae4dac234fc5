import { parseArgs } from 'node:util';
import * as postgres from './postgres.ts';
import * as database from '../lib/server/store/database.ts';
import type { Database } from '../lib/server/store/database.ts';
import * as demonstration from '../lib/server/pack/demonstration.ts';
import * as content from '../lib/server/publication/content.ts';
import { build } from '../lib/server/publication/snapshot.ts';
import * as application from './load/app.ts';
import type { App } from './load/app.ts';
import * as candidate from './load/candidate.ts';
import type { Candidate, Outcome } from './load/candidate.ts';
import { compare } from './load/comparison.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run --silent load -- submit [--candidates 200]
Candidates of the demonstration election submit all their positions at once, through HTTP, against PostgreSQL (the server in
TEST_DATABASE_URL, else a temporary one). Prints JSON lines; exits with code 1 if anything is lost or recorded twice.`;

const electionSlug = 'demo';

await run(async () => {
	const count = readArguments();
	const server = await postgres.start({ isDurable: true });
	try {
		const { url, drop } = await postgres.database(server.url);
		const db = await database.open({ DATABASE_URL: url });
		try {
			await submitAtOnce(db, url, count);
		} finally {
			await database.close(db);
			await drop();
		}
	} finally {
		await server.stop();
	}
});

function readArguments(): number {
	try {
		const { values, positionals } = parseArgs({
			options: { candidates: { type: 'string', default: '200' } },
			allowPositionals: true,
		});
		const count = Number(values.candidates);
		if (positionals.join() === 'submit' && Number.isInteger(count) && count > 0) return count;
	} catch {
		// The usage is printed below.
	}
	throw new Stop(usage);
}

async function submitAtOnce(db: Database, url: string, count: number): Promise<void> {
	const now = new Date();
	await demonstration.ensure(db, now, () => {});
	const candidates = await candidate.seed(db, electionSlug, count, now);
	const app = await application.start({ DATABASE_URL: url });
	try {
		await show(app, candidates[0]);
		const began = performance.now();
		const outcomes = await Promise.all(candidates.map((one) => candidate.submit(app, one)));
		const seconds = (performance.now() - began) / 1000;
		const publishedSeconds = await untilPublished(app, db);
		// Sending the same form again must give the same receipt.
		const again = await Promise.all(candidates.map((one) => candidate.submit(app, one)));
		const shown = outcomes.flatMap(({ candidate, receipt }) => (receipt ? [{ candidate, receipt }] : []));
		const faults = [
			...outcomes.flatMap(({ candidate: { slug }, fault }) => (fault ? [`${slug}: ${fault}`] : [])),
			...again.flatMap(({ candidate: { slug }, receipt }, place) =>
				receipt === outcomes[place]?.receipt ? [] : [`${slug} got another receipt for the same form.`],
			),
			...(await compare(db, shown)),
		];
		printLine({
			candidates: count,
			answers: candidates.reduce((sum, { count }) => sum + count, 0),
			receipts: new Set(shown.map(({ receipt }) => receipt)).size,
			...durations('submit', outcomes),
			seconds: round(seconds),
			...durations('again', again),
			secondsUntilVotersSeeIt: round(publishedSeconds),
			faults: faults.length,
		});
		for (const fault of faults) printLine({ fault });
		if (faults.length > 0) process.exitCode = 1;
	} finally {
		await app.stop();
	}
}

/** Opens the page once, because the first request of a new process is slow. */
async function show({ address }: App, first: Candidate | undefined): Promise<void> {
	if (!first) return;
	const { election, slug, cookie } = first;
	const response = await fetch(`${address}/portal/${election}/contenders/${slug}/check`, {
		headers: { cookie },
	});
	await response.arrayBuffer();
	if (!response.ok) throw new Stop(`The page of the form answers with status ${response.status}.`);
}

/** Seconds from now until voters get a snapshot with everything in the database. */
async function untilPublished({ address }: App, db: Database): Promise<number> {
	const began = performance.now();
	const pack = await content.read(db, electionSlug);
	const expected = pack && build(pack).hash;
	for (;;) {
		const response = await fetch(`${address}/data/current/${electionSlug}.json`);
		const pointer: unknown = await response.json();
		if (pointer && typeof pointer === 'object' && 'hash' in pointer && pointer.hash === expected) break;
		if (performance.now() - began > 120_000)
			throw new Stop('The positions did not reach voters within two minutes.');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	return (performance.now() - began) / 1000;
}

function durations(name: string, outcomes: readonly Outcome[]): Record<string, number> {
	const sorted = outcomes.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
	const at = (share: number) => round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
	return {
		[`${name}P50Milliseconds`]: at(0.5),
		[`${name}P95Milliseconds`]: at(0.95),
		[`${name}MaxMilliseconds`]: at(1),
	};
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function printLine(line: Record<string, number | string>): void {
	console.log(JSON.stringify(line));
}
