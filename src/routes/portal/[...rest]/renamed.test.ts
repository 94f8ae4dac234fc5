import { expect, it } from 'vitest';
import { renamed } from './renamed.ts';

it.each([
	['demo/contenders/kol-aqqu/answers', 'demo/contenders/kol-aqqu/positions'],
	['demo/contenders/kol-aqqu/answers/reform', 'demo/contenders/kol-aqqu/positions/reform'],
	['demo/contenders/kol-aqqu/file/answers.csv', 'demo/contenders/kol-aqqu/file/positions.csv'],
	['demo/contenders/answers/answers/answers', 'demo/contenders/answers/positions/answers'],
])('The former address “%s” leads to “%s”.', (former, present) => {
	expect(renamed(former)).toBe(present);
});

it.each([
	'demo/contenders/kol-aqqu/answers/reform/more',
	'demo/contenders/kol-aqqu/answering',
	'demo/contenders/kol-aqqu/answers.csv',
	'demo/parties/oak/answers',
	'answers',
	'',
])('Nothing was ever at “%s”.', (address) => {
	expect(renamed(address)).toBeNull();
});
