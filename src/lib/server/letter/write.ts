import { isInterfaceLanguage, type InterfaceLanguage } from '../../text/language.ts';
import * as m from '../../text/paraglide/messages.js';
import { asHtml, asText, clean, unmarked, type Page } from './html.ts';
import type { Message } from './message.ts';
import * as account from './words/account.ts';
import * as invitation from './words/invitation.ts';
import { paragraph, type Saying } from './words/part.ts';
import * as position from './words/position.ts';

// The text of each kind of letter. What each says is in the folder `words`.

/** A letter's text, ready to be sent. */
interface Written {
	subject: string;
	text: string;
	html: string;
}

/**
 * Writes a letter in `language`, or in Kazakh if that is not a language of the interface.
 *
 * @param timezone IANA name; for times without an election
 * @throws {TypeError} if a link is not an http(s) address
 */
export function write(message: Message, language: string, timezone: string): Written {
	const locale = isInterfaceLanguage(language) ? language : 'kk';
	const { subject, heading, parts } = say(message, locale, timezone);
	const product = m.product({}, { locale });
	const isFictional = 'fictional' in message && message.fictional;
	const page: Page = {
		language: locale,
		product,
		ribbon: isFictional ? m.letter_fictional({}, { locale }) : null,
		heading,
		parts: [paragraph(m.letter_hello({}, { locale })), ...parts],
		signature: m.letter_signature({ product }, { locale }),
	};
	return { subject: clean(unmarked(subject)).slice(0, 200), text: asText(page), html: asHtml(page) };
}

function say(message: Message, locale: InterfaceLanguage, timezone: string): Saying {
	switch (message.kind) {
		case 'invitation':
		case 'reminder':
			return invitation.invite(message, locale);
		case 'nudge':
			return invitation.nudge(message, locale);
		case 'reset':
			return account.reset(message, locale);
		case 'password_changed':
			return account.passwordChanged(message.at, locale, timezone);
		case 'factor_changed':
			return account.factorChanged(message.at, locale, timezone);
		case 'receipt':
			return position.receipt(message, locale);
		case 'turned_down':
			return position.turnedDown(message, locale);
		case 'taken_down':
			return position.takenDown(message, locale);
		case 'put_back':
			return position.putBack(message, locale);
		case 'claim_refused':
			return invitation.claimRefused(message, locale);
		case 'corrected':
			return position.corrected(message, locale);
		case 'joined':
			return invitation.joined(message, locale);
		case 'address_code':
			return account.addressCode(message.code, locale);
	}
}
