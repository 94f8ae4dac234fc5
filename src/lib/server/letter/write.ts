import { inLanguage, type Text } from '../../election/text.ts';
import { dayOf, fullDay, timeOf } from '../../text/format.ts';
import { isInterfaceLanguage, type InterfaceLanguage } from '../../text/language.ts';
import * as m from '../../text/paraglide/messages.js';
import { ruleWords } from '../../text/rule.ts';
import type { Message } from './message.ts';
import { asHtml, asText, clean, cleanLines, name, unmarked, type Page, type Part } from './html.ts';

// The text of each kind of letter.

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

interface Saying {
	subject: string;
	heading: string;
	parts: Part[];
}

type Of<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>;

function say(message: Message, locale: InterfaceLanguage, timezone: string): Saying {
	switch (message.kind) {
		case 'invitation':
		case 'reminder':
			return invitation(message, locale);
		case 'nudge':
			return nudge(message, locale);
		case 'reset':
			return reset(message, locale);
		case 'password_changed':
			return passwordChanged(message.at, locale, timezone);
		case 'factor_changed':
			return factorChanged(message.at, locale, timezone);
		case 'receipt':
			return receipt(message, locale);
		case 'turned_down':
			return turnedDown(message, locale);
		case 'taken_down':
			return takenDown(message, locale);
		case 'put_back':
			return putBack(message, locale);
		case 'claim_refused':
			return claimRefused(message, locale);
		case 'corrected':
			return corrected(message, locale);
		case 'joined':
			return joined(message, locale);
		case 'address_code':
			return addressCode(message.code, locale);
	}
}

function invitation(message: Of<'invitation' | 'reminder'>, locale: InterfaceLanguage): Saying {
	const { role, electionLanguages, link } = message;
	const what = named(message.what, locale, electionLanguages);
	const isReminder = message.kind === 'reminder';
	const words = invitationWords[role];
	const product = m.product({}, { locale });
	const until = {
		label: words.until({}, { locale }),
		value: deadline(message.until, message.timezone, locale),
	};
	const time = { label: m.letter_fact_time({}, { locale }), value: m.letter_fact_time_value({}, { locale }) };
	return {
		subject: (isReminder ? words.reminderSubject : words.subject)({ what }, { locale }),
		heading: words.heading({}, { locale }),
		parts: [
			...(isReminder ? [paragraph(m.letter_reminder_first({}, { locale }))] : []),
			paragraph(m.letter_invitation_who({ product }, { locale })),
			paragraph(words.ask({}, { locale })),
			{
				is: 'facts',
				facts: [
					{ label: words.label({}, { locale }), value: what },
					electionFact(message.election, locale, electionLanguages),
					// Nobody can say how long a manifesto takes.
					...(role === 'bloc_coordinator' ? [] : [time]),
					until,
					{ label: m.letter_fact_inviter({}, { locale }), value: clean(message.inviter) },
				],
			},
			{ is: 'strong', text: words.alone({}, { locale }) },
			paragraph(words.isPublic({ silent: m.silent({}, { locale }) }, { locale })),
			button(m.letter_invitation_button({}, { locale }), link, locale),
			paragraph(m.letter_invitation_link({ host: hostOf(link) }, { locale })),
			paragraph(m.letter_invitation_decline({}, { locale })),
			questions(locale),
		],
	};
}

const invitationWords = {
	candidate: {
		subject: m.letter_invitation_subject_candidate,
		reminderSubject: m.letter_reminder_subject_candidate,
		heading: m.letter_invitation_heading_candidate,
		label: m.letter_fact_candidate,
		until: m.letter_fact_until,
		ask: m.letter_invitation_ask_candidate,
		alone: m.letter_invitation_alone_candidate,
		isPublic: m.letter_invitation_public_candidate,
	},
	party_agent: {
		subject: m.letter_invitation_subject_party_agent,
		reminderSubject: m.letter_reminder_subject_party_agent,
		heading: m.letter_invitation_heading_party_agent,
		label: m.letter_fact_party,
		until: m.letter_fact_until,
		ask: m.letter_invitation_ask_party_agent,
		alone: m.letter_invitation_alone_party_agent,
		isPublic: m.letter_invitation_public_party_agent,
	},
	bloc_coordinator: {
		subject: m.letter_invitation_subject_bloc_coordinator,
		reminderSubject: m.letter_reminder_subject_bloc_coordinator,
		heading: m.letter_invitation_heading_bloc_coordinator,
		label: m.letter_fact_bloc,
		until: m.letter_fact_until_manifesto,
		ask: m.letter_invitation_ask_bloc_coordinator,
		alone: m.letter_invitation_alone_bloc_coordinator,
		isPublic: m.letter_invitation_public_bloc_coordinator,
	},
} as const;

function nudge(message: Of<'nudge'>, locale: InterfaceLanguage): Saying {
	const what = named(message.what, locale);
	return {
		subject: m.letter_nudge_subject({ what }, { locale }),
		heading: m.letter_nudge_heading({}, { locale }),
		parts: [
			paragraph(m.letter_nudge_words({ what }, { locale })),
			{
				is: 'facts',
				facts: [
					electionFact(message.election, locale),
					{
						label: m.letter_fact_until({}, { locale }),
						value: deadline(message.until, message.timezone, locale),
					},
				],
			},
			button(m.letter_nudge_button({}, { locale }), message.link, locale),
			paragraph(m.letter_link_host({ host: hostOf(message.link) }, { locale })),
			questions(locale),
		],
	};
}

