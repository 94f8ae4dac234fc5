import type { InterfaceLanguage } from '../../../text/language.ts';
import * as m from '../../../text/paraglide/messages.js';
import { ruleWords } from '../../../text/rule.ts';
import { clean } from '../html.ts';
import {
	button,
	electionFact,
	moment,
	named,
	paragraph,
	questions,
	quote,
	said,
	type Of,
	type Saying,
} from './part.ts';

// Letters about what was sent for a contender or a bloc, and what editors did with it.

export function receipt(message: Of<'receipt'>, locale: InterfaceLanguage): Saying {
	const what = named(message.what, locale);
	return {
		subject: m.letter_receipt_subject({ what }, { locale }),
		heading: m.letter_receipt_heading({}, { locale }),
		parts: [
			paragraph(m.letter_receipt_words({}, { locale })),
			{
				is: 'facts',
				facts: [
					{ label: m.letter_fact_for({}, { locale }), value: what },
					electionFact(message.election, locale),
					{ label: m.letter_fact_positions({}, { locale }), value: String(message.count) },
					{
						label: m.letter_fact_recorded({}, { locale }),
						value: moment(message.at, message.timezone, locale),
					},
					{ label: m.letter_fact_receipt({}, { locale }), value: clean(message.receipt) },
				],
			},
			paragraph(m.letter_receipt_change({}, { locale })),
			button(m.letter_receipt_button({}, { locale }), message.link, locale),
			{ is: 'strong', text: m.letter_receipt_not_you({}, { locale }) },
		],
	};
}

export function corrected(
	{ what, statement, why, link }: Of<'corrected'>,
	locale: InterfaceLanguage,
): Saying {
	const values = { what: named(what, locale) };
	return {
		subject: m.letter_corrected_subject(values, { locale }),
		heading: m.letter_corrected_heading({}, { locale }),
		parts: [
			paragraph(m.letter_corrected_words(values, { locale })),
			quote(statement, locale),
			paragraph(m.letter_corrected_why({}, { locale })),
			quote(why, locale),
			button(m.letter_corrected_button({}, { locale }), link, locale),
			paragraph(m.letter_object({}, { locale })),
		],
	};
}

export function turnedDown(
	{ what, part, reason, link }: Of<'turned_down'>,
	locale: InterfaceLanguage,
): Saying {
	const words = turnedDownWords[part];
	const values = { what: named(what, locale) };
	return {
		subject: words.subject(values, { locale }),
		heading: words.heading({}, { locale }),
		parts: [
			paragraph(words.words(values, { locale })),
			said(reason),
			paragraph(words.again({}, { locale })),
			button(words.button({}, { locale }), link, locale),
			paragraph(m.letter_object({}, { locale })),
		],
	};
}

const turnedDownWords = {
	profile: {
		subject: m.letter_turned_down_subject_profile,
		heading: m.letter_turned_down_heading_profile,
		words: m.letter_turned_down_words_profile,
		again: m.letter_turned_down_again_profile,
		button: m.letter_turned_down_button_profile,
	},
	manifesto: {
		subject: m.letter_turned_down_subject_manifesto,
		heading: m.letter_turned_down_heading_manifesto,
		words: m.letter_turned_down_words_manifesto,
		again: m.letter_turned_down_again_manifesto,
		button: m.letter_turned_down_button_manifesto,
	},
} as const;

export function takenDown(
	{ what, part, rule, remark, link }: Of<'taken_down'>,
	locale: InterfaceLanguage,
): Saying {
	const values = { part: m.record_part({ part }, { locale }), what: named(what, locale) };
	return {
		subject: m.letter_taken_down_subject(values, { locale }),
		heading: m.letter_taken_down_heading(values, { locale }),
		parts: [
			paragraph(m.letter_taken_down_words(values, { locale })),
			said(ruleWords[rule]({}, { locale })),
			...(remark ? [paragraph(m.letter_taken_down_remark({}, { locale })), said(remark)] : []),
			paragraph(m.letter_taken_down_again({}, { locale })),
			button(m.letter_turned_down_button_profile({}, { locale }), link, locale),
			paragraph(m.letter_object({}, { locale })),
		],
	};
}

export function putBack({ what, part, link }: Of<'put_back'>, locale: InterfaceLanguage): Saying {
	const values = { part: m.record_part({ part }, { locale }), what: named(what, locale) };
	return {
		subject: m.letter_put_back_subject(values, { locale }),
		heading: m.letter_put_back_heading(values, { locale }),
		parts: [
			paragraph(m.letter_put_back_words(values, { locale })),
			button(m.letter_turned_down_button_profile({}, { locale }), link, locale),
			questions(locale),
		],
	};
}
