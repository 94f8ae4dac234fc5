import { expect, it } from 'vitest';
import { exampleFiles, withMoreAnswers } from '../../../../tests/support/pack.ts';
import type { Pack } from '../../pack/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Database } from '../store/database.ts';
import * as nominees from '../publication/nominees.ts';
import * as pack from '../pack/load.ts';
import * as publicCard from './neutral.ts';
import * as publications from '../publication/publication.ts';
import * as sitemap from '../publication/sitemap.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const before = new Date('2026-03-10T10:00:00Z');
const audience = { language: 'en', origin: 'https://tandau.example', now } as const;

async function publish(
	db: Database,
	change: (pack: Pack) => Pack = (pack) => pack,
): Promise<publications.Publication> {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	await pack.load(db, change(result.pack), now);
	await publications.publish(db, 'example', now);
	const publication = await publications.latest(db, 'example');
	if (!publication) throw new Error('The example is not published.');
	return publication;
}

/** The last part of a picture's address, without `.png`. */
function nameOf(picture: publicCard.Picture | null): publicCard.Name | null {
	return publicCard.nameIn(/([^/]+)\.png$/.exec(picture?.address ?? '')?.[1] ?? '');
}

onBothDatabases('Neutral cards', (db) => {
	it('have an address that names their content, and are found by it.', async () => {
		const publication = await publish(db());
		const subjects = [
			{ kind: 'election', slug: 'example' },
			{ kind: 'contender', slug: 'calm-lake' },
			{ kind: 'statement', slug: 'tram' },
			{ kind: 'party', slug: 'oak' },
			{ kind: 'bloc', slug: 'spring' },
		] as const;
		const addresses = new Set<string>();
		for (const subject of subjects) {
			for (const language of ['kk', 'ru', 'en'] as const) {
				const picture = await publicCard.pictureOf(publication, subject, { ...audience, language });
				expect(picture?.address).toMatch(new RegExp(`^/data/card/${language}/example/${subject.kind}\\.`));
				addresses.add(picture?.address ?? '');
				const name = nameOf(picture);
				const found = name && (await publicCard.find(publication, name, { ...audience, language }));
				expect(found).toMatchObject({ kind: 'found', card: { language, host: 'tandau.example' } });
			}
		}
		expect(addresses.size).toBe(15);
	});

	it('are another picture when they say something else.', async () => {
		const publication = await publish(db());
		const subject = { kind: 'statement', slug: 'trees' } as const;
		const picture = await publicCard.pictureOf(publication, subject, audience);
		const elsewhere = await publicCard.pictureOf(publication, subject, {
			...audience,
			origin: 'https://other.example',
		});
		expect(elsewhere?.address).not.toBe(picture?.address);
		const name = nameOf(elsewhere);
		expect(name && (await publicCard.find(publication, name, audience))).toEqual({
			kind: 'moved',
			address: picture?.address,
		});
	});

	it('show no statement before the quiz opens, and nothing that does not exist.', async () => {
		const publication = await publish(db());
		const early = { ...audience, now: before };
		expect(await publicCard.pictureOf(publication, { kind: 'statement', slug: 'trees' }, early)).toBeNull();
		expect(
			await publicCard.pictureOf(publication, { kind: 'election', slug: 'example' }, early),
		).not.toBeNull();
		for (const kind of ['election', 'contender', 'statement', 'party'] as const)
			expect(await publicCard.pictureOf(publication, { kind, slug: 'nothing' }, audience)).toBeNull();
	});

	it('are found by nothing but a whole name.', () => {
		expect(publicCard.nameIn('party.oak.0123456789abcdef')).toEqual({
			kind: 'party',
			slug: 'oak',
			hash: '0123456789abcdef',
		});
		for (const name of [
			'',
			'party',
			'party.oak',
			'party.oak.0123456789ABCDEF',
			'party.oak.0123456789abcdef0',
			'party.../..0123456789abcdef',
			'share.oak.0123456789abcdef',
			'constructor.oak.0123456789abcdef',
		])
			expect(publicCard.nameIn(name), name).toBeNull();
	});

	it('count only the candidates that a party nominated as the party’s.', async () => {
		const publication = await publish(db());
		expect(await nominees.places(publication, 'oak')).toMatchObject([
			{ district: { contest: 'council', number: 2 }, standing: 1, gone: 0 },
		]);
		expect(await nominees.count(publication, 'elm')).toBe(0);
		const [candidate, ...others] = await nominees.inDistrict(publication, 'oak', {
			contest: 'council',
			number: 2,
		});
		expect(candidate?.slug).toBe('calm-lake');
		expect(others).toEqual([]);
	});
});

onBothDatabases('The sitemap', (db) => {
	it('names every page of an election once, and its statements as soon as the quiz opens.', async () => {
		const publication = await publish(db());
		const addresses = await sitemap.addressesOf(publication, audience);
		expect(new Set(addresses).size).toBe(addresses.length);
		for (const rest of [
			'',
			'/contenders/high-wind',
			'/parties/elm',
			'/blocs/spring',
			'/statements',
			'/lists',
			'/find',
			'/statements/tram',
			'/quiz',
		])
			expect(addresses).toContain(`https://tandau.example/en/example${rest}`);
		expect(addresses).toHaveLength(10 + 4 + 2 + 1 + 6);
		expect(addresses, 'too few have answered').not.toContain('https://tandau.example/en/example/field');
		const early = await sitemap.addressesOf(publication, { ...audience, now: before });
		expect(early.filter((address) => /statements|lists|quiz|district/.test(address))).toEqual([]);
		expect(early).toHaveLength(6 + 2 + 1 + 6);
	});

	it('names the picture of all positions once there is one, and not before the quiz opens.', async () => {
		const publication = await publish(db(), withMoreAnswers);
		const picture = 'https://tandau.example/en/example/field';
		expect(await sitemap.addressesOf(publication, audience)).toContain(picture);
		expect(await sitemap.addressesOf(publication, { ...audience, now: before })).not.toContain(picture);
	});

	it('escapes the addresses.', () => {
		const file = sitemap.pagesFile(['https://a.example/?a=1&b=<"\'>'], '2026-04-10T10:00:00.000Z');
		expect(file).toContain('<loc>https://a.example/?a=1&amp;b=&lt;&quot;&#39;&gt;</loc>');
		expect(file).toContain('<lastmod>2026-04-10T10:00:00.000Z</lastmod>');
	});
});
