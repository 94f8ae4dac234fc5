import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Database } from '../store/database.ts';
import * as frames from './frames.ts';
import * as pack from '../pack/load.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const news = 'https://news.example';
const radio = 'https://radio.example:8443';

async function prepare(db: Database): Promise<number> {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	await pack.load(db, result.pack, now);
	const [editor] = await db
		.insert(table.account)
		.values({ email: 'editor@example.org', language: 'kk', madeAt: now })
		.returning({ id: table.account.id });
	return editor?.id ?? 0;
}

onBothDatabases('Sites that may frame an election', (db) => {
	it('There are no sites at first, and those that an editor names may frame it at once.', async () => {
		const editor = await prepare(db());
		expect(await frames.known(db(), 'example')).toEqual([]);
		expect(await frames.allow(db(), 'example', [news, radio, news], editor, now)).toEqual({
			kind: 'changed',
		});
		expect(await frames.known(db(), 'example')).toEqual([news, radio]);
		expect(await frames.origins(db(), 'example')).toEqual([news, radio]);
	});

	it('Additions and removals are recorded, and an unchanged list is not.', async () => {
		const editor = await prepare(db());
		await frames.allow(db(), 'example', [news], editor, now);
		expect(await frames.allow(db(), 'example', [news], editor, now)).toEqual({ kind: 'unchanged' });
		await frames.allow(db(), 'example', [radio], editor, now);
		expect(await db().select().from(table.audit)).toMatchObject([
			{
				actor: editor,
				action: 'frames.changed',
				election: 'example',
				subject: 'election/example',
				details: { added: news, removed: '' },
			},
			{ details: { added: radio, removed: news } },
		]);
	});

	it('Sites belong to an election that exists.', async () => {
		const editor = await prepare(db());
		expect(await frames.origins(db(), 'nothing')).toEqual([]);
		await expect(frames.allow(db(), 'nothing', [news], editor, now)).rejects.toThrow('no election');
	});
});

describe('The policy of a framed page', () => {
	it('The policy keeps every other directive and names the sites that may frame the page.', () => {
		const policy = "default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors 'none'";
		expect(frames.framedBy(policy, [news])).toBe(
			"default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors 'self' https://news.example",
		);
		expect(frames.framedBy(policy, [])).toMatch(/; frame-ancestors 'self'$/);
		expect(frames.framedBy('', [news])).toBe("frame-ancestors 'self' https://news.example");
	});
});
