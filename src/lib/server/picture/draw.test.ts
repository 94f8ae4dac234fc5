import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { wordsOf, type Card } from '../../card/card.ts';
import advances from '../../card/advances.json' with { type: 'json' };
import { layout, type Size } from '../../card/layout.ts';
import { contenderCard, electionCard, partyCard, statementCard } from '../../card/neutral.ts';
import { shareCard, type NamedContenders } from '../../card/share.ts';
import { printable } from '../../card/type.ts';
import { parse } from '../../pack/read.ts';
import type { PublicShare } from '../../election/share.ts';
import { cardWords } from '../../text/card-words.ts';
import { interfaceLanguages, type InterfaceLanguage } from '../../text/language.ts';
import { escaped } from '../../text/markup.ts';
import * as card from './draw.ts';
import { nameOf } from './svg.ts';
import { readFolder } from '../pack/folder.ts';
import { build, type Snapshot } from '../publication/snapshot.ts';

const demo = await snapshotOf('demo');
const kazakhstan = await snapshotOf('kz-2023');
const people = demo.districts.flatMap(({ contenders }) => contenders);
const names: NamedContenders = new Map([...demo.core.lists, ...people].map((one) => [one.slug, one]));
const sizes: Size[] = ['portrait', 'landscape'];
const bytesAtMost = 150_000;

describe('A card of a share', () => {
	it('says nothing that was not ticked.', () => {
		const said = wordsOf(shareCard(demo.core, nothing(), names, options('en'), cardWords('en')));
		expect(said).toEqual([
			'I compared positions on 3 topics',
			'3 topics',
			'Reform',
			'Rule of law',
			'Sovereignty',
			'A fictional election, 7\u00a0June\u00a02026',
			'Fictional election and names',
		]);
	});

	it('names a district by its number, and only where there are several.', () => {
		const share = { ...nothing(), districts: { 'mazhilis-seat': 2, 'mazhilis-list': 1 } };
		expect(shareCard(demo.core, share, names, options('ru'), cardWords('ru')).lines).toEqual([
			'Город Астана, округ №\u00a02',
		]);
	});

	it('names the first tier in the order of the share, with what it rests on.', () => {
		const slugs = seats().slice(0, 3);
		const made = shareCard(
			demo.core,
			{ ...nothing(), tiers: [tier(slugs)] },
			names,
			options('ru'),
			cardWords('ru'),
		);
		expect(made.sheets).toEqual([
			{
				kind: 'tier',
				ballot: 'Мажилис: одномандатные округа',
				figure: '82–84\u00a0%',
				note: 'в порядке бюллетеня',
				rows: slugs.map((slug) => ({ number: names.get(slug)?.number, name: names.get(slug)?.name.ru })),
			},
		]);
		expect(made.lines).toEqual(['Это не опрос и не прогноз.', 'По\u00a031 утверждению.']);
	});

	it('leaves out what the snapshot does not know.', () => {
		const strange: PublicShare = {
			...nothing(),
			districts: { nowhere: 3 },
			tiers: [{ ...tier(['nobody']), contest: 'nowhere' }, tier(['nobody'])],
			topics: [{ topic: 'nothing', place: 1, answered: 1 }],
		};
		const neutral = shareCard(demo.core, nothing(), names, options('kk'), cardWords('kk'));
		expect(shareCard(demo.core, strange, names, options('kk'), cardWords('kk'))).toEqual(neutral);
	});

	it('counts everybody for whom there is no room, however many they are.', () => {
		const crowd = Array.from({ length: 150 }, (_, index) => `crowd-${index}`);
		const known = new Map(crowd.map((slug) => [slug, { name: { en: slug }, number: null }]));
		const made = shareCard(
			demo.core,
			{ ...nothing(), tiers: [tier(crowd)] },
			known,
			options('en'),
			cardWords('en'),
		);
		for (const size of sizes) {
			const said = layout(made, size, 'light').flatMap((shape) =>
				shape.kind === 'text' ? [shape.text] : [],
			);
			const shown = said.filter((text) => text.startsWith('crowd-')).length;
			expect(said).toContain(`and ${150 - shown} more`);
		}
	});

	it('shows an answer only where it gets one.', () => {
		const statement = { slug: 'r01', stance: 5 };
		const [sheet] = shareCard(
			demo.core,
			nothing(),
			names,
			{ ...options('kk'), statement },
			cardWords('kk'),
		).sheets;
		expect(sheet).toMatchObject({
			answer: { label: 'Менің жауабым', word: 'Толық келісемін', stance: 5, steps: 5 },
		});
	});
});

