import { expect, test, type Page } from '@playwright/test';

const quiz = '/en/demo/quiz';
const key = 'tandau:demo';

/** What this browser stores of the demonstration election. */
function storedIn(page: Page, where: 'localStorage' | 'sessionStorage' = 'localStorage') {
	return page.evaluate(([where, key]) => JSON.parse(window[where].getItem(key) ?? 'null'), [
		where,
		key,
	] as const);
}

async function open(page: Page, fragment = '') {
	await page.goto(quiz + fragment);
	// Only the script of the page knows what this browser stores.
	await expect(page.getByText(/^No district chosen|^\d+ answers? given/).first()).toBeVisible();
}

function statement(page: Page) {
	return page.getByRole('heading', { level: 1 });
}

test.describe('The quiz', () => {
	test('The quiz goes on by itself after the first choice, and waits after a change of mind.', async ({
		page,
	}) => {
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await open(page);
		const first = await statement(page).innerText();
		await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
		await page.getByRole('radio', { name: 'Strongly agree' }).click();
		await expect(statement(page)).not.toHaveText(first);
		await expect(statement(page)).toBeFocused();
		await page.getByRole('button', { name: 'Previous' }).click();
		await expect(statement(page)).toHaveText(first);
		await expect(page.getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
		await page.getByRole('radio', { name: 'Neutral' }).click();
		await page.getByRole('checkbox', { name: 'Important' }).click();
		await page.waitForTimeout(600);
		await expect(statement(page)).toHaveText(first);
		expect(Object.values((await storedIn(page)).answers)).toEqual([{ stance: 3, importance: 2 }]);
	});

	test('A statement can be marked as important before it is answered.', async ({ page }) => {
		await open(page);
		await page.getByRole('checkbox', { name: 'Important' }).click();
		await page.getByRole('radio', { name: 'Strongly disagree' }).click();
		await expect(page.getByRole('checkbox', { name: 'Important' })).toBeChecked();
		expect(Object.values((await storedIn(page)).answers)).toEqual([{ stance: 1, importance: 2 }]);
	});

	test('The quiz can be done with the keyboard alone.', async ({ page }) => {
		await open(page);
		const first = await statement(page).innerText();
		await page.keyboard.press('Digit2');
		await expect(page.getByRole('radio', { name: 'Agree', exact: true })).toBeChecked();
		await expect(statement(page), 'a key does not move on').toHaveText(first);
		await expect(page.getByText('Your answer: Agree')).toBeAttached();
		await page.keyboard.press('ArrowRight');
		await expect(statement(page)).not.toHaveText(first);
		const second = await statement(page).innerText();
		await page.keyboard.press('KeyS');
		await expect(statement(page)).not.toHaveText(second);
		await page.keyboard.press('ArrowLeft');
		await expect(statement(page)).toHaveText(second);
		await expect(page.getByText('You skipped this statement.')).toBeVisible();

		// The arrows belong to the radios while one of them has the focus.
		await page.getByRole('radio', { name: 'Strongly agree' }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('radio', { name: 'Neutral' })).toBeChecked();
		await expect(statement(page)).toHaveText(second);
		await page.keyboard.press('Tab');
		await expect(page.getByRole('checkbox', { name: 'Important' })).toBeFocused();
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(statement(page)).toBeFocused();
		const { answers } = await storedIn(page);
		expect(Object.values(answers)).toEqual([
			{ stance: 4, importance: 1 },
			{ stance: 3, importance: 2 },
		]);
	});

	test('Holding a key down answers one statement at most.', async ({ page }) => {
		await open(page);
		for (let press = 0; press < 5; press++) await page.keyboard.down('KeyS');
		await page.keyboard.up('KeyS');
		await expect(page.getByRole('button', { name: 'Previous' })).toBeVisible();
		expect(Object.keys((await storedIn(page)).answers)).toHaveLength(1);
	});

	test('The browser’s back button leads to the statement before.', async ({ page }) => {
		await open(page);
		const first = await statement(page).innerText();
		await page.getByRole('button', { name: 'Skip' }).click();
		await expect(statement(page)).not.toHaveText(first);
		await page.goBack();
		await expect(statement(page)).toHaveText(first);
		await page.goForward();
		await expect(statement(page)).not.toHaveText(first);
	});

	test('The keys can be turned off.', async ({ page }) => {
		await page.setViewportSize({ width: 1280, height: 800 });
		await open(page);
		await page.getByRole('button', { name: 'Turn the keys off' }).click();
		await page.keyboard.press('Digit1');
		expect(await storedIn(page)).toBe(null);
		await page.getByRole('button', { name: 'Turn the keys on' }).click();
		await page.keyboard.press('Digit1');
		expect(Object.values((await storedIn(page)).answers)).toEqual([{ stance: 5, importance: 1 }]);
	});

	test('The overview leads to every statement and shows the answers.', async ({ page }) => {
		await open(page);
		await page.keyboard.press('Digit1');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('KeyS');
		await page.getByRole('button', { name: 'All statements' }).click();
		const dialog = page.getByRole('dialog', { name: 'All statements' });
		await expect(dialog).toBeVisible();
		await expect(dialog.getByRole('link').first()).toContainText('Strongly agree');
		await expect(dialog.getByRole('link').nth(1)).toContainText('Skipped');
		await expect(dialog.getByRole('link').nth(2)).toContainText('No answer yet');
		const tenth = dialog.getByRole('link').nth(9);
		const slug = (await tenth.getAttribute('href'))?.slice(1);
		await tenth.click();
		await expect(dialog).toBeHidden();
		await expect(page.getByText('10 / 36')).toBeVisible();
		expect(new URL(page.url()).hash).toBe(`#${slug}`);
		await expect(statement(page)).toBeFocused();
		await page.goBack();
		await expect(page.getByText('3 / 36')).toBeVisible();
	});

	test('The quiz stays where it was after a reload, and otherwise goes on at the first open statement.', async ({
		page,
	}) => {
		await open(page);
		await page.keyboard.press('Digit1');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Digit5');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await expect(page.getByText('5 / 36')).toBeVisible();
		await page.reload();
		await expect(page.getByText('5 / 36')).toBeVisible();
		await expect(page.getByRole('img', { name: 'Answered: 2.' })).toBeVisible();
		await page.goto('about:blank');
		await open(page);
		await expect(page.getByText('3 / 36')).toBeVisible();
		await expect(page.getByText('2 answers given.')).toBeVisible();
		await page.getByRole('link', { name: 'See the preliminary result' }).click();
		await expect(page).toHaveURL('/en/demo/results');
		await page.goBack();
		await expect(page.getByText('3 / 36')).toBeVisible();
	});

	test('A statement is one tap away in plain words, and its background says as of when it holds.', async ({
		page,
	}) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await open(page, '#r01');
		await page.getByText('Background').click();
		await expect(page.getByText('As of March 2023.')).toBeVisible();
		expect(asked.filter((path) => path.endsWith('/plain.json'))).toEqual([]);
		await page.getByText('In plain words').click();
		await expect(page.getByText('for one of the top two.')).toBeVisible();
		expect(asked.filter((path) => path.endsWith('/plain.json'))).toHaveLength(1);
	});

	test('The quiz ends at the results.', async ({ page }) => {
		await open(page, '#nothing-like-it');
		const place = page.getByText(/^\d+ \/ 36$/);
		for (let n = 1; n < 36; n++) {
			await expect(place).toHaveText(`${n} / 36`);
			await page.keyboard.press(n % 3 ? `Digit${(n % 5) + 1}` : 'KeyS');
			if (n % 3) await page.getByRole('button', { name: 'Next' }).click();
		}
		await page.keyboard.press('Digit1');
		await page.getByRole('button', { name: 'See the results' }).click();
		await expect(page).toHaveURL('/en/demo/results');
	});

	test('Before the script runs the quiz keeps a choice, and buttons that would do nothing are disabled.', async ({
		page,
	}) => {
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.route(/\.js$|\.ts$|\.svelte$|@/, async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(quiz, { waitUntil: 'commit' });
		const actions = [
			page.getByRole('button', { name: 'All statements' }),
			page.getByRole('button', { name: 'Skip' }).or(page.getByRole('button', { name: 'Next' })),
			page.getByRole('checkbox', { name: 'Important' }),
			page.getByRole('checkbox', { name: 'This is not my device' }),
		];
		await page.getByRole('radio', { name: 'Strongly agree' }).click();
		for (const action of actions) await expect(action).toBeDisabled();
		release();
		await page.waitForFunction((key) => localStorage.getItem(key), key);
		expect(Object.values((await storedIn(page)).answers)).toEqual([{ stance: 5, importance: 1 }]);
		await expect(page.getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
		for (const action of actions) await expect(action).toBeEnabled();
	});

	test('The quiz asks local statements where they count, after those asked everywhere.', async ({ page }) => {
		await open(page);
		await expect(page.getByText('No district chosen.')).toBeVisible();
		await page.evaluate(([key, sheet]) => localStorage.setItem(key, sheet), [
			key,
			JSON.stringify({ version: 1, answers: {}, districts: { 'astana-maslikhat-seat': 1 } }),
		] as const);
		await page.reload();
		await expect(page.getByText('1 / 36')).toBeHidden();
		await expect(page.getByText('No district chosen.')).toBeHidden();
		await page.getByRole('button', { name: 'All statements' }).click();
		const links = page.getByRole('dialog').getByRole('link');
		expect(await links.count()).toBeGreaterThan(36);
		await links.last().click();
		await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
	});
});

test.describe('The device', () => {
	test('One button clears the answers, and another brings them back.', async ({ page }) => {
		await open(page);
		await page.keyboard.press('Digit1');
		await page.getByRole('button', { name: 'Clear answers and district' }).click();
		await expect(page.getByText('Answers and district cleared.')).toBeVisible();
		expect(await storedIn(page)).toBe(null);
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
		expect(Object.values((await storedIn(page)).answers)).toHaveLength(1);
	});

	test('A device that is not the voter’s own stores nothing beyond this tab.', async ({ page, context }) => {
		await open(page);
		await page.keyboard.press('Digit1');
		await page.getByRole('checkbox', { name: 'This is not my device' }).click();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Digit3');
		expect(await storedIn(page)).toBe(null);
		expect(Object.keys((await storedIn(page, 'sessionStorage')).answers)).toHaveLength(2);
		await page.reload();
		await expect(page.getByRole('checkbox', { name: 'This is not my device' })).toBeChecked();
		await expect(page.getByText('2 answers given.')).toBeVisible();
		const other = await context.newPage();
		await open(other);
		await expect(other.getByText('answers given.')).toBeHidden();
	});

	for (const [what, stored, sentence] of [
		['damaged', '{"version":1,"answ', 'The stored answers are damaged.'],
		[
			'foreign',
			JSON.stringify({
				version: 1,
				answers: { x99: { stance: 1, importance: 1 } },
				districts: { nowhere: 3 },
			}),
			'Some of the stored answers do not belong to this election.',
		],
	] as const) {
		test(`A device with ${what} answers says so and goes on.`, async ({ page }) => {
			await page.addInitScript(
				([key, stored]) => {
					if (!localStorage.getItem(key)) localStorage.setItem(key, stored);
				},
				[key, stored] as const,
			);
			await open(page);
			await expect(page.getByText(sentence)).toBeVisible();
			await page.keyboard.press('Digit1');
			await expect(page.getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
			await page.reload();
			await expect(page.getByText(sentence)).toBeHidden();
			expect(Object.values((await storedIn(page)).answers)).toHaveLength(1);
		});
	}

	test('A device that refuses to store anything says so.', async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('refused', 'SecurityError');
				},
			});
		});
		await open(page);
		await page.keyboard.press('Digit1');
		await expect(page.getByText('This browser does not allow answers to be kept.')).toBeVisible();
		await expect(page.getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
	});
});

