import { describe, expect, it } from 'vitest';
import { profileLimits, readLink, readProfile } from './profile.ts';

const languages = ['kk', 'ru', 'en'];
const nothing = { text: {}, programme: {}, links: [] };

describe('A profile', () => {
	it('A profile may be empty.', () => {
		expect(readProfile(nothing, languages)).toEqual({ words: nothing });
		const blank = { text: { kk: '  ', ru: '' }, programme: { en: '\n\n' }, links: ['', ' '] };
		expect(readProfile(blank, languages)).toEqual({ words: nothing });
	});

	it('A profile holds tidy texts in the languages of the election.', () => {
		const sent = {
			text: { kk: ' Сәлем\r\nәлем ', de: 'Hallo' },
			programme: { ru: 'Всё' },
			links: [' example.org ', 'https://example.org'],
		};
		expect(readProfile(sent, languages)).toEqual({
			words: {
				text: { kk: 'Сәлем\nәлем' },
				programme: { ru: 'Всё' },
				links: ['https://example.org'],
			},
		});
	});

	it('A text may use its whole limit, counted in characters and not in bytes.', () => {
		const text = { kk: `${'ғ'.repeat(profileLimits.text)}\n  ` };
		expect(readProfile({ ...nothing, text }, languages)).toEqual({
			words: { ...nothing, text: { kk: 'ғ'.repeat(profileLimits.text) } },
		});
		const programme = { ru: '😀'.repeat(profileLimits.programme) };
		expect(readProfile({ ...nothing, programme }, languages)).toHaveProperty('words');
	});

	it('All faults are reported at once, each with its field.', () => {
		const sent = {
			text: { kk: 'a'.repeat(601), ru: 'b' },
			programme: { en: 'c'.repeat(2025) },
			links: ['https://example.org', 'javascript:alert(1)', `https://example.org/${'d'.repeat(300)}`],
		};
		expect(readProfile(sent, languages)).toEqual({
			faults: [
				{ field: 'text-kk', kind: 'too_long', limit: 600, length: 601 },
				{ field: 'programme-en', kind: 'too_long', limit: 2000, length: 2025 },
				{ field: 'link-2', kind: 'not_an_address' },
				{ field: 'link-3', kind: 'too_long', limit: 200, length: 320 },
			],
		});
	});

	it('A profile has at most five links, in any of the fields.', () => {
		const links = ['a', '', 'b', 'c', 'd', 'e'].map((name) => name && `https://${name}.example.org`);
		expect(readProfile({ ...nothing, links }, languages)).toHaveProperty('words');
		expect(readProfile({ ...nothing, links: [...links, 'https://f.example.org'] }, languages)).toEqual({
			faults: [{ field: 'link-7', kind: 'too_many', limit: 5 }],
		});
	});
});

describe('A link', () => {
	it.each([
		['https://example.org', 'https://example.org'],
		['http://example.org/path?a=1#b', 'http://example.org/path?a=1#b'],
		['HTTPS://Example.org', 'HTTPS://Example.org'],
		['example.org', 'https://example.org'],
		['example.org:8080/x', 'https://example.org:8080/x'],
		['t.me/name', 'https://t.me/name'],
		['https://егемен.қаз/жаңалық', 'https://егемен.қаз/жаңалық'],
	])('%s is a link.', (typed, link) => {
		expect(readLink(typed)).toBe(link);
	});

	it.each([
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'ftp://example.org',
		'mailto:name@example.org',
		'file:///etc/passwd',
		'//example.org',
		'/path',
		'https://',
		'https:///example.org',
		'https://localhost',
		'localhost:3000',
		'https://127.0.0.1/',
		'https://2130706433/',
		'https://[::1]/',
		'https://bank.example@evil.example.org/',
		'https://user:password@example.org/',
		'https://example.org/a b',
		'https://example.org/"onmouseover=alert(1)',
		'https://example.org\\@evil.example.org',
		'name',
		'just some words',
	])('%s is not a link.', (typed) => {
		expect(readLink(typed)).toBeNull();
	});
});
