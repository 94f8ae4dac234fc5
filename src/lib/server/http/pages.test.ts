import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Pages } from './pages.ts';

const html = '<!doctype html><title>Таңдау</title>'.repeat(50);
const page = () =>
	Promise.resolve(
		new Response(html, {
			headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" },
		}),
	);
const request = (headers: Record<string, string> = {}, method = 'GET') =>
	new Request('http://localhost/kk', { headers, method });
const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('A page that is the same for everybody', () => {
	it('is rendered once, however many ask at once.', async () => {
		const pages = new Pages();
		let renderings = 0;
		const render = () => {
			renderings++;
			return page();
		};
		await Promise.all([1, 2, 3].map(() => pages.serve('/kk', request(), render)));
		await pages.serve('/kk', request(), render);
		expect(renderings).toBe(1);
	});

	it('comes in the best encoding that the browser accepts.', async () => {
		const pages = new Pages();
		const brotli = await pages.serve('/kk', request({ 'accept-encoding': 'gzip, deflate, br' }), page);
		expect(brotli.headers.get('content-encoding')).toBe('br');
		expect(brotliDecompressSync(await body(brotli)).toString()).toBe(html);
		const gzip = await pages.serve('/kk', request({ 'accept-encoding': 'gzip' }), page);
		expect(gunzipSync(await body(gzip)).toString()).toBe(html);
		const plain = await pages.serve('/kk', request(), page);
		expect(plain.headers.get('content-encoding')).toBeNull();
		expect((await body(plain)).toString()).toBe(html);
	});

	it('keeps the policy that it was rendered with.', async () => {
		const response = await new Pages().serve('/kk', request(), page);
		expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
		expect(response.headers.get('cache-control')).toContain('public');
	});

	it('is not sent again to a browser that has it.', async () => {
		const pages = new Pages();
		const first = await pages.serve('/kk', request(), page);
		const again = await pages.serve(
			'/kk',
			request({ 'if-none-match': first.headers.get('etag') ?? '' }),
			page,
		);
		expect(again.status).toBe(304);
		expect((await body(again)).length).toBe(0);
	});

	it('answers HEAD without a body.', async () => {
		const response = await new Pages().serve('/kk', request({}, 'HEAD'), page);
		expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(html)));
		expect((await body(response)).length).toBe(0);
	});
});

it('An error is never stored.', async () => {
	const pages = new Pages();
	const broken = await pages.serve('/kk', request(), () =>
		Promise.resolve(new Response('no', { status: 500 })),
	);
	expect(broken.status).toBe(500);
	expect((await pages.serve('/kk', request(), page)).status).toBe(200);
});

it('An error that comes with status 200 is not stored either.', async () => {
	const pages = new Pages();
	const json = (text: string) => () =>
		Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' } }));
	const fault = '{"type":"data","nodes":[{"type":"error","error":{"message":"no database"}}]}';
	const whole = '{"type":"data","nodes":[{"type":"data","data":[{"name":1},"Таңдау"]}]}';
	expect(await (await pages.serve('/kk', request(), json(fault))).text()).toBe(fault);
	expect(await (await pages.serve('/kk', request(), json(whole))).text()).toBe(whole);
	expect(await (await pages.serve('/kk', request(), json(fault))).text()).toBe(whole);
});

it('The pages never take more memory than they may.', async () => {
	const pages = new Pages(3 * (html.length * 2 + 2048));
	let renderings = 0;
	const render = () => {
		renderings++;
		return page();
	};
	for (let number = 0; number < 20; number++) await pages.serve(`/kk/${number}`, request(), render);
	await pages.serve('/kk/0', request(), render);
	expect(renderings).toBe(21);
});
