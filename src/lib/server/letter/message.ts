import type { ProfilePart } from '../../election/profile.ts';
import type { Rule } from '../../election/rule.ts';
import type { Text } from '../../election/text.ts';

/** What a letter says: the values that are put into our text, which exists in kk, ru and en. */
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
			/** The name of the election's publisher, who invites. */
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
	| {
			kind: 'taken_down';
			what: Text;
			part: ProfilePart;
			rule: Rule;
			/** The editor's own words; may be empty. */
			remark: string;
			link: string;
	  }
	| { kind: 'put_back'; what: Text; part: ProfilePart; link: string }
	| { kind: 'claim_refused'; what: Text; reason: string }
	| { kind: 'corrected'; what: Text; statement: Text; why: Text; link: string }
	| {
			kind: 'joined';
			/** The contender's, party's or bloc's name. */
			what: Text;
			role: 'candidate' | 'party_agent' | 'bloc_coordinator';
			election: Text;
			/** The newcomer's address, partly hidden. */
			who: string;
			at: Date;
			timezone: string;
			fictional: boolean;
	  }
	| { kind: 'address_code'; code: string };

export interface Recipient {
	/** An address as `mailbox.normalise` gives it. */
	to: string;
	/** kk, ru or en. */
	language: string;
}

/** What a letter has besides its text. */
export interface Extra {
	/** The contender that it concerns. */
	contender?: number;
	attachment?: { name: string; type: string; content: string };
}
