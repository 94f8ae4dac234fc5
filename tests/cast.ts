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
 * One person of every kind. `stranger` may do nothing; `halfway` is the candidate before the second factor; `newEditor` is
 * an editor without one; `member` is in the coordinator's bloc.
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
	/** Tokens of links that still work. */
	links: z.object({ invitation: z.string(), reset: z.string(), signIn: z.string() }),
});
export type Cast = z.infer<typeof Cast>;

/** Checks what another process has written. */
export function readCast(written: unknown): Cast {
	return Cast.parse(written);
}

/**
 * Fills the database in `env` (people.ts); no app may be running on it.
 *
 * @param isOver whether the time to submit ends afterwards
 */
export function assemble(env: NodeJS.ProcessEnv, { isOver = false } = {}): Promise<Cast> {
	return new Promise((resolve, reject) => {
		const parameters = ['--import', 'tsx', 'tests/people.ts', ...(isOver ? ['over'] : [])];
		const child = spawn('node', parameters, { env: { ...process.env, ...env } });
		let [output, complaint] = ['', ''];
		child.stdout.on('data', (chunk: Buffer) => (output += chunk));
		child.stderr.on('data', (chunk: Buffer) => (complaint += chunk));
		child.on('exit', (code) => {
			if (code !== 0) return reject(new Error(complaint));
			resolve(readCast(JSON.parse(output)));
		});
	});
}
