import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core } from '$lib/election/snapshot.ts';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published, type Files } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Further } from './Further.svelte.ts';
import { Quiz } from './Quiz.svelte.ts';

const first = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const left = ['i', 'j', 'k', 'l'];

/**
 * Twelve statements asked everywhere and one of the seats' district 2. All who stand answer the first eight alike; on `k`
 * the candidates differ most, then on `j`, and the lists on `l` alone. Nobody differs on `i`.
 */
const core: Core = example({
	contests: [
		contest('seats', 'seat', { body: { en: 'Mazhilis' } }),
		contest('lists', 'list', { body: { en: 'Mazhilis' } }),
	],
	districts: [district('seats', 1), district('seats', 2), district('lists', 1)],
	statements: [
		...[...first, ...left].map((slug) => statement(slug)),
		statement('local', { contest: 'seats', districts: [2] }),
	],
	lists: [
		contender('one', '555555553333', { kind: 'list', contest: 'lists', district: 1 }),
		contender('two', '555555553334', { kind: 'list', contest: 'lists', district: 1 }),
	],
});
const people = [
	...['555555553453', '555555553253', '555555553413', '555555553213'],
	...['555555553453', '555555553253'],
].map((positions, index) => contender(`p${index}`, positions, { contest: 'seats', district: 1 }));
const locals = ['55555555333311', '55555555333355'].map((positions, index) =>
	contender(`q${index}`, positions.slice(0, 12) + positions.slice(13), { contest: 'seats', district: 2 }),
);

let parts: Files;
let sheet: AnswerSheet;
let hash: string;
let count = 0;

beforeEach(() => {
	vi.useFakeTimers();
	const own = { ...core, election: { ...core.election, sources: [`further ${++count}`] } };
	({ hash, files: parts } = published(own, {
		'district.seats.1': { contest: 'seats', district: 1, contenders: people },
		'district.seats.2': { contest: 'seats', district: 2, contenders: locals },
	}));
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => {
		if (!(address in parts)) throw new TypeError('offline');
		return new Response(parts[address]);
	});
	sheet = new AnswerSheet({
		election: 'demo',
		statements: core.statements,
		districts: [
			{ contest: 'seats', number: 1 },
			{ contest: 'seats', number: 2 },
		],
	});
	sheet.open();
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function answer(slugs: readonly string[], stance: number | 'skip' = 5) {
	for (const slug of slugs) sheet.answer(slug, stance);
}

/** The short version for this voter, once everything has arrived, begun with what the address names. */
async function open(fragment = ''): Promise<Further> {
	const further = new Further(sheet, hash, () => 'en');
	await further.load();
	further.follow(fragment);
	return further;
}

const slugsOf = (further: Further) => further.asked.map(({ slug }) => slug);

describe('The statements of the short version', () => {
	it('The next one parts the nearest most, and comes in no order but that.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		expect([further.state, further.shown, further.left]).toEqual(['asking', 'k', 4]);
		expect(slugsOf(further)).toEqual(['k']);
		expect(further.reason).toMatchObject({
			nearest: 6,
			wanted: { contest: { slug: 'seats' } },
			sizes: [6],
		});
	});

	it('After each answer the next one is chosen, and nothing is answered for the voter.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		expect(Object.keys(sheet.answers)).toEqual(first);
		answer(['k']);
		expect(slugsOf(further)).toEqual(['k', 'j']);
		further.show('j');
		expect(further.shown).toBe('j');
		expect(Object.keys(sheet.answers)).toEqual([...first, 'k']);
		answer(['j']);
		// Two candidates are nearest now, who answered everything alike, and two lists, who did not.
		expect(slugsOf(further)).toEqual(['k', 'j', 'l']);
	});

	it('It is on the ballot with the largest first tier, as long as a statement tells anybody apart there.', async () => {
		answer(first);
		const further = await open();
		expect([further.shown, further.reason?.wanted.contest.slug]).toEqual(['l', 'lists']);
		sheet.choose('seats', 2);
		await further.load();
		further.restart();
		further.follow('');
		// Both ballots have two; the seats come first in the election.
		expect([further.shown, further.reason?.wanted.contest.slug]).toEqual(['local', 'seats']);
		answer(['local']);
		expect(slugsOf(further)).toEqual(['local', 'l']);
	});

	it('It says how the first tier changed: at the beginning, before the latest answer, and now.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		answer(['k']);
		const { sizes = [] } = further.reason ?? {};
		expect(sizes).toHaveLength(2);
		expect(sizes[0]).toBe(6);
		expect(sizes[1]).toBeLessThan(6);
		further.show('j');
		answer(['j'], 3);
		expect(further.reason?.sizes[0]).toBe(6);
		sheet.withdraw('j');
		sheet.withdraw('k');
		expect(further.reason?.sizes).toEqual([6]);
	});

	it('Going back shows the earlier ones in the order in which they were asked; after a change the ones that follow are chosen again.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		answer(['k']);
		further.show('j');
		answer(['j']);
		further.show('l');
		expect(slugsOf(further)).toEqual(['k', 'j', 'l']);
		further.show('k');
		expect(slugsOf(further)).toEqual(['k', 'j', 'l']);
		sheet.withdraw('k');
		// While it is open nothing is chosen after it; once it is left, it is asked again.
		expect(slugsOf(further)).toEqual(['k', 'j']);
		further.show('j');
		expect(slugsOf(further)[0]).toBe('j');
		expect(slugsOf(further)).toHaveLength(2);
	});

	it('A statement of an earlier answer is given its reason as it was then.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		answer(['k']);
		further.show('j');
		const { nearest } = further.reason ?? {};
		answer(['j']);
		further.show('k');
		expect(further.reason?.nearest).toBe(6);
		further.show('j');
		expect(further.reason?.nearest).toBe(nearest);
		// With other answers before it nobody would have asked it.
		answer(['a'], 'skip');
		answer(first.slice(1), 1);
		further.show('k');
		expect(further.reason?.wanted.contest.slug).toBe('seats');
	});
});

