import { profileParts } from '$lib/election/profile.ts';
import { rules } from '$lib/election/rule.ts';
import { number } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { ruleWords } from '$lib/text/rule.ts';

/** One of the details that the audit log records with an action, in words: “Way: by letter”. */
export function detail(name: string, value: string | number | boolean | null): string {
	return m.desk_audit_fact({ name: m.desk_audit_detail({ name }), value: valueOf(name, value) });
}

function valueOf(name: string, value: string | number | boolean | null): string {
	if (typeof value === 'number') return number(value);
	const part = profileParts.find((one) => name === 'part' && one === value);
	if (part) return m.record_part({ part });
	const rule = rules.find((one) => name === 'rule' && one === value);
	if (rule) return ruleWords[rule]();
	if (name === 'kind') return m.letter_desk_kind({ kind: String(value) });
	return m.desk_audit_value({ value: String(value ?? '') });
}
