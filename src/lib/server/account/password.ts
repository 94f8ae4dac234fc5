import * as argon2 from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Why a password is refused. */
export type Weakness = 'short' | 'long' | 'common' | 'like_address';

/** In characters as people see them. */
export const shortest = 12;
export const longest = 200;

/**
 * What is wrong with a password, or null. There are no composition rules: it must be long enough, not a common password or
 * a simple variant of one, and not like the account's address (NIST SP 800-63B §3.1.1.2).
 */
export function judge(password: string, email: string): Weakness | null {
	const letters = [...password.normalize('NFKC')];
	if (letters.length < shortest) return 'short';
	if (letters.length > longest) return 'long';
	const plain = letters.join('').toLowerCase();
	if (isLikeAddress(plain, email)) return 'like_address';
	return isCommon(plain) ? 'common' : null;
}

/** Argon2id in PHC format, 19 MiB and two passes (OWASP Password Storage Cheat Sheet). */
export async function hash(password: string): Promise<string> {
	return argon2.hash(password.normalize('NFKC'), cost);
}

/** Whether it is the password. Without a hash to compare with, it takes as long and returns false. */
export async function verify(hashed: string | null, password: string): Promise<boolean> {
	const isIt = await argon2.verify(hashed ?? stranger, password.normalize('NFKC'));
	return isIt && hashed !== null;
}

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of the same cost, of a password that no account has. A test checks that the cost is the same. */
export const stranger =
	'$argon2id$v=19$m=19456,t=2,p=1$cegfpSwjO6dY5TYT4oTAFA$q8DpzsGk0mo7nKtAEXYbebW7x/rTWbXip6Gjm9PxulE';

/** Whether it is little more than the e-mail address or the name in it. */
function isLikeAddress(password: string, email: string): boolean {
	const [name = '', host = ''] = email.toLowerCase().split('@');
	const [site = ''] = host.split('.');
	const rest = [email.toLowerCase(), name, host, site]
		.filter((part) => part.length >= 4)
		.reduce((left, part) => left.replaceAll(part, ''), password);
	return rest !== password && rest.length < 8;
}

/** The lists hold passwords that were stolen elsewhere; these are the ones people here are likely to choose. */
const near = `tandau таңдау kazakhstan qazaqstan казахстан қазақстан almaty алматы astana астана mazhilis мажилис мәжіліс
	maslihat маслихат мәслихат candidate кандидат deputat депутат deputy сайлау выборы election партия пароль құпиясөз`;

const common = new Set([...dictionary['passwords-common'], ...near.split(/\s+/)]);

/** Whether it is a common password, one typed on the other keyboard, or a simple variant. */
function isCommon(password: string): boolean {
	return [password, onLatinKeys(password)].some(
		(spelling) => isSimple(spelling) || isDressed(spelling) || isPair(spelling),
	);
}

/** A listed word, a short piece repeated, or a run such as 0123456789. */
function isSimple(word: string): boolean {
	if (common.has(word) || isRun(word)) return true;
	const unit = unitOf(word);
	return unit.length * 2 <= word.length && (unit.length <= 4 || isSimple(unit));
}

/** A simple word with digits and signs around or inside it, or with digits for letters: `P@ssw0rd-2023`. */
function isDressed(password: string): boolean {
	const [trimmed = ''] = /\p{L}.*\p{L}|\p{L}/u.exec(password) ?? [];
	const dress = password.replaceAll(/[\p{L}\s]/gu, '');
	const bare = password.replaceAll(/[^\p{L}]/gu, '');
	const digits = password.replaceAll(/\D/g, '');
	if (bare.length < 4) return digits.length >= password.length - 2 && isSimple(digits);
	const isThin = dress.length <= 8 || isRun(dress);
	return isThin && [trimmed, withoutDigits(trimmed), bare].some(isSimple);
}

/** Two listed words in a row: `qwerty123456`. */
function isPair(password: string): boolean {
	for (let at = 4; at <= password.length - 4; at++) {
		if (common.has(password.slice(0, at)) && common.has(password.slice(at))) return true;
	}
	return false;
}

/** Each character the next one up, or each the next one down; after 9 comes 0. */
function isRun(word: string): boolean {
	if (word.length < 4) return false;
	const codes = [...word].map((letter) => letter.codePointAt(0) ?? 0);
	const isStep = (step: number) =>
		codes.slice(1).every((code, index) => {
			const previous = codes[index] ?? 0;
			return code === previous + step || (isDigit(code) && isDigit(previous) && code === previous - 9 * step);
		});
	return isStep(1) || isStep(-1);
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** The shortest piece that, repeated, begins with the whole word. */
function unitOf(word: string): string {
	let length = 1;
	while (word.slice(length) !== word.slice(0, word.length - length)) length++;
	return word.slice(0, length);
}

const meant: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i',
};

function withoutDigits(word: string): string {
	return [...word].map((letter) => meant[letter] ?? letter).join('');
}

const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю';
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The characters that the same keys type on the other keyboard layout. */
function onLatinKeys(word: string): string {
	return [...word].map((letter) => latinKeys[cyrillicKeys.indexOf(letter)] ?? letter).join('');
}
