import { expect, test, type Page } from '@playwright/test';
import { findings, rules, tooWide } from './axe.ts';
import type { Cast, Role } from './cast.ts';
import { stage, type Stage, type StageName } from './stage.ts';
import { thoroughIf } from './support/thorough.ts';

// Everybody can use the portal and the desk: in Kazakh on a narrow screen, and in Russian with doubled letters and on a wide
// screen. English words are shorter, so English pages are only fetched. A refused form shows everything that it showed
// before. The pages consist of the same components, so half of them are checked in the light theme and half in the dark one.

interface Sight {
	what: string;
	as: Role | 'nobody';
	path: (cast: Cast) => string;
	/** What to do on the page before it is checked. */
	reach?: (page: Page) => Promise<unknown>;
	/** Whether it represents a kind of page; the others are left to the sweep. */
	isKind?: boolean;
}

/** Elements like others on their page, and many: rows of tables, statements, lines of a check. */
const alike =
	'tbody tr ~ tr ~ tr ~ tr, form > [id^="statement-"] ~ [id^="statement-"] ~ [id^="statement-"], ol > li ~ li ~ li ~ li';

const candidacy = (rest: string) => (cast: Cast) => `/portal/demo/contenders/${cast.candidacy.slug}${rest}`;
const contender = (rest: string) => (cast: Cast) => `/desk/demo/contenders/${cast.candidacy.slug}${rest}`;

const portal: Sight[] = [
	{ isKind: true, what: 'signing in, refused', as: 'nobody', path: () => '/portal/sign-in', reach: refused },
	{ what: 'a forgotten password, refused', as: 'nobody', path: () => '/portal/forgotten', reach: refused },
	{
		what: 'a new password, refused',
		as: 'nobody',
		path: ({ links }) => `/portal/reset/${links.reset}`,
		reach: refused,
	},
	{ what: 'a link that is closed', as: 'nobody', path: () => `/portal/reset/${'x'.repeat(43)}` },
	{ what: 'a link to sign in', as: 'nobody', path: ({ links }) => `/portal/link/${links.signIn}` },
	{
		what: 'an invitation, refused',
		as: 'nobody',
		path: ({ links }) => `/portal/invitation/${links.invitation}`,
		reach: refused,
	},
	{
		what: 'an invitation on paper with a code, refused',
		as: 'nobody',
		path: ({ links }) => `/portal/invitation/${links.invitation}?code`,
		reach: refused,
	},
	{
		what: 'an invitation to somebody signed in',
		as: 'stranger',
		path: ({ links }) => `/portal/invitation/${links.invitation}`,
	},
	{
		what: 'declining',
		as: 'nobody',
		path: ({ links }) => `/portal/invitation/${links.invitation}/decline`,
	},
	{ what: 'what was declined', as: 'nobody', path: () => '/portal/invitation/declined' },
	{ what: 'an invitation that is closed', as: 'nobody', path: () => `/portal/invitation/${'x'.repeat(43)}` },
	{ what: 'claiming: the election', as: 'nobody', path: () => '/portal/claim' },
	{ what: 'claiming: the search', as: 'nobody', path: () => '/portal/claim/demo' },
	{ what: 'claiming: what was found', as: 'nobody', path: () => '/portal/claim/demo?name=а' },
	{
		what: 'claiming: the form, refused',
		as: 'nobody',
		path: ({ candidacy: { slug } }) => `/portal/claim/demo/${slug}`,
		reach: refused,
	},
	{
		what: 'claiming: thanks',
		as: 'nobody',
		path: ({ candidacy: { slug } }) => `/portal/claim/demo/${slug}/sent`,
	},
	{ what: 'the rules', as: 'nobody', path: () => '/portal/rules' },
	{ what: 'the second factor', as: 'halfway', path: () => '/portal/second-factor' },
	{ what: 'nothing to speak for', as: 'stranger', path: () => '/portal' },
	{ what: 'what somebody speaks for', as: 'candidate', path: () => '/portal' },
	{ what: 'the account', as: 'candidate', path: () => '/portal/account' },
	{ what: 'the password, refused', as: 'candidate', path: () => '/portal/account/password', reach: refused },
	{ what: 'who it is', as: 'candidate', path: () => '/portal/account/confirm' },
	{ what: 'second factors', as: 'editor', path: () => '/portal/account/second-factor' },
	{ what: 'an app for codes', as: 'candidate', path: () => '/portal/account/second-factor/app' },
	{ what: 'the overview of a candidacy', as: 'candidate', path: candidacy('') },
	{ isKind: true, what: 'the positions', as: 'candidate', path: candidacy('/positions') },
	{ isKind: true, what: 'the check', as: 'candidate', path: candidacy('/check') },
	{
		what: 'a receipt',
		as: 'candidate',
		path: (cast) => candidacy(`/receipts/${cast.candidacy.receipt}`)(cast),
	},
	{ what: 'a file of positions, refused', as: 'candidate', path: candidacy('/file'), reach: refused },
	{ isKind: true, what: 'the profile', as: 'candidate', path: candidacy('/profile') },
	{ what: 'a list', as: 'agent', path: ({ list: { slug } }) => `/portal/demo/contenders/${slug}` },
	{ what: 'a party', as: 'agent', path: ({ party }) => `/portal/demo/parties/${party}` },
	{ what: 'a bloc', as: 'coordinator', path: ({ bloc }) => `/portal/demo/blocs/${bloc}` },
	{ what: 'a bloc for its member', as: 'member', path: ({ bloc }) => `/portal/demo/blocs/${bloc}` },
	{ what: 'no such page', as: 'candidate', path: () => '/portal/nowhere' },
	{ what: 'what is not theirs', as: 'stranger', path: candidacy('') },
];

