import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { mailbox, type Mailbox } from './mail.ts';
import { command, loadedFolder, port, serve, type Server } from './server.ts';
import { remember, somebody } from './voter.ts';

// From the invitation to the voter's screen: an editor sends an invitation by a real letter, the candidate accepts, answers
// and submits, and voters of that district see it within a minute. Once with JavaScript and once without.

test.describe.configure({ mode: 'serial' });

let data = '';
const address = `http://localhost:${port + 3}`;
const editorAddress = 'editor@example.org';
let mail: Mailbox;
let server: Server;
/** The link that the command printed for the first editor. */
let link = '';
let editorState: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

test.beforeAll(async () => {
	test.setTimeout(180_000);
	mail = await mailbox();
	data = loadedFolder();
	const made = await command('editor', [editorAddress, '--language', 'ru'], {
		TANDAU_DATA: data,
		ORIGIN: address,
		DATABASE_URL: '',
	});
	expect(made.code, made.output).toBe(0);
	link = /https?:\S+\/portal\/link\/\S+/.exec(made.output)?.[0] ?? '';
	server = await serve(port + 3, data, { SMTP_URL: mail.url, SMTP_FROM: 'tandau@example.org' });
});
test.afterAll(async () => {
	await server?.stop();
	await mail?.stop();
	rmSync(data, { recursive: true, force: true });
});

test('An editor signs in by the link of the command and sets up a passkey before the desk opens.', async ({
	browser,
}) => {
	const { page, context } = await someone(browser, { viewport: { width: 1280, height: 800 } });
	await withAuthenticator(page);
	await page.goto(link);
	await page.getByRole('button', { name: 'Войти' }).click();
	await page.locator('input[name="next"], input[name="password"]').first().fill('пять тихих синих озёр');
	await page.locator('main form').first().getByRole('button').last().click();
	await page.goto(`${address}/desk`);
	await expect(page).toHaveURL(/\/portal\/account\/second-factor/);
	await addPasskey(page);
	await page.goto(`${address}/desk`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page).toHaveURL(`${address}/desk`);
	editorState = await context.storageState();
	await context.close();
});

test('Text that is typed before a page’s scripts arrive stays.', async ({ browser }) => {
	const { slug } = await silentCandidate(2);
	const { page, context } = await someone(browser, { ...(editorState && { storageState: editorState }) });
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\.js$/, async (route) => {
		await released;
		await route.continue();
	});
	await page.goto(`${address}/desk/demo/contenders/${slug}`, { waitUntil: 'commit' });
	await page.getByLabel('Эл. почта').fill('slow@example.org');
	await page.getByLabel('Язык письма').selectOption('en');
	const script = page.waitForResponse(/\.js$/);
	release();
	await script;
	await page.waitForLoadState('networkidle');
	await expect(page.getByLabel('Эл. почта')).toHaveValue('slow@example.org');
	await expect(page.getByLabel('Язык письма')).toHaveValue('en');
	await context.close();
});

