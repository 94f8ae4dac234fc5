import type { Page } from '@playwright/test';
import type Axe from 'axe-core';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

export const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can break, because it changes only colours. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
	var axe: typeof Axe;
}

/** What axe objects to, with the first few elements of each kind. @param alike elements like others on the page, to skip */
export async function findings(page: Page, asked: string[], alike?: string): Promise<unknown[]> {
	await page.evaluate(program);
	return page.evaluate(
		async ([type, values, exclude]) => {
			const { violations } = await axe.run(
				{ exclude },
				{ runOnly: { type, values }, resultTypes: ['violations'] },
			);
			return violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]);
		},
		[asked === rulesOfColour ? 'rule' : 'tag', asked, alike ? [alike] : []] as const,
	);
}

/** Elements beyond the right edge of the screen, if the page can be scrolled there. */
export function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
			.map((element) => `${scrollWidth} px: ${element.outerHTML.slice(0, 120)}`)
			.slice(-3);
	});
}
