import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { connect, createServer } from 'node:net';
import type { Answers } from '../src/lib/election/ballot/answers.ts';
import { assemble, match, type Ballot } from '../src/lib/election/ballot/ballot.ts';
import { unpackBasis } from '../src/lib/election/ballot/basis.ts';
import { encode } from '../src/lib/link/link.ts';
import { take, type Ticks } from '../src/lib/election/share.ts';
import type { BasisPart, Core, DistrictPart } from '../src/lib/election/snapshot.ts';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { port } from './server.ts';
import { remember, somebody } from './voter.ts';
import { isThorough, thoroughIf } from './support/thorough.ts';

const nothing: Ticks = { districts: false, tiers: [], topics: false, answers: false };
const everything: Ticks = {
	districts: true,
	tiers: ['mazhilis-list', 'mazhilis-seat'],
	topics: true,
	answers: true,
};

/** The demonstration's voter, and a person with other answers. */
const one = Object.fromEntries(
	Object.entries(somebody().answers).map(([slug, { stance }]): [string, Answers[string]] => [
		slug,
		{ stance, importance: 1 },
	]),
);
const other = Object.fromEntries(
	Object.entries(one).map(([slug, { importance }], index): [string, Answers[string]] => [
		slug,
		index % 7 === 5 ? { stance: 'skip', importance: 1 } : { stance: 1 + (index % 4), importance },
	]),
);

async function get<Part>(address: string): Promise<Part> {
	const response = await fetch(`http://localhost:${port}${address}`);
	return await response.json();
}

