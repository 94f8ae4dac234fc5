import * as m from './paraglide/messages.js';

/** The texts of the published rules of moderation, by the names that are stored (election/rule.ts). */
export const ruleWords = {
	violence: m.account_rules_refused_violence,
	insult: m.account_rules_refused_insult,
	voting: m.account_rules_refused_voting,
	bribe: m.account_rules_refused_bribe,
	private: m.account_rules_refused_private,
	photo: m.account_rules_refused_photo,
	links: m.account_rules_refused_links,
} as const;

/** A rule as a part of a sentence, without its full stop. */
export function ruleClause(rule: keyof typeof ruleWords): string {
	return ruleWords[rule]().replace(/\.$/, '');
}
