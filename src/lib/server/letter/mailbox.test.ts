import { expect, it } from 'vitest';
import { normalise } from './mailbox.ts';

it.each([
	['info@xn--90azhq9a.xn--80ao21a', 'info@xn--90azhq9a.xn--80ao21a'],
	['Aigul.S+quiz@Example.ORG ', 'aigul.s+quiz@example.org'],
	['user&co@example.org', 'user&co@example.org'],
	['кандидат@почта.рф', 'кандидат@xn--80a1acny.xn--p1ai'],
	['Кандидат@ПОЧТА.РФ', 'кандидат@xn--80a1acny.xn--p1ai'],
	['info@сайлау.қаз', 'info@xn--80aa0ai1aq.xn--80ao21a'],
	['user@bücher.example', 'user@xn--bcher-kva.example'],
	['user@bu\u0308cher.example', 'user@xn--bcher-kva.example'],
	["o'neill@mail.example.org", "o'neill@mail.example.org"],
	[`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
	['a@1.example.org', 'a@1.example.org'],
])('%s is an address, stored as %s.', (typed, stored) => {
	expect(normalise(typed)).toBe(stored);
	expect(normalise(stored)).toBe(stored);
});

it.each([
	'',
	'@',
	'example.org',
	'@example.org',
	'user@',
	'user@localhost',
	'user@example.1',
	'user@192.168.0.1',
	'user@[192.168.0.1]',
	'us er@example.org',
	'user@exam ple.org',
	'user@@example.org',
	'.user@example.org',
	'user.@example.org',
	'us..er@example.org',
	'user@example..org',
	'user@.example.org',
	'user@-example.org',
	'user@example.org.',
	'user@ex%61mple.org',
	'user@example.org/x',
	'"user"@example.org',
	'user <user@example.org>',
	'<user@example.org>',
	'user',
	'user@example.org,other@example.org',
	'user@example.org\nBcc: other@example.org',
	`${'a'.repeat(65)}@example.org`,
	`${'я'.repeat(33)}@example.org`,
	`user@${'a'.repeat(64)}.org`,
	`user@${'a.'.repeat(130)}org`,
	'us\u200ber@example.org',
	'us\u00ader@example.org',
	'us\u3164er@example.org',
	'user@exam\u200bple.org',
	'user@exam\u202eple.org',
	'user@exam\u00adple.org',
])('%j is no address.', (typed) => {
	expect(normalise(typed)).toBeNull();
});