/** A link as the share dialogue makes it, for a voter in Astana's second district. */
async function linkOf(answers: Answers, ticks: Ticks): Promise<string> {
	const { hash } = await get<{ hash: string }>('/data/current/demo.json');
	const core = await get<Core>(`/data/${hash}/core.json`);
	const part = await get<DistrictPart>(`/data/${hash}/district.mazhilis-seat.2.json`);
	const basis = unpackBasis(core, await get<BasisPart>(`/data/${hash}/basis.json`));
	const ballots = core.districts.flatMap((district): Ballot[] => {
		const contest = core.contests.find(({ slug }) => slug === district.contest);
		const isOwn =
			district.contest === 'mazhilis-list' ||
			(district.contest === part.contest && district.number === part.district);
		if (!contest || !isOwn) return [];
		const contenders =
			contest.kind === 'list' ? core.lists.filter((list) => list.contest === contest.slug) : part.contenders;
		return [assemble(core, contest, district, contenders, basis)];
	});
	const matched = ballots.map((ballot) => ({ ballot, match: match(ballot, answers) }));
	const share = take(
		{ snapshot: hash, core, ballots: matched, answers, districts: { 'mazhilis-seat': 2 } },
		ticks,
	);
	return encode(share, core, (contest, district) =>
		(
			ballots.find((ballot) => ballot.contest.slug === contest && ballot.district.number === district)
				?.standing ?? []
		).map(({ slug }) => slug),
	);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const figure = (page: Page) => page.locator('.figure-line .share');

test.describe('A private link', () => {
	test('A private link puts the answers of two people side by side.', async ({ page }) => {
		const link = await linkOf(other, { ...nothing, answers: true });
		expect(`https://tandau.example/en/s#${link}`.length).toBeLessThanOrEqual(200);
		await remember(page, somebody());
		await page.goto(`/en/s#${link}`);
		await expect(heading(page)).toHaveText('You and the sender');
		await expect(page).toHaveTitle(/You and the sender/);
		await expect(figure(page)).toHaveText(/^\d+%$/);
		await expect(page.locator('.position')).toHaveCount(36);
		expect(new URL(page.url()).hash).toBe(`#${link}`);
		// Nothing about parties and candidates was ticked.
		await expect(page.locator('.ballot, .tier')).toHaveCount(0);

		await page.getByRole('button', { name: /^Same/ }).click();
		const same = await page.locator('.position').count();
		expect(same).toBeLessThan(36);
		await expect(page.locator('.position .relation')).toHaveText(Array(same).fill(/The same/));
		// The parts of the figure are those of the filter, and together they are all statements of the two.
		const parts = page.locator('.dots li').filter({ hasText: /: \d+$/ });
		await expect(parts.first()).toHaveText(`Same: ${same}`);
		const counts = (await parts.allInnerTexts()).map((text) => Number(/\d+$/.exec(text)?.[0]));
		const all = Number(
			/of (\d+) statements/.exec(await page.getByText(/^Both of you answered/).innerText())?.[1],
		);
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
	});

	test('A private link shows what was ticked, and no answers where none were.', async ({ page }) => {
		await page.goto(`/en/s#${await linkOf(other, { ...everything, answers: false })}`);
		await expect(heading(page)).toHaveText('A result shared with you');
		await expect(page.getByRole('heading', { name: 'The sender’s district' })).toBeVisible();
		await expect(page.locator('.tier')).toHaveCount(2);
		await expect(page.locator('.tier .share').first()).toHaveText(/\d+%/);
		await expect(page.getByRole('heading', { name: 'Places on the topics' })).toBeVisible();
		await expect(page.getByText('Show the sender’s answers now')).toHaveCount(0);
		await expect(page.getByText('And you?')).toBeVisible();
		expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
	});

	test('A private link may reveal only that somebody answered.', async ({ page }) => {
		await page.goto(`/en/s#${await linkOf(other, nothing)}`);
		await expect(page.getByText('The sender has answered statements on 3 topics.')).toBeVisible();
		await expect(page.locator('main h2')).toHaveCount(0);
	});

	test('The share stays with the skip link and in another language.', async ({ page }) => {
		const link = await linkOf(other, everything);
		await remember(page, somebody());
		await page.goto(`/en/s#${link}`);
		await expect(figure(page)).toBeVisible();
		await page.getByRole('link', { name: 'Skip to content' }).focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`/en/s#${link}`);
		await expect(figure(page)).toBeVisible();
		await page.getByRole('link', { name: 'Қазақша' }).click();
		await expect(heading(page)).toHaveText('Сіз және сілтеме жіберген адам');
		await expect(page).toHaveURL(`/kk/s#${link}`);
		// Another link in the same tab opens another share.
		const plain = await linkOf(other, nothing);
		await page.evaluate((hash) => (location.hash = hash), plain);
		await expect(heading(page)).toHaveText('Сізге жіберілген нәтиже');
		await expect(figure(page)).toHaveCount(0);
	});

	test('A link that cannot be read is reported with the reason.', async ({ page }) => {
		const link = await linkOf(other, everything);
		const { hash } = await get<{ hash: string }>('/data/current/demo.json');
		const core = await get<Core>(`/data/${hash}/core.json`);
		const foreign = encode(
			{ snapshot: 'e'.repeat(64), districts: {}, tiers: [], topics: [], answers: {} },
			core,
			() => [],
		);
		const broken: string[] = [];
		page.on('pageerror', ({ message }) => broken.push(message));
		for (const [text, words] of [
			['', 'This link holds no result.'],
			['main', 'This link holds no result.'],
			[link.slice(0, -1), 'This link cannot be read.'],
			[link.slice(0, 40), 'This link cannot be read.'],
			[`${link}x`, 'This link cannot be read.'],
			[link.slice(0, 60) + (link[60] === 'A' ? 'B' : 'A') + link.slice(61), 'This link cannot be read.'],
			['%E0%A4%A', 'This link cannot be read.'],
			['<img src=x onerror=alert(1)>', 'This link cannot be read.'],
			['"><script>alert(1)</script>', 'This link cannot be read.'],
			['жауаптар', 'This link cannot be read.'],
			// Version 2 with the checksum of its one byte.
			['AjwMjqE', 'This link was made by a newer version of Tandau.'],
			[foreign, 'The publication that this link names is not here.'],
		] as const) {
			await page.goto('about:blank');
			await page.goto(`/en/s${text === '' ? '' : `#${text}`}`);
			await expect(page.getByText(words), text).toBeVisible();
			await expect(heading(page)).toHaveText('A result shared with you');
		}
		expect(broken).toEqual([]);
	});

	test('A part that does not arrive can be requested again.', async ({ page }) => {
		let isBroken = true;
		await page.route('**/core.json', (route) => (isBroken ? route.abort() : route.continue()));
		await page.goto(`/en/s#${await linkOf(other, everything)}`);
		await expect(page.getByText('This did not load.')).toBeVisible();
		isBroken = false;
		await page.getByRole('button', { name: 'Try again' }).click();
		await expect(page.locator('.tier')).toHaveCount(2);
	});

	test.describe('Without scripts', () => {
		test.use({ javaScriptEnabled: false });

		test('Without scripts a sentence says why nothing is shown.', async ({ page }) => {
			for (const [language, words] of [
				['kk', 'Бұл бетке JavaScript керек.'],
				['ru', 'Для этой страницы нужен JavaScript.'],
				['en', 'This page needs JavaScript.'],
			]) {
				const response = await page.goto(`/${language}/s#anything`);
				expect(response?.status()).toBe(200);
				const notice = page.locator('noscript .notice');
				await expect(notice).toBeVisible();
				await expect(notice).toContainText(words ?? '');
			}
		});
	});
});

/**
 * From a person's link through the quiz to the comparison and the link sent back, all through `address`. Returns both
 * figures: the one that the invited person sees, and the one that the sender sees in the link sent back.
 */
async function journey(address: string, invited: BrowserContext, sender: BrowserContext, given: number) {
	const link = await linkOf(given === 0 ? one : other, { ...nothing, answers: true });
	const page = await invited.newPage();
	await page.goto(`${address}/en/s#${link}`);
	await expect(page.getByText('Compare your answers with the sender’s.')).toBeVisible();
	await expect(page.locator('.position').first()).toBeHidden();
	await page.getByRole('link', { name: 'Go to the statements' }).click();
	const statement = page.locator('main h1');
	for (let answered = 0; answered < 6; answered++) {
		const asked = await statement.innerText();
		await page
			.getByRole('radio')
			.nth((given + answered) % 5)
			.click();
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(statement).not.toHaveText(asked);
	}
	await page.getByRole('link', { name: 'See the preliminary results' }).click();
	await expect(page.getByText('Somebody’s answers wait for yours.')).toBeVisible();
	await page.getByRole('link', { name: 'Compare the two of you' }).click();
	await expect(heading(page)).toHaveText('You and the sender');
	await expect(figure(page)).toHaveText(/^\d+%$/);
	const mine = await figure(page).innerText();
	expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(
		page.getByText(/^(The link is copied\.|The browser did not let it be copied\.)/),
	).toBeVisible();
	const back = await page.getByRole('textbox', { name: 'Link with your answers' }).inputValue();
	expect(back.length).toBeLessThanOrEqual(200);
	expect(back.startsWith(`${address}/en/s#`)).toBe(true);

	const theirs = await sender.newPage();
	await remember(theirs, { version: 1, answers: given === 0 ? one : other, districts: {} });
	await theirs.goto(back);
	await expect(figure(theirs)).toHaveText(/^\d+%$/);
	return { mine, theirs: await figure(theirs).innerText(), secrets: [link, back.split('#')[1] ?? ''] };
}

/** A proxy before the server that records every incoming byte. */
async function overhear() {
	let heard = '';
	const door = createServer((inside) => {
		const outside = connect(port, 'localhost');
		inside.on('data', (bytes) => (heard += bytes.toString('latin1')));
		inside.pipe(outside).pipe(inside);
		inside.on('error', () => outside.destroy());
		outside.on('error', () => inside.destroy());
	});
	await new Promise<void>((resolve) => door.listen(0, 'localhost', resolve));
	const ear = door.address();
	if (ear === null || typeof ear === 'string') throw new Error('The proxy has no port.');
	return { address: `http://localhost:${ear.port}`, heard: () => heard, close: () => door.close() };
}

test('In a whole journey of two people the server learns nothing about their answers.', async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const logs: string[][] = [];
	for (const given of [0, 2]) {
		const door = await overhear();
		const asked: string[] = [];
		const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
		for (const context of contexts) {
			context.on('request', (request) =>
				asked.push(`${request.method()} ${request.url().split('#')[0]} ${request.postData() ?? ''}`.trim()),
			);
		}
		const { mine, theirs, secrets } = await journey(door.address, ...contexts, given);
		expect(theirs, 'both see the same figure').toBe(mine);
		await Promise.all(contexts.map((context) => context.close()));
		door.close();

		const heard = door.heard();
		const lines = heard.split('\r\n').filter((line) => / HTTP\/1\.1$/.test(line));
		// The log is a real one: it contains the page and the parts that it needs.
		expect(lines).toContain('GET /en/s HTTP/1.1');
		expect(
			lines.filter((line) => /^GET \/data\/[0-9a-f]{64}\/core\.json /.test(line)).length,
		).toBeGreaterThan(0);
		// The quiz requests its page's data and says which of its layouts are new, with one digit each.
		const plain = /^GET [^?#]*(__data\.json\?x-sveltekit-invalidated=[01]{1,8})?( HTTP\/1\.1)?$/;
		for (const line of lines) expect(line).toMatch(plain);
		expect(heard).not.toMatch(/content-length|transfer-encoding|cookie:|referer:/i);
		for (const secret of secrets) {
			expect(secret.length).toBeGreaterThan(50);
			for (let place = 0; place + 8 <= secret.length; place++) {
				expect(heard).not.toContain(secret.slice(place, place + 8));
				expect(asked.join('\n')).not.toContain(secret.slice(place, place + 8));
			}
		}
		expect(heard).not.toMatch(/stance|importance|"answers"|%22/);
		for (const request of asked) expect(request).toMatch(plain);
		logs.push([...new Set(lines)].sort());
	}
	// The requests are the same for all answers, so they reveal nothing about them.
	expect(logs[1]).toEqual(logs[0]);
});

for (const language of ['kk', 'ru', 'en']) {
	test(
		`Everybody can use every state of the page of a private link (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page }) => {
			test.setTimeout(120_000);
			const all = await linkOf(other, everything);
			const themes = isThorough ? (['light', 'dark'] as const) : (['light'] as const);
			for (const theme of themes) {
				await page.emulateMedia({ colorScheme: theme });
				for (const [link, ready] of [
					[all, page.locator('details summary')],
					[await linkOf(other, { ...everything, answers: false }), page.locator('.tier').first()],
					[all.slice(0, 50), page.locator('main .notice').first()],
				] as const) {
					await page.goto('about:blank');
					await page.goto(`/${language}/s#${link}`);
					await expect(ready).toBeVisible();
					if (theme === 'light' && link === all) await ready.click();
					expect(await findings(page, theme === 'light' ? rules : rulesOfColour)).toEqual([]);
					expect(await tooWide(page)).toEqual([]);
				}
			}
			await remember(page, somebody());
			for (const theme of themes) {
				await page.emulateMedia({ colorScheme: theme });
				await page.goto('about:blank');
				await page.goto(`/${language}/s#${all}`);
				await expect(figure(page)).toBeVisible();
				expect(await findings(page, theme === 'light' ? rules : rulesOfColour)).toEqual([]);
				for (const width of [320, 360, 1280]) {
					await page.setViewportSize({ width, height: 740 });
					expect(await tooWide(page)).toEqual([]);
				}
			}
		},
	);
}
