import type { InterfaceLanguage } from '../../../text/language.ts';
import * as m from '../../../text/paraglide/messages.js';
import { clean, type Part } from '../html.ts';
import { button, hostOf, moment, paragraph, type Of, type Saying } from './part.ts';

// Letters about an account itself.

export function reset({ link, hours }: Of<'reset'>, locale: InterfaceLanguage): Saying {
	const product = m.product({}, { locale });
	return {
		subject: m.letter_reset_subject({ product }, { locale }),
		heading: m.letter_reset_heading({}, { locale }),
		parts: [
			paragraph(m.letter_reset_words({ product }, { locale })),
			button(m.letter_reset_button({}, { locale }), link, locale),
			paragraph(m.letter_reset_link({ host: hostOf(link), hours }, { locale })),
			{ is: 'strong', text: m.letter_reset_ignore({}, { locale }) },
		],
	};
}

export function passwordChanged(at: Date, locale: InterfaceLanguage, timezone: string): Saying {
	const values = { product: m.product({}, { locale }), moment: moment(at, timezone, locale) };
	return {
		subject: m.letter_password_changed_subject({}, { locale }),
		heading: m.letter_password_changed_heading({}, { locale }),
		parts: [paragraph(m.letter_password_changed_words(values, { locale })), ...security(locale)],
	};
}

export function factorChanged(at: Date, locale: InterfaceLanguage, timezone: string): Saying {
	const values = { product: m.product({}, { locale }), moment: moment(at, timezone, locale) };
	return {
		subject: m.letter_factor_changed_subject({}, { locale }),
		heading: m.letter_factor_changed_heading({}, { locale }),
		parts: [paragraph(m.letter_factor_changed_words(values, { locale })), ...security(locale)],
	};
}

function security(locale: InterfaceLanguage): Part[] {
	return [
		paragraph(m.letter_security_you({}, { locale })),
		{ is: 'strong', text: m.letter_security_not_you({}, { locale }) },
	];
}

export function addressCode(code: string, locale: InterfaceLanguage): Saying {
	return {
		subject: m.letter_code_subject({}, { locale }),
		heading: m.letter_code_heading({}, { locale }),
		parts: [
			paragraph(m.letter_code_words({ product: m.product({}, { locale }) }, { locale })),
			{ is: 'quote', text: clean(code), lang: null },
			paragraph(m.letter_code_valid({}, { locale })),
			{ is: 'strong', text: m.letter_code_ignore({}, { locale }) },
		],
	};
}
