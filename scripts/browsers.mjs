import { existsSync } from 'node:fs';

/**
 * The browser for the journeys: the first one that is installed, or undefined. Chromium's headless shell comes first,
 * because it runs the journeys in two thirds of the time.
 * @returns {string | undefined} path of the program
 */
export function installedBrowser() {
	return [
		process.env.CHROMIUM_PATH,
		'/usr/bin/chromium-headless-shell',
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
	].find((path) => path && existsSync(path));
}
