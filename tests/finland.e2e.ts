import { expect, test, type Page, type Request } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findings, rules } from './axe.ts';
import { hasRealElection, realElection as pack } from '../scripts/needs.mjs';
import { command, port, serve, loadedFolder, type Server } from './server.ts';

/** Numbers of the districts in the pack. */
const helsinki = 27;
const espoo = 10;

/** The only addresses that may be requested: none reveals more than the municipality whose candidates are shown. */
const allowed = [
	/^\/en\/fi-2017\/(district|quiz|answers|results|contenders)(\/__data\.json)?$/,
	/^\/_app\/(immutable\/|version\.json)/,
	/^\/data\/current\/fi-2017\.json$/,
	/^\/data\/[0-9a-f]{64}\/(core|basis|components|places|(district|reasons)\.council\.(27|10))\.json$/,
	/^\/favicon\.svg$/,
];

interface Asked {
	slug: string;
	text: { fi: string };
	districts?: number[];
}

/** The statements that the pack asks in a district, and those that it asks nowhere else. */
function askedIn(district: number): { all: string[]; own: string[] } {
	const statements: Asked[] = JSON.parse(readFileSync(join(pack, 'statements.json'), 'utf8'));
	const all = statements.filter(({ districts }) => !districts || districts.includes(district));
	const own = all.filter(({ districts }) => districts?.length === 1);
	return { all: all.map(({ text }) => text.fi), own: own.map(({ text }) => text.fi) };
}

function contendersIn(district: number): number {
	const rows = readFileSync(join(pack, 'contenders.csv'), 'utf8').split('\n');
	return rows.filter((row) => row.split(',')[2] === String(district)).length;
}

async function choose(page: Page, municipality: string) {
	await page.goto('/en/fi-2017/district');
	await expect(page.getByRole('searchbox')).toBeEnabled();
	await page.getByRole('searchbox').fill(municipality);
	await page.getByRole('search').getByRole('button', { name: municipality }).click();
}

/** The statements that this voter is asked, in the order of the quiz. */
async function overview(page: Page): Promise<string[]> {
	await page.goto('/en/fi-2017/quiz');
	await page.getByRole('button', { name: 'Skip' }).click();
	await expect(page.getByRole('img', { name: /Skipped: [1-9]/ })).toBeVisible();
	await page.goto('/en/fi-2017/answers');
	const statements = page.locator('ol summary .text');
	await expect(statements.first()).toBeVisible();
	return statements.allInnerTexts();
}

