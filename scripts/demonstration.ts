// `npm run demo`: writes the demonstration election to drizzle/packs/demo.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawMissing } from './demonstration/emblem.ts';
import { demonstration } from './demonstration/pack.ts';
import { run } from '../src/cli/run.ts';

const folder = 'drizzle/packs/demo';

await run(async () => {
	await drawMissing();
	rmSync(join(folder, 'photos'), { recursive: true, force: true });
	for (const [name, content] of Object.entries(demonstration())) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	console.log(`The demonstration election is in ${folder}.`);
});
