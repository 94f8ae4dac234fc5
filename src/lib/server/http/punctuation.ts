/** Characters of an encoded address: five signs of two bytes each. */
const mostBehind = 30;

/**
 * The address without the punctuation behind it, which messengers and mail programs take from the sentence around a link:
 * a full stop, a bracket, a quote. Null if there is none. None of our pages has an address that ends like this.
 */
export function withoutPunctuation(url: URL): URL | null {
	if (/^\/(api|data)\//.test(url.pathname)) return null;
	const end = /(?:%[\dA-F]{2}|[^\w/%-])+$/i.exec(url.pathname.slice(-40))?.[0].length ?? 0;
	const path = url.pathname.slice(0, url.pathname.length - end);
	// So much, or a whole part of the address, is no punctuation behind it. A longer run would be cut amid a letter.
	if (end === 0 || end > mostBehind || path === '' || path.endsWith('/')) return null;
	const address = new URL(url);
	address.pathname = path;
	return address;
}
