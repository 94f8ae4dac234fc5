import type { Core } from '../../src/lib/election/snapshot.ts';
import { canonical, sha256 } from '../../src/lib/server/store/hash.ts';

/** A snapshot as the server sends it: its hash, and the text of each file by its address. */
export function published(core: Core, parts: Record<string, object>): { hash: string; files: Files } {
	const texts = Object.entries(parts).map(([name, part]): [string, string] => [name, canonical(part)]);
	const hashes = Object.fromEntries(texts.map(([name, text]) => [name, sha256(text)]));
	const text = canonical({ ...core, parts: hashes });
	const hash = sha256(text);
	const files = [['core', text] as const, ...texts].map(([name, text]) => [
		`/data/${hash}/${name}.json`,
		text,
	]);
	return { hash, files: Object.fromEntries(files) };
}

export type Files = Record<string, string>;
