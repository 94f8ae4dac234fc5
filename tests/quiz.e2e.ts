import { expect, test, type Locator, type Page } from '@playwright/test';
import { remember, somebody } from './voter.ts';

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

test('From the landing to the results a voter taps ten times besides the answers.', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.clock.install();
	let taps = 0;
	const tap = async (target: Locator) => {
		await target.click({ force: true });
		taps++;
	};
	await page.goto('/en');
	await tap(page.getByRole('link', { name: /^Start/ }));
	await tap(page.getByRole('link', { name: 'Find my district' }));
	await expect(page.getByRole('searchbox')).toBeEnabled();
	await tap(page.getByRole('link', { name: /^Astana city, districts 1, 2/ }));
	await tap(page.getByRole('radio', { name: /No\. 2/ }).first());
	await tap(page.getByRole('button', { name: 'Next ballot' }));
	await tap(page.getByRole('radio', { name: /No\. 4/ }).first());
	await tap(page.getByRole('link', { name: 'To the statements' }));
	await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
	const asked = Number((await page.locator('#place b').innerText()).split('/')[1]);
	expect(asked).toBeGreaterThanOrEqual(36);
	for (let place = 1; place <= asked; place++) {
		await expect(page.locator('#place b')).toHaveText(new RegExp(`^${place} / `));
		await page.clock.runFor(600);
		await tap(page.getByRole('radio', { name: place % 3 === 0 ? 'Disagree' : 'Agree', exact: true }));
		await page.clock.runFor(400);
	}
	await expect(page.getByRole('heading', { name: 'What matters most to you' })).toBeVisible();
	await tap(page.getByRole('link', { name: 'To the result' }));
	await expect(page.getByText('Choose between them yourself.').first()).toBeVisible();
	expect(taps - asked).toBeLessThanOrEqual(10);
});

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
		await page.waitForTimeout(600);
		await expect(statement(page)).toHaveText(first);
		expect(Object.values((await storedIn(page)).answers)).toEqual([{ stance: 3, importance: 1 }]);
	});

	for (const milliseconds of [80, 150, 250, 350, 500]) {
		test(`Two taps ${milliseconds} ms apart answer one statement.`, async ({ page }) => {
			await page.emulateMedia({ reducedMotion: 'no-preference' });
			await open(page);
			const row = await page.getByRole('radio', { name: 'Strongly disagree' }).boundingBox();
			const skip = await page.getByRole('button', { name: 'Skip' }).boundingBox();
			const slugs = async () => Object.keys((await storedIn(page))?.answers ?? {});
			// Dispatched by the page itself, so that the time between them is exact.
			const tapTwice = (box: typeof row) =>
				page.evaluate(
					async ([x, y, milliseconds]) => {
						const tap = () => {
							const target = document.elementFromPoint(x, y);
							for (const type of ['pointerdown', 'pointerup'])
								target?.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true }));
							target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
						};
						tap();
						await new Promise((resolve) => setTimeout(resolve, milliseconds));
						tap();
						await new Promise((resolve) => setTimeout(resolve, 1000));
					},
					[(box?.x ?? 0) + 80, (box?.y ?? 0) + 20, milliseconds] as const,
				);
			await tapTwice(row);
			await expect(page.getByText('2 / 36')).toBeVisible();
			expect(await slugs()).toEqual(['r01']);
			await page.waitForTimeout(500);
			if (milliseconds === 500) return;
			await tapTwice(skip);
			await expect(page.getByText('3 / 36')).toBeVisible();
			expect(await slugs()).toHaveLength(2);
		});
	}

	for (const language of ['kk', 'ru', 'en']) {
		test(`Every statement, its answers and the way on are on the first screen of a small phone (${language}).`, async ({
			page,
		}) => {
			await page.setViewportSize({ width: 360, height: 640 });
			await page.goto(`/${language}/demo/quiz`);
			await expect(page.locator('#place b')).toBeVisible();
			await page.waitForLoadState('networkidle');
			await page.evaluate(() => document.fonts.ready);
			const measured: Record<string, number> = {};
			for (let place = 1; place <= 36; place++) {
				await expect(page.locator('#place b')).toHaveText(new RegExp(`^${place} / 36`));
				measured[place] = await page.evaluate(() => {
					const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
					const [under, rows, next] = [edge('.how'), edge('.answers'), edge('.quiz .button')];
					const foot = document.querySelector('.quiz .button')?.parentElement?.getBoundingClientRect();
					if (!under || !rows || !next || !foot || scrollY > 0) return Infinity;
					return Math.max(under.bottom - rows.top, rows.bottom - foot.top, next.bottom - innerHeight);
				});
				await page.keyboard.press('ArrowRight');
			}
			const tooLow = Object.entries(measured).filter(([, overlap]) => overlap > 0);
			expect(tooLow, 'pixels by which something is covered or below').toEqual([]);
			expect(Object.keys(measured)).toHaveLength(36);
		});
	}

	test('The background says as of when it holds; it is laid over the answers and goes again.', async ({
		page,
	}) => {
		await open(page);
		const opener = page.getByRole('button', { name: 'Background' });
		await opener.click();
		await expect(page.getByText('As of March 2023.')).toBeVisible();
		const background = page.getByRole('dialog');
		await expect(background.getByRole('button')).toBeFocused();
		await expect(statement(page)).toBeInViewport({ ratio: 1 });
		await expect(page.locator('.stage fieldset'), 'the answers wait').toHaveAttribute('inert');
		await page.keyboard.press('Escape');
		await expect(background).toBeHidden();
		await expect(opener).toBeFocused();
	});

	test('A statement is one tap away in plain words, which load only then.', async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await open(page, '#r01');
		expect(asked.filter((path) => path.endsWith('/plain.json'))).toEqual([]);
		await page.getByRole('button', { name: 'In plain words' }).click();
		await expect(page.getByText('for one of the top two.')).toBeVisible();
		expect(asked.filter((path) => path.endsWith('/plain.json'))).toHaveLength(1);
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
		await expect(page.locator('.how').getByText('Skipped')).toBeVisible();

		// The arrows belong to the radios while one of them has the focus.
		await page.getByRole('radio', { name: 'Strongly agree' }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('radio', { name: 'Neutral' })).toBeChecked();
		await expect(statement(page)).toHaveText(second);
		await page.keyboard.press('Tab');
		await expect(page.getByRole('button', { name: 'Previous' })).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(statement(page)).toBeFocused();
		const { answers } = await storedIn(page);
		expect(Object.values(answers)).toEqual([
			{ stance: 4, importance: 1 },
			{ stance: 3, importance: 1 },
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

	test('The page of the answers shows each of them, and changes them in place.', async ({ page }) => {
		await open(page);
		await page.keyboard.press('Digit1');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('KeyS');
		await page.getByRole('link', { name: /^All/ }).click();
		await expect(page).toHaveURL('/en/demo/answers');
		await expect(page.getByText('Answered: 1. Skipped: 1. Important: 0.')).toBeVisible();
		const rows = page.locator('ol details');
		await expect(rows).toHaveCount(36);
		await expect(rows.nth(0).locator('summary')).toContainText('Strongly agree');
		await expect(rows.nth(1).locator('summary')).toContainText('Skipped');
		await expect(rows.nth(2).locator('summary')).toContainText('No answer yet');
		await rows.nth(1).locator('summary').click();
		await rows.nth(1).getByRole('radio', { name: 'Neutral' }).check({ force: true });
		await rows.nth(1).getByRole('checkbox', { name: 'Important' }).check({ force: true });
		await expect(rows.nth(1).locator('summary')).toContainText('Neutral important');
		await expect(page.getByText('Answered: 2. Skipped: 0. Important: 1.')).toBeVisible();
		expect(Object.values((await storedIn(page)).answers)).toEqual([
			{ stance: 5, importance: 1 },
			{ stance: 3, importance: 2 },
		]);
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

	test('The quiz ends at what matters most, and leads to the results from then on.', async ({ page }) => {
		await open(page, '#nothing-like-it');
		const place = page.getByText(/^\d+ \/ 36$/);
		for (let n = 1; n < 36; n++) {
			await expect(place).toHaveText(`${n} / 36`);
			await page.keyboard.press(n % 3 ? `Digit${(n % 5) + 1}` : 'KeyS');
			if (n % 3) await page.getByRole('button', { name: 'Next' }).click();
		}
		await page.keyboard.press('Digit1');
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(page).toHaveURL('/en/demo/answers#important');
		await expect(page.getByRole('heading', { level: 1, name: 'What matters most to you' })).toBeVisible();
		const boxes = page.getByRole('checkbox');
		await expect(boxes, 'six firm answers are offered first').toHaveCount(6);
		await boxes.nth(2).check({ force: true });
		await expect(page.getByText('Marked: 1')).toBeVisible();
		await page.getByRole('link', { name: 'To the result' }).click();
		await expect(page).toHaveURL('/en/demo/results');
		const { answers } = await storedIn(page);
		expect(
			Object.values<{ importance: number }>(answers).filter(({ importance }) => importance === 2),
		).toHaveLength(1);

		await page.goto(quiz);
		await expect(page).toHaveURL('/en/demo/results');
	});

	test('Who skips everything is told what that means.', async ({ page }) => {
		await open(page);
		for (let n = 1; n < 36; n++) {
			await page.keyboard.press('KeyS');
			await expect(page.locator('#place b')).toHaveText(`${n + 1} / 36`);
		}
		await page.keyboard.press('KeyS');
		await expect(page.getByText('You skipped every statement.')).toBeVisible();
		await page.getByRole('link', { name: 'Back to the first statement' }).click();
		await expect(page.getByText('1 / 36')).toBeVisible();
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
			page.getByRole('button', { name: 'Skip' }).or(page.getByRole('button', { name: 'Next' })),
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

	test('A voter who has chosen a district is asked in the order of its part, from the same first statement.', async ({
		page,
		request,
	}) => {
		const { hash } = await (await request.get('/data/current/demo.json')).json();
		const { order } = await (await request.get(`/data/${hash}/district.mazhilis-seat.2.json`)).json();
		await remember(page, somebody(0));
		await page.goto(quiz);
		await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
		await page.waitForLoadState('networkidle');
		for (const slug of order.slice(1, 5)) {
			await page.keyboard.press('s');
			await expect(page).toHaveURL(new RegExp(`${quiz}#${slug}$`));
		}
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
		await expect(page.locator('#place b')).not.toHaveText(/ 36$/);
		expect(Number((await page.locator('#place b').innerText()).split(' / ')[1])).toBeGreaterThan(36);
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
	await page.keyboard.press('Digit4');
	await page.keyboard.press('ArrowRight');
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
