import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { isAvailable } from '../src/cli/postgres.ts';
import { command } from './server.ts';
import { thorough } from './support/thorough.ts';

// The two commands that test the register's promises, here with few people. `npm run load -- submit` and `npm run faults`
// test them with many.

test.setTimeout(600_000);

const Line = z.looseObject({ faults: z.number().optional(), receipts: z.number().optional() });

function lastLine(output: string): z.infer<typeof Line> {
	const lines = output.split('\n').filter((line) => line.startsWith('{'));
	return Line.parse(JSON.parse(lines.at(-1) ?? '{}'));
}

test('Every receipt that was shown outlives a crash of the app.', thorough, async () => {
	const few = ['--rounds', '1', '--candidates', '10', '--seconds', '2'];
	const { code, output } = await command('faults', few);
	expect(output).toContain('"database":"embedded"');
	expect(lastLine(output).faults).toBe(0);
	expect(code).toBe(0);
});

test('Contenders who submit at the same moment get a receipt each.', thorough, async () => {
	test.skip(!isAvailable(), 'There is no PostgreSQL here.');
	const { code, output } = await command('load', ['submit', '--candidates', '20']);
	expect(lastLine(output)).toMatchObject({ receipts: 20, faults: 0 });
	expect(code).toBe(0);
});
