import { expect, test } from '@playwright/test';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../src/lib/link/link.ts';
import type { Core } from '../src/lib/election/snapshot.ts';
import { findings, rules } from './axe.ts';
import { command, loadedFolder, port, serve, temporaryFolder, type Server } from './server.ts';
import { thorough, thoroughIf } from './support/thorough.ts';
import { somebody } from './voter.ts';

// The demonstration moves to the day of the test; the election of 2023 has its own days.

test.describe('The day of silence', () => {
	const server = at(port + 70, '2023-03-18T12:00:00+06:00');

	for (const [language, name, message] of [
		['kk', 'Бөлісу', 'Қазір нәтижемен бөлісу өшірулі.'],
		['ru', 'Поделиться', 'Сейчас делиться результатами нельзя.'],
		['en', 'Share', 'Sharing results is off now.'],
	] as const) {
		test(
			`The dialogue for sharing says why it is off and until when (${language}).`,
			thoroughIf(language !== 'kk'),
			async ({ page }) => {
				await page.addInitScript(
					(sheet) => localStorage.setItem('tandau:kz-2023', sheet),
					JSON.stringify(somebody(36, {})),
				);
				await page.goto(`${server().address}/${language}/kz-2023/results`);
				await page.getByRole('button', { name, exact: true }).click();
				const dialog = page.getByRole('dialog');
				await expect(dialog).toContainText(message);
				await expect(dialog).toContainText('20:00');
				await expect(dialog.getByRole('checkbox')).toHaveCount(0);
				await expect(dialog.getByRole('img')).toHaveCount(0);
				await expect(dialog.getByRole('textbox')).toHaveCount(0);
				expect(await findings(page, rules, '#main > :not(.top)')).toEqual([]);
			},
		);
	}

	opensNoPrivateLink(server);
});

test.describe('Voting day', thorough, () => {
	opensNoPrivateLink(at(port + 62, '2023-03-19T12:00:00+06:00'));
});

/** Runs an app at that time for all tests of a group. */
function at(port: number, clock: string): () => Server {
	// One after another, so that there is one app.
	test.describe.configure({ mode: 'default' });
	let data = '';
	let server: Server | undefined;
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		data = loadedFolder();
		await answer2023(data);
		server = await serve(port, data, { TANDAU_CLOCK: clock });
	});
	test.afterAll(async () => {
		await server?.stop();
		rmSync(data, { recursive: true, force: true });
	});
	return () => {
		if (!server) throw new Error('The app has not been started.');
		return server;
	};
}

/** Gives the election of 2023 in this data folder an answer and an imprint, so that there are results and sharing. */
async function answer2023(data: string): Promise<void> {
	const folder = temporaryFolder();
	cpSync('drizzle/packs/kz-2023', folder, { recursive: true });
	const file = join(folder, 'election.json');
	const { template: _, ...election } = JSON.parse(readFileSync(file, 'utf8'));
	const imprint = { publisher: 'A foundation', contact: 'post@example.org' };
	writeFileSync(file, JSON.stringify({ ...election, imprint }));
	writeFileSync(join(folder, 'positions.csv'), 'contender,statement,stance\namanat,r01,3\n');
	const { code, output } = await command('pack', ['import', folder], { TANDAU_DATA: data, DATABASE_URL: '' });
	rmSync(folder, { recursive: true, force: true });
	expect(code, output).toBe(0);
}

function opensNoPrivateLink(server: () => Server) {
	test('A private link shows nobody’s results, and says why.', async ({ page }) => {
		const { address } = server();
		const { hash } = await (await fetch(`${address}/data/current/kz-2023.json`)).json();
		const core: Core = await (await fetch(`${address}/data/${hash}/core.json`)).json();
		const answers = Object.fromEntries(
			core.statements.map(({ slug }) => [slug, { stance: 1, importance: 1 } as const]),
		);
		expect(core.statements.length).toBeGreaterThan(0);
		const link = encode({ snapshot: hash, districts: {}, tiers: [], topics: [], answers }, core, () => []);
		await page.addInitScript(
			(sheet) => localStorage.setItem('tandau:kz-2023', sheet),
			JSON.stringify({ version: 1, answers, districts: {} }),
		);
		await page.goto(`${address}/en/s#${link}`);
		await expect(page.getByText('Results cannot be shown now.')).toBeVisible();
		await expect(page.getByText('By law the day before the vote is a day of silence.')).toBeVisible();
		await expect(page.getByText('This link opens again after 19 March 2023')).toBeVisible();
		await expect(page.locator('.figure-line, .tier, .position, .back, details')).toHaveCount(0);
		expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
	});
}