describe('The address of the short version', () => {
	it('After a reload the same statement is shown, with the earlier ones before it.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const before = await open();
		answer(['k']);
		before.show('j');
		expect(before.fragment).toBe('#j/k,j');
		const after = await open(before.fragment);
		expect([after.shown, slugsOf(after)]).toEqual(['j', ['k', 'j']]);
		before.show('k');
		expect(before.fragment).toBe('#k/k');
	});

	it('What an address names is believed only as far as the election knows it.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		for (const fragment of ['#main', '#nothing/', '#x/x,k,k', '#/', '#</script>/%,,'])
			expect([fragment, (await open(fragment)).shown]).toEqual([fragment, 'k']);
		const further = await open('#a/a,a,x,k,local');
		expect([further.shown, slugsOf(further)]).toEqual(['a', ['a', 'k']]);
	});

	it('At its end no statement is shown, and the last one can be shown again.', async () => {
		answer([...first, ...left]);
		const further = await open('#/k,l');
		expect([further.shown, further.state, slugsOf(further)]).toEqual([null, 'complete', ['k', 'l']]);
		expect(further.fragment).toBe('#/k,l');
		further.follow('#l/k,l');
		expect(further.shown).toBe('l');
	});
});

describe('Where no statement is chosen, the short version says why', () => {
	it('With fewer than eight answers the printed ones come first; skips are not answers.', async () => {
		answer(first.slice(1));
		answer(['a'], 'skip');
		const further = await open();
		expect([further.state, further.shown, further.answered]).toEqual(['early', null, 7]);
		answer(['a']);
		expect(further.state).toBe('asking');
	});

	it('What is left may tell nobody apart.', async () => {
		answer([...first, 'l']);
		const further = await open();
		expect([further.state, further.shown, further.left]).toEqual(['level', null, 3]);
	});

	it('Everything may be answered, or skipped.', async () => {
		answer([...first, ...left]);
		expect((await open()).state).toBe('complete');
		answer([...first, ...left], 'skip');
		expect((await open()).state).toBe('skipped');
	});

	it('A questionnaire of eight is asked in the printed order.', async () => {
		const short = { ...core, statements: core.statements.slice(0, 8) };
		({ hash, files: parts } = published(
			{ ...short, election: { ...core.election, sources: ['short'] } },
			{},
		));
		answer(first.slice(0, 7));
		const further = await open();
		expect([further.state, further.total]).toEqual(['short', 8]);
		answer(first);
		expect(further.state).toBe('complete');
	});

	it('Without lists and a district there is no ballot.', async () => {
		const own = { ...core, contests: core.contests.slice(0, 1), lists: [] };
		({ hash, files: parts } = published({ ...own, election: { ...core.election, sources: ['none'] } }, {}));
		answer(first);
		expect((await open()).state).toBe('no ballot');
	});

	it('A ballot that does not arrive is a fault, and a retry mends it.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const all = parts;
		parts = Object.fromEntries(Object.entries(all).filter(([address]) => !address.includes('district')));
		const further = new Further(sheet, hash, () => 'en');
		expect(further.isReady).toBe(false);
		await further.load();
		expect([further.isReady, further.failure]).toEqual([false, new TypeError('offline')]);
		parts = all;
		await further.load();
		expect([further.isReady, further.failure]).toEqual([true, null]);
	});

	it('After the sheet is cleared it begins again.', async () => {
		answer(first);
		const further = await open();
		answer(['l']);
		sheet.clear();
		further.restart();
		expect([further.state, slugsOf(further), further.shown]).toEqual(['early', [], null]);
	});
});

describe('The quiz over the short version', () => {
	it('Keys answer, skip and go back; after the last the quiz is finished, and stops by itself.', async () => {
		sheet.choose('seats', 1);
		answer(first);
		const further = await open();
		const shown: (string | null)[] = [];
		const go = (slug: string | null) => {
			further.show(slug);
			shown.push(slug);
		};
		const quiz = new Quiz(sheet, () => further.asked, {
			address: go,
			onshow: () => undefined,
			onfinish: () => go(null),
			isCalm: () => true,
		});
		quiz.begin(0, `#${further.shown}`);
		const elsewhere = { isOnRadio: false };
		// Before it is answered nothing is known to come after it.
		quiz.press('ArrowRight', elsewhere);
		expect([quiz.question?.slug, shown]).toEqual(['k', []]);
		quiz.press('KeyS', elsewhere);
		expect(quiz.question?.slug).toBe('j');
		quiz.press('ArrowLeft', elsewhere);
		expect(quiz.question?.slug).toBe('k');
		quiz.press('ArrowRight', elsewhere);
		quiz.press('Digit1', elsewhere);
		expect(quiz.question?.slug).toBe('j');
		quiz.press('ArrowRight', elsewhere);
		expect([further.shown, quiz.isLast]).toEqual(['l', true]);
		quiz.press('KeyS', elsewhere);
		expect(shown).toEqual(['j', 'k', 'j', 'l', null]);
		expect(sheet.answers['k']).toEqual({ stance: 'skip', importance: 1 });
		expect([further.state, further.left]).toEqual(['level', 1]);
	});
});