function reset({ link, hours }: Of<'reset'>, locale: InterfaceLanguage): Saying {
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

function passwordChanged(at: Date, locale: InterfaceLanguage, timezone: string): Saying {
	const values = { product: m.product({}, { locale }), moment: moment(at, timezone, locale) };
	return {
		subject: m.letter_password_changed_subject({}, { locale }),
		heading: m.letter_password_changed_heading({}, { locale }),
		parts: [paragraph(m.letter_password_changed_words(values, { locale })), ...security(locale)],
	};
}

function factorChanged(at: Date, locale: InterfaceLanguage, timezone: string): Saying {
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

function receipt(message: Of<'receipt'>, locale: InterfaceLanguage): Saying {
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

function turnedDown({ what, part, reason, link }: Of<'turned_down'>, locale: InterfaceLanguage): Saying {
	const words = turnedDownWords[part];
	const values = { what: named(what, locale) };
	return {
		subject: words.subject(values, { locale }),
		heading: words.heading({}, { locale }),
		parts: [
			paragraph(words.words(values, { locale })),
			{ is: 'quote', text: cleanLines(reason), lang: null },
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

function takenDown({ what, part, rule, remark, link }: Of<'taken_down'>, locale: InterfaceLanguage): Saying {
	const values = { part, what: named(what, locale) };
	return {
		subject: m.letter_taken_down_subject(values, { locale }),
		heading: m.letter_taken_down_heading(values, { locale }),
		parts: [
			paragraph(m.letter_taken_down_words(values, { locale })),
			{ is: 'quote', text: ruleWords[rule]({}, { locale }), lang: null },
			...(remark ? [paragraph(m.letter_taken_down_remark({}, { locale })), remarkPart(remark)] : []),
			paragraph(m.letter_taken_down_again({}, { locale })),
			button(m.letter_turned_down_button_profile({}, { locale }), link, locale),
			paragraph(m.letter_object({}, { locale })),
		],
	};
}

function remarkPart(remark: string): Part {
	return { is: 'quote', text: cleanLines(remark), lang: null };
}

function putBack({ what, part, link }: Of<'put_back'>, locale: InterfaceLanguage): Saying {
	const values = { part, what: named(what, locale) };
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

function claimRefused({ what, reason }: Of<'claim_refused'>, locale: InterfaceLanguage): Saying {
	const values = { what: named(what, locale) };
	return {
		subject: m.letter_claim_refused_subject(values, { locale }),
		heading: m.letter_claim_refused_heading({}, { locale }),
		parts: [
			paragraph(m.letter_claim_refused_words(values, { locale })),
			{ is: 'quote', text: cleanLines(reason), lang: null },
			paragraph(m.letter_claim_refused_again({}, { locale })),
			questions(locale),
		],
	};
}

function corrected({ what, statement, why, link }: Of<'corrected'>, locale: InterfaceLanguage): Saying {
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

function joined(message: Of<'joined'>, locale: InterfaceLanguage): Saying {
	const what = named(message.what, locale);
	return {
		subject: m.letter_joined_subject({ what }, { locale }),
		heading: m.letter_joined_heading({}, { locale }),
		parts: [
			paragraph(m.letter_joined_words({ product: m.product({}, { locale }) }, { locale })),
			{
				is: 'facts',
				facts: [
					{ label: invitationWords[message.role].label({}, { locale }), value: what },
					electionFact(message.election, locale),
					{ label: m.letter_fact_who({}, { locale }), value: clean(message.who) },
					{
						label: m.letter_fact_joined({}, { locale }),
						value: moment(message.at, message.timezone, locale),
					},
				],
			},
			paragraph(m.letter_joined_known({}, { locale })),
			{ is: 'strong', text: m.letter_joined_unknown({}, { locale }) },
		],
	};
}

function addressCode(code: string, locale: InterfaceLanguage): Saying {
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

function paragraph(text: string): Part {
	return { is: 'paragraph', text };
}

function questions(locale: InterfaceLanguage): Part {
	return paragraph(m.letter_questions({}, { locale }));
}

function button(label: string, link: string, locale: InterfaceLanguage): Part {
	return { is: 'button', label, href: address(link).href, below: m.letter_link_below({}, { locale }) };
}

function quote(text: Text, locale: InterfaceLanguage): Part {
	const wording = inLanguage(text, locale, Object.keys(text));
	return { is: 'quote', text: cleanLines(wording.text), lang: wording.lang };
}

function electionFact(election: Text, locale: InterfaceLanguage, languages?: string[]) {
	return { label: m.letter_fact_election({}, { locale }), value: named(election, locale, languages) };
}

function named(text: Text, locale: InterfaceLanguage, languages = Object.keys(text)): string {
	const wording = inLanguage(text, locale, languages);
	return name(wording.text, wording.lang);
}

/**
 * A deadline at midnight is shown as the minute before, because many readers take “until 18 March, 00:00” for the end of
 * that day.
 */
function deadline(until: Date, timezone: string, locale: InterfaceLanguage): string {
	const isMidnight = timeOf(until, timezone) === '00:00';
	return moment(isMidnight ? new Date(until.getTime() - 60_000) : until, timezone, locale);
}

/** Day and time with the offset from UTC, because the reader may be in another timezone. */
function moment(at: Date, timezone: string, locale: InterfaceLanguage): string {
	const day = fullDay(dayOf(at, timezone), locale);
	return m.letter_moment({ day, time: timeOf(at, timezone), zone: zoneOf(at, timezone) }, { locale });
}

/** `UTC+5` */
function zoneOf(at: Date, timezone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeZoneName: 'shortOffset' });
	const zone = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
	return zone.replace('GMT', 'UTC').replace('-', '−');
}

function hostOf(link: string): string {
	return address(link).host;
}

function address(link: string): URL {
	const url = new URL(link);
	if (!/^https?:$/.test(url.protocol)) throw new TypeError(`A letter cannot link to ${url.protocol}`);
	return url;
}
