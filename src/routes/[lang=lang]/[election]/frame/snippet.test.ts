import { describe, expect, it } from 'vitest';
import { addressOf, snippetOf } from './snippet.ts';

const choice = { statement: null, debate: '', language: 'kk', theme: 'auto', height: 640 } as const;

describe('The code for another site', () => {
	it('The code shows the whole quiz, one statement or a debate, in a language and a theme.', () => {
		const at = (more: object) => addressOf('https://tandau.example', 'demo', { ...choice, ...more });
		expect(at({})).toBe('https://tandau.example/kk/demo/embed');
		expect(at({ statement: 'r01', language: 'ru', theme: 'dark' })).toBe(
			'https://tandau.example/ru/demo/embed/r01?theme=dark',
		);
		expect(at({ debate: '#mazhilis-seat.2/a,b', theme: 'dark' })).toBe(
			'https://tandau.example/kk/demo/embed/contenders/debate?theme=dark#mazhilis-seat.2/a,b',
		);
	});

	it('The code is one frame, without scripts, with no more permissions than it needs.', () => {
		expect(snippetOf('https://tandau.example/kk/demo/embed', 'Сайлау', 640)).toBe(
			'<iframe src="https://tandau.example/kk/demo/embed" title="Сайлау" height="640" style="width:100%;border:0" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>',
		);
	});

	it('A name cannot break out of the code.', () => {
		const code = snippetOf(
			'https://tandau.example/kk/demo/embed?a=1&b=2',
			'"><script>alert(1)</script>&',
			640,
		);
		expect(code).not.toContain('<script');
		expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"');
		expect(code).toContain('a=1&amp;b=2');
	});
});
