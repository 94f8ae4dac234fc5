import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { loadedFolder, serve } from './server.ts';
import { thorough } from './support/thorough.ts';

const pages = [
	'/kk',
	'/ru/demo',
	'/en/demo/district',
	'/kk/demo/quiz',
	'/kk/demo/results',
	'/ru/demo/method',
	'/kk/demo/quiz/form',
];

for (const path of pages) {
	test(`The page ${path} is guarded by its headers.`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(200);
		const headers = response.headers();
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toMatch(/script-src 'self'/);
		expect(policy).not.toMatch(/script-src[^;]*unsafe/);
		expect(policy).not.toContain('nonce-');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['set-cookie']).toBeUndefined();
		expect(headers['strict-transport-security'], 'only behind TLS').toBeUndefined();
		expect(await response.text(), 'no handlers in attributes').not.toMatch(/<[^>]+\son[a-z]+=/i);
	});
}

for (const [path, status] of [
	['/favicon.svg', 200],
	['/robots.txt', 200],
	['/_app/immutable/nothing.js', 404],
	['/data/%00/core.json', 404],
	[`/data/photo/${'0'.repeat(64)}/%00`, 404],
	['/portal/claim/demo?name=%00', 404],
	['/kk/demo/contenders/nobody', 404],
	['/kk/%E0%A4%A', 400],
] as const) {
	test(`The address ${path} is answered with ${status} and guarded too.`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(status);
		const headers = response.headers();
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		expect(await response.text()).not.toMatch(/\bat .+\.js:\d+/);
	});
}

test('A query does not make another page.', async ({ request }) => {
	const plain = await request.get('/kk/demo/quiz');
	const followed = await request.get('/kk/demo/quiz?from=somewhere');
	expect(followed.headers().etag).toBe(plain.headers().etag);
	expect(await followed.text()).not.toContain('somewhere');
});

test('A page is sent once, compressed, and then not again.', async ({ request }) => {
	const first = await request.get('/kk/demo', { headers: { 'accept-encoding': 'br' } });
	expect(first.headers()['content-encoding']).toBe('br');
	const etag = first.headers().etag ?? '';
	const again = await request.get('/kk/demo', {
		headers: { 'accept-encoding': 'br', 'if-none-match': etag },
	});
	expect(again.status()).toBe(304);
});

test('A form from another site is refused.', async ({ request }) => {
	const response = await request.post('/kk/demo', {
		headers: { 'sec-fetch-site': 'cross-site' },
		form: { a: '1' },
	});
	expect(response.status()).toBe(403);
});

test('A body that is not a form is refused as the sender’s fault.', async ({ request }) => {
	for (const [path, type] of [
		['/portal/sign-in', 'multipart/form-data; boundary=x'],
		['/portal/language', 'application/json'],
	] as const) {
		const response = await request.post(path, {
			headers: { 'sec-fetch-site': 'same-origin', 'content-type': type, accept: 'text/html' },
			data: 'abc',
		});
		expect(response.status(), path).toBe(400);
	}
});

test('The address / chooses the language.', async ({ request }) => {
	const visit = (headers: Record<string, string>) => request.get('/', { headers, maxRedirects: 0 });
	expect((await visit({ 'accept-language': 'ru-RU,ru' })).headers().location).toBe('/ru');
	expect((await visit({ 'accept-language': 'fr' })).headers().location).toBe('/kk');
	expect((await visit({ 'accept-language': 'ru', cookie: 'language=en' })).headers().location).toBe('/en');
	expect((await visit({ 'accept-language': 'ru', cookie: 'language=<script>' })).headers().location).toBe(
		'/ru',
	);
});

test('An answer that was cleared on another page does not come back with the back button.', async ({
	page,
}) => {
	const stored = () => page.evaluate(() => localStorage.getItem('tandau:demo'));
	await page.goto('/ru/demo/quiz');
	await page.getByRole('radio').first().check();
	await expect.poll(stored).toContain('stance');
	await page.goto('/kk/demo/privacy');
	await page.evaluate(() => localStorage.clear());
	await page.goBack();
	await expect(page.getByRole('radio').first()).toBeVisible();
	await expect(page.locator('button:disabled'), 'the script runs').toHaveCount(0);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	expect(await stored()).toBeNull();
});

test('A part of a snapshot is immutable, and an unknown one does not exist.', async ({ request }) => {
	const pointer = await (await request.get('/data/current/demo.json')).json();
	const core = await request.get(`/data/${pointer.hash}/core.json`);
	expect(core.headers()['cache-control']).toContain('immutable');
	expect((await request.get(`/data/${pointer.hash}/nothing.json`)).status()).toBe(404);
	expect((await request.get(`/data/${'0'.repeat(64)}/core.json`)).status()).toBe(404);
	expect((await request.get('/data/current/unknown.json')).status()).toBe(404);
});

test('Behind TLS browsers are asked to stay on it.', thorough, async () => {
	const data = loadedFolder();
	const server = await serve(4176, data, { ORIGIN: 'https://tandau.example' });
	const response = await fetch(`${server.address}/kk`);
	expect(response.headers.get('strict-transport-security')).toContain('max-age=');
	await server.stop();
	rmSync(data, { recursive: true, force: true });
});
