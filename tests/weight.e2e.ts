import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { remember, somebody } from './voter.ts';
import { thoroughIf } from './support/thorough.ts';

/** What the phone loads, in bytes after brotli, by kind. Cached files are not loaded again. */
async function weigh(page: Page, visit: () => Promise<unknown>): Promise<Record<string, number>> {
	const weights: Record<string, number> = {};
	const running: Promise<void>[] = [];
	const seen = new Set<string>();
	page.on('response', (response) => {
		if (seen.has(response.url())) return;
		seen.add(response.url());
		const kind = response.request().resourceType();
		running.push(
			response.body().then(
				(body) => {
					weights[kind] =
						(weights[kind] ?? 0) + (kind === 'font' ? body.length : brotliCompressSync(body).length);
				},
				() => undefined,
			),
		);
	});
	await visit();
	await page.waitForLoadState('networkidle');
	await Promise.all(running);
	return weights;
}

const sum = (weights: Record<string, number>, kinds: string[]) =>
	kinds.reduce((total, kind) => total + (weights[kind] ?? 0), 0);

// The Russian page is the heaviest.
for (const language of ['kk', 'ru', 'en']) {
	test(
		`HTML, CSS and JavaScript to the first question weigh at most 90 kB, fonts 70 kB (${language}).`,
		thoroughIf(language !== 'ru'),
		async ({ page }) => {
			const weights = await weigh(page, () => page.goto(`/${language}/demo/quiz`));
			console.log(language, JSON.stringify(weights));
			expect(sum(weights, ['document', 'stylesheet', 'script', 'fetch'])).toBeLessThanOrEqual(90_000);
			expect(weights.font ?? 0).toBeLessThanOrEqual(70_000);
		},
	);
}

test('The way from the first page over the district to the first question stays light.', async ({ page }) => {
	const weights = await weigh(page, async () => {
		await page.goto('/kk/demo');
		await page.waitForLoadState('networkidle');
		await page.goto('/kk/demo/district');
		await page.waitForLoadState('networkidle');
		await page.goto('/kk/demo/quiz');
	});
	console.log('landing, district, quiz', JSON.stringify(weights));
	expect(sum(weights, ['document', 'stylesheet', 'script', 'fetch'])).toBeLessThanOrEqual(131_000);
});

for (const [what, path] of [
	['The search adds', 'find'],
	['The further statements add', 'further'],
	['The picture adds', 'field'],
] as const) {
	test(`${what} at most 25 kB of scripts to those of the results.`, async ({ page, context }) => {
		await remember(page, somebody(8));
		const results = await weigh(page, () => page.goto('/ru/demo/results'));
		const other = await context.newPage();
		const both = await weigh(other, async () => {
			await other.goto('/ru/demo/results');
			await other.waitForLoadState('networkidle');
			await other.goto(`/ru/demo/${path}`);
		});
		const own = (both.script ?? 0) - (results.script ?? 0);
		console.log(path, own, 'results', results.script);
		expect(own).toBeGreaterThan(0);
		expect(own).toBeLessThanOrEqual(25_000);
	});
}

test('The first question loads nothing of what chooses further ones.', async ({ page }) => {
	const scripts: Promise<string>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response.text());
	});
	await page.goto('/ru/demo/quiz');
	await page.waitForLoadState('networkidle');
	const quiz = (await Promise.all(scripts.splice(0))).join('');
	await remember(page, somebody(8));
	await page.goto('/ru/demo/further');
	await page.waitForLoadState('networkidle');
	const further = (await Promise.all(scripts)).join('');
	// A number that only the chooser has: what rounding may not decide.
	const ofChooser = /1\.000000001|1e-9/;
	expect(further).toMatch(ofChooser);
	expect(quiz).not.toMatch(ofChooser);
});

test('All six fonts together weigh at most 70 kB and never delay text.', () => {
	const fonts = readdirSync('src/lib/ui/fonts').filter((name) => name.endsWith('.woff2'));
	expect(fonts.length).toBeGreaterThan(0);
	expect(
		fonts.reduce((total, name) => total + statSync(join('src/lib/ui/fonts', name)).size, 0),
	).toBeLessThanOrEqual(70_000);
	const faces = readFileSync('src/lib/ui/fonts.css', 'utf8')
		.split('@font-face')
		.slice(1)
		.filter((face) => face.includes('woff2'));
	expect(faces.length).toBe(fonts.length);
	for (const face of faces) expect(face).toContain('font-display: swap');
});

test('The core part weighs at most 25 kB, the part of a district with 42 candidates 8 kB.', async ({
	request,
}) => {
	const { hash } = await (await request.get('/data/current/demo.json')).json();
	const weight = async (part: string) =>
		brotliCompressSync(await (await request.get(`/data/${hash}/${part}.json`)).body()).length;
	const core = await weight('core');
	const district = await weight('district.mazhilis-seat.2');
	console.log('core', core, 'district 2', district);
	expect(core).toBeLessThanOrEqual(25_000);
	expect(district).toBeLessThanOrEqual(8_000);
});
