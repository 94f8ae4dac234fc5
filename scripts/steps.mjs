import { spawn } from 'node:child_process';

/**
 * Runs commands and prints how long each took. With one lane, output is shown as it comes; with several, each
 * command's output is shown when it ends.
 * @param {[name: string, command: string, parameters: string[]][]} list
 * @param {number} [lanes] how many run at the same time
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function steps(list, lanes = 1) {
	const failed = [];
	const waiting = [...list];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const [name, command, parameters] = step;
			if (lanes === 1) console.log(`\n── ${name}`);
			const begun = Date.now();
			const { code, output } = await run(command, parameters, lanes > 1);
			if (output.trim()) console.log(`\n── ${name}\n${output.trimEnd()}`);
			const seconds = Math.round((Date.now() - begun) / 1000);
			console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
			if (code !== 0) failed.push(name);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return failed;
}

/**
 * Ends the process with a failure if any step failed.
 * @param {string[]} failed
 */
export function end(failed) {
	if (failed.length === 0) return;
	console.error(`\nFailed: ${failed.join(', ')}.`);
	process.exit(1);
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {boolean} isHeld whether its output is collected rather than shown
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, parameters, isHeld) {
	return new Promise((resolve) => {
		let output = '';
		const stream = isHeld ? 'pipe' : 'inherit';
		const child = spawn(command, parameters, { stdio: ['ignore', stream, stream] });
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
		child.on('error', () => resolve({ code: 1, output: `${command} could not be run.` }));
	});
}
