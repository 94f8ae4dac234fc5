import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as postgres from '../src/cli/postgres.ts';
import { assemble, readCast, type Cast } from './cast.ts';
import { loadedFolder, port, runFolder, serve } from './server.ts';

/**
 * The apps with people that several test files share, by name: `open` on the embedded database, while contenders can still
 * submit; `closed` on PostgreSQL if it is installed, after the time to submit. The set-up of the run starts each of them
 * when the first test asks for it. Tests that use one only read, or change what no other test looks at.
 */
const names = ['open', 'closed'] as const;
export type StageName = (typeof names)[number];

export interface Stage {
	address: string;
	cast: Cast;
}

/** Waits for one of the shared apps. */
export async function stage(name: StageName): Promise<Stage> {
	const { wanted, ready } = pathsOf(name);
	writeFileSync(wanted, '');
	const deadline = Date.now() + 170_000;
	while (!existsSync(ready)) {
		if (Date.now() > deadline) throw new Error(`The app "${name}" did not start.`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const { address, cast, fault } = JSON.parse(readFileSync(ready, 'utf8'));
	if (fault) throw new Error(`The app "${name}" did not start: ${fault}`);
	return { address, cast: readCast(cast) };
}

/** For the set-up of a run: starts the apps when tests ask for them. Returns a function that stops them. */
export function openOnDemand(): () => Promise<void> {
	const started = new Map<StageName, Promise<() => Promise<void>>>();
	const timer = setInterval(() => {
		for (const name of names)
			if (!started.has(name) && existsSync(pathsOf(name).wanted)) started.set(name, announce(name));
	}, 100);
	return async () => {
		clearInterval(timer);
		for (const stop of await Promise.all(started.values())) await stop();
	};
}

/** Starts an app and writes its address, or the reason why it did not start, where the tests find it. */
async function announce(name: StageName): Promise<() => Promise<void>> {
	const { ready } = pathsOf(name);
	const write = (content: object) => {
		writeFileSync(`${ready}.part`, JSON.stringify(content));
		renameSync(`${ready}.part`, ready);
	};
	try {
		const { stop, ...stage } = await (name === 'open' ? open() : close());
		write(stage);
		return stop;
	} catch (fault) {
		write({ fault: String(fault) });
		return async () => {};
	}
}

type Started = Stage & { stop: () => Promise<void> };

async function open(): Promise<Started> {
	return onStage(port + 5, { TANDAU_DATA: loadedFolder(), DATABASE_URL: '' });
}

async function close(): Promise<Started> {
	if (!postgres.isAvailable())
		return onStage(port + 6, { TANDAU_DATA: loadedFolder(), DATABASE_URL: '' }, true);
	const server = await postgres.start();
	const { url, drop } = await postgres.database(server.url);
	const started = await onStage(port + 6, { DATABASE_URL: url }, true);
	const stop = async () => {
		await started.stop();
		await drop();
		await server.stop();
	};
	return { ...started, stop };
}

async function onStage(at: number, env: NodeJS.ProcessEnv, isOver = false): Promise<Started> {
	const cast = await assemble(env, { isOver });
	const { address, stop } = await serve(at, env.TANDAU_DATA ?? '', env);
	return { address, cast, stop };
}

function pathsOf(name: StageName): { wanted: string; ready: string } {
	const folder = runFolder();
	return { wanted: join(folder, `${name}.wanted`), ready: join(folder, `${name}.json`) };
}
