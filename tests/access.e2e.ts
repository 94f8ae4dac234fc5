import { expect, test, type Page } from '@playwright/test';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { remember, somebody, unfold, type Sheet } from './voter.ts';
import { isThorough, thoroughIf } from './support/thorough.ts';

const languages = ['kk', 'ru', 'en'] as const;

/** A voter in Astana with all ballots there who has not answered everything. */
const voter = somebody(20, { 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 });
voter.answers.s09 = { stance: 'skip', importance: 1 };
voter.answers.r01 = { stance: 5, importance: 2 };

interface Sight {
	what: string;
	/** The page's address after the language. */
	path: string;
	sheet?: Sheet;
	/** What to do on the page before it is checked. */
	reach?: (page: Page) => Promise<unknown>;
	/** Elements like others on the page, so many that axe would take a minute for them. */
	alike?: string;
	/** Whether it is the page of its kind that every run of the tests visits; the sweep visits all. */
	isKind?: boolean;
}

const sights: Sight[] = [
	{ what: 'the elections', path: '' },
	{ what: 'an election', isKind: true, path: '/demo' },
	{
		what: 'an election that was begun',
		path: '/demo',
		sheet: voter,
		reach: (page) => expect(page.locator('.hero button')).toBeVisible(),
	},
	{ what: 'an election without answers', path: '/kz-2023' },
	{ what: 'the districts', path: '/demo/district', reach: searchFor('с') },
	{
		what: 'a chosen district',
		isKind: true,
		path: '/demo/district',
		sheet: { ...voter, districts: { 'mazhilis-seat': 2 } },
		reach: async (page) => {
			await page.locator('.decided button').first().click();
			await expect(page.getByRole('radio').first()).toBeVisible();
		},
	},
	{ what: 'the districts of the past election', path: '/kz-2023/district', reach: searchFor('7') },
	{
		what: 'the quiz',
		path: '/demo/quiz',
		reach: (page) => expect(page.locator('.notice').last()).toBeVisible(),
	},
	{
		what: 'the quiz with an answer',
		isKind: true,
		path: '/demo/quiz#r01',
		sheet: voter,
		reach: (page) => expect(page.locator('#hint button')).toBeVisible(),
	},
	{
		what: 'the background of a statement',
		path: '/demo/quiz#r02',
		reach: async (page) => {
			await page.locator('.how button').first().click();
			await expect(page.getByRole('dialog')).toBeVisible();
		},
	},
	{
		what: 'the answers',
		isKind: true,
		path: '/demo/answers',
		sheet: voter,
		reach: (page) => expect(page.locator('.clear button')).toBeVisible(),
		alike: 'ol li ~ li ~ li',
	},
	{
		what: 'what matters most',
		isKind: true,
		path: '/demo/answers#important',
		sheet: voter,
		reach: (page) => expect(page.getByRole('checkbox').first()).toBeVisible(),
		alike: 'li ~ li ~ li',
	},
	...(['empty', 'refused', 'matched'] as const).map((state) => ({
		what: `the long form, ${state}`,
		isKind: state === 'matched',
		path: '/demo/quiz/form',
		reach: (page: Page) => send(page, state),
		alike: 'fieldset ~ fieldset ~ fieldset',
	})),
	{
		what: 'the results of nobody',
		path: '/demo/results',
		reach: (page) => expect(page.locator('.contender').first()).toBeVisible(),
	},
	{
		what: 'the results',
		isKind: true,
		path: '/demo/results',
		sheet: voter,
		reach: async (page) => {
			await expect(page.locator('.ballot .columns')).toHaveCount(4);
			await unfold(page);
		},
		alike: 'li ~ li ~ li',
	},
	{
		what: 'everybody who stands',
		path: '/demo/contenders',
		alike: 'section ~ section details ~ details ~ details',
	},
	{
		what: 'a candidate opened by a voter',
		isKind: true,
		path: '/demo/contenders#mazhilis-seat.2/aqboken-jel',
		sheet: voter,
		reach: (page) => expect(page.locator('.filter')).toBeVisible(),
	},
	{
		what: 'a candidate who does not exist',
		path: '/demo/contenders#mazhilis-seat.2/nobody',
		sheet: voter,
		reach: (page) => expect(page.getByRole('heading', { level: 1 })).toBeFocused(),
	},
	{ what: 'a candidate', path: '/demo/contenders/aqqutan-ailaq' },
	{ what: 'a candidate who has left', path: '/demo/contenders/alabota-qyr' },
	{ what: 'a list', isKind: true, path: '/demo/contenders/sary-dala', sheet: voter },
	{ what: 'the method', isKind: true, path: '/demo/method', alike: '.examples > li ~ li ~ li ~ li' },
	{ what: 'the rules', path: '/demo/rules' },
	{
		what: 'the lists',
		path: '/demo/lists',
		sheet: voter,
		reach: (page) => expect(page.getByRole('group').first()).toBeVisible(),
	},
	{
		what: 'the picture of all positions',
		path: '/demo/field',
		sheet: voter,
		reach: (page) => expect(page.getByRole('option').nth(20)).toBeVisible(),
		alike: 'tr ~ tr ~ tr ~ tr',
	},
	{
		what: 'privacy',
		path: '/demo/privacy',
		sheet: voter,
		reach: (page) => expect(page.getByRole('checkbox')).toBeVisible(),
	},
	{
		what: 'contenders beside the voter',
		isKind: true,
		path: '/demo/compare#mazhilis-seat.2/sie-etek,syrsa-jartas,alabota-qyr;mazhilis-list.1/aq-terek&sort=topic',
		sheet: voter,
		reach: (page) => expect(page.locator('.line-up')).toBeVisible(),
		alike: '.row-of ~ .row-of ~ .row-of ~ .row-of ~ .row-of',
	},
	{
		what: 'a comparison of nobody',
		path: '/demo/compare#nonsense/',
		reach: (page) => expect(page.getByRole('combobox')).toBeVisible(),
	},
	{
		what: 'the sheet for a debate',
		path: '/demo/compare#mazhilis-seat.2/sie-etek,moiyl-tuma&sheet=debate',
		reach: (page) => expect(page.locator('.line-up')).toBeVisible(),
	},
	{
		what: 'a second round',
		isKind: true,
		path: '/demo/final#mazhilis-seat.2/sie-etek,syrsa-jartas',
		sheet: voter,
		reach: (page) => expect(page.locator('.answers')).toBeVisible(),
	},
	{
		what: 'a second round of nobody',
		path: '/demo/final',
		sheet: voter,
		reach: (page) => expect(page.getByRole('combobox').first()).toBeVisible(),
	},
	{
		what: 'the pocket card',
		path: '/demo/card',
		sheet: voter,
		reach: (page) => expect(page.getByRole('combobox').first()).toBeEnabled(),
	},
	{
		what: 'a further statement',
		isKind: true,
		path: '/demo/further',
		sheet: somebody(8),
		reach: async (page) => {
			await expect(page.locator('.cells')).toBeVisible();
			await page.keyboard.press('Digit1');
			await page.keyboard.press('ArrowRight');
			await expect(page.locator('.place b')).toContainText('→');
		},
	},
	{
		what: 'the end of the further statements',
		path: '/demo/further',
		sheet: somebody(35, {}),
		reach: async (page) => {
			await expect(page.locator('.cells')).toBeVisible();
			await page.keyboard.press('Digit1');
			await page.keyboard.press('KeyS');
			await expect(page.locator('main .sheet li').first()).toBeVisible();
		},
	},
	{
		what: 'further statements before there are enough answers',
		path: '/demo/further',
		sheet: somebody(7),
		reach: (page) => expect(page.locator('main .notice').first()).toBeVisible(),
	},
	{ what: 'no such election', path: '/nowhere' },
	{ what: 'no such page', isKind: true, path: '/demo/nowhere' },
	{ what: 'no such contender', path: '/demo/contenders/nobody' },
];

