import { appendFileSync } from 'node:fs';
import type { FullResult, Reporter as BrowserReporter, TestCase } from '@playwright/test/reporter';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * A reporter for Vitest and Playwright. It adds the number of tests that a run left out to the file that `npm test`
 * reads (scripts/test.mjs). With `CI` set, a run that leaves out a test fails.
 */
export default class LeftOut implements Reporter, BrowserReporter {
	#tests = 0;

	/** Called by Vitest. */
	onTestRunEnd(modules: readonly TestModule[]): void {
		for (const { children } of modules) this.#tests += [...children.allTests('skipped')].length;
		if (this.#end()) process.exitCode = 1;
	}

	/** Called by Playwright, for which tests that it did not reach after a failure are skipped too. */
	onTestEnd({ expectedStatus }: TestCase): void {
		if (expectedStatus === 'skipped') this.#tests++;
	}

	async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
		return { status: this.#end() ? 'failed' : status };
	}

	/** Records the number of left-out tests. Returns whether they make the run fail. */
	#end(): boolean {
		if (this.#tests === 0) return false;
		const file = process.env['TANDAU_LEFT_OUT'];
		if (file) appendFileSync(file, `${this.#tests}\n`);
		if (!process.env['CI']) return false;
		console.error(`CI is set, but ${this.#tests} tests were left out.`);
		return true;
	}
}
