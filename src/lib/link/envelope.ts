/*
 * The envelope of a link's content, as base64url (RFC 4648 §5, without padding) of
 *
 *   1 byte     version
 *   32 bytes   SHA-256 of the snapshot that is needed to read the number
 *   n bytes    the content: one whole number, big-endian, without leading zero bytes
 *   4 bytes    CRC-32 (ISO 3309) of all bytes before
 *
 * The first byte and the last four mean the same in every version. Where the last character would be "-" or "_", a 0
 * follows as its end mark: messengers take such a character for punctuation and leave it out of the address.
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
	const text = toBase64([...bytes, ...checksum(bytes)]);
	return /[-_]$/.test(text) ? `${text}0` : text;
}

/**
 * Opens a text from `seal`, also if it has blanks, the # or punctuation around it, as where it was copied from a sentence.
 * Links of the first days have no end mark, and messengers may have left out their last character. Returns the fault of
 * any other text.
 */
export function open(text: string): Envelope | Fault {
	if (text.length > mostCharacters) return 'damaged';
	const characters = bare(text);
	if (characters === '') return 'empty';
	let fault: Fault = 'damaged';
	for (const form of formsOf(characters)) {
		const opened = openForm(form);
		if (typeof opened !== 'string') return opened;
		if (opened !== 'damaged') fault = opened;
	}
	return fault;
}

/** What `seal` may have written before the end mark, if it is now written like this: at most one has the right checksum. */
function formsOf(characters: string): string[] {
	const undecorated = characters.replace(/[-_]{1,3}$/, '');
	const unmarked = [characters, undecorated].map((form) => (/[-_]0$/.test(form) ? form.slice(0, -1) : form));
	return [...new Set([characters, undecorated, ...unmarked, `${characters}-`, `${characters}_`])];
}

function openForm(characters: string): Envelope | Fault {
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

/** The text without the #, and without what surrounds an address in a sentence: blanks, brackets, quotes, full stops. */
function bare(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && !isDigit(text[start])) start++;
	for (;;) {
		if (end - start >= 3 && /^%[\dA-Fa-f]{2}$/.test(text.slice(end - 3, end))) end -= 3;
		else if (end > start && !isDigit(text[end - 1])) end--;
		else return text.slice(start, end);
	}
}

/** Whether it is one of the 64 characters of base64url. */
function isDigit(character = ''): boolean {
	return /^[\w-]$/.test(character);
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
