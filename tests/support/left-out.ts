import { appendFileSync } from 'node:fs';
import type { FullResult, Reporter as BrowserReporter, TestCase } from '@playwright/test/reporter';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * A reporter for Vitest and for Playwright: adds the number of tests that a run left out to the file that `npm test` reads
 * (scripts/test.mjs). With `CI` set, a run that leaves out a test has failed.
 */
export default class LeftOut implements Reporter, BrowserReporter {
	#tests = 0;

	/** Called by Vitest. */
	onTestRunEnd(modules: readonly TestModule[]): void {
		for (const { children } of modules) this.#tests += [...children.allTests('skipped')].length;
		if (this.#end()) process.exitCode = 1;
	}

	/** Called by Playwright, which also calls the tests skipped that it did not reach after a failure. */
	onTestEnd({ expectedStatus }: TestCase): void {
		if (expectedStatus === 'skipped') this.#tests++;
	}

	async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
		return { status: this.#end() ? 'failed' : status };
	}

	/** Whether the run has failed because it left out tests. */
	#end(): boolean {
		if (this.#tests === 0) return false;
		const file = process.env['TANDAU_LEFT_OUT'];
		if (file) appendFileSync(file, `${this.#tests}\n`);
		if (!process.env['CI']) return false;
		console.error(`${this.#tests} tests were left out, and CI is set: that is a failure.`);
		return true;
	}
}
