import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** What a browser stores of the demonstration election. */
export interface Sheet {
	version: number;
	answers: Record<string, { stance: number | 'skip'; importance: number }>;
	districts: Record<string, number>;
}

/** The statements that everybody is asked, in the order of the quiz. */
const general: { slug: string; contest?: string }[] = JSON.parse(
	readFileSync('drizzle/packs/demo/statements.json', 'utf8'),
).filter(({ contest }: { contest?: string }) => contest === undefined);

/** A voter of Astana's second district who has answered that many statements, in a fixed pattern. */
export function somebody(answered = 36, districts: Record<string, number> = { 'mazhilis-seat': 2 }): Sheet {
	const answers = general
		.slice(0, answered)
		.map(({ slug }, index) => [slug, { stance: [5, 4, 2, 1, 4][index % 5], importance: 1 }]);
	return { version: 1, answers: Object.fromEntries(answers), districts };
}

/** Stores a sheet in this browser before the first page is opened. Later changes by the pages stay. */
export async function remember(page: Page, sheet: unknown) {
	await page.addInitScript((text) => {
		if (sessionStorage.getItem('seeded')) return;
		sessionStorage.setItem('seeded', 'yes');
		localStorage.setItem('tandau:demo', text);
	}, JSON.stringify(sheet));
}

/** Opens everything on a page that is folded away. */
export async function unfold(page: Page) {
	await page.locator('.fold').first().waitFor();
	await page.evaluate(() => {
		for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true;
	});
}
