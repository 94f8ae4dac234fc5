import { spawn } from 'node:child_process';
import { z } from 'zod';

const roles = [
	'stranger',
	'halfway',
	'candidate',
	'otherCandidate',
	'agent',
	'otherAgent',
	'member',
	'coordinator',
	'otherCoordinator',
	'editor',
	'newEditor',
] as const;

/**
 * Somebody of every kind. `stranger` may do nothing; `halfway` is the candidate before the second factor, `newEditor` an
 * editor that has none yet; `member` stands in the coordinator's bloc.
 */
export type Role = (typeof roles)[number];

const Spoken = z.object({
	slug: z.string().min(1),
	statement: z.string().min(1),
	topic: z.string().min(1),
	receipt: z.string().min(1),
	photo: z.string().min(1),
});

const Cast = z.object({
	/** The cookie header of each role. */
	cookies: z.partialRecord(z.enum(roles), z.string()),
	candidacy: Spoken,
	list: Spoken,
	party: z.string(),
	bloc: z.string(),
	profile: z.int().positive(),
	letter: z.int().positive(),
	/** Tokens of links that are still open. */
	links: z.object({ invitation: z.string(), reset: z.string(), signIn: z.string() }),
});
export type Cast = z.infer<typeof Cast>;

/**
 * Fills the database that `env` names (people.ts); no app may be running on it.
 *
 * @param isOver whether the time to submit ends with it
 */
export function assemble(env: NodeJS.ProcessEnv, { isOver = false } = {}): Promise<Cast> {
	return new Promise((resolve, reject) => {
		const parameters = ['--import', 'tsx', 'tests/people.ts', ...(isOver ? ['over'] : [])];
		const child = spawn('node', parameters, { env: { ...process.env, ...env } });
		let [said, complained] = ['', ''];
		child.stdout.on('data', (chunk: Buffer) => (said += chunk));
		child.stderr.on('data', (chunk: Buffer) => (complained += chunk));
		child.on('exit', (code) => {
			if (code !== 0) return reject(new Error(complained));
			resolve(Cast.parse(JSON.parse(said)));
		});
	});
}
