import { expect, test, type BrowserContext, type Page, type Request } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';
import { findings, rules, tooWide } from './axe.ts';
import { thoroughIf } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

// From a mark to a decision: the shortlist, the line-up of several, and the voter's own second round.

const seat = '#ballot-mazhilis-seat';
const pair = '#mazhilis-seat.2/sie-etek,syrsa-jartas';

/** A mark as this browser stores it. */
function mark(slug: string, number: number, name: string) {
	return { contest: 'mazhilis-seat', district: 2, slug, number, name: { text: name, lang: 'kk' } };
}

const two = [mark('sie-etek', 39, 'Шие Етек'), mark('syrsa-jartas', 41, 'Шырша Жартас')];

/** Stores marks before the first page is opened. Later changes by the pages stay. */
async function markBefore(page: Page, marks: unknown[]) {
	await page.addInitScript(
		(text) => {
			if (sessionStorage.getItem('marked')) return;
			sessionStorage.setItem('marked', 'yes');
			localStorage.setItem('tandau:marks:demo', text);
		},
		JSON.stringify({ version: 1, marks }),
	);
}

function storedMarks(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		JSON.parse(localStorage.getItem('tandau:marks:demo') ?? '{"marks":[]}').marks.map(
			({ slug }: { slug: string }) => slug,
		),
	);
}

async function expectNoFindings(page: Page, what: string) {
	expect(await findings(page, rules), what).toEqual([]);
	expect(await tooWide(page), what).toEqual([]);
}