for (const [index, { what, path, sheet, reach, alike, isKind = false }] of sights.entries()) {
	for (const language of languages) {
		test(
			`Everybody can use this page: ${what} (${language}).`,
			thoroughIf(language !== 'kk' || !isKind),
			async ({ page }) => {
				if (sheet) await remember(page, sheet);
				await page.setViewportSize({ width: 320, height: 640 });
				// The pages consist of the same components, so half of them are checked in the light theme and half in the dark one, and
				// all in both in the sweep.
				const [first, second] = index % 2 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
				await page.emulateMedia({ colorScheme: first });
				await page.goto(`/${language}${path}`);
				await reach?.(page);
				await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveCount(1);
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				await expect(page).toHaveTitle(/^.+ · (Таңдау|Tandau)$/);
				await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));

				// What axe checks is the same in every language; the length of words is not.
				const isFirst = language === 'kk';
				if (isFirst) expect(await findings(page, rules, alike), `narrow and ${first}`).toEqual([]);
				expect(await tooWide(page), 'on 320 px').toEqual([]);
				await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
				expect(await tooWide(page), 'on 320 px with letters twice as large').toEqual([]);
				await page.setViewportSize({ width: 360, height: 640 });
				// The long form has no scripts, and browsers cannot hyphenate Kazakh.
				if (!path.endsWith('/form'))
					await expect.poll(() => brokenWords(page), 'words that break without a hyphen').toEqual([]);

				if (!isFirst) return;
				await page.evaluate(() => (document.documentElement.style.fontSize = ''));
				await page.setViewportSize({ width: 1280, height: 800 });
				expect(await tooWide(page), 'on 1280 px').toEqual([]);
				if (!isThorough) return;
				await page.emulateMedia({ colorScheme: second });
				expect(await findings(page, rulesOfColour, alike), `wide and ${second}`).toEqual([]);
			},
		);
	}
}

