import * as m from '$lib/text/paraglide/messages.js';

/** A message that says how long to wait, in whole minutes. */
export function wait(seconds: number): string {
	return m.account_wait({ n: Math.max(1, Math.ceil(seconds / 60)) });
}
