/*
 * The envelope of a link's content, as base64url (RFC 4648 §5, without padding) of
 *
 *   1 byte     version
 *   32 bytes   SHA-256 of the snapshot that is needed to read the number
 *   n bytes    the content: one whole number, big-endian, without leading zero bytes
 *   4 bytes    CRC-32 (ISO 3309) of all bytes before
 *
 * The first byte and the last four mean the same in every version.
 */
const version = 1;
const hashBytes = 32;
const checkBytes = 4;
/** Longer than any share. The time to read a number grows with the square of its length. */
const mostCharacters = 10_000;

/** Why a text is not a share: it is empty, was cut or changed on its way, or was made by a newer Tandau. */
export type Fault = 'empty' | 'damaged' | 'newer_version';

interface Envelope {
	/** SHA-256 in hex. */
	snapshot: string;
	number: bigint;
}

export function seal({ snapshot, number }: Envelope): string {
	const hex = number === 0n ? '' : number.toString(16);
	const bytes = [version, ...fromHex(snapshot), ...fromHex(hex.length % 2 === 0 ? hex : `0${hex}`)];
	return toBase64([...bytes, ...checksum(bytes)]);
}

/** Opens a text from `seal`, ignoring surrounding blanks and the #. Returns the fault of any other text. */
export function open(text: string): Envelope | Fault {
	if (text.length > mostCharacters) return 'damaged';
	const characters = bare(text);
	if (characters === '') return 'empty';
	const bytes = fromBase64(characters);
	if (!bytes || bytes.length < 1 + checkBytes) return 'damaged';
	const end = bytes.length - checkBytes;
	const isWhole = checksum(bytes.subarray(0, end)).every((byte, index) => byte === bytes[end + index]);
	const written = bytes[0] ?? 0;
	if (!isWhole || written < 1) return 'damaged';
	if (written > version) return 'newer_version';
	if (end < 1 + hashBytes) return 'damaged';
	const content = bytes.subarray(1 + hashBytes, end);
	if (content[0] === 0) return 'damaged';
	return {
		snapshot: toHex(bytes.subarray(1, 1 + hashBytes)),
		number: content.length === 0 ? 0n : BigInt(`0x${toHex(content)}`),
	};
}

/** The text without surrounding blanks and the #. */
export function bare(text: string): string {
	return text.trim().replace(/^#/, '');
}

/** CRC-32 as in PNG and gzip, big-endian. */
function checksum(bytes: Iterable<number>): number[] {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	crc = ~crc;
	return [24, 16, 8, 0].map((shift) => (crc >>> shift) & 0xff);
}

function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): number[] {
	return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function toBase64(bytes: readonly number[]): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}

/** Null for what `toBase64` would not have written. */
function fromBase64(text: string): Uint8Array | null {
	if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
	return toBase64([...bytes]) === text ? bytes : null;
}
