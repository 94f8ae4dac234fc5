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
	{ kind: 'taken_down', what, part: 'text', rule: 'insult', remark: '', link },
	{ kind: 'put_back', what, part: 'text', link },
	{ kind: 'claim_refused', what, reason: 'First\nsecond' },
	{ kind: 'corrected', what, statement: { ru: 'Суд независим.' }, why: { ru: 'Ошибка.' }, link },
	{
		...{ kind: 'joined', role: 'candidate', what, election, who: 'ai…@example.org' },
		...{ at, timezone: 'Asia/Almaty', fictional: false },
	},
	{ kind: 'address_code', code: '0123 4567' },
];

const cases = messages.flatMap((message) => interfaceLanguages.map((language) => ({ message, language })));

describe('Every letter in every language', () => {
	it.each(cases)('$message.kind in $language is complete.', ({ message, language }) => {
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

	it.each(cases)('$message.kind in $language loads nothing.', ({ message, language }) => {
		const { html } = write(message, language, 'Asia/Almaty');
		expect(html).not.toMatch(/<(img|link|script|iframe|object|video|svg)|\bsrc=|url\(|@import/i);
	});

	it.each(cases)('$message.kind in $language does not let a name become HTML.', ({ message, language }) => {
		expect(write(message, language, 'Asia/Almaty').html).not.toContain('<Касымовна>');
	});
});

describe('An invitation', () => {
	const [invitation] = messages;
	if (!invitation) throw new Error('There is no invitation.');

	it.each([
		['kk', 'Бұл хат ойдан шығарылған сайлау туралы'],
		['ru', 'Речь о вымышленных выборах'],
		['en', 'This is about a fictional election'],
	])('The first line of an invitation in %s says that an election is fictional.', (language, words) => {
		const fictional = write(
			{ ...asked, kind: 'invitation', role: 'candidate', fictional: true },
			language,
			'UTC',
		);
		expect(fictional.text.startsWith(words)).toBe(true);
		expect(fictional.html).toContain(words);
		expect(write(invitation, language, 'UTC').text).not.toContain(words);
	});

	it('An end at midnight is shown as the minute before it, in the timezone of the election.', () => {
		const { text } = write(invitation, 'en', 'UTC');
		expect(text).toContain('Answers are accepted until: 14 March 2026, 23:59 (UTC+5)');
	});

	it('Any other end is shown as it is.', () => {
		const until = new Date('2026-03-14T13:30:00Z');
		const { text } = write({ ...asked, kind: 'invitation', role: 'candidate', until }, 'ru', 'UTC');
		expect(text).toMatch(/Ответы принимаются до: 14 марта 2026\sгода, 18:30 \(UTC\+5\)/);
	});

	it('A contender is named in the language of the letter, otherwise in the election’s first, which is marked.', () => {
		expect(write(invitation, 'ru', 'UTC').html).toContain(
			'<b lang="ru" translate="no" style="font-weight:600">Айгерим &lt;Касымовна&gt;</b>',
		);
		expect(write(invitation, 'en', 'UTC').html).toContain('<b lang="kk" translate="no"');
	});

	it('No time is promised for a manifesto.', () => {
		const words = (role: 'candidate' | 'bloc_coordinator') =>
			write({ ...asked, kind: 'invitation', role }, 'en', 'UTC').text;
		expect(words('candidate')).toContain('15 minutes');
		expect(words('bloc_coordinator')).not.toContain('15 minutes');
	});
});

it('A letter names the part that was taken down in the words of its language.', () => {
	const message = { kind: 'taken_down', what, part: 'text', rule: 'insult', remark: '', link } as const;
	expect(write(message, 'ru', 'UTC').subject).toContain('Снято с публикации (текст о себе)');
	expect(write(message, 'kk', 'UTC').text).not.toContain('(text)');
});

it('A reason is quoted with its line breaks.', () => {
	const { text, html } = write({ kind: 'claim_refused', what, reason: 'First\r\nsecond' }, 'en', 'UTC');
	expect(text).toContain('\n> First\n> second\n');
	expect(html).toContain('First<br>second');
});

it.each(interfaceLanguages)(
	'The letter in %s says who joined and when, and to answer if nobody knows the person.',
	(language) => {
		const joined = messages.find(({ kind }) => kind === 'joined');
		const { text } = write(joined ?? { kind: 'address_code', code: '' }, language, 'UTC');
		expect(text).toContain(': ai…@example.org\n');
		expect(text).toMatch(/: .*2026.* 13:21 \(UTC\+5\)\n/);
		// The letter has no link, because the newcomer may have chosen the origin.
		expect(text).not.toContain('http');
	},
);

it.each(interfaceLanguages)(
	'The letter in %s shows a code on a line of its own and not in the subject.',
	(language) => {
		const { subject, text } = write({ kind: 'address_code', code: '0123 4567' }, language, 'UTC');
		expect(text).toContain('\n> 0123 4567\n');
		expect(subject).not.toContain('0123');
	},
);

it('A letter is in Kazakh if its language is not one of the interface.', () => {
	expect(write({ kind: 'reset', link, hours: 1 }, 'fi', 'UTC').text).toContain('Сәлеметсіз бе!');
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'portal/x'])('A letter cannot link to %s.', (wrong) => {
	expect(() => write({ kind: 'reset', link: wrong, hours: 1 }, 'en', 'UTC')).toThrow(TypeError);
});
