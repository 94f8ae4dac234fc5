import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, match } from '$lib/election/ballot/ballot.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { isThin, stageOf } from '$lib/match/tier.ts';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { groupsOf, panelOf, renderedRows, shownIn } from './panel.ts';

const statements = ['a', 'b', 'c', 'd'].map((slug) => statement(slug));

function ballotOf(...contenders: Contender[]) {
	return assemble(example({ statements }), contest('seat'), district('seat', 1), contenders, noBasis);
}

function shape(contenders: Contender[], answers: Answers) {
	const ballot = ballotOf(...contenders);
	return groupsOf(ballot, match(ballot, answers)).map(({ kind, rows }) => [
		kind,
		...rows.map((row) => row.contender.slug),
	]);
}

const agreeing: Answers = Object.fromEntries(
	statements.map(({ slug }) => [slug, { stance: 5, importance: 1 } as const]),
);

describe('A ballot’s panel', () => {
	test('The panel goes tier by tier in ballot order, then the silent, then those who left the ballot.', () => {
		const contenders = [
			contender('far', '1111'),
			contender('gone', '5555', { status: 'withdrawn' }),
			contender('silent', '....'),
			contender('near', '5554'),
			contender('nearest', '5555'),
		];
		expect(shape(contenders, agreeing)).toEqual([
			['tier', 'near', 'nearest'],
			['tier', 'far'],
			['silent', 'silent'],
			['gone', 'gone'],
		]);
	});

	test('Without an answer the panel is the ballot itself, with no one left out.', () => {
		const contenders = [contender('silent', '....'), contender('one', '5555')];
		expect(shape(contenders, {})).toEqual([['unmatched', 'silent', 'one']]);
		expect(shape(contenders, { a: { stance: 'skip', importance: 1 } })).toEqual([
			['unmatched', 'silent', 'one'],
		]);
	});

	test('The panel distinguishes other answers from none, and declining from silence.', () => {
		const contenders = [
			contender('other', '.5..'),
			contender('declined', '--..'),
			contender('silent', '....'),
		];
		const only: Answers = {
			...Object.fromEntries(statements.map(({ slug }) => [slug, { stance: 'skip', importance: 1 } as const])),
			a: { stance: 5, importance: 1 },
		};
		expect(shape(contenders, only)).toEqual([
			['apart', 'other'],
			['silent', 'declined', 'silent'],
		]);
		const ballot = ballotOf(...contenders);
		const silent = groupsOf(ballot, match(ballot, only)).at(-1);
		expect(silent?.rows.map(({ hasDeclined }) => hasDeclined)).toEqual([true, false]);
	});

	test('A tier shows the score of those who share enough statements.', () => {
		const ballot = ballotOf(contender('solid', '5544'), contender('thin', '5...'));
		const groups = groupsOf(ballot, match(ballot, agreeing));
		const tier = groups.find(({ rows }) => rows.some((row) => row.contender.slug === 'solid'));
		expect([tier?.lowest, tier?.highest]).toEqual([87.5, 87.5]);
		const rows = groups.flatMap((group) => group.rows);
		expect(rows.filter((row) => row.isThin).map((row) => row.contender.slug)).toEqual(['thin']);
	});

	test('Below five shared statements a contender with gaps has no percent.', () => {
		expect([isThin(0, 30), isThin(4, 30), isThin(5, 30)]).toEqual([false, true, false]);
		expect(isThin(3, 3)).toBe(false);
	});

	test('An early result has no tiers below five answers, and is the nearest so far until two thirds.', () => {
		expect([stageOf(4, 26), stageOf(5, 25), stageOf(19, 11), stageOf(20, 10), stageOf(3, 0)]).toEqual([
			'too early',
			'so far',
			'so far',
			'nearly',
			'full',
		]);
		const contenders = [contender('far', '1111'), contender('near', '5555')];
		expect(shape(contenders, { a: { stance: 5, importance: 1 } })).toEqual([['early', 'far', 'near']]);
	});

	test('A panel cut to its first rows still knows how many there are.', () => {
		const ballot = ballotOf(
			...['1', '2', '3', '4'].map((slug) => contender(slug, '....')),
			contender('5', '5555'),
		);
		const groups = groupsOf(ballot, match(ballot, agreeing));
		const view = renderedRows(groups, { most: 3, shown: null, made: new Set(), budget: Infinity });
		expect(view.groups.map((group) => [group.kind, group.size, view.rows.get(group)?.length])).toEqual([
			['tier', 1, 1],
			['silent', 4, 2],
		]);
		expect([view.groups, view.isPending]).toEqual([groups, false]);
	});

	test('A filter hides rows: groups, figures and order stay, and what is made is not made again.', () => {
		const slug = fc.constantFrom(...'abcdefghij');
		const positions = fc.stringMatching(/^[1-5.]{4}$/);
		fc.assert(
			fc.property(
				fc.uniqueArray(slug, { minLength: 1 }),
				fc.array(positions, { minLength: 10, maxLength: 10 }),
				fc.array(fc.option(fc.uniqueArray(slug)), { maxLength: 4 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 4 }),
				(slugs, sheets, filters, most, budget) => {
					const ballot = ballotOf(...slugs.map((each, index) => contender(each, sheets[index] ?? '....')));
					const groups = groupsOf(ballot, match(ballot, agreeing));
					const all = groups.flatMap(({ rows }) => rows.map((row) => row.contender.slug));
					let made: ReadonlySet<string> = new Set();
					// One filter after another, as a voter ticks and clears.
					for (const passing of [...filters, null]) {
						const shown = passing && new Set(passing);
						let view = renderedRows(groups, { most, shown, made, budget });
						for (let turn = 0; view.isPending; turn++) {
							expect(turn).toBeLessThan(40);
							expect(view.made.size - made.size).toBeLessThanOrEqual(budget);
							({ made } = view);
							view = renderedRows(groups, { most, shown, made, budget });
						}
						const rendered = view.groups.flatMap((group) =>
							(view.rows.get(group) ?? []).map((row) => row.contender.slug),
						);
						expect(view.groups).toEqual(groups.slice(0, view.groups.length));
						expect(rendered).toEqual(all.filter((each) => rendered.includes(each)));
						expect(rendered.filter((each) => made.has(each))).toEqual(all.filter((each) => made.has(each)));
						const wanted = all.filter((each) => !shown || shown.has(each));
						expect(all.filter((each) => view.seen.has(each))).toEqual(wanted.slice(0, most));
						if (wanted.length <= most) expect(view.seenGroups).toBe(groups.length);
						expect(groups.reduce((sum, group) => sum + shownIn(group, shown), 0)).toBe(wanted.length);
						({ made } = view);
					}
				},
			),
		);
	});
});

