import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Environment } from '../../lib/server/store/database.ts';
import { Stop } from '../run.ts';

/** The built app in a separate process. */
export interface App {
	address: string;
	/** Asks it to end and waits until it has. */
	stop(): Promise<void>;
	/** Ends it at once (SIGKILL), in the middle of what it is doing. */
	kill(): Promise<void>;
}

const startSeconds = 120;

/** Starts the built app on a free port of this machine and waits until it answers. */
export async function start(environment: Environment): Promise<App> {
	const { address, child, end } = await spawnApp(environment);
	const deadline = Date.now() + startSeconds * 1000;
	while (!(await answers(`${address}/healthz`))) {
		if (child.exitCode !== null) throw new Stop('The app ended before it answered.');
		if (Date.now() > deadline) {
			await end('SIGKILL');
			throw new Stop(`The app did not answer within ${startSeconds} seconds.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return { address, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Starts the built app and ends it again while it is still starting. */
export async function breakOff(
	environment: Environment,
	signal: NodeJS.Signals,
	milliseconds: number,
): Promise<void> {
	const { end } = await spawnApp(environment);
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
	await end(signal);
}

async function spawnApp(environment: Environment) {
	const port = await freePort();
	const address = `http://localhost:${port}`;
	const { DATABASE_URL: _, TANDAU_DATA: __, TANDAU_CLOCK: ___, SMTP_URL: ____, ...inherited } = process.env;
	const child = spawn(process.execPath, ['scripts/serve.mjs'], {
		env: { ...inherited, NODE_ENV: 'production', PORT: String(port), ORIGIN: address, ...environment },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	// The app must not outlive the command.
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await ended;
		process.off('exit', kill);
	};
	return { address, child, end };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, () => {
			const address = server.address();
			server.close(() => {
				if (address && typeof address === 'object') resolve(address.port);
				else reject(new Stop('There is no free port.'));
			});
		});
	});
}

function answers(address: string): Promise<boolean> {
	return fetch(address).then(
		({ ok }) => ok,
		() => false,
	);
}
