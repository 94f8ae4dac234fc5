import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The port of the app for all journeys; the ports after it are for tests that need an app of their own. */
export const port = Number(process.env.TANDAU_TEST_PORT ?? 4173);

/** A running app with a database of its own. */
export interface Server {
	address: string;
	/** Everything in its log so far. */
	log: () => string;
	stop: () => Promise<void>;
}

/** The folder of this run. The set-up fills it, and test processes find it through the environment. */
export function runFolder(): string {
	const folder = process.env['TANDAU_TEST_RUN'];
	if (!folder) throw new Error('The set-up of the journeys has not run.');
	return folder;
}

/** Creates the folder of this run, with a data folder as the app's first start leaves it. */
export async function prepareRun(): Promise<string> {
	const folder = temporaryFolder();
	process.env['TANDAU_TEST_RUN'] = folder;
	const loaded = join(folder, 'loaded');
	mkdirSync(loaded);
	await (await serve(port, loaded)).stop();
	return folder;
}

/** A data folder with the elections that ship with the product: what a first start makes, in a tenth of the time. */
export function loadedFolder(): string {
	const folder = temporaryFolder();
	cpSync(join(runFolder(), 'loaded'), folder, { recursive: true });
	return folder;
}

/** An empty data folder, into which the app first loads everything. */
export function temporaryFolder(): string {
	return mkdtempSync(join(tmpdir(), 'tandau-'));
}

/** Starts the built app on `port` with the embedded database in `data`, and waits until it responds. */
export function serve(port: number, data: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
	return start(['scripts/serve.mjs'], port, data, { NODE_ENV: 'test', ...env });
}

/** Starts the development server in the same way. */
export function develop(port: number, data: string): Promise<Server> {
	const program = ['node_modules/vite/bin/vite.js', 'dev', '--strictPort', '--port', String(port)];
	return start(program, port, data, { NODE_ENV: 'development' });
}

async function start(program: string[], port: number, data: string, env: NodeJS.ProcessEnv): Promise<Server> {
	const address = `http://localhost:${port}`;
	if (await answers(`${address}/healthz`)) throw new Error(`Something else answers on port ${port}.`);
	const { DATABASE_URL: _, ...inherited } = process.env;
	const server = spawn('node', program, {
		env: { ...inherited, PORT: String(port), TANDAU_DATA: data, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let written = '';
	server.stdout.on('data', (chunk: Buffer) => (written += chunk));
	server.stderr.on('data', (chunk: Buffer) => {
		written += chunk;
		process.stderr.write(chunk);
	});
	await untilReady(server, `${address}/healthz`);
	return { address, log: () => written, stop: () => stop(server) };
}

/** Runs one of the product's commands and returns its exit code and its output. */
export function command(
	name: string,
	parameters: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
	return new Promise((resolve) => {
		const child = spawn('node', ['--import', 'tsx', `src/cli/${name}.ts`, ...parameters], {
			env: { ...process.env, ...env },
		});
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk));
		child.stderr.on('data', (chunk: Buffer) => (output += chunk));
		child.on('exit', (code) => resolve({ code: code ?? 1, output }));
	});
}

async function untilReady(server: ChildProcess, address: string): Promise<void> {
	const deadline = Date.now() + 120_000;
	while (Date.now() < deadline) {
		if (server.exitCode !== null)
			throw new Error(`The app ended with ${server.exitCode} before it responded.`);
		if (await answers(address)) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	server.kill('SIGKILL');
	throw new Error('The app did not respond within two minutes.');
}

function answers(address: string): Promise<boolean> {
	return fetch(address).then(
		({ ok }) => ok,
		() => false,
	);
}

function stop(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (server.exitCode !== null) return resolve();
		server.on('exit', () => resolve());
		server.kill('SIGTERM');
	});
}