describe('The folds of a panel', () => {
	function folded(contenders: Contender[], answers: Answers) {
		const ballot = ballotOf(...contenders);
		const { open, folds } = panelOf(ballot, groupsOf(ballot, match(ballot, answers)));
		return {
			open: open.map(({ kind, size }) => [kind, size]),
			folds: folds.map(({ groups, size, first, lowest, highest, hasPercent }) => ({
				kinds: groups.map(({ kind }) => kind),
				size,
				first: first.map(({ slug }) => slug),
				figure: hasPercent ? [lowest, highest] : null,
			})),
		};
	}

	const gone = contender('gone', '5555', { status: 'withdrawn' });
	const silent = contender('silent', '....');
	const steps = ['5555', '5511', '1111'];
	const short = steps.map((positions, index) => contender(`c${index}`, positions));

	test('A short ballot has one fold for all further tiers, then the silent and those who left.', () => {
		expect(folded([...[...short].reverse(), silent, gone], agreeing)).toEqual({
			open: [['tier', 1]],
			folds: [
				{ kinds: ['tier', 'tier'], size: 2, first: ['c2', 'c1'], figure: [0, 50] },
				{ kinds: ['silent'], size: 1, first: ['silent'], figure: null },
				{ kinds: ['gone'], size: 1, first: ['gone'], figure: null },
			],
		});
	});

	test('On a longer ballot the next tier has a fold of its own.', () => {
		const more = Array.from({ length: 6 }, (_, index) => contender(`m${index}`, '1111'));
		const { open, folds } = folded([...more, ...short], agreeing);
		expect(open).toEqual([['tier', 1]]);
		expect(folds).toEqual([
			{ kinds: ['tier'], size: 1, first: ['c1'], figure: [50, 50] },
			{ kinds: ['tier'], size: 7, first: ['m0', 'm1', 'm2', 'm3'], figure: [0, 0] },
		]);
	});

	test('Without tiers a short ballot is open and a long one folded, and nobody is lost.', () => {
		expect(folded([...short, gone], {}).open).toEqual([['unmatched', 3]]);
		const many = Array.from({ length: 9 }, (_, index) => contender(`m${index}`, '1111'));
		expect(folded(many, {})).toEqual({
			open: [],
			folds: [{ kinds: ['unmatched'], size: 9, first: ['m0', 'm1', 'm2', 'm3'], figure: null }],
		});
	});

	test('Too few answers for tiers give no fold a figure.', () => {
		const many = [
			...short,
			silent,
			...Array.from({ length: 6 }, (_, index) => contender(`m${index}`, '1111')),
		];
		expect(folded(many, { a: { stance: 5, importance: 1 } }).folds).toEqual([
			{ kinds: ['early'], size: 10, first: ['c0', 'c1', 'c2', 'silent'], figure: null },
		]);
	});
});