const desk: Sight[] = [
	{ what: 'the desk', as: 'editor', path: () => '/desk' },
	{ isKind: true, what: 'an election', as: 'editor', path: () => '/desk/demo' },
	{ what: 'contenders', as: 'editor', path: () => '/desk/demo/contenders' },
	{ what: 'contenders that nobody is', as: 'editor', path: () => '/desk/demo/contenders?search=qqqq' },
	{ isKind: true, what: 'a contender, refused', as: 'editor', path: contender(''), reach: refused },
	{ what: 'addresses, refused', as: 'editor', path: () => '/desk/demo/addresses', reach: refused },
	{
		what: 'sites for frames, refused',
		as: 'editor',
		path: () => '/desk/demo/frames',
		reach: async (page) => {
			await page.getByRole('textbox').fill('http://news.example\nhttps://*.example');
			await refused(page);
		},
	},
	{ what: 'inviting many', as: 'editor', path: () => '/desk/demo/invite?all=1' },
	{ what: 'reminding many', as: 'editor', path: () => '/desk/demo/remind?all=1' },
	{
		what: 'a sheet of paper',
		as: 'editor',
		path: ({ candidacy: { slug } }) => `/desk/demo/paper?contender=${slug}`,
	},
	{
		what: 'a sheet of paper, made',
		as: 'editor',
		path: ({ candidacy: { slug } }) => `/desk/demo/paper?contender=${slug}`,
		reach: async (page) => {
			await page.getByRole('main').getByRole('button').last().click();
			await expect(page.getByRole('main').locator('svg').first()).toBeVisible();
		},
	},
	{ what: 'parties', as: 'editor', path: () => '/desk/demo/parties' },
	{ what: 'a party', as: 'editor', path: ({ party }) => `/desk/demo/parties/${party}` },
	{ what: 'blocs', as: 'editor', path: () => '/desk/demo/blocs' },
	{ what: 'a bloc', as: 'editor', path: ({ bloc }) => `/desk/demo/blocs/${bloc}` },
	{ what: 'claims', as: 'editor', path: () => '/desk/claims' },
	{ what: 'what waits to be read', as: 'editor', path: () => '/desk/moderation' },
	{
		isKind: true,
		what: 'a profile',
		as: 'editor',
		path: ({ profile }) => `/desk/moderation/profiles/${profile}`,
	},
	{ what: 'a manifesto', as: 'editor', path: () => '/desk/moderation/manifestos/1' },
	{ what: 'letters', as: 'editor', path: () => '/desk/letters' },
	{ what: 'a letter', as: 'editor', path: ({ letter }) => `/desk/letters/${letter}` },
	{
		what: 'what was done',
		as: 'editor',
		path: () => '/desk/audit',
	},
	{ what: 'no such page', as: 'editor', path: () => '/desk/nowhere' },
];

