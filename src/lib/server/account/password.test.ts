import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import * as password from './password.ts';

describe('The judgement of a password', () => {
	const email = 'anna.b@mail.example';

	it.each([
		['correct horse staple', 'four words would do as well'],
		['xk7#qm2!vz9p', 'twelve characters are enough'],
		['849302857612', 'no rules of composition'],
		['үй жанындағы бақша', 'any language'],
		['Мен таңда 7-де тұрамын', 'a common word may be part of a sentence'],
		['93!72-51#dragon-08&64', 'a common word may be surrounded by much else'],
		['savannah of giraffes', 'a short name inside another word does not count as similar'],
		['🐴🔋📎🐴🧭🦉🌲🪁🎈🧩🪵🍏', 'signs count as people see them'],
	])('“%s” is accepted: %s.', (chosen) => {
		expect(password.judge(chosen, email)).toBeNull();
	});

	it.each([
		['', 'short'],
		['xk7#qm2!vz9', 'short'],
		['🐴🔋📎🐴🧭🦉', 'short'],
		['x'.repeat(201), 'long'],
		['password1234', 'common'],
		['passwordpassword', 'common'],
		['Sunshine-2024!', 'common'],
		['P@$$w0rd1234', 'common'],
		['!!!dragon2023', 'common'],
		['aaaaaaaaaaaa', 'common'],
		['abcabcabcabca', 'common'],
		['zaq1zaq1zaq1', 'common'],
		['123456789012', 'common'],
		['210987654321', 'common'],
		['a1234567890123', 'common'],
		['abcdefghijklm', 'common'],
		['qwerty123456', 'common'],
		['dragonmonkey', 'common'],
		['qazwsxedcrfv', 'common'],
		['йцукенгшщзхъ', 'common'],
		['парольпароль', 'common'],
		['Пароль 20232024', 'common'],
		['gfhjkm-2026-11', 'common'],
		['Құпиясөз2026', 'common'],
		['Казахстан2023', 'common'],
		['almaty almaty', 'common'],
		['Tandau-2026!!', 'common'],
		['anna.b@mail.example', 'like_address'],
		['ANNA.B2026!!', 'like_address'],
		['anna.b mail', 'short'],
		['anna.b.anna.b.', 'like_address'],
	])('“%s” is refused as “%s”.', (chosen, why) => {
		expect(password.judge(chosen, email)).toBe(why);
	});

	it('Judging a long password does not take long.', () => {
		const begin = performance.now();
		for (const unit of ['a', 'ab', 'aab'])
			password.judge(unit.repeat(30_000).slice(0, 60_000), 'a@example.org');
		password.judge(`${'ab'.repeat(99)}c`, 'a@example.org');
		expect(performance.now() - begin).toBeLessThan(5000);
	});
});

describe('A stored password', () => {
	it('Only the stored password is recognised.', async () => {
		const hashed = await password.hash('correct horse staple');
		expect(hashed).toMatch(/^\$argon2id\$/);
		expect(await password.verify(hashed, 'correct horse staple')).toBe(true);
		expect(await password.verify(hashed, 'correct horse stapler')).toBe(false);
		expect(await password.hash('correct horse staple')).not.toBe(hashed);
	});

	it('A password is recognised from a keyboard that writes й as two characters.', async () => {
		const hashed = await password.hash('тёплый вечер в мае'.normalize('NFC'));
		expect(await password.verify(hashed, 'тёплый вечер в мае'.normalize('NFD'))).toBe(true);
	});

	it('Without a stored password, comparing costs the same.', async () => {
		const real = parseOptions(await password.hash('correct horse staple'));
		expect(parseOptions(password.stranger)).toEqual(real);
		expect(await password.verify(null, 'xxxxxxxxxxxxxx')).toBe(false);
		expect(await password.verify(null, '')).toBe(false);
	});
});
