import { domainToASCII } from 'node:url';

/** Octets in UTF-8 before the @, and characters of the whole (RFC 5321 §4.5.3.1, RFC 3696 erratum 1690). */
const mostLocal = 64;
const mostCharacters = 254;

/** Atoms with dots between them (RFC 5322 §3.2.3), in any script (RFC 6531). */
const atoms = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** Letters and marks that nobody sees, with which an address would look like another one. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** Labels with dots between them, the last of which is no number. */
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * An e-mail address as it is stored and compared: trimmed, in lower case, with its domain in ASCII, so that
 * `user@bücher.example` and `user@xn--bcher-kva.example` are one mailbox. Null if it is not an address.
 */
export function normalise(email: string): string | null {
	const typed = email.trim().normalize('NFC').toLowerCase();
	const at = typed.lastIndexOf('@');
	const [local, name] = [typed.slice(0, Math.max(0, at)), typed.slice(at + 1)];
	if (invisible.test(typed) || !atoms.test(local) || Buffer.byteLength(local) > mostLocal) return null;
	// Whatever else `domainToASCII` understands, such as %61 for an a, nobody types.
	if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(name)) return null;
	const domain = domainToASCII(name);
	const address = `${local}@${domain}`;
	return domainName.test(domain) && address.length <= mostCharacters ? address : null;
}