const over: Sight[] = [
	{ what: 'a candidacy', as: 'candidate', path: candidacy('') },
	{ what: 'the positions', as: 'candidate', path: candidacy('/positions') },
	{ what: 'the check', as: 'candidate', path: candidacy('/check') },
	{ what: 'an election', as: 'editor', path: () => '/desk/demo' },
	{
		what: 'a correction',
		as: 'editor',
		path: (cast) => contender(`/correct/${cast.candidacy.statement}`)(cast),
	},
];

test.describe('The portal', () => declare(portal, 'open'));
test.describe('The desk', () => declare(desk, 'open'));
test.describe('When answers are closed', () => declare(over, 'closed'));

function declare(sights: Sight[], name: StageName) {
	let scene: Stage | undefined;
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		scene = await stage(name);
	});

	for (const [index, { what, as, path, reach, isKind = false }] of sights.entries()) {
		test(`Everybody can use this page: ${what}.`, thoroughIf(!isKind), async ({ page }) => {
			if (!scene) throw new Error('The app has not been started.');
			const { cast } = scene;
			const address = `${scene.address}${path(cast)}`;
			const cookie = as === 'nobody' ? undefined : cast.cookies[as];

			await page.setViewportSize({ width: 320, height: 640 });
			await page.emulateMedia({ colorScheme: index % 2 ? 'dark' : 'light' });
			await visit(page, address, cookie, 'kk', reach);
			expect(await findings(page, rules, alike), 'narrow').toEqual([]);
			expect(await tooWide(page), 'on 320 px').toEqual([]);

			await visit(page, address, cookie, 'ru', reach);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await tooWide(page), 'on 320 px with letters twice as large').toEqual([]);

			await page.evaluate(() => (document.documentElement.style.fontSize = ''));
			await page.setViewportSize({ width: 1280, height: 800 });
			expect(await tooWide(page), 'on 1280 px').toEqual([]);

			const inEnglish = await fetch(address, { headers: { cookie: `language=en; ${cookie ?? ''}` } });
			const html = await inEnglish.text();
			expect(html).toMatch(/<html lang="en"/);
			expect(html).toMatch(/<title>[^<]+ · Tandau<\/title>/);
			expect(html.match(/<h1[ >]/g)).toHaveLength(1);
		});
	}
}

async function visit(
	page: Page,
	address: string,
	cookie: string | undefined,
	language: 'kk' | 'ru',
	reach: Sight['reach'],
) {
	const url = new URL(address).origin;
	await page.context().addCookies([{ name: 'language', value: language, url }]);
	const [name, value] = cookie?.split('=') ?? [];
	// Its name requires a secure cookie, which Chromium also sends to its own machine without encryption.
	const secure = url.replace('http:', 'https:');
	if (name && value) await page.context().addCookies([{ name, value, url: secure }]);
	await page.goto(address);
	await reach?.(page);
	await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveCount(1);
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expect(page).toHaveTitle(/^.+ · (Таңдау|Tandau)$/);
	await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
}

/** Sends the first form of the page unchanged. */
async function refused(page: Page) {
	const form = page.getByRole('main').locator('form[method="POST"]').filter({ visible: true }).last();
	await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
	await form.locator('button:not([type="button"])').last().click();
	await expect(page.getByRole('main').locator('.faults, [role="alert"]').first()).toBeVisible();
}
