import { inLanguage, type Text } from '../election/text.ts';
import type { Database } from './database.ts';
import { letter } from './schema/people.ts';

/** What a letter says. The words are ours, in kk, ru and en; what is given here is put into them. */
export type Message =
	| {
			kind: 'invitation' | 'reminder';
			/** The contender's, party's or bloc's name. */
			what: Text;
			role: 'candidate' | 'party_agent' | 'bloc_coordinator';
			election: Text;
			electionLanguages: string[];
			/** Until when answers are accepted. */
			until: Date;
			timezone: string;
			/** Who invites, as the editors call themselves. */
			inviter: string;
			link: string;
			fictional: boolean;
	  }
	| {
			kind: 'nudge';
			what: Text;
			election: Text;
			until: Date;
			timezone: string;
			link: string;
			fictional: boolean;
	  }
	| { kind: 'reset'; link: string; hours: number }
	| { kind: 'password_changed' | 'factor_changed'; at: Date }
	| {
			kind: 'receipt';
			what: Text;
			election: Text;
			/** Its id. */
			receipt: string;
			/** How many answers were recorded. */
			count: number;
			at: Date;
			timezone: string;
			link: string;
			fictional: boolean;
	  }
	| { kind: 'turned_down'; what: Text; part: 'profile' | 'manifesto'; reason: string; link: string }
	| { kind: 'claim_refused'; what: Text; reason: string }
	| { kind: 'corrected'; what: Text; statement: Text; why: Text; link: string };

export interface Recipient {
	/** An address as `account.normalise` gives it. */
	to: string;
	/** kk, ru or en. */
	language: string;
}

/** What belongs to a letter beside its words. */
export interface Extra {
	/** Whom it concerns. */
	contender?: number;
	attachment?: { name: string; type: string; content: string };
}

/**
 * Writes a letter and puts it into the queue, in the transaction of the deed it tells of: it goes out if and only if
 * that is committed.
 *
 * @returns the letter's id
 */
export async function enqueue(
	tx: Database,
	{ to, language }: Recipient,
	message: Message,
	{ contender, attachment }: Extra,
	now: Date,
): Promise<number> {
	const what = 'what' in message ? inLanguage(message.what, language, Object.keys(message.what)).text : '';
	const link = 'link' in message ? message.link : '';
	const [row] = await tx
		.insert(letter)
		.values({
			kind: message.kind,
			to,
			language,
			subject: what || message.kind,
			text: link,
			html: '',
			attachment: attachment ?? null,
			contender: contender ?? null,
			madeAt: now,
			attempts: 0,
			nextAt: now,
		})
		.returning({ id: letter.id });
	if (!row) throw new Error('The letter was not stored.');
	return row.id;
}
