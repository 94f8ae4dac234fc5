import { spawn } from 'node:child_process';

/**
 * Runs commands, says how long each took, and ends the process with a failure if any failed. One after another, their
 * words are shown as they come; in several lanes, each command's words when it ends.
 * @param {[name: string, command: string, parameters: string[]][]} list
 * @param {number} [lanes] how many run at the same time
 */
export async function steps(list, lanes = 1) {
	const failed = [];
	const waiting = [...list];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const [name, command, parameters] = step;
			if (lanes === 1) console.log(`\n── ${name}`);
			const begun = Date.now();
			const { code, words } = await run(command, parameters, lanes > 1);
			if (words.trim()) console.log(`\n── ${name}\n${words.trimEnd()}`);
			const seconds = Math.round((Date.now() - begun) / 1000);
			console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
			if (code !== 0) failed.push(name);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	if (failed.length > 0) {
		console.error(`\nFailed: ${failed.join(', ')}.`);
		process.exit(1);
	}
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {boolean} kept whether its words are kept rather than shown
 * @returns {Promise<{ code: number, words: string }>}
 */
function run(command, parameters, kept) {
	return new Promise((resolve) => {
		let words = '';
		const output = kept ? 'pipe' : 'inherit';
		const child = spawn(command, parameters, { stdio: ['ignore', output, output] });
		child.stdout?.on('data', (chunk) => (words += chunk));
		child.stderr?.on('data', (chunk) => (words += chunk));
		child.on('close', (code) => resolve({ code: code ?? 1, words }));
		child.on('error', () => resolve({ code: 1, words: `${command} could not be run.` }));
	});
}