test.describe('Marks', () => {
	test('A contender that is marked on a ballot is named in the bar, on other pages and in other tabs.', async ({
		page,
	}) => {
		await remember(page, somebody());
		await page.goto('/en/demo/results');
		const boxes = page.locator(`${seat} .tier .contender`).getByRole('checkbox');
		await boxes.first().waitFor();
		await expect(page.getByRole('link', { name: /^Marked:/ })).toHaveCount(0);
		await boxes.nth(0).press('Space');
		await expect(page.getByRole('link', { name: /^Marked:/ })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Compare', exact: true })).toHaveCount(0);
		await boxes.nth(1).press('Space');
		await expect(page.getByRole('link', { name: 'Second round', exact: true })).toBeVisible();
		await page.locator('#ballot-mazhilis-list .contender').getByRole('checkbox').first().press('Space');
		await expect(page.getByRole('link', { name: 'Compare', exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: /and 1 more/ })).toBeVisible();
		await expectNoFindings(page, 'the results with marks');
		const [first = ''] = await storedMarks(page);

		const other = await page.context().newPage();
		await other.goto(`/en/demo/contenders#mazhilis-seat.2/${first}`);
		const box = other.getByRole('checkbox', { name: 'Mark', exact: true });
		await expect(box).toBeChecked();
		await box.press('Space');
		await expect(boxes.nth(0)).not.toBeChecked();
		await page.reload();
		await expect(boxes.nth(1)).toBeChecked();
		await expect(boxes.nth(0)).not.toBeChecked();
	});

	test('A marked contender that has left the ballot is counted apart in the bar.', async ({ page }) => {
		await remember(page, somebody());
		await markBefore(page, [...two, mark('alabota-qyr', 3, 'Алабота Қыр')]);
		await page.goto('/en/demo/results');
		const bar = page.getByRole('link', { name: /^Marked:/ });
		await expect(bar).toContainText('Left the ballot: 1');
		await expect(bar).toContainText('Şie Etek');
		await expect(bar).not.toContainText('Алабота');
		await expect(page.getByRole('link', { name: 'Second round', exact: true })).toBeVisible();
	});

	test('All contenders and a statement’s positions can be marked, too.', async ({ page }) => {
		await page.goto('/en/demo/contenders');
		await page.getByRole('checkbox', { name: 'Mark: Aq Terek Party' }).first().press('Space');
		await page.goto('/en/demo/statements/r01');
		await expect(page.getByRole('checkbox', { name: 'Mark: Aq Terek Party' }).first()).toBeChecked();
		await page.getByRole('checkbox', { name: 'Mark: Sary Dala Party' }).first().press('Space');
		expect(await storedMarks(page)).toEqual(['aq-terek', 'sary-dala']);
	});

	test('Clearing the answers leaves the marks and says so; marks are cleared on their own, and come back.', async ({
		page,
	}) => {
		await remember(page, somebody());
		await markBefore(page, two);
		await page.goto('/en/demo/results');
		await page.getByRole('button', { name: 'Clear answers and district' }).click();
		await expect(page.getByText('Your marks stay: 2.')).toBeVisible();
		await page.getByRole('button', { name: 'Clear marks' }).click();
		expect(await storedMarks(page)).toEqual([]);
		await page.getByRole('button', { name: 'Restore marks' }).click();
		expect(await storedMarks(page)).toEqual(['sie-etek', 'syrsa-jartas']);
	});

	test('The privacy page lists marks and notes, and clears everything with one press.', async ({ page }) => {
		await remember(page, somebody());
		await markBefore(page, two);
		await page.goto(`/en/demo/final${pair}`);
		await page.getByLabel('A note to yourself').fill('Ask about tolls.');
		await page.getByLabel('A note to yourself').blur();
		await page.goto('/en/demo/privacy');
		await expect(page.getByText('tandau:marks:demo, tandau:decisions:demo')).toBeVisible();
		await page.getByText('Show the record itself').click();
		await expect(page.getByRole('group', { name: 'Show the record itself' })).toContainText(
			'Ask about tolls.',
		);
		await expectNoFindings(page, 'privacy');
		await page.getByRole('button', { name: 'Remove only marks and notes' }).click();
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['tandau:demo']);
		await page.getByRole('button', { name: 'Bring marks and notes back' }).click();
		await page.getByRole('button', { name: 'Clear everything' }).click();
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
		await page.getByRole('button', { name: 'Undo' }).click();
		expect(await storedMarks(page)).toEqual(['sie-etek', 'syrsa-jartas']);
		await page.getByRole('checkbox', { name: 'This is not my device' }).press('Space');
		await expect(page.getByText('this tab only (sessionStorage)')).toBeVisible();
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
		await page.goto('/en/demo/compare');
		await expect(page.getByRole('button', { name: /^Remove ?: / })).toHaveCount(2);
	});

	test('Damaged and endless marks are cut, and a sentence says so.', async ({ page }) => {
		await markBefore(
			page,
			Array.from({ length: 5000 }, (_, index) => mark(`c${index}`, index + 1, `Name ${index}`)),
		);
		await page.goto('/en/demo/compare');
		await expect(page.getByText('There were too many marks: the first 100 are kept.')).toBeVisible();
		await expect(page.getByText('Only the first 5 are compared')).toBeVisible();
		const gone = page.getByRole('region', { name: 'No longer on the ballot' });
		await expect(gone.getByRole('listitem')).toHaveCount(5);
		await gone.getByRole('button', { name: 'Remove mark: Name 0' }).click();
		expect((await storedMarks(page))[0]).toBe('c1');
		await page.evaluate(() => localStorage.setItem('tandau:marks:demo', '{"version":1,'));
		await page.reload();
		await expect(page.getByText('The marks in this browser were damaged')).toBeVisible();
	});
});

