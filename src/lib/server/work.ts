import type { Database } from './database.ts';

/** What is to be done again and again while the app runs: how often, and what. */
interface Chore {
	name: string;
	everySeconds: number;
	run: (db: Database, env: NodeJS.ProcessEnv) => Promise<void>;
}

const chores: Chore[] = [];

/**
 * Begins the chores and returns the function that ends them: it waits for those that are running. Several processes may
 * do so on one database; each chore sees to it that nothing is done twice.
 */
export function begin(db: Database, env: NodeJS.ProcessEnv): () => Promise<void> {
	const ends = chores.map((chore) => repeat(chore, db, env));
	return async () => void (await Promise.all(ends.map((end) => end())));
}

/** A chore is never begun while it is still running. */
function repeat({ name, everySeconds, run }: Chore, db: Database, env: NodeJS.ProcessEnv) {
	let running: Promise<void> | null = null;
	const timer = setInterval(() => {
		running ??= run(db, env)
			.catch((fault: unknown) => console.error(`${name} failed:`, fault))
			.finally(() => (running = null));
	}, everySeconds * 1000);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
	};
}
