import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { hasRealElection, realElection } from '../scripts/needs.mjs';
import { command, loadedFolder, port, serve, type Server } from './server.ts';
import { bench } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

/** How much slower the browser's processor is made than this machine's: a cheap phone. */
const slowDown = 4;

const repeats = 15;

/** Prints a line as the rest of the bench does. */
function print(name: string, figures: Record<string, number>) {
	console.log(JSON.stringify({ name, slowDown, ...figures }));
}

/**
 * How much the page's main thread works on a change: scripts, style, layout and paint, in its own processor time, so
 * that other programs on this machine do not count.
 *
 * @param change is done in the page with 0, 1, 2 … and has to change what is shown each time
 * @returns milliseconds, medians of the repeats: until what is seen is painted, and until everything else is done, too
 */
async function workOn(page: Page, change: (turn: number) => Promise<unknown>) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
	const works: { seen: number; all: number }[] = [];
	for (let turn = 0; turn < repeats; turn++) {
		await page.waitForTimeout(600);
		const before = await taskTime(session);
		await frame(page);
		const still = (await taskTime(session)) - before;
		const start = await taskTime(session);
		await change(turn);
		await frame(page);
		const painted = await taskTime(session);
		await page.waitForTimeout(600);
		works.push({ seen: painted - start - still, all: (await taskTime(session)) - start - still });
	}
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const median = (values: number[]) =>
		Math.round(10 * (values.sort((a, b) => a - b)[repeats >> 1] ?? NaN)) / 10;
	return { ms: median(works.map(({ seen }) => seen)), settledMs: median(works.map(({ all }) => all)) };
}

/** How long the main thread has worked so far, in milliseconds of processor time. */
async function taskTime(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** Until the browser has drawn: a message that is sent in a frame arrives after style, layout and paint. */
function frame(page: Page) {
	return page.evaluate(
		() =>
			new Promise((resolve) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = resolve;
				requestAnimationFrame(() => port2.postMessage(null));
			}),
	);
}

/** Changes an answer or its importance, as if in another tab. */
function change(page: Page, key: string, turn: number, what: 'stance' | 'importance') {
	return page.evaluate(
		([key, turn, what]) => {
			const sheet = JSON.parse(localStorage.getItem(key) ?? '{}');
			const answers = Object.values<{ stance: number; importance: number }>(sheet.answers);
			const answer = answers[turn % answers.length];
			if (answer) answer[what] = what === 'stance' ? 6 - answer.stance || 1 : 3 - answer.importance;
			const newValue = JSON.stringify(sheet);
			localStorage.setItem(key, newValue);
			dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
		},
		[key, turn, what] as const,
	);
}

test.describe('How much work changes are for a phone', bench, () => {
	test.describe.configure({ timeout: 240_000 });

	test.describe('in the demonstration', () => {
		for (const what of ['stance', 'importance'] as const) {
			test(`The results of 42 candidates and of the lists are painted again after a changed ${what}.`, async ({
				page,
			}) => {
				await remember(page, somebody());
				await page.goto('/kk/demo/results');
				await expect(page.locator('.contender').first()).toBeVisible();
				const shown = () => page.locator('main').innerText();
				const before = await shown();
				await change(page, 'tandau:demo', 0, what);
				await expect.poll(shown).not.toBe(before);
				print(
					`a changed ${what} on the results of the demonstration`,
					await workOn(page, (turn) => change(page, 'tandau:demo', turn + 1, what)),
				);
			});
		}
	});

	test.describe('in an election of 11,844 candidates', () => {
		test.skip(!hasRealElection, `The real election is not there: ${realElection}`);
		let data = '';
		let server: Server | undefined;
		test.use({ baseURL: `http://localhost:${port + 1}` });

		test.beforeAll(async () => {
			test.setTimeout(240_000);
			data = loadedFolder();
			const { code, output } = await command('pack', ['import', realElection], {
				TANDAU_DATA: data,
				DATABASE_URL: '',
			});
			expect(code, output).toBe(0);
			server = await serve(port + 1, data);
		});

		test.afterAll(async () => {
			await server?.stop();
			rmSync(data, { recursive: true, force: true });
		});

		test('The ballot of 435 candidates is painted again after a changed answer and after a tick of the filter.', async ({
			page,
		}) => {
			await page.goto('/en/fi-2017/district');
			await expect(page.getByRole('searchbox')).toBeEnabled();
			await page.getByRole('searchbox').fill('Helsinki');
			await page.getByRole('search').getByRole('button', { name: 'Helsinki' }).click();
			await page.goto('/en/fi-2017/quiz');
			await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
			const heading = page.getByRole('heading', { level: 1 });
			for (let given = 0; given < 30; given++) {
				const before = await heading.innerText();
				await page.keyboard.press(`Digit${1 + (given % 5)}`);
				await page.keyboard.press('ArrowRight');
				await expect(heading).not.toHaveText(before);
			}
			await page.goto('/en/fi-2017/results');
			await expect(page.locator('#ballot-council .contender').first()).toBeVisible();
			print(
				'a changed stance on the results of Helsinki',
				await workOn(page, (turn) => change(page, 'tandau:fi-2017', turn, 'stance')),
			);
			await page.getByRole('button', { name: 'Filter', exact: true }).click();
			const box = page.locator('.options input[type="checkbox"]').first();
			await box.waitFor({ state: 'attached' });
			print(
				'a tick of the filter on the results of Helsinki',
				await workOn(page, () => box.evaluate((tick) => tick instanceof HTMLInputElement && tick.click())),
			);
		});
	});
});
