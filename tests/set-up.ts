import { rmSync } from 'node:fs';
import { loadedFolder, port, prepareRun, serve } from './server.ts';
import { openOnDemand } from './stage.ts';

/** Playwright's set-up: the built app with the elections that ship with it, for all journeys. */
export default async function setUp(): Promise<() => Promise<void>> {
	const folder = await prepareRun();
	const data = loadedFolder();
	const server = await serve(port, data);
	const closeStages = openOnDemand();
	return async () => {
		await Promise.all([server.stop(), closeStages()]);
		for (const each of [data, folder]) rmSync(each, { recursive: true, force: true });
	};
}
