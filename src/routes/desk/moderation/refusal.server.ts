import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { rules, type Rule } from '$lib/election/rule.ts';
import { tidy } from '$lib/election/words.ts';
import * as form from '$lib/server/http/form.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { interfaceLanguages, type InterfaceLanguage } from '$lib/text/language.ts';
import { ruleWords } from '$lib/text/rule.ts';

/** The longest reason in the editor's own words, in characters. */
const longest = 1000;

const missing = { error: () => m.desk_reason_missing() };

const schema = z
	.object({
		rule: z.enum(['', ...rules], missing).default(''),
		words: z
			.string()
			.default('')
			.transform(tidy)
			.pipe(z.string().max(longest, { error: () => m.desk_reason_long({ n: longest }) })),
	})
	.refine(({ rule, words }) => rule !== '' || words !== '', { ...missing, path: ['rule'] });

/**
 * Reads why something is turned down: one of the published rules, the editor's own words, or both. The rule is written in
 * the language of the person who gets the reason.
 */
export async function readReason(request: Request, language: string) {
	const read = await form.read(schema, request);
	if ('faults' in read) return { failure: fail(400, read) };
	const { rule, words } = read.data;
	return { reason: [rule && sentence(rule, language), words].filter(Boolean).join('\n\n') };
}

function sentence(rule: Rule, language: string): string {
	const locale: InterfaceLanguage = interfaceLanguages.find((known) => known === language) ?? 'kk';
	return ruleWords[rule]({}, { locale });
}