for (const language of languages) {
	test(`No two pages have the same title (${language}).`, async ({ request }) => {
		const titles = new Map<string, string[]>();
		for (const path of new Set(sights.map(({ path }) => path.split('#')[0] ?? ''))) {
			const html = await (await request.get(`/${language}${path}`)).text();
			const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
			titles.set(title, [...(titles.get(title) ?? []), path]);
		}
		const shared = [...titles.values()].filter((paths) => paths.length > 1);
		// Missing pages have the same title.
		expect(shared).toEqual([['/nowhere', '/demo/nowhere', '/demo/contenders/nobody']]);
	});
}

/** Words, or syllables between soft hyphens, that stand on two lines. */
function brokenWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const broken: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node.parentElement?.closest('code')) continue;
			for (const { 0: part, index } of (node.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
				const topOf = (place: number) => {
					const range = document.createRange();
					range.setStart(node, place);
					range.setEnd(node, place + 1);
					// The first letter of a line may also have a rectangle at the end of the line before.
					const rectangles = range.getClientRects();
					return rectangles.item(rectangles.length - 1)?.top ?? 0;
				};
				if (Math.abs(topOf(index) - topOf(index + part.length - 1)) > 8) broken.push(part);
			}
		}
		return broken;
	});
}

function searchFor(text: string) {
	return async (page: Page) => {
		await page.getByRole('searchbox').fill(text);
		await expect(page.getByRole('search').getByRole('button').first()).toBeVisible();
	};
}

/** The long form as it arrives, sent back without answers, and answered. */
async function send(page: Page, state: 'empty' | 'refused' | 'matched') {
	const button = page.getByRole('main').getByRole('button').last();
	if (state === 'refused') {
		await button.click();
		await expect(page.locator('.faults')).toBeVisible();
	} else if (state === 'matched') {
		await page.getByRole('combobox').first().selectOption({ index: 2 });
		await page.getByRole('radio').first().check();
		await button.click();
		await expect(page.locator('.ballot').first()).toBeVisible();
	}
}
