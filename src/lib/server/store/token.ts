import { randomBytes } from 'node:crypto';
import { sha256 } from './hash.ts';

/** A secret for a link: 256 random bits, base64url. Only `hash` is ever stored. */
export function make(): { token: string; hash: string } {
	const token = randomBytes(32).toString('base64url');
	return { token, hash: hash(token) };
}

/** SHA-256 in hex, under which a token is stored and looked up. */
export function hash(token: string): string {
	return sha256(token);
}
