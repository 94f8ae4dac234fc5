import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileRoutes, mostBytes } from './body-limit.ts';

it.each(fileRoutes)('The form of %s sends a file.', (route) => {
	expect(existsSync(`src/routes${route}/+page.server.ts`)).toBe(true);
	expect(readFileSync(`src/routes${route}/+page.svelte`, 'utf8')).toMatch(/multipart\/form-data/);
});

describe('What may be sent', () => {
	it('has room for a photo of five megabytes, and for a list of all candidates of local elections.', () => {
		expect(mostBytes('/portal/[election]/contenders/[contender]/profile')).toBeGreaterThan(5_100_000);
		expect(mostBytes('/desk/[election]/addresses')).toBeGreaterThan(5_100_000);
		expect(mostBytes('/portal/[election]/contenders/[contender]/file')).toBeGreaterThan(1_100_000);
	});

	it('is little everywhere else, and least on voters’ pages.', () => {
		expect(mostBytes('/portal/[election]/contenders/[contender]/check')).toBe(256 * 1024);
		expect(mostBytes('/desk')).toBe(256 * 1024);
		expect(mostBytes('/deskless')).toBe(64 * 1024);
		expect(mostBytes('/[lang=lang]/[election]')).toBe(64 * 1024);
		expect(mostBytes(null)).toBe(64 * 1024);
	});

	it('is never more than the server lets through.', () => {
		const [, megabytes = '0'] =
			/BODY_SIZE_LIMIT \?\?= '(\d+)M'/.exec(readFileSync('scripts/serve.mjs', 'utf8')) ?? [];
		const most = Math.max(...fileRoutes.map(mostBytes));
		expect(most).toBeLessThanOrEqual(Number(megabytes) * 1024 * 1024);
	});
});
