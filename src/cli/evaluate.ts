/**
 * Measures on real positions what the matching promises; prints JSON lines:
 *
 *     npm run --silent evaluate -- [--only NAME] [--into FILE] FILE…
 *
 * A FILE is a file of anonymous positions (`scale`, `questions`, `entities`) or the folder of a pack. Voters are
 * candidates that stand on another ballot of the same district. Random numbers are seeded: the same file gives the same
 * lines. `--into src/lib/match/measured.json` also writes the figures that the method page shows.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measured } from '../lib/match/measured.ts';
import { copies } from './evaluate/copies.ts';
import { readData, type Data } from './evaluate/data.ts';
import { early } from './evaluate/early.ts';
import { figuresOf, type Line } from './evaluate/figures.ts';
import { gaps } from './evaluate/gaps.ts';
import { lists } from './evaluate/lists.ts';
import { optimiser } from './evaluate/optimiser.ts';
import { skipping } from './evaluate/skipping.ts';
import { slips } from './evaluate/slips.ts';
import { run, Stop } from './run.ts';

const measures: Readonly<Record<string, (data: Data) => Iterable<object>>> = {
	slips,
	gaps,
	early,
	skipping,
	copies,
	optimiser,
	lists,
};

await run(async () => {
	const { only, into, files } = readArguments();
	const lines: Line[] = [];
	for (const file of files) {
		const data = readData(file);
		for (const [measure, evaluate] of Object.entries(measures)) {
			if (only !== undefined && measure !== only) continue;
			for (const found of evaluate(data)) {
				const line = { data: data.name, measure, ...found };
				console.log(JSON.stringify(line));
				lines.push(line);
			}
		}
	}
	if (into !== undefined) writeFileSync(into, `${JSON.stringify(figuresOf(lines, measured), null, '\t')}\n`);
});

interface Arguments {
	only: string | undefined;
	into: string | undefined;
	files: string[];
}

function readArguments(): Arguments {
	const names = Object.keys(measures);
	try {
		const { values, positionals: files } = parseArgs({
			options: { only: { type: 'string' }, into: { type: 'string' } },
			allowPositionals: true,
		});
		const { only, into } = values;
		if (files.length > 0 && (only === undefined || names.includes(only))) return { only, into, files };
	} catch {
		// The usage is printed below.
	}
	throw new Stop(
		`Name one or more files: npm run --silent evaluate -- [--only ${names.join('|')}] [--into FILE] FILE…`,
	);
}
