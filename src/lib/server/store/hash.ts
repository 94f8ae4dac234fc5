import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** Canonical JSON (RFC 8785). @throws if the value is not JSON */
export function canonical(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError('This value cannot be written as JSON.');
	return text;
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}
