import { expect, it } from 'vitest';
import { onBothDatabases } from '../../../../tests/support/databases.ts';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as members from './members.ts';
import * as pack from '../pack/load.ts';
import * as publications from './publication.ts';

const now = new Date('2026-04-10T10:00:00Z');

onBothDatabases('The members of a bloc', (db) => {
	it('are counted by district, with how they stand on what they were asked.', async () => {
		const files = exampleFiles();
		const wind = 'high-wind,council,2,person,,association,';
		files['contenders.csv'] = (files['contenders.csv'] ?? '').replace(wind, `${wind}spring`);
		const result = parse(files);
		if ('faults' in result) throw new Error('The example is damaged.');
		await pack.load(db(), result.pack, now);
		await publications.publish(db(), 'example', now);
		const publication = await publications.latest(db(), 'example');
		if (!publication) throw new Error('The example is not published.');
		const { places, stands } = await members.membership(publication, 'spring');
		expect(places.map(({ district, standing, gone }) => [district.number, standing, gone])).toEqual([
			[1, 1, 0],
			[2, 1, 1],
		]);
		expect(await members.count(publication, 'spring')).toBe(2);
		// The tram is asked in the second district alone; who left the ballot is not counted.
		expect(stands).toEqual([
			{ statement: 'trees', stances: [0, 0, 0, 0, 0], silent: 2 },
			{ statement: 'courts', stances: [0, 0, 0], silent: 2 },
			{ statement: 'tram', stances: [0, 0], silent: 1 },
			{ statement: 'hall', stances: [0, 0, 0, 1, 0], silent: 1 },
		]);
		const [, second] = places;
		const here = second ? await members.inDistrict(publication, 'spring', second.district) : [];
		expect(here.map(({ slug }) => slug).toSorted()).toEqual(['high-wind', 'sunny-day']);
		expect(await members.membership(publication, 'nothing')).toEqual({ places: [], stands: [] });
	});
});