test.describe('The line-up', () => {
	for (const language of ['kk', 'ru', 'en']) {
		const title = `Everybody can use it, with a voter and without, and the sheet for a debate (${language}).`;
		test(title, thoroughIf(language !== 'kk'), async ({ page }) => {
			await remember(page, somebody(20));
			await page.setViewportSize({ width: 320, height: 640 });
			const five = '#mazhilis-seat.2/sie-etek,syrsa-jartas,moiyl-tuma,jalbyz-soq;mazhilis-list.1/aq-terek';
			for (const fragment of [five, `${five}&sort=topic`, `${five}&sheet=debate`, pair]) {
				const path = fragment === pair ? 'final' : 'compare';
				await page.goto('about:blank');
				await page.goto(`/${language}/demo/${path}${fragment}`);
				await page.locator('.line-up').waitFor();
				await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
				await expectNoFindings(page, fragment);
				await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
				expect(await tooWide(page), `${fragment} with letters twice as large`).toEqual([]);
			}
		});
	}

	test('Marked contenders stand beside the voter; they are sorted, added and removed, and the address remembers.', async ({
		page,
	}) => {
		await remember(page, somebody());
		await markBefore(page, two);
		await page.goto('/en/demo/compare');
		const rows = page.locator('.line-up > ol > li');
		await expect(page.getByText(/Statements on which they part: \d+ of 36/)).toBeVisible();
		const parted = await rows.count();
		expect(parted).toBeGreaterThan(5);
		await expect(rows.first()).toContainText('39 Şie Etek:');
		await expect(rows.first()).toContainText('You:');
		await page.getByRole('radio', { name: 'By topic' }).check({ force: true });
		await expect(page).toHaveURL(/sort=topic$/);
		await expect(rows).toHaveCount(36);
		await page
			.getByRole('combobox', { name: 'Add to the comparison' })
			.selectOption({ label: '2 Aq Terek Party' });
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(page).toHaveURL(
			/#mazhilis-seat\.2\/sie-etek,syrsa-jartas;mazhilis-list\.1\/aq-terek&sort=topic$/,
		);
		await expect(page.getByText('They are on different ballots')).toBeVisible();
		await page.reload();
		await expect(page.getByRole('button', { name: /^Remove ?: Aq Terek Party$/ })).toBeVisible();
		await page.getByRole('button', { name: /^Remove ?: Şyrşa Jartas$/ }).click();
		await page.getByRole('button', { name: /^Remove ?: Şie Etek$/ }).click();
		await expect(page.getByText('Add one more to compare.')).toBeVisible();
		await page.getByRole('button', { name: /^Remove ?: Aq Terek Party$/ }).click();
		await expect(page.getByText('Nobody is chosen yet.')).toBeVisible();
		expect(await storedMarks(page)).toEqual(['sie-etek', 'syrsa-jartas']);
	});

	test('Reasons open in place; silence stands beside the scale.', async ({ page }) => {
		await page.goto('/en/demo/compare#mazhilis-seat.2/sie-etek,moiyl-tuma');
		await page.getByText('Their own words: ').first().click();
		await expect(page.locator('.reason').first()).toBeVisible();
		await expect(page.getByText('You have not answered yet')).toBeVisible();
		await page.getByText('Nothing to compare yet').click();
		await expect(page.locator('.line-up li', { hasText: '25 Moiyl Tūma: No answer' }).first()).toBeVisible();
	});

	test('What an address names in vain is left out, and a sentence says so.', async ({ page }) => {
		await page.goto(`/en/demo/compare#mazhilis-seat.2/sie-etek,nobody,<b>,alabota-qyr,syrsa-jartas`);
		await expect(page.getByText('Part of this address names nobody')).toBeVisible();
		await expect(page.getByText('Not found: 1.')).toBeVisible();
		const gone = page.getByRole('region', { name: 'No longer on the ballot' });
		await expect(gone).toContainText('Alabota Qyr');
		await expect(page.locator('.line-up')).toBeVisible();
	});

	test('The sheet for a debate has no voter on it, and fits on paper.', async ({ page }) => {
		await remember(page, somebody());
		await page.goto(`/en/demo/compare${pair}&sheet=debate`);
		await expect(page.getByRole('heading', { level: 1, name: 'Sheet for a debate' })).toBeVisible();
		await expect(page.locator('.line-up li.row-of')).toHaveCount(10);
		await expect(page.locator('main').getByText('You', { exact: true })).toHaveCount(0);
		await expect(page.locator('.reason').first()).toBeVisible();
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 794, height: 1123 });
		expect(await tooWide(page)).toEqual([]);
		await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
	});
});

