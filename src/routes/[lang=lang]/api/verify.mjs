// Checks a downloaded snapshot against its own hash: node verify.mjs snapshot.json
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Canonical JSON (RFC 8785): no blanks, and the keys of every object in order. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical)}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const keys = Object.keys(value).sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
}

const sha256 = (part) => createHash('sha256').update(canonical(part)).digest('hex');
const { snapshot, parts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const named = Object.entries({ ...parts.core.parts, core: snapshot });
const wrong = named.filter(([name, hash]) => !parts[name] || sha256(parts[name]) !== hash);
const changed = wrong.map(([name]) => name).join(', ');
process.stdout.write(
	changed ? `Not as it was published: ${changed}\n` : `${snapshot}: as it was published\n`,
);
process.exitCode = changed ? 1 : 0;