test('No request of the quiz carries an answer.', async ({ page }) => {
	const requests: string[] = [];
	page.on('request', (request) =>
		requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
	);
	await open(page);
	for (let n = 0; n < 5; n++) {
		await page.keyboard.press('Digit1');
		await page.getByRole('button', { name: 'Next' }).click();
	}
	const before = requests.length;
	await page.getByRole('checkbox', { name: 'Important' }).click();
	await page.keyboard.press('Digit4');
	await page.keyboard.press('ArrowRight');
	await page.getByRole('button', { name: 'All statements' }).click();
	expect(requests.slice(before).filter((request) => !request.includes('favicon'))).toEqual([]);
	expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
	const origin = new URL(page.url()).origin;
	expect(requests.filter((request) => !request.startsWith(`GET ${origin}/`))).toEqual([]);
});

test.describe('A form that none of our pages sent', () => {
	for (const [what, form, status] of [
		['nothing', {}, 400],
		['a stance outside the scale', { 'stance.r01': '9', 'stance.r02': '2' }, 400],
		['an unknown statement', { 'stance.x99': '1', 'stance.r02': '2' }, 400],
		['a district of nowhere', { 'district.mazhilis-seat': '999', 'stance.r02': '2' }, 400],
		['far too much', { 'stance.r01': 'x'.repeat(100_000) }, 413],
	] as const) {
		test(`A form with ${what} is answered with ${status}.`, async ({ request }) => {
			const response = await request.post(`${quiz}/form`, { form, headers: { accept: 'text/html' } });
			expect(response.status()).toBe(status);
			expect((await request.post(`${quiz}/form`, { form })).status(), 'for any client').toBe(status);
			const html = await response.text();
			expect(html).not.toMatch(/\bat .+\.(js|ts):\d+/);
			expect(html).not.toContain('Internal Error');
			if (status === 400) {
				expect(html).toContain('To see the results, correct this');
				expect(html).not.toContain('Your ballots');
			}
		});
	}

	test('A form as JSON is refused.', async ({ request }) => {
		const response = await request.post(`${quiz}/form`, { data: { stance: 1 } });
		expect(response.status()).toBe(415);
	});

	test('A refused form still shows the answers.', async ({ request }) => {
		const html = await (
			await request.post(`${quiz}/form`, {
				form: { 'stance.r02': '2', 'stance.r01': '9' },
				headers: { accept: 'text/html' },
			})
		).text();
		expect(html).toMatch(
			/name="stance\.r02"[^>]*value="2"[^>]*checked|checked[^>]*name="stance\.r02"[^>]*value="2"/,
		);
		expect(html).toContain('choose one of the answers offered');
	});
});
