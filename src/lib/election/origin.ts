/**
 * An origin (RFC 6454): scheme, host, and the port if it is not the default. Nothing else, so that it is safe in a
 * header.
 */
const origin = /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/localhost)(:[1-9][0-9]{0,4})?$/;

/** How many sites may show pages of one election in a frame: one header of each such page names them all. */
export const mostOrigins = 50;

/** Whether this is the origin of a site, as browsers write it (`https://news.example`), or of this machine. */
export function isOrigin(text: string): boolean {
	return text.length <= 200 && origin.test(text) && parse(text)?.origin === text;
}

/** Whether this is an origin of the machine itself, where sites are developed. */
export function isLocal(origin: string): boolean {
	return origin.startsWith('http:');
}

/** The origin of a typed or copied address or host; null if it is neither. */
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
