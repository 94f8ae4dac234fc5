import { expect, test, type Locator, type Page } from '@playwright/test';
import { thoroughIf } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

const everyBallot = { 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 };

/** The element that has the focus, and what is wrong with how it looks. */
interface Stop {
	/** Empty for the page itself, before its first control and after its last. */
	name: string;
	faults: string[];
}

/** Checks the focus: it must be visible, on the screen, and not under a fixed part of the page. */
function look(page: Page): Promise<Stop> {
	return page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return { name: '', faults: [] };
		const name = `${focused.localName} ${focused.getAttribute('aria-label') ?? focused.textContent?.trim() ?? ''}`;
		// Headings get the focus so that they are read aloud; they are not controls.
		if (/^h[1-6]$/.test(focused.localName)) return { name, faults: [] };
		const { outlineStyle, outlineWidth } = getComputedStyle(focused);
		const box = focused.getBoundingClientRect();
		const shares = [0.1, 0.5, 0.9];
		const isSeen = shares.some((across) =>
			shares.some((down) => {
				const top = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height);
				return top !== null && (focused.contains(top) || top.contains(focused));
			}),
		);
		return {
			name,
			faults: [
				...(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? [] : [`no outline: ${name}`]),
				...(isSeen ? [] : [`out of sight: ${name}`]),
			],
		};
	});
}

/** Presses Tab until this has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	await expect(target).toBeAttached();
	for (let pressed = 0; pressed < 250; pressed++) {
		await page.keyboard.press(key);
		expect((await look(page)).faults).toEqual([]);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${key} does not lead to ${target}`);
}

/** The focus of a newly opened page is before its head, and the first stop skips it. */
async function skipTheHead(page: Page) {
	const skip = page.getByRole('link', { name: 'Skip to content' });
	await page.keyboard.press('Tab');
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.locator('main :focus')).toHaveCount(1);
	expect((await look(page)).faults).toEqual([]);
	await page.keyboard.press('Shift+Tab');
}

function storedIn(page: Page) {
	return page.evaluate(() => JSON.parse(localStorage.getItem('tandau:demo') ?? 'null'));
}

