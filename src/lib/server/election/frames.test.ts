import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Database } from '../store/database.ts';
import * as embedding from './frames.ts';
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

onBothDatabases('sites that may frame an election', (db) => {
	it('are none at first, then those that an editor names, at once', async () => {
		const editor = await prepare(db());
		expect(await embedding.known(db(), 'example')).toEqual([]);
		expect(await embedding.allow(db(), 'example', [news, radio, news], editor, now)).toEqual({
			kind: 'changed',
		});
		expect(await embedding.known(db(), 'example')).toEqual([news, radio]);
		expect(await embedding.origins(db(), 'example')).toEqual([news, radio]);
	});

	it('are written down: who added and removed which; what was already so is not', async () => {
		const editor = await prepare(db());
		await embedding.allow(db(), 'example', [news], editor, now);
		expect(await embedding.allow(db(), 'example', [news], editor, now)).toEqual({ kind: 'unchanged' });
		await embedding.allow(db(), 'example', [radio], editor, now);
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

	it('belong to an election that is there', async () => {
		const editor = await prepare(db());
		expect(await embedding.origins(db(), 'nothing')).toEqual([]);
		await expect(embedding.allow(db(), 'nothing', [news], editor, now)).rejects.toThrow('no election');
	});
});

describe('the policy of a framed page', () => {
	it('keeps every other directive and names who may frame it', () => {
		const policy = "default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors 'none'";
		expect(embedding.framedBy(policy, [news])).toBe(
			"default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors 'self' https://news.example",
		);
		expect(embedding.framedBy(policy, [])).toMatch(/; frame-ancestors 'self'$/);
		expect(embedding.framedBy('', [news])).toBe("frame-ancestors 'self' https://news.example");
	});
});
