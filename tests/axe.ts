import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can break, because it changes only colours. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe objects to, with the first few elements of each kind. @param alike elements like others on the page, to skip */
export async function findings(page: Page, asked: string[], alike?: string): Promise<unknown[]> {
	const axe = new AxeBuilder({ page })
		// Twice as fast: pages without frames need no second page to merge the results, and passed rules are left out.
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] });
	if (asked === rulesOfColour) axe.withRules(asked);
	else axe.withTags(asked);
	if (alike) axe.exclude(alike);
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]);
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
