import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demonstration } from '../scripts/demonstration/pack.ts';

it('The demonstration election is what its generator makes, to the byte.', () => {
	const folder = 'drizzle/packs/demo';
	const made = demonstration();
	expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
	const differing = Object.entries(made).filter(
		([name, content]) => readFileSync(join(folder, name), 'utf8') !== content,
	);
	expect(differing.map(([name]) => `${name}: run npm run demo`)).toEqual([]);
});