test.describe('A voter’s own second round', () => {
	test('It takes at most nine taps from the results to a marked choice, and can be undone.', async ({
		page,
	}) => {
		await remember(page, somebody());
		await page.goto('/en/demo/results');
		let taps = 0;
		const tap = async (target: ReturnType<Page['locator']>) => {
			taps += 1;
			await target.click();
		};
		await tap(page.locator(seat).getByText('What tells the first two apart'));
		await tap(page.locator(seat).getByRole('link', { name: 'Your own second round' }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your own second round');
		await page.locator('.answers').waitFor();
		await expect(page.getByText(/Nearer to you in \d+/)).toHaveCount(2);
		await page.getByText('What would change their order').click();
		await expect(
			page.getByText(/would be nearer to you than .+ if you answered \d+ statements? differently/),
		).toBeVisible();
		const chosen = (await page.locator('.answer').first().innerText()).split('\n')[1] ?? '';
		await tap(page.locator('.answer').first());
		await tap(page.getByRole('button', { name: 'Save and mark' }));
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		await expect(page.getByText(`Marked: ${chosen}.`)).toBeVisible();
		await expectNoFindings(page, 'saved');
		await tap(page.getByRole('link', { name: 'To your ballots' }));
		await expect(page.getByRole('checkbox', { name: `Mark: ${chosen}` }).first()).toBeChecked();
		expect(taps).toBeLessThanOrEqual(9);

		await page.goBack();
		await expect(page.getByRole('radio', { name: chosen })).toBeChecked();
		await page.getByRole('radio', { name: 'I do not know yet' }).check({ force: true });
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('You do not know yet')).toBeVisible();
		expect((await storedMarks(page)).length).toBe(1);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your own second round');
	});

	test('With the keyboard alone: from the bar to a choice, and back.', async ({ page }) => {
		await remember(page, somebody());
		await markBefore(page, two);
		await page.goto('/en/demo/results');
		await page.getByRole('link', { name: 'Second round', exact: true }).press('Enter');
		await page.getByRole('radio', { name: 'Şie Etek' }).press('ArrowDown');
		await expect(page.getByRole('radio', { name: 'Şyrşa Jartas' })).toBeChecked();
		await page.keyboard.press('Tab');
		await page.keyboard.type('Ask about tolls.');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Mark removed: Şie Etek.')).toBeVisible();
		expect(await storedMarks(page)).toEqual(['syrsa-jartas']);
		await page.getByRole('button', { name: 'Undo' }).press('Enter');
		await expect(page.getByLabel('A note to yourself')).toHaveValue('Ask about tolls.');
		expect(await storedMarks(page)).toEqual(['sie-etek', 'syrsa-jartas']);
	});

	test('Without two it asks for them; any two of a ballot will do, without answers, too.', async ({
		page,
	}) => {
		await remember(page, somebody(0));
		await page.goto('/en/demo/final');
		await expect(page.getByText('A second round needs two from one ballot.')).toBeVisible();
		await page.getByLabel('Ballot').selectOption({ label: await seatLabel(page) });
		await page.getByLabel('The first').selectOption({ label: '39 Şie Etek' });
		await page.getByLabel('The second').selectOption({ label: '41 Şyrşa Jartas' });
		await page.getByRole('button', { name: 'Show what parts them' }).click();
		await expect(page).toHaveURL(/#mazhilis-seat\.2\/sie-etek,syrsa-jartas$/);
		await expect(page.getByText('You have not answered yet')).toBeVisible();
		await expect(page.getByText(/Nearer to you/)).toHaveCount(0);
	});
});

async function seatLabel(page: Page): Promise<string> {
	const labels = await page.getByLabel('Ballot').locator('option').allInnerTexts();
	return labels.find((label) => label.includes('2')) ?? '';
}

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const path of ['compare', 'final']) {
		test(`The page says what it needs and where the positions are: ${path}.`, async ({ page }) => {
			await page.goto(`/en/demo/${path}`);
			// Playwright does not read the text of `noscript`.
			expect(await page.content()).toContain('This page needs JavaScript.');
			for (const rest of ['contenders', 'statements'])
				await expect(page.locator(`main noscript a[href$="/en/demo/${rest}"]`)).toBeVisible();
			await expect(page.getByRole('checkbox')).toHaveCount(0);
		});
	}

	test('No square to mark is shown where it would do nothing.', async ({ page }) => {
		await page.goto('/en/demo/contenders');
		await expect(page.getByRole('link', { name: 'Aq Terek Party' }).first()).toBeVisible();
		await expect(page.getByRole('checkbox')).toHaveCount(0);
	});
});

