/**
 * The time, for everything that depends on the calendar. `TANDAU_CLOCK` (ISO 8601) sets it in development and tests; a
 * production process refuses to start with it.
 */
export function now(env: NodeJS.ProcessEnv = process.env): Date {
	const set = env.TANDAU_CLOCK;
	if (!set) return new Date();
	if (env.NODE_ENV === 'production') throw new Error('TANDAU_CLOCK is for development and tests: unset it.');
	return new Date(set);
}
