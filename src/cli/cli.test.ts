import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRealElection, realElection } from '../../scripts/needs.mjs';
import { exampleFiles } from '../../tests/support/pack.ts';
import { writeFolder } from '../lib/server/pack/folder.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tandau-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
	code: number;
	out: string;
	err: string;
}

/** Runs a command like npm, with a separate database. */
function run(command: 'pack' | 'match', ...args: string[]): Promise<Outcome> {
	const { DATABASE_URL: _, ...env } = process.env;
	return new Promise((done) => {
		execFile(
			process.execPath,
			['--import', 'tsx', `src/cli/${command}.ts`, ...args],
			{ env: { ...env, TANDAU_DATA: join(folder, 'data') }, maxBuffer: 2 ** 26 },
			(fault, out, err) => done({ code: fault ? Number(fault.code) : 0, out, err }),
		);
	});
}

async function exampleFolder(
	name: string,
	change: (files: Record<string, string>) => void = () => {},
): Promise<string> {
	const files = exampleFiles();
	change(files);
	await writeFolder(join(folder, name), files);
	return join(folder, name);
}

function answersFile(content: unknown): string {
	const path = join(folder, 'answers.json');
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

describe('The command pack', () => {
	it('Warnings about statements come after the news that there are no faults, and are no failure.', async () => {
		const checked = await run('pack', 'check', await exampleFolder('warned'));
		expect(checked).toMatchObject({ code: 0, err: '' });
		const [first, ...others] = checked.out.trim().split('\n');
		expect(first).toContain('election example has no faults');
		expect(others[0]).toMatch(/^statements\.json:\d+:\d+: use 40 to 95 characters/);
		expect(others.at(-1)).toBe(`${others.length - 1} warnings: the pack can be loaded as it is.`);
	});

	it.each(['demo', 'kz-2023'])('The pack %s is checked without a warning.', async (name) => {
		const checked = await run('pack', 'check', `drizzle/packs/${name}`);
		expect(checked).toMatchObject({ code: 0, err: '' });
		const [first, ...rest] = checked.out.trim().split('\n');
		expect(first).toContain('has no faults');
		// Where anybody has a position, what easy answers would gain is said, too.
		expect(rest.filter((line) => !line.startsWith('Questionnaire: "'))).toEqual([]);
		expect(rest).toHaveLength(name === 'demo' ? 3 : 0);
	});

	it('An exported election is imported as the same snapshot.', async () => {
		const imported = await run('pack', 'import', await exampleFolder('example'));
		expect(imported).toMatchObject({ code: 0, err: '' });
		const hash = /Published election example as ([0-9a-f]{64})\./.exec(imported.out)?.[1];
		const exported = join(folder, 'exported');
		expect(await run('pack', 'export', exported, '--election', 'example')).toMatchObject({
			code: 0,
			err: '',
		});
		const again = await run('pack', 'import', exported);
		expect(again.out).toContain(`Election example has not changed: ${hash}`);
		expect(await run('pack', 'export', exported, '--election', 'other')).toMatchObject({
			code: 1,
			err: 'There is no election "other" in the database.\n',
		});
	});

	it('All faults of a damaged election are listed, and nothing is loaded.', async () => {
		const damaged = await exampleFolder('damaged', (files) => {
			files['election.json'] = files['election.json']?.replace('"example"', '"damaged"') ?? '';
			files['statements.json'] = files['statements.json']?.replace('"steps": 3', '"steps": 8') ?? '';
			files['positions.csv'] = files['positions.csv']?.replace('tram,2', 'tram,7') ?? '';
		});
		for (const command of ['check', 'import']) {
			const { code, out, err } = await run('pack', command, damaged);
			expect(code).toBe(1);
			expect(out).not.toContain('Loading');
			expect(err.split('\n')).toEqual([
				'statements.json:21:12: "steps": use 2 to 7 steps',
				'positions.csv:6:16: stance: write a whole number from 1 to 2, or nothing for declined, not "7"',
				'2 faults: nothing was loaded.',
				'',
			]);
		}
		const { err } = await run('pack', 'export', join(folder, 'nothing'), '--election', 'damaged');
		expect(err).toBe('There is no election "damaged" in the database.\n');
	});

	it.each([[['check']], [['load', 'x']], [['check', 'x', '--what']]])(
		'The arguments %j print the usage.',
		async (args) => {
			const { code, err } = await run('pack', ...args);
			expect(code).toBe(1);
			expect(err).toContain('Usage: npm run pack -- check DIR');
		},
	);

	it('A missing folder is reported.', async () => {
		for (const path of [join(folder, 'nowhere'), 'package.json']) {
			expect(await run('pack', 'check', path)).toEqual({
				code: 1,
				out: '',
				err: `There is no folder ${path}.\n`,
			});
		}
	});
});

describe('The command match', () => {
	it('The ranking of every ballot of the districts is computed.', async () => {
		const answers = answersFile({
			districts: { council: 2 },
			answers: {
				trees: { stance: 5, importance: 2 },
				courts: { stance: 3 },
				tram: { stance: 2, importance: 1 },
				hall: { stance: 'skip' },
			},
		});
		const { code, out, err } = await run('match', await exampleFolder('example'), answers);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(JSON.parse(out)).toMatchObject({
			contests: [
				{
					...{ contest: 'lists', district: 1, method: 'city-block' },
					ranking: [
						{ contender: 'oak-list', score: 200 / 3, agreement: 200 / 3, coverage: 2, tier: 1, rank: 1 },
						{ contender: 'elm-list', agreement: null, coverage: 0, score: null, tier: null, rank: null },
					],
				},
				{
					...{ contest: 'council', district: 2 },
					ranking: [
						{ contender: 'calm-lake', agreement: 100, coverage: 2, tier: 1, rank: 1 },
						{ contender: 'sunny-day', agreement: null, coverage: 0, score: null, tier: null, rank: null },
					],
				},
			],
		});
	});

	it('The example of answers gives all four ballots of a voter in Astana.', async () => {
		const { code, out, err } = await run('match', 'drizzle/packs/demo', 'drizzle/packs/answers.example.json');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		const { contests }: { contests: { ranking: { rank: number | null }[] }[] } = JSON.parse(out);
		expect(contests).toHaveLength(4);
		for (const { ranking } of contests) expect(ranking.some(({ rank }) => rank === 1)).toBe(true);
	});

	it('All faults of the answers are listed at once.', async () => {
		const path = answersFile({ districts: { council: 9 }, answers: { roof: { stance: 1 } } });
		const { err } = await run('match', await exampleFolder('example'), path);
		expect(err.trim().split('\n')).toHaveLength(2);
	});

	// ranking.test.ts tests which answers are refused.
	it.each([
		['{', 'is not JSON'],
		[{ districts: {}, answers: { courts: { stance: 1, importance: 3 } } }, 'must be 1 or 2'],
	])('Invalid answers are refused: %j.', async (content, expected) => {
		const { code, out, err } = await run('match', await exampleFolder('example'), answersFile(content));
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain(expected);
		expect(err.trim().split('\n')).toHaveLength(1);
	});
});

// tests/finland.e2e.ts tests loading, publishing and matching it.
describe.skipIf(!hasRealElection)('A real election of 11,844 candidates', () => {
	it('A fault among its 638,890 positions is reported with its line.', async () => {
		const damaged = join(folder, 'finland');
		cpSync(realElection, damaged, { recursive: true });
		const path = join(damaged, 'positions.csv');
		rmSync(path);
		writeFileSync(path, readFileSync(join(realElection, 'positions.csv'), 'utf8') + 'c00001,q3,6,,\n');
		const { code, err } = await run('pack', 'check', damaged);
		expect(code).toBe(1);
		expect(err).toContain('positions.csv:638892:11: stance: write a whole number from 1 to 5');
		expect(err).toContain('positions.csv:638892:8: statement: remove this row');
	}, 120_000);
});
