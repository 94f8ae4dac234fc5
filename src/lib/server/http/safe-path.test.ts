import { expect, it } from 'vitest';
import { inside } from './safe-path.ts';

it.each([
	'/portal',
	'/desk',
	'/portal/demo/contenders/someone/positions/reform?statement=3',
	'/desk/demo/contenders?state=invited&page=2',
])('%s is a path of our own.', (path) => {
	expect(inside(path)).toBe(path);
});

it.each([
	null,
	undefined,
	7,
	'',
	'portal',
	'/',
	'/ru/demo',
	'/portals',
	'//evil.example/portal',
	'/\\evil.example/portal',
	'/\t/evil.example/portal',
	'https://evil.example/portal',
	'javascript:alert(1)//portal',
	'/portal/../../evil',
	'/portal/..//evil.example',
	'/portal/%2e%2e//evil.example',
	`/portal/${'a'.repeat(2000)}`,
])('%s is not a path of our own.', (path) => {
	expect(inside(path)).toBeNull();
});

it('A path is given with its query, without its fragment and with its dots resolved.', () => {
	expect(inside('/portal/demo/../rules?a=1#main')).toBe('/portal/rules?a=1');
});
