import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import { build } from './snapshot.ts';

function snapshotOf(change: (files: Record<string, string>) => void = () => undefined) {
	const files = exampleFiles();
	change(files);
	const result = parse(files);
	if ('faults' in result) throw new Error('The example is damaged.');
	return build(result.pack);
}

it('Places are a part of their own, with what the districts consist of, without sources and needless aliases.', () => {
	const { core, parts } = snapshotOf((files) => {
		files['places.csv'] = files['places.csv']?.replace('Gorod |', 'Gorod | Óld towN | Ески |') ?? '';
	});
	expect(JSON.parse(parts.get('places') ?? '')).toEqual({
		compositions: { 'council:1': { kk: 'Ескі қала, өзен', en: 'Old town, river' } },
		places: [
			{
				...{
					name: { kk: 'Ескі қала', en: 'Old town' },
					aliases: ['Gorod', 'Stary gorod'],
					kind: 'settlement',
				},
				...{ region: 'KZ-71', districts: ['council:1', 'council:2'] },
			},
			{ name: { kk: 'Өзен', en: 'Riverside' }, kind: 'town', region: 'KZ-71', districts: ['council:1'] },
		],
	});
	expect(core.parts).toHaveProperty('places');
	expect(core.districts.map(({ composition }) => composition)).toEqual([{}, {}, {}]);
});

it('Without places the core says what the districts consist of.', () => {
	const { core, parts } = snapshotOf((files) => delete files['places.csv']);
	expect(parts.has('places')).toBe(false);
	expect(core.districts[1]?.composition['en']).toBe('Old town, river');
});
