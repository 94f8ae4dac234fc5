import { expect, test, type APIRequestContext } from '@playwright/test';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { temporaryFolder } from './server.ts';
import { thoroughIf } from './support/thorough.ts';

const examples = 'src/routes/[lang=lang]/api';
const somebody = { election: 'demo', districts: { 'mazhilis-seat': 2 }, answers: { r01: { stance: 4 } } };

interface Listed {
	items: { slug: string; contest: string | null; number: number; contenders: number; name: { en: string } }[];
	next: string | null;
	snapshot: string;
}

/** Runs one of the page's examples with this input. */
function run(
	program: string,
	parameters: string[],
	env: Record<string, string> = {},
	typed = '',
): Promise<{ code: number | null; output: string }> {
	return new Promise((resolve) => {
		const child = spawn('node', [join(examples, program), ...parameters], {
			env: { PATH: process.env.PATH ?? '', ...env },
		});
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk));
		child.stderr.on('data', (chunk: Buffer) => (output += chunk));
		child.on('exit', (code) => resolve({ code, output }));
		child.stdin.end(typed);
	});
}

/** A page of another site. Call `close` when done. */
async function anotherSite(): Promise<{ address: string; close: () => void }> {
	const site = createServer((_, reply) => {
		reply.setHeader('content-type', 'text/html');
		reply.end('<!doctype html><title>News</title>');
	});
	await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
	const address = site.address();
	return {
		address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`,
		close() {
			site.closeAllConnections();
			site.close();
		},
	};
}

test.describe('Open data', () => {
	test('Every address in the API’s description answers.', async ({ request }) => {
		const { paths } = await (await request.get('/api/v1/openapi.json')).json();
		const read = Object.entries<{ get?: object }>(paths).filter(([, { get }]) => get);
		expect(read.length).toBeGreaterThan(12);
		for (const [path] of read) {
			const address = path.replace('{election}', 'demo').replace('{contender}', 'taza-bulaq');
			const response = await request.get(address);
			expect([address, response.status()]).toEqual([address, 200]);
			expect(response.headers()).toMatchObject({
				'access-control-allow-origin': '*',
				'cross-origin-resource-policy': 'cross-origin',
				link: expect.stringContaining('rel="license"'),
				etag: expect.any(String),
			});
			expect(response.headers()['set-cookie']).toBeUndefined();
		}
	});

	test('A page of any other site reads open data and asks for a match.', async ({ page, baseURL }) => {
		const site = await anotherSite();
		await page.goto(site.address);
		const seen = await page.evaluate(
			async ([base, body]) => {
				const list = await fetch(`${base}/api/v1/elections/demo/contests`);
				const matched = await fetch(`${base}/api/v1/match`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body,
				});
				const refused = await fetch(`${base}/api/v1/elections/nothing`);
				const closed = await fetch(`${base}/data/current/demo.json`).then(
					() => 'open',
					() => 'closed',
				);
				return {
					snapshot: list.headers.get('tandau-snapshot'),
					etag: list.headers.get('etag'),
					contests: (await matched.json()).contests.length,
					refused: (await refused.json()).status,
					closed,
				};
			},
			[baseURL, JSON.stringify(somebody)] as const,
		);
		expect(seen).toEqual({
			snapshot: expect.stringMatching(/^[0-9a-f]{64}$/),
			etag: expect.any(String),
			contests: 3,
			refused: 404,
			closed: 'closed',
		});
		site.close();
	});

	test('A request that cannot be met is refused with the reason.', async ({ request }) => {
		const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://news.example' };
		for (const [method, address, status] of [
			['POST', '/api/v1/elections', 405],
			['DELETE', '/api/v1/elections/demo', 405],
			['GET', '/api/v1/match', 405],
			['GET', '/api/v1/nothing', 404],
			['GET', '/api/v1/elections/', 200],
			['GET', '/api/v1/elections/%E0%A4%A', 400],
			['GET', '/api/v1/elections/%00', 404],
			['GET', '/api/v1/elections/demo/contenders?limit=x', 400],
		] as const) {
			const response = await request.fetch(address, { method, headers });
			expect([address, response.status()]).toEqual([address, status]);
			expect(response.headers()['access-control-allow-origin']).toBe('*');
			if (status < 400) continue;
			expect(response.headers()['content-type']).toBe('application/problem+json');
			if (status === 405) expect(response.headers()['allow']).toContain('OPTIONS');
		}
		const preflight = await request.fetch('/api/v1/match', { method: 'OPTIONS', headers });
		expect(preflight.headers()).toMatchObject({
			'access-control-allow-methods': 'POST, OPTIONS',
			'access-control-allow-headers': expect.stringContaining('content-type'),
		});
		// Everywhere else a form from another site is refused.
		expect((await request.post('/portal/sign-in', { headers, form: {} })).status()).toBe(403);
	});

	test('A whole snapshot comes in one file, which the program on the page can check.', async ({
		request,
	}) => {
		const folder = temporaryFolder();
		try {
			const file = join(folder, 'snapshot.json');
			const text = await (await request.get('/api/v1/elections/demo/snapshot')).text();
			writeFileSync(file, text);
			const { hash } = await (await request.get('/data/current/demo.json')).json();
			expect(await run('verify.mjs', [file])).toEqual({ code: 0, output: `${hash}: as it was published\n` });
			// One position of one list, changed.
			const changed = text.replace(
				/"positions":"(.)/,
				(_, stance: string) => `"positions":"${stance === '1' ? '2' : '1'}`,
			);
			writeFileSync(file, changed);
			const { code, output } = await run('verify.mjs', [file]);
			expect([code, output]).toEqual([1, expect.stringContaining('Not as it was published')]);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

interface Ranking {
	contest: string;
	district: number;
	ranking: { contender: string; agreement: number; tier: number | null }[];
}

/** What a bot should say about the first contenders for these answers, ballot by ballot. */
async function expected(request: APIRequestContext, districts: object, answers: object): Promise<string[]> {
	const data = { election: 'demo', districts, answers };
	const matched = await request.post('/api/v1/match', { data });
	const { contests }: { contests: Ranking[] } = await matched.json();
	return Promise.all(
		contests.map(async ({ contest, district, ranking }) => {
			const address = `/api/v1/elections/demo/contenders?contest=${contest}&district=${district}`;
			const { items }: Listed = await (await request.get(address)).json();
			const first = ranking.filter(({ tier }) => tier === 1);
			const ends = first.map(({ agreement }) => Math.round(agreement)).sort((a, b) => a - b);
			const range = [...new Set([ends[0], ends.at(-1)])].join('–');
			const lines = first.map(({ contender }) => {
				const { number, name } = items.find(({ slug }) => slug === contender) ?? {};
				return `${number}  ${name?.en}`;
			});
			return [`Nearest, in the order of the ballot: ${range} %`, ...lines].join('\n');
		}),
	);
}

test.describe('The example of a bot', () => {
	const given = ['skip', 5, 2, 1].map((stance) => ({ stance }));
	let answers: Record<string, object> = {};

	test.beforeAll(async ({ playwright, baseURL }) => {
		const request = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
		const { items }: Listed = await (
			await request.get('/api/v1/elections/demo/statements?limit=1000')
		).json();
		const asked = items.filter(({ contest }) => contest === null).slice(0, given.length);
		answers = Object.fromEntries(asked.map(({ slug }, index) => [slug, given[index] ?? {}]));
		await request.dispose();
	});

	test('The bot asks for district and answers and names the contenders that come first.', async ({
		request,
		baseURL,
	}) => {
		const typed = ['no such place', 'baiqonyr', '0', '0', '5', 'yes', '2', '1', ''].join('\n');
		const env = { TANDAU: baseURL ?? '', BOT_LANGUAGE: 'en', STATEMENTS: '4' };
		const { code, output } = await run('bot.mjs', [], env, typed);
		expect(code).toBe(0);
		expect(output).toContain('This bot and the messenger see your answers.');
		expect(output.match(/^3\/4\. /gm), 'asks again where it has not understood').toHaveLength(2);
		const ballots = await expected(request, { 'mazhilis-seat': 1 }, answers);
		expect(ballots).toHaveLength(3);
		for (const ballot of ballots) expect(`${output}\n`).toContain(`${ballot}\n`);
	});

	test('The bot serves several people in Telegram at once.', async ({ request, baseURL }) => {
		// Two people, each of whom writes the next line after the bot's reply.
		const wishes = new Map([
			[1, ['/start', '1', '0', '0', '5', '2', '1']],
			// Only the nationwide list.
			[2, ['hello', '0', '0', '0', '0', '0', '5', '2', '1']],
		]);
		const replies = new Map<number, string[]>([...wishes.keys()].map((id) => [id, []]));
		let update = 0;
		const telegram = createServer((incoming, reply) => {
			let body = '';
			incoming.on('data', (chunk: Buffer) => (body += chunk));
			incoming.on('end', () => {
				const sent = JSON.parse(body);
				const isAsking = incoming.url === '/bot123:abc/getUpdates';
				if (!isAsking) replies.get(sent.chat_id)?.push(sent.text);
				const result = [...wishes]
					.filter(([id, wished]) => isAsking && wished.length > 0 && replies.has(id))
					.map(([id, wished]) => ({ update_id: ++update, message: { chat: { id }, text: wished.shift() } }));
				reply.setHeader('content-type', 'application/json');
				// Like Telegram, it keeps the bot waiting if there is nothing new.
				setTimeout(() => reply.end(JSON.stringify({ ok: true, result })), result.length > 0 ? 0 : 50);
			});
		});
		await new Promise<void>((resolve) => telegram.listen(0, resolve));
		const address = telegram.address();
		const at = typeof address === 'object' ? address?.port : 0;
		const child = spawn('node', [join(examples, 'bot.mjs')], {
			env: {
				...{ PATH: process.env.PATH, TANDAU: baseURL, BOT_LANGUAGE: 'en', STATEMENTS: '4' },
				...{ TELEGRAM: `http://localhost:${at}`, TELEGRAM_TOKEN: '123:abc' },
			},
		});
		try {
			await expect.poll(() => replies.get(1)?.at(-1), { timeout: 30_000 }).toContain('Nearest');
			for (const ballot of await expected(request, { 'mazhilis-seat': 1 }, answers))
				expect(`${replies.get(1)?.at(-1)}\n`).toContain(`${ballot}\n`);
			await expect.poll(() => replies.get(2)?.at(-1), { timeout: 30_000 }).toContain('Nearest');
			expect(replies.get(2)?.at(-1)).toContain('Mazhilis: party lists');
			expect(replies.get(2)?.at(-1)).not.toContain('single-mandate');
		} finally {
			child.kill();
			telegram.closeAllConnections();
			telegram.close();
		}
	});
});

for (const [language, title] of [
	['kk', 'Ашық деректер'],
	['ru', 'Открытые данные'],
	['en', 'Open data'],
] as const) {
	test(
		`Everybody can use the page about open data (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page, baseURL }) => {
			await page.goto(`/${language}/demo`);
			await page.getByRole('contentinfo').getByRole('link', { name: title }).click();
			await expect(page).toHaveURL(`/${language}/api`);
			await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
			await expect(page.locator('script[src], script[type=module]')).toHaveCount(0);
			for (const program of ['bot.mjs', 'verify.mjs']) {
				await page.locator('summary', { hasText: program }).click();
				const shown = await page.locator('details[open] pre').filter({ hasText: program }).innerText();
				expect(shown.trim()).toBe(readFileSync(join(examples, program), 'utf8').trim());
			}
			await expect(page.getByText(`curl ${baseURL}/api/v1/elections/demo/statements`)).toBeVisible();
			await expect(page.getByRole('link', { name: 'openapi.json' })).toHaveAttribute(
				'href',
				/\/api\/v1\/openapi\.json$/,
			);
			for (const [colorScheme, asked] of [
				['light', rules],
				['dark', rulesOfColour],
			] as const) {
				await page.emulateMedia({ colorScheme });
				expect(await findings(page, asked)).toEqual([]);
			}
			for (const width of [320, 360, 1280]) {
				await page.setViewportSize({ width, height: 740 });
				expect(await tooWide(page)).toEqual([]);
			}
		},
	);
}

test('The examples on the page do what they say.', async ({ page, request }) => {
	await page.goto('/en/api');
	const commands = await page.locator('pre').allInnerTexts();
	const addresses = commands.join('\n').match(/http:\/\/localhost[^\s']*\/elections\/[^\s']*/g) ?? [];
	expect(addresses.length).toBe(4);
	for (const address of addresses)
		expect([address, (await request.get(address)).status()]).toEqual([address, 200]);
	const [, body] = /\/match .* -d '([^']*)'/s.exec(commands.join('\n')) ?? [];
	const matched = await request.post('/api/v1/match', { data: JSON.parse(body ?? '') });
	expect((await matched.json()).contests.length).toBeGreaterThan(1);
});