test('A candidate is invited by letter, answers on a phone by keyboard and is on the voter’s screen within a minute.', async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const { slug } = await silentCandidate(0);
	const voter = await someone(browser);
	await remember(voter.page, somebody(36, { 'mazhilis-seat': 2 }));
	await voter.page.goto(`${address}/ru/demo/results`);
	await expect(silentFold(voter.page, slug)).toHaveCount(1);

	const letter = await invite(browser, slug, 'candidate@example.org', 'ru');
	expect(letter.subject).toContain('Ваши ответы избирателям');
	const { page, context } = await someone(browser);
	await withAuthenticator(page);
	await page.goto(letter.links.find((address) => address.includes('/portal/invitation/')) ?? '');
	await page.getByLabel('Пароль', { exact: true }).fill('семь старых тёплых печей');
	await page.getByRole('button', { name: 'Создать аккаунт и принять' }).click();
	await expect(page).toHaveURL(new RegExp('/portal(/demo|$)'));
	await page.goto(`${address}/portal/account/second-factor`);
	await addPasskey(page);

	// This session began with the password alone; from now on signing in needs the passkey too.
	await page.goto(`${address}/portal`);
	await page.locator('header').getByRole('button', { name: 'Выйти' }).click();
	await page.goto(`${address}/portal/sign-in`);
	await page.locator('#email').fill('candidate@example.org');
	await page.getByLabel('Пароль', { exact: true }).fill('семь старых тёплых печей');
	await page.getByRole('button', { name: 'Войти' }).click();
	await expect(page).toHaveURL(/second-factor/);
	await page.getByRole('button', { name: /ключ/i }).first().click();
	await expect(page).toHaveURL(`${address}/portal`);

	await page.goto(`${address}/portal/demo/contenders/${slug}`);
	await page.getByRole('link', { name: 'Начать отвечать' }).click();
	for (const isLast of [false, false, true]) {
		const first = page.locator('main input[type="radio"]').first();
		await expect(page.locator('main form fieldset').first()).toBeVisible();
		await first.focus();
		const statements = await page.locator('main form [id^="statement-"]').count();
		expect(statements).toBe(12);
		for (let index = 0; index < statements; index++) {
			await page.keyboard.press(`Digit${1 + (index % 5)}`);
			await page.keyboard.press('Enter');
		}
		const here = page.url();
		await page.keyboard.press('Enter');
		if (!isLast) await expect(page).not.toHaveURL(here);
	}
	await expect(page).toHaveURL(/\/check$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Проверьте ответы' })).toBeVisible();
	await page.getByRole('button', { name: 'Отправить и опубликовать 36 ответов' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ваши позиции записаны' })).toBeVisible();
	const submitted = Date.now();

	const receipt = page.url().split('/').at(-1) ?? '';
	await expect
		.poll(() => mail.letters.filter(({ to }) => to === 'candidate@example.org').some(hasReceipt(receipt)), {
			timeout: 30_000,
		})
		.toBe(true);
	const file = await page.request.get(
		`${address}/portal/demo/contenders/${slug}/receipts/${receipt}/receipt.json`,
	);
	const { entries } = await file.json();
	expect(entries).toHaveLength(36);

	await expect(async () => {
		await voter.page.reload();
		await expect(voter.page.locator(`[id="${slug}"]`)).toBeAttached({ timeout: 1000 });
		await expect(silentFold(voter.page, slug)).toHaveCount(0, { timeout: 1000 });
	}).toPass({ timeout: 60_000 - (Date.now() - submitted), intervals: [2000] });
	await voter.context.close();
	await context.close();
});

test('A candidate without JavaScript does the same with a password only.', async ({ browser }) => {
	test.setTimeout(240_000);
	const { slug } = await silentCandidate(1);
	const letter = await invite(browser, slug, 'plain@example.org', 'ru');
	const { page, context } = await someone(browser, { javaScriptEnabled: false });
	await page.goto(letter.links.find((address) => address.includes('/portal/invitation/')) ?? '');
	await page.getByLabel('Пароль', { exact: true }).fill('девять лёгких белых парусов');
	await page.getByRole('button', { name: 'Создать аккаунт и принять' }).click();
	await page.goto(`${address}/portal/demo/contenders/${slug}`);
	await page.getByRole('link', { name: 'Начать отвечать' }).click();
	for (const isLast of [false, false, true]) {
		// Without scripts nothing waits for the end of a page, so its rows are counted until all of them are there.
		const firsts = page.locator('main input[name^="stance."][value="1"]');
		await expect(firsts).toHaveCount(12);
		const questions = await firsts.evaluateAll((inputs) =>
			inputs.map((input) => input.getAttribute('name') ?? ''),
		);
		for (const [index, name] of questions.entries()) {
			await page.locator(`input[name="${name}"][value="${1 + (index % 5)}"]`).check({ force: true });
		}
		await page.getByRole('button', { name: isLast ? 'Проверить и отправить' : /^Дальше/ }).click();
	}
	await page.getByRole('button', { name: 'Отправить и опубликовать 36 ответов' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ваши позиции записаны' })).toBeVisible();

	const reader = await someone(browser, { javaScriptEnabled: false });
	await expect(async () => {
		await reader.page.goto(`${address}/ru/demo/contenders/${slug}`);
		await expect(reader.page.locator('main')).toContainText('36 из 36', { timeout: 1000 });
	}).toPass({ timeout: 60_000, intervals: [2000] });
	await reader.context.close();
	await context.close();
});

test('A used link and one that never existed lead to the same page.', async ({ browser }) => {
	const used = mail.letters
		.flatMap(({ links }) => links)
		.find((address) => address.includes('/portal/invitation/'));
	const { page, context } = await someone(browser);
	const words: string[] = [];
	for (const path of [used ?? '', `${address}/portal/invitation/${'x'.repeat(43)}`]) {
		const response = await page.goto(path);
		words.push(`${response?.status()} ${await page.locator('main').innerText()}`);
	}
	expect(words[0]).toBe(words[1]);
	expect(words[0]).toContain('Попросите новую ссылку');
	await context.close();
});

test('Letters and bookmarks with the former addresses of positions lead to the present ones.', async () => {
	for (const [former, present] of [
		['answers', 'positions'],
		['answers/reform?statement=3', 'positions/reform?statement=3'],
		['file/answers.csv', 'file/positions.csv'],
	]) {
		const response = await fetch(`${address}/portal/demo/contenders/anybody/${former}`, {
			redirect: 'manual',
		});
		expect(response.status).toBe(308);
		const { pathname, search } = new URL(response.headers.get('location') ?? '', response.url);
		expect(pathname + search).toBe(`/portal/demo/contenders/anybody/${present}`);
	}
});

async function someone(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
	const context = await browser.newContext({
		locale: 'ru-RU',
		viewport: { width: 360, height: 740 },
		reducedMotion: 'reduce',
		...options,
	});
	context.setDefaultTimeout(15_000);
	return { context, page: await context.newPage() };
}

/** Chromium's own virtual authenticator: a device that confirms every time. */
async function withAuthenticator(page: Page): Promise<void> {
	const client = await page.context().newCDPSession(page);
	await client.send('WebAuthn.enable');
	await client.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
}

async function addPasskey(page: Page): Promise<void> {
	await page.getByLabel('Название нового ключа').fill('Телефон');
	await page.getByRole('button', { name: 'Добавить ключ доступа' }).click();
	await expect(page.getByRole('heading', { name: 'Сохраните резервные коды' })).toBeVisible();
}

/** Invites a candidate at the desk, by letter. */
async function invite(browser: Browser, slug: string, email: string, language: string) {
	const { page, context } = await someone(browser, {
		viewport: { width: 1280, height: 800 },
		...(editorState && { storageState: editorState }),
	});
	const before = mail.letters.length;
	await page.goto(`${address}/desk/demo/contenders/${slug}`);
	await page.getByLabel('Эл. почта').fill(email);
	await page.getByLabel('Язык письма').selectOption(language);
	await page.getByRole('button', { name: 'Отправить приглашение' }).click();
	await expect(page.getByText(email).first()).toBeVisible();
	await context.close();
	return mail.letterTo(email, before);
}

/** Candidates of Astana's second district who have answered nothing, in ballot order. */
async function silentCandidate(place: number): Promise<{ slug: string }> {
	const { hash } = await (await fetch(`${address}/data/current/demo.json`)).json();
	const part = await (await fetch(`${address}/data/${hash}/district.mazhilis-seat.2.json`)).json();
	const contenders: { slug: string; positions: string; status: string }[] = part.contenders;
	const silent = contenders.filter(
		({ positions, status }) => status === 'registered' && !/[1-7]/.test(positions),
	);
	const found = silent[place];
	if (!found) throw new Error('Everybody has answered.');
	return found;
}

/** Where the ballots fold away those who have not answered, if this contender is among them. */
function silentFold(page: Page, slug: string) {
	return page.locator('.fold', { hasText: 'Ответов пока нет', has: page.locator(`[id="${slug}"]`) });
}

function hasReceipt(id: string) {
	return ({ attachments }: { attachments: { content: string }[] }) =>
		attachments.some(({ content }) => content.includes(id));
}
