import type { InterfaceLanguage } from '../../../text/language.ts';
import * as m from '../../../text/paraglide/messages.js';
import { clean } from '../html.ts';
import {
	button,
	deadline,
	electionFact,
	hostOf,
	moment,
	named,
	paragraph,
	questions,
	said,
	type Of,
	type Saying,
} from './part.ts';

// Letters to those who are asked to speak for a contender, a party or a bloc, or do so already.

/** Asks somebody to speak for a contender, a party or a bloc, for the first time or once more. */
export function invite(message: Of<'invitation' | 'reminder'>, locale: InterfaceLanguage): Saying {
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

/** To somebody who speaks for a contender whose positions are missing. */
export function nudge(message: Of<'nudge'>, locale: InterfaceLanguage): Saying {
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

/** To those who speak for it already, when somebody joins them. */
export function joined(message: Of<'joined'>, locale: InterfaceLanguage): Saying {
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

export function claimRefused({ what, reason }: Of<'claim_refused'>, locale: InterfaceLanguage): Saying {
	const values = { what: named(what, locale) };
	return {
		subject: m.letter_claim_refused_subject(values, { locale }),
		heading: m.letter_claim_refused_heading({}, { locale }),
		parts: [
			paragraph(m.letter_claim_refused_words(values, { locale })),
			said(reason),
			paragraph(m.letter_claim_refused_again({}, { locale })),
			questions(locale),
		],
	};
}