test('A voter goes all the way by keyboard alone.', async ({ page }) => {
	test.slow();
	const { keyboard } = page;
	const heading = page.getByRole('heading', { level: 1 });

	await page.goto('/en');
	await skipTheHead(page);
	await tabTo(page, page.getByRole('link', { name: 'Start A fictional election' }));
	await keyboard.press('Enter');
	await expect(page).toHaveURL('/en/demo');

	await skipTheHead(page);
	await tabTo(page, page.getByRole('link', { name: 'Find my district' }));
	await keyboard.press('Enter');
	await expect(page).toHaveURL('/en/demo/district');

	await test.step('finds the district', async () => {
		const panel = page.getByRole('region', { name: 'Astana city' });
		await skipTheHead(page);
		await tabTo(page, page.getByRole('searchbox'));
		await keyboard.type('No. 2 astana');
		await expect(page.getByRole('search').getByRole('button').first()).toBeVisible();
		await keyboard.press('Enter');
		await expect(page.getByRole('search').getByRole('button').first()).toBeFocused();
		await keyboard.press('Enter');
		await expect(panel.getByRole('heading', { name: 'Astana city' })).toBeFocused();
		await tabTo(page, panel.getByRole('radio').first());
		await keyboard.press('Space');
		await keyboard.press('ArrowDown');
		expect((await storedIn(page)).districts).toEqual({ 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 });
		await tabTo(page, panel.getByRole('link', { name: 'To the statements' }));
		await keyboard.press('Enter');
		await expect(page).toHaveURL('/en/demo/quiz');
	});

	await test.step('answers twelve statements, one way and the other', async () => {
		const place = page.locator('#place b');
		await skipTheHead(page);
		for (let n = 1; n <= 12; n++) {
			await expect(place).toHaveText(new RegExp(`^${n} /`));
			if (n > 1) await expect(heading).toBeFocused();
			const before = await heading.innerText();
			if (n % 3 === 0) {
				await keyboard.press('KeyS');
			} else if (n % 3 === 1) {
				await keyboard.press(`Digit${(n % 5) + 1}`);
				await keyboard.press('ArrowRight');
			} else {
				await tabTo(page, page.getByRole('radio').first());
				await keyboard.press('Space');
				for (let down = 0; down < n % 5; down++) await keyboard.press('ArrowDown');
				await tabTo(page, page.getByRole('button', { name: 'Next' }));
				await keyboard.press('Enter');
			}
			await expect(heading).not.toHaveText(before);
		}
		const stances = Object.values<{ stance: unknown }>((await storedIn(page)).answers).map(
			({ stance }) => stance,
		);
		expect(stances).toHaveLength(12);
		expect(new Set(stances)).toEqual(new Set([1, 2, 3, 4, 5, 'skip']));
		await tabTo(page, page.getByRole('link', { name: 'See the preliminary result' }));
		await keyboard.press('Enter');
		await expect(page).toHaveURL('/en/demo/results');
	});

	await test.step('weighs an answer on the page of the answers', async () => {
		await expect(page.locator('.contender').first()).toBeVisible();
		await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Your answers' }));
		await keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Your answers', exact: true })).toBeInViewport();
		const row = page.locator('ol details').first();
		await tabTo(page, row.locator('summary'));
		await keyboard.press('Enter');
		await tabTo(page, row.getByRole('checkbox', { name: 'Important' }));
		await keyboard.press('Space');
		await expect(page.getByText('Important: 1.')).toBeAttached();
		await tabTo(page, page.getByRole('link', { name: 'To the ballots' }), 'Shift+Tab');
		await keyboard.press('Enter');
		await expect(page).toHaveURL('/en/demo/results');
	});

	await test.step('opens a candidate and comes back', async () => {
		await expect(page.locator('.contender').first()).toBeVisible();
		await tabTo(page, page.getByRole('region', { name: 'Nearest' }).getByRole('link').nth(1));
		await keyboard.press('Enter');
		await expect(page.locator('#ballot-mazhilis-seat')).toBeInViewport();
		const candidate = page.locator('#ballot-mazhilis-seat .contender a').first();
		await tabTo(page, candidate);
		const name = await candidate.innerText();
		await keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
		await tabTo(page, page.getByRole('link', { name: 'Back to your ballots' }), 'Shift+Tab');
		await keyboard.press('Enter');
		await expect(candidate).toBeFocused();
		await expect(candidate).toBeInViewport();
	});

	await test.step('reads how it is computed', async () => {
		await tabTo(page, page.getByRole('link', { name: 'How this is computed' }), 'Shift+Tab');
		await keyboard.press('Enter');
		await expect(page).toHaveURL('/en/demo/method');
		await skipTheHead(page);
	});
});

for (const [path, sheet, isKind] of [
	['', null, false],
	['/demo', somebody(), false],
	['/demo/district', somebody(0, { 'mazhilis-seat': 2 }), false],
	['/demo/quiz#r02', somebody(), true],
	['/demo/quiz/form', null, false],
	['/demo/results', somebody(20, everyBallot), true],
	['/demo/contenders', null, false],
	['/demo/contenders#mazhilis-seat.2/aqboken-jel', somebody(), false],
	['/demo/contenders/sary-dala', null, false],
	['/demo/compare#mazhilis-seat.2/sie-etek,syrsa-jartas', somebody(), false],
	['/demo/final#mazhilis-seat.2/sie-etek,syrsa-jartas', somebody(), false],
	['/demo/card', somebody(), false],
	['/demo/further', somebody(8), false],
	['/demo/method', null, false],
	['/demo/rules', null, false],
	['/demo/privacy', somebody(), false],
	['/nowhere', null, false],
] as const) {
	const title = `The focus passes through /en${path} and shows where it is.`;
	test(title, thoroughIf(!isKind), async ({ page }) => {
		if (sheet) await remember(page, sheet);
		await page.goto(`/en${path}`);
		await page.waitForLoadState('networkidle');
		// A page that opens something by its fragment has the focus on its heading already.
		const { name: start } = await look(page);
		const passed: string[] = [];
		const faults: string[] = [];
		// The page itself has the focus again after its last control.
		for (let last = ' '; last !== '' && passed.length < 400;) {
			await page.keyboard.press('Tab');
			const stop = await look(page);
			faults.push(...stop.faults);
			if (stop.name) passed.push(stop.name);
			last = stop.name;
		}
		expect(faults).toEqual([]);
		if (!start) expect(passed[0]).toContain('Skip to content');
		expect(passed.at(-1), 'the last link of the foot').toMatch(/^a /);
		expect(passed.length).toBeGreaterThan(4);
		expect(passed.length).toBeLessThan(400);
	});
}
