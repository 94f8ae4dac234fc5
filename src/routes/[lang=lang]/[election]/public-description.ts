import * as m from '$lib/text/paraglide/messages.js';

/** A page's description as others read it beside its address: what is fictional says so before anything else. */
export function publicDescription({ fictional }: { fictional: boolean }, description: string): string {
	return fictional
		? m.public_description_fictional({ ribbon: m.ribbon_fictional(), description })
		: description;
}
