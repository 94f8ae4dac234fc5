import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { rules, type Rule } from '$lib/election/rule.ts';
import { tidy } from '$lib/election/words.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { interfaceLanguages, type InterfaceLanguage } from '$lib/text/language.ts';
import { ruleWords } from '$lib/text/rule.ts';

/** Longest reason in own words. */
const longest = 1000;

const form = z.object({
	rule: z.enum(['', ...rules]),
	words: z.string().transform(tidy),
});

export interface Turned {
	rule: string;
	words: string;
	faults: { field: string; message: string }[];
}

/**
 * Reads why something is turned down: one of the published rules, own words, or both. The rule is told in the language
 * of whoever gets the reason.
 */
export function readReason(
	data: FormData,
	language: string,
): { reason: string } | { failure: ActionFailure<Turned> } {
	const sent = { rule: String(data.get('rule') ?? ''), words: String(data.get('words') ?? '') };
	const read = form.safeParse(sent);
	if (!read.success) return { failure: refuse('rule', m.desk_reason_missing()) };
	const { rule, words } = read.data;
	if (words.length > longest) return { failure: refuse('words', m.desk_reason_long({ n: longest })) };
	if (rule === '' && words === '') return { failure: refuse('rule', m.desk_reason_missing()) };
	return { reason: [rule && sentence(rule, language), words].filter(Boolean).join('\n\n') };

	function refuse(field: string, message: string): ActionFailure<Turned> {
		return fail(400, { ...sent, faults: [{ field, message }] });
	}
}

function sentence(rule: Rule, language: string): string {
	const locale: InterfaceLanguage = interfaceLanguages.find((known) => known === language) ?? 'kk';
	return ruleWords[rule]({}, { locale });
}

/** Leads on after a decision; to the same page again where another editor was faster, because it tells by whom. */
export function leadOn(outcome: 'decided' | 'gone', isApproved: boolean, here: string): never {
	redirect(
		303,
		outcome === 'gone' ? here : `/desk/moderation?done=${isApproved ? 'approved' : 'turned_down'}`,
	);
}