describe('A neutral card', () => {
	it('has the same form for everybody, and says where somebody is silent.', () => {
		const [first, second] = people;
		const [list] = kazakhstan.core.lists;
		if (!first || !second || !list) throw new Error('There is nobody on the ballot.');
		const form = (made: Card) => ({ ...made, heading: null, sheets: made.sheets.map(({ kind }) => kind) });
		const made = [first, second].map((one) => contenderCard(demo.core, one, options('ru'), cardWords('ru')));
		expect(made.map(form)[0]).toEqual(made.map(form)[1]);
		const silent = contenderCard(kazakhstan.core, list, options('ru'), cardWords('ru'));
		expect(silent.sheets).toMatchObject([
			{ number: 1, title: 'Партия «AMANAT»', rows: ['Мажилис: партийные списки', 'Ответов пока нет'] },
		]);
	});

	it('of somebody who has left the ballot says so first, and expects no answer.', () => {
		const gone = people.find(({ status }) => status === 'withdrawn');
		if (!gone) throw new Error('nobody has withdrawn');
		const rowsOf = (one: typeof gone) => contenderCard(demo.core, one, options('en'), cardWords('en')).sheets;
		expect(rowsOf(gone)).toMatchObject([{ rows: expect.arrayContaining(['Withdrawn']) }]);
		const silent = { ...gone, nomination: 'self' as const, positions: '.'.repeat(gone.positions.length) };
		expect(rowsOf(silent)).toMatchObject([
			{ rows: ['Withdrawn', expect.stringContaining('district'), 'Self-nominated'] },
		]);
	});

	it('counts only those on the ballot as candidates.', () => {
		const [list] = kazakhstan.core.lists;
		if (!list) throw new Error('There is no list.');
		const pack = {
			...kazakhstan.core,
			lists: kazakhstan.core.lists.map((one) =>
				one === list ? { ...one, status: 'refused' as const } : one,
			),
			districts: kazakhstan.core.districts.map((one) =>
				one.contest === list.contest ? { ...one, contenders: 6 } : one,
			),
		};
		const rows = electionCard(pack, options('en'), cardWords('en')).sheets;
		expect(rows).toMatchObject([{ rows: ['36 statements', '6 lists'] }]);
		const party = { slug: list.party ?? '', name: { en: 'Party' } };
		const made = partyCard(pack, party, { ...options('en'), candidates: 2 }, cardWords('en'));
		expect(made.sheets).toMatchObject([{ number: null, rows: ['2 candidates'] }]);
	});

	it('of an election says its day once.', () => {
		const said = electionCard(kazakhstan.core, options('en'), cardWords('en')).sheets;
		expect(said).toMatchObject([
			{ title: 'Mazhilis election, 19 March 2023', rows: ['36 statements', '7 lists'] },
		]);
	});
});

describe.each(interfaceLanguages)('In %s', (language) => {
	it.each(sizes)('every statement fits on its picture (%s), with and without an answer.', (size) => {
		for (const { core } of [demo, kazakhstan])
			for (const statement of core.statements) {
				const plain = statementCard(core, statement, options(language), cardWords(language));
				const withAnswer = { ...options(language), statement: { slug: statement.slug, stance: 2 } };
				const answered = shareCard(core, nothing(), names, withAnswer, cardWords(language));
				for (const made of [plain, answered]) {
					const lines = layout(made, size, 'light').filter((shape) => shape.kind === 'text');
					const words = lines.filter(({ font }) => font === 'serif').map(({ text }) => text);
					expect(words.join(' ').replaceAll('- ', '-')).toBe(printable(statement.text[language] ?? ''));
				}
			}
	});

	it('no letter of the election is without a drawing.', () => {
		const texts = [
			...Object.values(cardWords(language)).filter((word) => typeof word === 'string'),
			...demo.core.statements.map(({ text }) => text[language] ?? ''),
			...[...demo.core.lists, ...people].map(({ name }) => name[language] ?? ''),
			...demo.core.parties.map(({ name }) => name[language] ?? ''),
		];
		expect(texts.filter((text) => printable(text).includes('…') && !text.includes('…'))).toEqual([]);
	});
});

