import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fullDay } from './format.ts';
import { interfaceLanguages, type InterfaceLanguage } from './language.ts';
import * as m from './paraglide/messages.js';

// Every message as it is shown: rendered by the compiled messages, compared with the forms in the files.

const numbers = [0, 1, 2, 5, 11, 21, 22, 101];
const functions = new Map<string, unknown>(Object.entries(m));

const Forms = z.array(
	z.object({
		declarations: z.array(z.string()),
		selectors: z.array(z.string()),
		match: z.record(z.string(), z.string()),
	}),
);
type Forms = z.infer<typeof Forms>[number];

interface Message {
	key: string;
	language: InterfaceLanguage;
	/** One pattern, or one for each form. */
	content: string | Forms;
}

const messages = interfaceLanguages.flatMap((language) => readMessages(language));

function readMessages(language: InterfaceLanguage): Message[] {
	const folder = new URL('messages/', import.meta.url).pathname;
	const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return areas.flatMap(({ name }) => {
		const file: unknown = JSON.parse(readFileSync(join(folder, name, `${language}.json`), 'utf8'));
		const entries = Object.entries(z.record(z.string(), z.union([z.string(), Forms])).parse(file));
		return entries.flatMap(([key, value]): Message[] => {
			const content = typeof value === 'string' ? value : value[0];
			return key.startsWith('$') || content === undefined ? [] : [{ key, language, content }];
		});
	});
}

type Values = Record<string, string | number>;

/** The text of the compiled message. */
function render({ key, language }: Message, values: Values): string {
	const message = functions.get(key);
	if (typeof message !== 'function') throw new Error(`There is no message ${key}.`);
	const words: unknown = Reflect.apply(message, null, [values, { locale: language }]);
	return String(words);
}

/** The input whose number decides the form, as in `local plural = n: plural`; none if no number does. */
function counted({ declarations }: Forms): string | undefined {
	return declarations.map((line) => /^local plural = (\w+): plural$/.exec(line)?.[1]).find(Boolean);
}

/** The pattern for these values by the plural rules of Unicode (CLDR): the first whose conditions all hold. */
function patternFor(forms: Forms, values: Values, language: InterfaceLanguage): string | undefined {
	const input = counted(forms);
	const category = input && new Intl.PluralRules(language).select(Number(values[input]));
	return Object.entries(forms.match).find(([conditions]) =>
		conditions.split(', ').every((condition) => {
			const [name = '', wanted] = condition.split('=');
			return wanted === '*' || wanted === (name === 'plural' ? category : String(values[name]));
		}),
	)?.[1];
}

function fill(pattern: string, values: Values): string {
	return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** Inputs that are days in most messages. A Russian day ends in a word after the year, which once had a stop. */
const days = new Set(['at', 'date', 'day', 'from', 'moment', 'to', 'until', 'when']);

/** Values for the inputs of a message, for each number and each choice that its forms make. */
function valuesFor({ language, content }: Message): Values[] {
	const patterns = typeof content === 'string' ? [content] : Object.values(content.match);
	const named = patterns.flatMap((pattern) =>
		[...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
	);
	const usual: Values = Object.fromEntries(
		named.map((name) => [name, days.has(name) ? fullDay('2026-03-19', language) : 'Емен']),
	);
	if (typeof content === 'string') return [usual];
	const input = counted(content);
	const conditions = Object.keys(content.match).map((key): Values => {
		const pairs = key.split(', ').map((condition) => condition.split('='));
		return Object.fromEntries(
			pairs.flatMap(([name = '', wanted = '']) =>
				name === 'plural' || name === input ? [] : [[name, wanted]],
			),
		);
	});
	return conditions.flatMap((chosen) =>
		(input ? numbers : [null]).map((number) => ({
			...usual,
			...chosen,
			...(input !== undefined && number !== null && { [input]: number }),
		})),
	);
}

const shown = messages.map((message) => ({
	message,
	texts: valuesFor(message).map((values) => ({ values, text: render(message, values) })),
}));

/** The texts with this mistake, to be read in the report of a failure. */
function having(mistake: (text: string) => boolean): string[] {
	return shown.flatMap(({ message, texts }) => {
		const wrong = texts.find(({ text }) => mistake(text));
		return wrong ? [`${message.language} ${message.key}: ${wrong.text}`] : [];
	});
}

describe('Messages that depend on a number', () => {
	const plural = shown.filter(({ message: { content } }) => typeof content !== 'string' && counted(content));

	it.each(interfaceLanguages)(
		'There are some in the language %s, and each number gets its form.',
		(language) => {
			const own = plural.filter(({ message }) => message.language === language);
			expect(own.length).toBeGreaterThan(20);
			const wrong = own.flatMap(({ message, texts }) =>
				texts.flatMap(({ values, text }) => {
					if (typeof message.content === 'string') return [];
					const pattern = patternFor(message.content, values, language);
					const right = pattern === undefined ? 'no form' : fill(pattern, values);
					return text === right ? [] : [`${message.key}: ${text}, but ${right}`];
				}),
			);
			expect(wrong).toEqual([]);
		},
	);

	it('Russian numbers go with the forms of their last digits.', () => {
		const counts = numbers.map((n) => m.statement_count({ n }, { locale: 'ru' }).replace('\u00a0', ' '));
		expect(counts).toEqual([
			...['0 утверждений', '1 утверждение', '2 утверждения', '5 утверждений', '11 утверждений'],
			...['21 утверждение', '22 утверждения', '101 утверждение'],
		]);
	});

	it('A form for one does not speak of twenty-one answers as if they were one.', () => {
		const pronouns = /(?<!\p{L})(его|он|она|оно|её|нём|важен)(?!\p{L})/u;
		const wrong = plural.flatMap(({ message, texts }) =>
			texts.flatMap(({ values, text }) =>
				message.language === 'ru' && Object.values(values).includes(21) && pronouns.test(text)
					? [`${message.key}: ${text}`]
					: [],
			),
		);
		expect(wrong).toEqual([]);
	});
});

const times = (text: string, mark = '') => text.split(mark).length - 1;

/** Each mistake with a text that makes it. */
const mistakes: { title: string; isIn: (text: string) => boolean; example: string }[] = [
	{
		title: 'a sentence that ends in two stops',
		isIn: (text) => /(?<!\.)\.\.(?!\.)|[!?…:;,]\.|\.[,;:]/.test(text),
		example: 'Приём начнётся 19 марта 2026 г..',
	},
	{
		title: 'a doubled blank',
		isIn: (text) => /[ \u00a0]{2}/.test(text),
		example: 'Осталось  5 дней.',
	},
	{
		title: 'a blank before a comma or a stop',
		isIn: (text) => /[ \u00a0][,.;!?](?=\s|$)/.test(text),
		example: 'Осталось 5 дней .',
	},
	{
		title: 'a comma without a blank behind it',
		isIn: (text) => /\p{L},\p{L}/u.test(text),
		example: 'город Астана,избирательный округ',
	},
	{
		title: 'a quotation mark or bracket without its other half',
		isIn: (text) =>
			['«»', '“”', '()', '[]'].some(([open, close]) => times(text, open) !== times(text, close)) ||
			// In brackets the mark itself is meant.
			times(text.replace('(")', ''), '"') % 2 === 1,
		example: 'ближе к краю «Порядок',
	},
];

describe('All messages as they are shown', () => {
	it.each(mistakes)('No message has $title in it.', ({ isIn, example }) => {
		expect(isIn(example)).toBe(true);
		expect(having(isIn)).toEqual([]);
	});
});
