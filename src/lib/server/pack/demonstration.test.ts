import { expect, it } from 'vitest';
import { phase } from '../../election/calendar.ts';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as demonstration from './demonstration.ts';
import * as pack from './load.ts';
import * as photo from '../position/photo.ts';
import * as elections from '../election/election.ts';
import * as publication from '../publication/publication.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-11-20T12:00:00Z');
const nextYear = new Date('2027-11-20T12:00:00Z');

onBothDatabases('The demonstration', (db) => {
	it('An empty database gets the demonstration, open today, and it moves to today once it is over.', async () => {
		const said: string[] = [];
		const say = (line: string) => void said.push(line);
		await demonstration.ensure(db(), now, say);
		const first = await publication.latest(db(), 'demo');
		expect(first?.core.election.fictional).toBe(true);
		expect(first && phase(first.core.election.calendar, now)).toBe('open');
		expect((await publication.latest(db(), 'kz-2023'))?.core.election.day).toBe('2023-03-19');
		const lists = await first?.profiles('mazhilis-list', 1);
		const emblem = lists?.profiles['taza-bulaq']?.photo ?? '';
		expect(await photo.publicFile(db(), emblem, 'large.jpeg')).not.toBeNull();
		expect(said.length).toBeGreaterThan(0);

		said.length = 0;
		await demonstration.ensure(db(), now, say);
		expect(said).toEqual([]);

		await demonstration.ensure(db(), nextYear, say);
		const second = await publication.latest(db(), 'demo');
		expect(second?.hash).not.toBe(first?.hash);
		expect(second && phase(second.core.election.calendar, nextYear)).toBe('open');
		expect((await publication.latest(db(), 'kz-2023'))?.core.election.day).toBe('2023-03-19');
	});

	it('The demonstration is not added to other elections.', async () => {
		const result = parse(exampleFiles());
		if ('faults' in result) throw new Error('The example is damaged.');
		await pack.load(db(), result.pack, now);
		await demonstration.ensure(db(), now, () => {});
		expect(await elections.slugs(db())).toEqual(['example']);
	});
});
