import { spawn } from 'node:child_process';

/**
 * Runs commands one after another, says how long each took, and ends the process with a failure if any failed.
 * @param {[name: string, command: string, parameters: string[]][]} list
 */
export async function steps(list) {
	const failed = [];
	for (const [name, command, parameters] of list) {
		console.log(`\n── ${name}`);
		const begun = Date.now();
		const code = await run(command, parameters);
		console.log(
			`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - begun) / 1000)} s`,
		);
		if (code !== 0) failed.push(name);
	}
	if (failed.length > 0) {
		console.error(`\nFailed: ${failed.join(', ')}.`);
		process.exit(1);
	}
}

/** @returns {Promise<number>} */
function run(command, parameters) {
	return new Promise((resolve) => {
		spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] })
			.on('exit', (code) => resolve(code ?? 1))
			.on('error', () => resolve(1));
	});
}
