import { describe, expect, it } from 'vitest';
import { interfaceLanguages } from '../../text/language.ts';
import type { Message } from './message.ts';
import { write } from './write.ts';

const what = { kk: 'Айгерім Қасымқызы', ru: 'Айгерим <Касымовна>' };
const election = { kk: 'Сайлау', ru: 'Выборы', en: 'Election' };
const link = 'https://tandau.example/portal/invitation/secret?a=1&b=2';
const times = { until: new Date('2026-03-14T19:00:00Z'), timezone: 'Asia/Almaty' };
const at = new Date('2026-03-02T08:21:00Z');
const asked = {
	...{ what, election, link, ...times },
	electionLanguages: ['kk', 'ru', 'en'],
	inviter: 'Editors',
	fictional: false,
};

const messages: Message[] = [
	{ kind: 'invitation', role: 'candidate', ...asked },
	{ kind: 'invitation', role: 'party_agent', ...asked },
	{ kind: 'invitation', role: 'bloc_coordinator', ...asked },
	{ kind: 'reminder', role: 'candidate', ...asked },
	{ kind: 'reminder', role: 'party_agent', ...asked },
	{ kind: 'reminder', role: 'bloc_coordinator', ...asked },
	{ kind: 'nudge', what, election, link, ...times, fictional: false },
	{ kind: 'reset', link, hours: 2 },
	{ kind: 'password_changed', at },
	{ kind: 'factor_changed', at },
	{
		...{ kind: 'receipt', what, election, link, at, timezone: 'Asia/Almaty', fictional: false },
		receipt: 'r-1',
		count: 36,
	},
	{ kind: 'turned_down', what, part: 'profile', reason: 'First\nsecond', link },
	{ kind: 'turned_down', what, part: 'manifesto', reason: 'First\nsecond', link },
	{ kind: 'claim_refused', what, reason: 'First\nsecond' },
	{ kind: 'corrected', what, statement: { ru: 'Суд независим.' }, why: { ru: 'Ошибка.' }, link },
	{
		...{ kind: 'joined', role: 'candidate', what, election, who: 'ai…@example.org' },
		...{ at, timezone: 'Asia/Almaty', fictional: false },
	},
	{ kind: 'address_code', code: '0123 4567' },
];

const cases = messages.flatMap((message) => interfaceLanguages.map((language) => ({ message, language })));

describe('every letter in every language', () => {
	it.each(cases)('$message.kind in $language says all of it', ({ message, language }) => {
		const { subject, text, html } = write(message, language, 'Asia/Almaty');
		for (const words of [subject, text, html]) {
			expect(words).not.toMatch(/undefined|null|letter_|\{\w+\}|[\uE000-\uE002]/);
			expect(words.trim()).not.toBe('');
		}
		expect(subject).not.toMatch(/[\r\n]/);
		expect(html).toContain(`<html lang="${language}">`);
		if ('link' in message) {
			expect(text).toContain(`\n${link}\n`);
			expect(html).toContain(`href="${link.replace('&', '&amp;')}"`);
			expect(text).toContain('tandau.example');
		}
	});

	it.each(cases)('$message.kind in $language fetches nothing', ({ message, language }) => {
		const { html } = write(message, language, 'Asia/Almaty');
		expect(html).not.toMatch(/<(img|link|script|iframe|object|video|svg)|\bsrc=|url\(|@import/i);
	});

	it.each(cases)('$message.kind in $language lets no name become HTML', ({ message, language }) => {
		expect(write(message, language, 'Asia/Almaty').html).not.toContain('<Касымовна>');
	});
});

describe('an invitation', () => {
	const [invitation] = messages;
	if (!invitation) throw new Error('There is no invitation.');

	it.each([
		['kk', 'Бұл хат ойдан шығарылған сайлау туралы'],
		['ru', 'Речь о вымышленных выборах'],
		['en', 'This is about a fictional election'],
	])('says in its first line in %s that an election is fictional', (language, words) => {
		const fictional = write(
			{ ...asked, kind: 'invitation', role: 'candidate', fictional: true },
			language,
			'UTC',
		);
		expect(fictional.text.startsWith(words)).toBe(true);
		expect(fictional.html).toContain(words);
		expect(write(invitation, language, 'UTC').text).not.toContain(words);
	});

	it('tells an end at midnight as the minute before it, in the time of the election', () => {
		const { text } = write(invitation, 'en', 'UTC');
		expect(text).toContain('Answers are accepted until: 14 March 2026, 23:59 (UTC+5)');
	});

	it('tells any other end as it is', () => {
		const until = new Date('2026-03-14T13:30:00Z');
		const { text } = write({ ...asked, kind: 'invitation', role: 'candidate', until }, 'ru', 'UTC');
		expect(text).toMatch(/Ответы принимаются до: 14 марта 2026\sг\., 18:30 \(UTC\+5\)/);
	});

	it('names a contender in the language of the letter, else in the election’s first, and says which', () => {
		expect(write(invitation, 'ru', 'UTC').html).toContain(
			'<b lang="ru" translate="no" style="font-weight:600">Айгерим &lt;Касымовна&gt;</b>',
		);
		expect(write(invitation, 'en', 'UTC').html).toContain('<b lang="kk" translate="no"');
	});

	it('promises no time for a manifesto', () => {
		const words = (role: 'candidate' | 'bloc_coordinator') =>
			write({ ...asked, kind: 'invitation', role }, 'en', 'UTC').text;
		expect(words('candidate')).toContain('15 minutes');
		expect(words('bloc_coordinator')).not.toContain('15 minutes');
	});
});

it('keeps the lines of a reason, and quotes them', () => {
	const { text, html } = write({ kind: 'claim_refused', what, reason: 'First\r\nsecond' }, 'en', 'UTC');
	expect(text).toContain('\n> First\n> second\n');
	expect(html).toContain('First<br>second');
});

it.each(interfaceLanguages)(
	'tells in %s who joined, when, and to answer where nobody knows who it is',
	(language) => {
		const joined = messages.find(({ kind }) => kind === 'joined');
		const { text } = write(joined ?? { kind: 'address_code', code: '' }, language, 'UTC');
		expect(text).toContain(': ai…@example.org\n');
		expect(text).toMatch(/: .*2026.* 13:21 \(UTC\+5\)\n/);
		// It leads nowhere: who joined may have chosen where.
		expect(text).not.toContain('http');
	},
);

it.each(interfaceLanguages)('shows a code in %s on a line of its own and not in the subject', (language) => {
	const { subject, text } = write({ kind: 'address_code', code: '0123 4567' }, language, 'UTC');
	expect(text).toContain('\n> 0123 4567\n');
	expect(subject).not.toContain('0123');
});

it('is written in Kazakh where the language is none of ours', () => {
	expect(write({ kind: 'reset', link, hours: 1 }, 'fi', 'UTC').text).toContain('Сәлеметсіз бе!');
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'portal/x'])('links to no such thing as %s', (wrong) => {
	expect(() => write({ kind: 'reset', link: wrong, hours: 1 }, 'en', 'UTC')).toThrow(TypeError);
});
