import { expect, test, type Page } from '@playwright/test';
import * as postgres from '../src/cli/postgres.ts';
import type { OwnServer } from '../src/cli/postgres.ts';
import { assemble, type Cast } from './cast.ts';
import { port, serve, type Server } from './server.ts';
import { remember, somebody } from './voter.ts';

// The database goes away while the app runs, or is away when it starts. `npm run faults -- --database away` does the same
// for longer, and measures how long voters wait.

test.describe.configure({ mode: 'serial' });
test.skip(!postgres.isInstalled(), 'PostgreSQL is not installed');
test.setTimeout(180_000);

let database: OwnServer;
let env: NodeJS.ProcessEnv;
let app: Server;
let cast: Cast;
/** The addresses that no test has opened before. */
let unseen: string[];

test.beforeAll(async () => {
	database = await postgres.startOwn();
	const { url } = await postgres.database(database.url);
	env = { DATABASE_URL: url };
	cast = await assemble(env);
	app = await serve(port + 32, '', env);
	const { hash } = await read<{ hash: string }>('/data/current/demo.json');
	const core = await read<{ parts: object; statements: { slug: string }[]; lists: { slug: string }[] }>(
		`/data/${hash}/core.json`,
	);
	unseen = [
		...core.statements.map(({ slug }) => `/ru/demo/statements/${slug}`),
		...core.lists.map(({ slug }) => `/en/demo/contenders/${slug}`),
		...Object.keys(core.parts).map((name) => `/data/${hash}/${name}.json`),
	];
});
test.afterAll(async () => {
	await app?.stop();
	await database?.stop();
});

async function read<Content>(path: string): Promise<Content> {
	return (await fetch(app.address + path)).json();
}

const everywhere = ['kk', 'ru', 'en'].flatMap((language) =>
	['', '/demo', '/demo/district', '/demo/quiz', '/demo/results', '/demo/contenders', '/demo/embed'].map(
		(rest) => `/${language}${rest}`,
	),
);

/** The answers that a voter gets who opens all these addresses at once, without those with status 200. */
async function failures(paths: readonly string[]): Promise<string[]> {
	const answers = paths.map(async (path) => {
		const answer = await fetch(app.address + path).catch(() => null);
		await answer?.arrayBuffer();
		return answer?.status === 200 ? [] : [`${path}: ${answer?.status}`];
	});
	return (await Promise.all(answers)).flat();
}

async function readiness({ address }: Server): Promise<[number, unknown]> {
	const answer = await fetch(`${address}/readyz`);
	return [answer.status, await answer.json()];
}

const isReady = [200, { ready: true, missing: [] }];
const lacksDatabase = [503, { ready: false, missing: ['database'] }];

/** What voters, candidates and operators see of an app whose database is away. */
async function expectAbsence(page: Page): Promise<void> {
	expect(await readiness(app)).toEqual(lacksDatabase);
	expect((await fetch(`${app.address}/healthz`)).status).toBe(200);
	for (let round = 0; round < 3; round++)
		expect(await failures([...everywhere, '/data/current/demo.json', '/sitemap.xml'])).toEqual([]);
	// Pages that nobody has opened yet.
	expect(await failures(unseen.splice(0, 20))).toEqual([]);
	await remember(page, somebody());
	await page.goto(`${app.address}/en/demo/results`);
	await expect(page.locator('#ballot-mazhilis-seat .contender').first()).toBeVisible();
	const cookie = cast.cookies.candidate ?? '';
	const { slug } = cast.candidacy;
	const check = `${app.address}/portal/demo/contenders/${slug}/check`;
	const words = {
		kk: 'Қазір ештеңе сақталған жоқ',
		ru: 'Сейчас ничего не сохранено',
		en: 'Nothing has been saved',
	};
	const forms = Object.entries(words).map(async ([language, sentence]) => {
		const headers = { cookie: `${cookie}; language=${language}`, accept: 'text/html' };
		const answer = await fetch(check, {
			method: 'POST',
			headers: {
				...headers,
				'sec-fetch-site': 'same-origin',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: 'key=1',
		});
		const text = await answer.text();
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
		expect(text).toContain(sentence);
		expect(text).toContain(`<html lang="${language}"`);
	});
	await Promise.all(forms);
}

test('While PostgreSQL is frozen, voters notice nothing, and the portal says that nothing was saved.', async ({
	page,
}) => {
	expect(await failures(everywhere)).toEqual([]);
	expect(await readiness(app)).toEqual(isReady);
	database.freeze();
	try {
		await expectAbsence(page);
	} finally {
		database.thaw();
	}
	await expect.poll(() => readiness(app), { timeout: 20_000 }).toEqual(isReady);
});

test('While PostgreSQL is stopped, too; afterwards the app goes on without a restart.', async ({ page }) => {
	await database.halt();
	try {
		await expectAbsence(page);
	} finally {
		await database.resume();
	}
	await expect.poll(() => readiness(app), { timeout: 20_000 }).toEqual(isReady);
	const answer = await fetch(`${app.address}/portal`, { headers: { cookie: cast.cookies.candidate ?? '' } });
	expect(answer.status).toBe(200);
});

test('An app that starts without its database says so in the visitor’s language, and is ready once the database is back.', async ({
	page,
}) => {
	await database.halt();
	const cold = await serve(port + 33, '', env);
	try {
		expect(await readiness(cold)).toEqual([503, { ready: false, missing: ['database', 'publications'] }]);
		const words = {
			kk: 'Дерекқорымыз қазір жауап бермей тұр',
			ru: 'Наша база данных сейчас не отвечает',
			en: 'Our database is not answering right now',
		};
		for (const [language, sentence] of Object.entries(words)) {
			for (const path of ['', '/demo', '/demo/quiz', '/demo/embed']) {
				const answer = await page.goto(`${cold.address}/${language}${path}`);
				expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '10']);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence);
				expect(await page.locator('html').getAttribute('lang')).toBe(language);
			}
		}
		const data = await fetch(`${cold.address}/data/current/demo.json`);
		expect([data.status, data.headers.get('retry-after')]).toEqual([503, '10']);
		const open = await fetch(`${cold.address}/api/v1/elections`);
		expect([open.status, open.headers.get('retry-after'), (await open.json()).status]).toEqual([
			503,
			'10',
			503,
		]);
		await database.resume();
		await expect.poll(() => readiness(cold), { timeout: 20_000 }).toEqual(isReady);
		expect((await fetch(`${cold.address}/kk/demo`)).status).toBe(200);
	} finally {
		await cold.stop();
	}
});
