// `npm run demo`: writes the demonstration election to drizzle/packs/demo.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstration } from './demonstration/pack.ts';

const folder = 'drizzle/packs/demo';
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(demonstration())) writeFileSync(join(folder, name), content);
console.log(`The demonstration election is in ${folder}.`);
