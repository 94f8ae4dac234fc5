import { parseArgs } from 'node:util';
import { layAround } from '../lib/election/pack/lay.ts';
import { write } from '../lib/election/pack/write.ts';
import { parse, type Fault, type Pack } from '../lib/election/pack.ts';
import * as clock from '../lib/server/clock.ts';
import * as database from '../lib/server/database.ts';
import type { Database } from '../lib/server/database.ts';
import { isFolder, readFolder, writeFolder } from '../lib/server/folder.ts';
import * as pack from '../lib/server/pack.ts';
import * as publication from '../lib/server/publication.ts';
import { run, Stop } from './run.ts';

const usage = `Usage: npm run pack -- check DIR                   says what is wrong with the files of an election
       npm run pack -- import DIR                  loads them into the database and publishes
       npm run pack -- export DIR --election SLUG  writes an election of the database as files`;

const say = (line: string) => console.log(line);

await run(async () => {
	const { command, folder, slug } = readArguments();
	if (command === 'check') return check(folder);
	if (command === 'import') return importFrom(folder);
	return exportTo(folder, slug);
});

type Command = 'check' | 'import' | 'export';

function readArguments(): { command: Command; folder: string; slug: string | undefined } {
	const { values, positionals } = read();
	const [name, folder, ...rest] = positionals;
	const command = (['check', 'import', 'export'] as const).find((candidate) => candidate === name);
	if (!command || !folder || rest.length > 0) throw new Stop(usage);
	return { command, folder, slug: values.election };
}

function read() {
	try {
		return parseArgs({ options: { election: { type: 'string' } }, allowPositionals: true });
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

async function importFrom(folder: string): Promise<void> {
	say(`Reading ${folder} …`);
	const found = await readPack(folder);
	await withDatabase(async (db) => {
		const now = clock.now();
		const { slug } = found.election;
		say(
			`Loading election ${slug}: ${found.contenders.length} contenders, ${found.positions.length} positions …`,
		);
		await pack.load(db, layAround(found, now), now);
		say('Publishing …');
		const { hash, isNew } = await publication.publish(db, slug, now);
		say(
			isNew
				? `Published election ${slug} as ${hash}.`
				: `Election ${slug} has not changed: ${hash} stays the newest.`,
		);
	});
}

async function exportTo(folder: string, slug: string | undefined): Promise<void> {
	await withDatabase(async (db) => {
		const chosen = slug ?? (await onlyElection(db));
		const found = await pack.read(db, chosen);
		if (!found) throw new Stop(`There is no election "${chosen}" in the database.`);
		await writeFolder(folder, write(found));
		say(`Wrote election ${chosen} into ${folder}.`);
	});
}

async function onlyElection(db: Database): Promise<string> {
	const slugs = await pack.slugs(db);
	if (slugs.length === 1 && slugs[0]) return slugs[0];
	throw new Stop(
		slugs.length === 0
			? 'There is no election in the database.'
			: `Say which election with --election SLUG: ${slugs.join(', ')}.`,
	);
}

async function readPack(folder: string): Promise<Pack> {
	if (!isFolder(folder)) throw new Stop(`There is no folder ${folder}.`);
	const result = parse(await readFolder(folder));
	if ('pack' in result) return result.pack;
	throw new Stop([...result.faults.map(lineOf), closing(result.faults.length)].join('\n'));
}

function lineOf({ file, line, column, message }: Fault): string {
	return `${file}:${line}:${column}: ${message}`;
}

function closing(faults: number): string {
	return `${faults} ${faults === 1 ? 'fault' : 'faults'}: nothing was loaded.`;
}

async function withDatabase(use: (db: Database) => Promise<void>): Promise<void> {
	const db = await database.open(process.env);
	try {
		await use(db);
	} finally {
		await database.close(db);
	}
}
