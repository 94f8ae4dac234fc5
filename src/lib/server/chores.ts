import * as account from './account/account.ts';
import * as clock from './store/clock.ts';
import type { Database } from './store/database.ts';
import * as failure from './store/failure.ts';
import * as letter from './letter/queue.ts';
import * as photo from './position/photo.ts';
import * as publishing from './publication/publishing.ts';
import * as share from './share.ts';

/** The chores: how often each runs while the app runs, and what it does. */
interface Chore {
	name: string;
	everySeconds: number;
	/** Whether it also runs as soon as the app starts. */
	atStart?: boolean;
	run: (db: Database, env: NodeJS.ProcessEnv, now: Date) => Promise<unknown>;
}

const chores: Chore[] = [
	{ name: 'Sending letters', everySeconds: 2, run: letter.send },
	{
		name: 'Emptying old letters',
		everySeconds: 3600,
		run: (db, _env, now) => letter.forget(db, now),
	},
	{
		name: 'Looking for snapshots of an older form',
		everySeconds: 3600,
		atStart: true,
		run: publishing.requestOutdated,
	},
	{ name: 'Publishing', everySeconds: 2, run: (db, _env, now) => publishing.publishWaiting(db, now) },
	{ name: 'Writing to who forgot a password', everySeconds: 5, run: account.answerResets },
	{
		name: 'Removing old sessions and links',
		everySeconds: 3600,
		run: (db, _env, now) => account.sweep(db, now),
	},
	{
		name: 'Removing photos of no profile',
		everySeconds: 3600,
		run: (db, _env, now) => photo.forget(db, now),
	},
	{
		name: 'Deleting shares whose time is over',
		everySeconds: 60,
		run: (db, _env, now) => share.forget(db, now),
	},
];

/**
 * Starts the chores and returns a function that stops them and waits for those that are running. Several processes may do
 * so on one database; each chore makes sure that nothing is done twice.
 *
 * @throws with a sentence for the operator if a setting is invalid
 */
export function begin(db: Database, env: NodeJS.ProcessEnv): () => Promise<void> {
	// Invalid settings are reported when the app starts, not when the first letter waits.
	letter.check(env);
	const ends = chores.map((chore) => repeat(chore, db, env));
	return async () => void (await Promise.all(ends.map((end) => end())));
}

/** A chore never starts while it is still running. */
function repeat({ name, everySeconds, atStart = false, run }: Chore, db: Database, env: NodeJS.ProcessEnv) {
	let running: Promise<unknown> | null = null;
	let wasAway = false;
	const start = () => {
		running ??= doOnce().finally(() => (running = null));
	};
	if (atStart) start();
	const timer = setInterval(start, everySeconds * 1000);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
	};

	/** Whatever goes wrong is logged, and the app goes on. That the database is away is logged once, not every two seconds. */
	async function doOnce() {
		try {
			await run(db, env, clock.now(env));
			wasAway = false;
		} catch (fault) {
			const isAway = failure.isAway(fault);
			if (!isAway) console.error(`${name} failed:`, failure.describe(fault));
			else if (!wasAway) console.error(`${name} waits for the database: ${failure.reason(fault)}`);
			wasAway = isAway;
		}
	}
}
