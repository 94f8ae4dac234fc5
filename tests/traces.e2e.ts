import { expect, test, type APIRequestContext } from '@playwright/test';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadedFolder, port, serve } from './server.ts';

// Answers reach the server in two ways: in the form without JavaScript and in the open data's match. The server matches
// them and stores nothing.

test('Answers that are sent to the server leave nothing in its log or its database.', async ({ request }) => {
	test.setTimeout(240_000);
	const data = loadedFolder();
	const server = await serve(port + 2, data);
	try {
		const before = server.log();
		expect(before).toContain('Tandau is open');
		await sendForms(request, server.address);
		await sendMatches(request, server.address);
		expect(server.log()).toBe(before);
	} finally {
		await server.stop();
	}
	// All bytes of the database, including its own log.
	let bytes = 0;
	for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
		const path = join(data, name);
		if (!statSync(path).isFile()) continue;
		const content = readFileSync(path);
		bytes += content.length;
		for (const mark of ['marked-7f3a', '4.0000000000e0', '"stance":4', '"stance": 4', 'stance.r01'])
			expect(content.includes(mark), `${mark} in ${name}`).toBe(false);
	}
	expect(bytes).toBeGreaterThan(5_000_000);
	rmSync(data, { recursive: true, force: true });
});

async function sendForms(request: APIRequestContext, address: string): Promise<void> {
	const form = `${address}/en/demo/quiz/form`;
	const send = async (fields: Record<string, string>) =>
		(await request.post(form, { form: fields, headers: { accept: 'text/html' } })).status();
	const answers = {
		'district.mazhilis-seat': '2',
		'stance.r01': '5',
		'stance.l03': 'skip',
		'stance.s12': '1',
	};
	expect(await send({ ...answers, 'important.r01': 'on' })).toBe(200);
	expect(await send({ ...answers, 'stance.r02': '9' })).toBe(400);
	expect(await send({ ...answers, 'stance.marked-7f3a': '1' })).toBe(400);
	expect(await send({ ...answers, 'stance.r03': 'marked-7f3a'.repeat(7_000) })).toBe(413);
	expect((await request.post(form, { data: { ...answers, 'stance.r02': 'marked-7f3a' } })).status()).toBe(
		415,
	);
}

async function sendMatches(request: APIRequestContext, origin: string): Promise<void> {
	const address = `${origin}/api/v1/match`;
	const headers = { 'content-type': 'application/json', 'user-agent': 'marked-7f3a' };
	const send = async (body: string) =>
		(await request.post(address, { headers, data: Buffer.from(body) })).status();
	const wish = { election: 'demo', districts: { 'mazhilis-seat': 2 }, answers: { r01: { stance: 4 } } };
	// Written in an unusual way, so that anything stored of it can be found.
	const body = JSON.stringify(wish).replace('4', '4.0000000000e0');
	expect(await send(body)).toBe(200);
	expect(await send(JSON.stringify({ ...wish, answers: { 'marked-7f3a': { stance: 1 } } }))).toBe(400);
	expect(await send(JSON.stringify({ ...wish, election: 'marked-7f3a' }))).toBe(404);
	expect(await send(`{"marked-7f3a": ${body}`)).toBe(400);
	expect(await send(`"marked-7f3a${'x'.repeat(70_000)}"`)).toBe(413);
	expect((await request.post(`${address}?marked-7f3a`, { headers, data: wish })).status()).toBe(200);
}
