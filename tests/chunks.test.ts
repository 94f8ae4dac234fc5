import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { frame, quiz } from '../scripts/build-options.mjs';

const messages = 'src/lib/text/messages';

it('The build finds every file that it puts into the scripts which voters’ pages share.', () => {
	const missing = [frame, quiz].flatMap((folders) =>
		Object.entries(folders).flatMap(([folder, names]) => {
			const files = filesIn(folder);
			return names.filter((name) => !files.some((file) => file.startsWith(name)));
		}),
	);
	expect(missing).toEqual([]);
});

/** In a build each message has a file of its own, named after its key. */
function filesIn(folder: string): string[] {
	if (folder !== 'text/paraglide/messages') return readdirSync(`src/lib/${folder}`);
	const areas = readdirSync(messages).filter((name) => !name.endsWith('.json'));
	return areas.flatMap((area) => {
		const words: object = JSON.parse(readFileSync(`${messages}/${area}/en.json`, 'utf8'));
		return Object.keys(words).map((key) => `${key}.js`);
	});
}
