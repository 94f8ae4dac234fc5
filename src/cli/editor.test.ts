import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tandau-editor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command like npm, with a separate database. */
function run(
	args: string[],
	settings: NodeJS.ProcessEnv = {},
): Promise<{ code: number; out: string; err: string }> {
	const { DATABASE_URL: _url, ORIGIN: _origin, PORT: _port, ...env } = process.env;
	return new Promise((done) => {
		execFile(
			process.execPath,
			['--import', 'tsx', 'src/cli/editor.ts', ...args],
			{ env: { ...env, TANDAU_DATA: join(folder, 'data'), ...settings } },
			(fault, out, err) => done({ code: fault ? Number(fault.code) : 0, out, err }),
		);
	});
}

it('The command makes an editor and prints a link to the app’s address.', async () => {
	const made = await run([' Editor@Example.org', '--language', 'ru'], { ORIGIN: 'https://tandau.example' });
	expect(made).toMatchObject({ code: 0, err: '' });
	expect(made.out).toContain('editor@example.org is an editor now.');
	expect(made.out).toMatch(/^https:\/\/tandau\.example\/portal\/link\/[\w-]{43}$/m);

	const again = await run(['editor@example.org', '--forget-second-factor']);
	expect(again).toMatchObject({ code: 0, err: '' });
	expect(again.out).toContain('editor@example.org is an editor.');
	expect(again.out).toContain('The second factor is forgotten');
	expect(again.out).toMatch(/^http:\/\/localhost:3000\/portal\/link\/[\w-]{43}$/m);
});

it('Mistakes are explained.', async () => {
	const stranger = await run(['stranger@example.org', '--forget-second-factor']);
	expect(stranger).toEqual({
		code: 1,
		out: '',
		err: 'There is no editor with the address stranger@example.org.\n',
	});
	expect(await run(['anna'])).toEqual({ code: 1, out: '', err: 'anna is not an e-mail address.\n' });
	for (const args of [[], ['a@b.kz', 'c@b.kz'], ['a@b.kz', '--language', 'de'], ['a@b.kz', '--nonsense']]) {
		const refused = await run(args);
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toMatch(/^Usage: npm run editor/);
	}
});