test.describe('A real election of 11,844 candidates', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });
	test.skip(!hasRealElection, `The real election is not there: ${pack}`);

	let data = '';
	let server: Server | undefined;
	test.use({ baseURL: `http://localhost:${port + 1}` });

	test.beforeAll(async () => {
		test.setTimeout(240_000);
		data = loadedFolder();
		const start = performance.now();
		const env = { TANDAU_DATA: data, DATABASE_URL: '' };
		const { code, output } = await command('pack', ['import', pack], env);
		const seconds = (performance.now() - start) / 1000;
		console.log(`Loaded and published 11,844 candidates in ${seconds.toFixed(1)} s (asked: under 60 s).`);
		expect({ code, output }).toEqual({
			code: 0,
			output: expect.stringContaining('Published election fi-2017'),
		});
		expect(output).toContain('11844 contenders, 638890 positions');
		server = await serve(port + 1, data);
	});

	test.afterAll(async () => {
		await server?.stop();
		rmSync(data, { recursive: true, force: true });
	});

	test('The page of a party links every district where its thousands of candidates stand.', async ({
		request,
	}) => {
		const start = performance.now();
		const response = await request.get('/en/fi-2017/parties/p14');
		console.log(`First page of a party: ${Math.round(performance.now() - start)} ms.`);
		expect(response.status()).toBe(200);
		const rows = readFileSync(join(pack, 'contenders.csv'), 'utf8').split('\n');
		const [, ...cells] = rows.map((row) => row.split(','));
		const districts = cells.flatMap(([, , district, , party]) => (party === 'p14' ? district : []));
		const linked = (await response.text()).match(/(?<=parties\/p14\/council\/)\d+(?=")/g);
		expect(linked).toHaveLength(new Set(districts).size);
	});

	test('The quiz asks local statements where they belong, and nowhere else.', async ({ page }) => {
		const [inHelsinki, inEspoo] = [askedIn(helsinki), askedIn(espoo)];
		expect(inHelsinki.own.length, 'Helsinki has statements of its own').toBeGreaterThan(0);
		expect(inEspoo.own.length, 'Espoo has, too').toBeGreaterThan(0);

		await choose(page, 'Helsinki');
		const helsinkis = await overview(page);
		expect(helsinkis.sort()).toEqual(inHelsinki.all.sort());
		expect(helsinkis).toEqual(expect.arrayContaining(inHelsinki.own));
		for (const text of inEspoo.own) expect(helsinkis).not.toContain(text);

		await choose(page, 'Espoo');
		const espoos = await overview(page);
		expect(espoos.sort()).toEqual(inEspoo.all.sort());
		for (const text of inHelsinki.own) expect(espoos).not.toContain(text);
	});

	test('A voter of Helsinki is matched with all of its candidates.', async ({ page, baseURL }) => {
		const requests: Request[] = [];
		page.on('request', (request) => requests.push(request));
		const { all, own } = askedIn(helsinki);
		await choose(page, 'Helsinki');
		await page.getByRole('link', { name: 'To the statements' }).click();

		const heading = page.getByRole('heading', { level: 1 });
		await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
		for (let given = 0; given < 12; given++) {
			const before = await heading.innerText();
			await page.keyboard.press(`Digit${1 + (given % 5)}`);
			await page.keyboard.press('ArrowRight');
			await expect(heading).not.toHaveText(before);
		}
		for (const text of own) {
			await page.goto('/en/fi-2017/answers');
			const row = page.locator('ol details', { hasText: text });
			await row.locator('summary').click();
			await expect(row.locator('summary [lang=fi]'), 'in its own language').toHaveCount(1);
			await row.getByRole('radio', { name: 'Strongly agree' }).check({ force: true });
		}

		await page.getByRole('link', { name: 'To the ballots' }).click();
		const ballot = page.locator('#ballot-council');
		// Some of its own may have been among the first twelve: what tells most comes first.
		const given = await page.evaluate(
			() => Object.keys(JSON.parse(localStorage.getItem('tandau:fi-2017') ?? '{}').answers).length,
		);
		expect(given).toBeGreaterThanOrEqual(12);
		await expect(page.getByText(`You answered ${given} of ${all.length} statements.`)).toBeVisible();
		await expect(ballot.getByText(`${contendersIn(helsinki)} candidates`).first()).toBeVisible();
		await expect(ballot.locator('.tier').first()).toContainText(/\d+%.*Nearest/s);
		// How many stand above it depends on the answers, so everything below is about the longest fold.
		const longest = ballot.locator('.fold').filter({ hasText: / tiers/ });
		// With the keyboard, because hundreds of rows that are laid out only near the screen move under a pointer.
		await longest.locator('summary').press('Enter');
		const more = longest.getByRole('button', { name: /^Show \d+ more/ });
		await expect(more).toBeVisible();
		const rows = longest.locator('.contender');
		const drawn = await rows.count();
		expect(drawn, 'not all at once').toBeLessThan(contendersIn(helsinki) / 2);
		await more.press('Enter');
		await expect.poll(() => rows.count()).toBeGreaterThan(drawn);
		// Hundreds of rows are like the first one of each tier.
		expect(await findings(page, rules, '#ballot-council li ~ li ~ li ~ li')).toEqual([]);

		const link = rows.nth(drawn).getByRole('link');
		const name = await link.innerText();
		await link.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
		await expect(page.getByText('agreement with you')).toBeVisible();
		await expect(page.locator('.position')).toHaveCount(all.length);
		await page.getByRole('link', { name: 'Back to your ballots' }).click();
		await expect(page.getByRole('link', { name, exact: true }), 'where the voter left').toBeFocused();

		expect(requests.length).toBeGreaterThan(10);
		for (const request of requests) {
			const { origin, pathname, search } = new URL(request.url());
			expect(origin, request.url()).toBe(baseURL);
			expect(
				allowed.some((address) => address.test(pathname)),
				request.url(),
			).toBe(true);
			expect(search.replace(/^\?x-sveltekit-invalidated=[01]+$/, ''), request.url()).toBe('');
			expect(request.method()).toBe('GET');
		}
	});

	test('A changed answer in another tab reorders a ballot of hundreds of candidates.', async ({ page }) => {
		await choose(page, 'Helsinki');
		await page.goto('/en/fi-2017/quiz');
		await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
		const heading = page.getByRole('heading', { level: 1 });
		for (let given = 0; given < 10; given++) {
			const before = await heading.innerText();
			await page.keyboard.press(given % 2 ? 'Digit1' : 'Digit5');
			await page.keyboard.press('ArrowRight');
			await expect(heading).not.toHaveText(before);
		}
		await page.goto('/en/fi-2017/results');
		await expect(page.locator('#ballot-council .contender').first()).toBeVisible();
		const names = page.locator('#ballot-council .contender a');
		const before = await names.allInnerTexts();
		await page.evaluate(() => {
			// As if the voter changed it in another tab.
			const key = 'tandau:fi-2017';
			const sheet = JSON.parse(localStorage.getItem(key) ?? '{}');
			for (const answer of Object.values<{ stance: number }>(sheet.answers).slice(0, 3))
				answer.stance = 6 - answer.stance;
			const newValue = JSON.stringify(sheet);
			window.dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
		});
		await expect.poll(() => names.allInnerTexts()).not.toEqual(before);
	});
});
