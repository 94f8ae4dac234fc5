import { expect, test } from 'vitest';
import * as way from './safe-path.ts';

test.each([
	'/portal',
	'/desk',
	'/portal/demo/contenders/someone/positions/reform?statement=3',
	'/desk/demo/contenders?state=invited&page=2',
])('%s is a way of our own', (path) => {
	expect(way.inside(path)).toBe(path);
});

test.each([
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
])('%s is none', (path) => {
	expect(way.inside(path)).toBeNull();
});

test('what follows the path is kept, save for the fragment, and dots are resolved', () => {
	expect(way.inside('/portal/demo/../rules?a=1#main')).toBe('/portal/rules?a=1');
});
