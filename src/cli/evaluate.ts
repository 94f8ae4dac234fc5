/**
 * Measures on real positions what the matching promises; prints JSON lines:
 *
 *     npm run --silent evaluate -- [--only NAME] FILE…
 *
 * A FILE is a file of anonymous positions (`scale`, `questions`, `entities`) or the folder of a pack. Voters are
 * candidates that stand on another ballot of the same district. Random numbers are seeded: the same file gives the same
 * lines.
 */
import { copies } from './evaluate/copies.ts';
import { readData, type Data } from './evaluate/data.ts';
import { early } from './evaluate/early.ts';
import { gaps } from './evaluate/gaps.ts';
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
};

await run(async () => {
	const { only, files } = readArguments(process.argv.slice(2));
	for (const file of files) {
		const data = readData(file);
		for (const [measure, evaluate] of Object.entries(measures)) {
			if (only !== undefined && measure !== only) continue;
			for (const line of evaluate(data)) console.log(JSON.stringify({ data: data.name, measure, ...line }));
		}
	}
});

function readArguments(given: string[]): { only: string | undefined; files: string[] } {
	const at = given.indexOf('--only');
	const only = at < 0 ? undefined : given[at + 1];
	const files = at < 0 ? given : given.toSpliced(at, 2);
	const names = Object.keys(measures);
	if (files.length > 0 && (at < 0 || (only !== undefined && names.includes(only)))) return { only, files };
	throw new Stop(`Name one or more files: npm run --silent evaluate -- [--only ${names.join('|')}] FILE…`);
}
