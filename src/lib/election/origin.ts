/** An origin (RFC 6454): scheme, host, and the port where it is not the usual one. Nothing else, so that it fits a header. */
const origin = /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/localhost)(:[1-9][0-9]{0,4})?$/;

/** How many sites may show pages of one election in a frame: they all stand in one header of each such page. */
export const mostOrigins = 50;

/** Whether this is the origin of a site, written as browsers write it: `https://news.example`, or this machine's. */
export function isOrigin(text: string): boolean {
	return text.length <= 200 && origin.test(text) && parse(text)?.origin === text;
}

/** Whether this is an origin of the machine itself, where sites are tried out and nobody visits them. */
export function isLocal(origin: string): boolean {
	return origin.startsWith('http:');
}

/** The origin of what somebody typed or copied: an address, a host. Null where there is none. */
export function originIn(typed: string): string | null {
	const text = typed.trim();
	const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const found = text === '' ? undefined : parse(address)?.origin;
	return found !== undefined && isOrigin(found) ? found : null;
}

function parse(address: string): URL | null {
	try {
		return new URL(address);
	} catch {
		return null;
	}
}
