import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as database from '../database.ts';
import * as lock from './lock.ts';
import * as table from '../schema.ts';

let folder = '';
const children: ChildProcess[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tandau-lock-'));
});
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

/** Another process that runs `code`, prints "ready" and stays alive. */
async function another(code: string): Promise<{ child: ChildProcess; said: string }> {
	const script = `${code}; console.log('ready'); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	children.push(child);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
	const ended = once(child, 'exit');
	while (!said.includes('ready')) {
		if (await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve(null), 50))])) break;
	}
	return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	await ended;
}

const acquireCode = (path: string) =>
	`const { acquire } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}); acquire(${JSON.stringify(path)})`;
const openCode = (path: string) =>
	`const { open } = await import(${JSON.stringify(new URL('../database.ts', import.meta.url).href)});
	const db = await open({ TANDAU_DATA: ${JSON.stringify(path)} })`;

describe('A lock file', () => {
	it('A lock file keeps a second process out; the error names the owner and says what to do.', async () => {
		const path = join(folder, 'lock');
		const { child } = await another(acquireCode(path));
		expect(() => lock.acquire(path)).toThrow(lock.InUse);
		expect(() => lock.acquire(path)).toThrow(`in use by process ${child.pid}`);
		expect(() => lock.acquire(path)).toThrow('stop that process first');
		const second = await another(acquireCode(path));
		expect(second.said).toContain(`in use by process ${child.pid}`);
	});

	it('A lock file is taken over when its owner was killed.', async () => {
		const path = join(folder, 'lock');
		const { child } = await another(acquireCode(path));
		await kill(child);
		expect(existsSync(path)).toBe(true);
		lock.acquire(path)();
		expect(readdirSync(folder)).toEqual([]);
	});

	it('A lock file is taken over when another process has the id of its owner.', () => {
		const path = join(folder, 'lock');
		writeFileSync(path, JSON.stringify({ pid: process.ppid, started: '1' }));
		const release = lock.acquire(path);
		expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
		release();
	});

	it.skipIf(process.platform !== 'linux')(
		'A lock file is taken over when its owner has ended and its parent has not noticed.',
		async () => {
			const path = join(folder, 'lock');
			// `sleep` does not wait for children that it did not start itself.
			const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30']);
			children.push(parent);
			const [said] = await once(parent.stdout, 'data');
			const pid = Number(said);
			const fields = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
			writeFileSync(path, JSON.stringify({ pid, started: fields()[19] }));
			expect(() => lock.acquire(path)).toThrow(lock.InUse);
			while (fields()[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 20));
			lock.acquire(path)();
		},
	);

	it('A lock file is taken over when it is damaged, or when its last successor was killed too.', () => {
		const path = join(folder, 'lock');
		writeFileSync(path, '{');
		writeFileSync(`${path}.damaged`, JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
		lock.acquire(path)();
		expect(readdirSync(folder)).toEqual([]);
	});

	it('A lock file disappears when its process ends.', async () => {
		const path = join(folder, 'lock');
		const { child } = await another(`${acquireCode(path)}; process.on('SIGTERM', () => process.exit())`);
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
		expect(existsSync(path)).toBe(false);
	});

	it('Only one of many processes that find a dead owner gets the lock file.', async () => {
		const path = join(folder, 'lock');
		writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
		const many = await Promise.all(Array.from({ length: 4 }, () => another(acquireCode(path))));
		expect(many.filter(({ said }) => said.includes('ready'))).toHaveLength(1);
		expect(many.filter(({ said }) => said.includes('in use by process'))).toHaveLength(3);
	});
});

describe('The embedded database', () => {
	it('The embedded database refuses a second process, and has all rows after its owner was killed.', async () => {
		const insert = `await db.execute(\`insert into election
			(slug, name, day, timezone, languages, fictional, imprint, calendar, sources, loaded_at)
			values ('kept', '{}', '2026-01-01', 'UTC', '[]', true, '{}', '{}', '[]', now())\`)`;
		const { child } = await another(`${openCode(folder)}; ${insert}`);
		await expect(database.open({ TANDAU_DATA: folder })).rejects.toThrow(`in use by process ${child.pid}`);
		await kill(child);
		const db = await database.open({ TANDAU_DATA: folder });
		expect(await db.select({ slug: table.election.slug }).from(table.election)).toEqual([{ slug: 'kept' }]);
		await database.close(db);
		expect(existsSync(join(folder, 'lock'))).toBe(false);
	}, 120_000);

	it('The embedded database is opened once per process.', async () => {
		const db = await database.open({ TANDAU_DATA: folder });
		expect(await database.open({ TANDAU_DATA: folder })).toBe(db);
		await database.close(db);
	});
});
