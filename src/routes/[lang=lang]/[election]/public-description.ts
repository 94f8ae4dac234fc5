import * as m from '$lib/text/paraglide/messages.js';

/** A page's description in search results and previews. It begins by saying so if the election is fictional. */
export function publicDescription({ fictional }: { fictional: boolean }, description: string): string {
	return fictional
		? m.public_description_fictional({ ribbon: m.ribbon_fictional(), description })
		: description;
}