describe('A picture', () => {
	it('is a PNG of 1200 × 630 that is small enough for messengers.', async () => {
		for (const language of interfaceLanguages) {
			const picture = await card.draw(largest(language));
			const { format, width, height } = await sharp(picture).metadata();
			expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
			expect(picture.length).toBeLessThanOrEqual(bytesAtMost);
			expect(picture.length).toBeGreaterThan(20_000);
		}
	});

	it('is named by all that is drawn, and by nothing else.', () => {
		const one = electionCard(demo.core, options('ru'), cardWords('ru'));
		expect(nameOf(one)).toMatch(/^[0-9a-f]{16}$/);
		expect(nameOf({ ...one, more: ['is not drawn: there is room for all'] })).toBe(nameOf(one));
		for (const other of [
			{ heading: 'Другое' },
			{ host: 'other.example' },
			{ sheets: [] },
			{ language: 'kk' },
		])
			expect(nameOf({ ...one, ...other })).not.toBe(nameOf(one));
	});

	it('is the same each time, whatever else is drawn meanwhile.', async () => {
		const one = largest('kk');
		const other = electionCard(demo.core, options('ru'), cardWords('ru'));
		const [first, , second] = await Promise.all([card.draw(one), card.draw(other), card.draw(one)]);
		expect(Buffer.from(first).equals(second)).toBe(true);
	});

	it.each([
		['Onest', 500],
		['Onest', 600],
		['Literata', 500],
	])('has a drawing for every letter that a text may hold, in %s %s.', async (family, weight) => {
		const letters = Array.from(Object.values(advances.sans500).join('')).filter(
			(letter) => !/[\s\u0301]/.test(letter),
		);
		const missing = '\uE000';
		const size = 48;
		const cells = [missing, ...letters];
		const drawn = cells.map((letter, row) => {
			const style = `font-family="${family}" font-weight="${weight}" font-size="24"`;
			return `<text x="8" y="${row * size + 32}" ${style}>${escaped(letter)}</text>`;
		});
		const [width, height] = [size, size * cells.length];
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn.join('')}</svg>`;
		const pixels = await sharp(await card.drawNow(svg))
			.raw()
			.toBuffer();
		const bytes = pixels.length / cells.length;
		const cellOf = (row: number) => pixels.subarray(row * bytes, (row + 1) * bytes);
		const blank = Buffer.alloc(bytes);
		const undrawn = letters.filter((_, index) => {
			const cell = cellOf(index + 1);
			return cell.equals(cellOf(0)) || cell.equals(blank);
		});
		expect(undrawn).toEqual([]);
	});

	it('is set with the advances of the fonts that it is drawn in.', async () => {
		const script = fileURLToPath(new URL('../../../../scripts/card-advances.mjs', import.meta.url));
		await expect(promisify(execFile)(process.execPath, [script, '--check'])).resolves.toMatchObject({
			stderr: '',
		});
	});

	it('has a different letter for each of the Kazakh alphabet.', async () => {
		const pictures = await Promise.all(
			Array.from('ӘҒҚҢӨҰҮҺІ', (letter) => card.draw({ ...largest('kk'), heading: letter })),
		);
		expect(new Set(pictures.map((picture) => Buffer.from(picture).toString('base64'))).size).toBe(9);
	});
});

function largest(language: InterfaceLanguage): Card {
	const share = { ...nothing(), districts: { 'mazhilis-seat': 2 }, tiers: [tier(seats())], topics: places() };
	return shareCard(demo.core, share, names, options(language), cardWords(language));
}

function nothing(): PublicShare {
	return { snapshot: demo.hash, districts: {}, tiers: [], topics: [] };
}

function tier(contenders: string[]) {
	return { contest: 'mazhilis-seat', district: 2, lowest: 82, highest: 84, answered: 31, contenders };
}

function seats(): string[] {
	const part = demo.districts.find(({ contest, district }) => contest === 'mazhilis-seat' && district === 2);
	return part?.contenders.map(({ slug }) => slug) ?? [];
}

function places() {
	return demo.core.election.topics.map(({ slug }, index) => ({
		topic: slug,
		place: 30 * index,
		answered: 9,
	}));
}

function options(language: string) {
	return { language, host: 'tandau.example' };
}

async function snapshotOf(name: string): Promise<Snapshot> {
	const folder = fileURLToPath(new URL(`../../../../drizzle/packs/${name}/`, import.meta.url));
	const parsed = parse(await readFolder(folder));
	if (!('pack' in parsed)) throw new Error(`The pack ${name} cannot be read.`);
	return build(parsed.pack);
}