/** The only addresses that these pages may request: no query, no contender, no mark. */
const allowed = [
	/^\/ru\/demo\/(results|compare|final|contenders|privacy)(\/__data\.json)?$/,
	/^\/_app\/(immutable\/|version\.json)/,
	/^\/data\/current\/demo\.json$/,
	/^\/data\/[0-9a-f]{64}\/(core|basis|(district|reasons|profiles)\.[a-z-]+\.\d+)\.json$/,
	/^\/favicon\.svg$/,
];

test('No request of a comparison, a decision or a note reveals any of it.', async ({ page, baseURL }) => {
	const requests: Request[] = [];
	page.on('request', (request) => requests.push(request));
	await remember(page, somebody());
	await markBefore(page, two);
	await page.goto('/ru/demo/results');
	await page.getByRole('link', { name: 'Второй тур', exact: true }).click();
	await page.locator('.answer').first().click();
	await page.getByLabel('Заметка для себя').fill('marked-7f3a');
	await page.getByRole('button', { name: 'Сохранить и отметить' }).click();
	await page.getByRole('link', { name: 'К вашим бюллетеням' }).click();
	await page.locator(`${seat} .contender`).getByRole('checkbox').first().press('Space');
	await page.getByRole('link', { name: /^Отмечены:/ }).click();
	await page.locator('.line-up').waitFor();
	await page.getByRole('radio', { name: 'По темам' }).check({ force: true });
	await page.getByRole('link', { name: 'Лист для дебатов' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Лист для дебатов' })).toBeVisible();
	await page.waitForLoadState('networkidle');

	expect(await storedMarks(page)).toHaveLength(2);
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
		expect(request.postData()).toBeNull();
		const sent = JSON.stringify(await request.allHeaders()) + pathname;
		for (const secret of ['sie-etek', 'syrsa-jartas', 'debate', 'marked-7f3a'])
			expect(sent.includes(secret), `${secret} in ${request.url()}`).toBe(false);
	}
});

test('The scripts of each page weigh at most 25 kB beyond those of the results.', async ({ context }) => {
	for (const path of ['compare', 'final', 'card']) {
		const before = await scriptsOf(context, '/ru/demo/results');
		const own = await scriptsOf(context, `/ru/demo/${path}${pair}`);
		const bytes = [...own].filter(([url]) => !before.has(url)).reduce((sum, [, weight]) => sum + weight, 0);
		console.log(path, 'beyond the results', bytes);
		expect(bytes).toBeGreaterThan(1_000);
		expect(bytes).toBeLessThanOrEqual(25_000);
	}
});

/** The scripts of a page with their weight after brotli. */
async function scriptsOf(context: BrowserContext, path: string): Promise<Map<string, number>> {
	const page = await context.newPage();
	const scripts = new Map<string, number>();
	const running: Promise<void>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		running.push(
			response.body().then(
				(body) => void scripts.set(response.url(), brotliCompressSync(body).length),
				() => undefined,
			),
		);
	});
	await page.goto(path);
	await page.waitForLoadState('networkidle');
	await Promise.all(running);
	await page.close();
	return scripts;
}
