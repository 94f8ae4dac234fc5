// Fails if a message is missing, unused or stale, or takes different values in different languages. A message is
// stale when one language has changed and the others have not been read since. messages/accepted.json has a
// fingerprint of every message at the time when all its languages were last accepted together. Read them side by
// side, then run `node scripts/check-messages.mjs --accept`.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'src/lib/text/messages';
const languages = ['kk', 'ru', 'en'];
const categories = { kk: ['one', 'other'], ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };
const acceptedFile = join(folder, 'accepted.json');
const faults = [];
const areas = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const messages = new Map();

for (const area of areas) {
	for (const language of languages) {
		const file = join(folder, area, `${language}.json`);
		for (const [key, value] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
			if (key === '$schema') continue;
			const message = messages.get(key) ?? { area, texts: {} };
			if (message.area !== area || message.texts[language] !== undefined)
				faults.push(`${file}: "${key}" is also in ${message.area}`);
			message.texts[language] = value;
			messages.set(key, message);
		}
	}
}

for (const [key, { area, texts }] of messages) {
	const place = `${folder}/${area}: "${key}"`;
	for (const language of languages) {
		if (texts[language] === undefined) faults.push(`${place} is missing in ${language}`);
		else if (patterns(texts[language]).some((pattern) => pattern.trim() === ''))
			faults.push(`${place} is empty in ${language}`);
	}
	const names = languages
		.filter((language) => texts[language] !== undefined)
		.map((language) => placeholders(texts[language]));
	if (new Set(names).size > 1) faults.push(`${place} takes different values: ${names.join(' / ')}`);
	for (const language of languages)
		faults.push(
			...missingPlurals(texts[language], language).map(
				(category) => `${place} has no "${category}" form in ${language}`,
			),
		);
}

const source = readSources('src');
for (const [key, { area }] of messages) {
	if (!new RegExp(`\\bm\\.${key}\\b`).test(source))
		faults.push(`${folder}/${area}: "${key}" is not used: delete it`);
}

const current = Object.fromEntries(
	[...messages]
		.sort()
		.map(([key, { texts }]) => [key, languages.map((language) => fingerprint(texts[language])).join(' ')]),
);
if (process.argv.includes('--accept')) {
	writeFileSync(acceptedFile, `${JSON.stringify(current, null, '\t')}\n`);
} else {
	const accepted = existsSync(acceptedFile) ? JSON.parse(readFileSync(acceptedFile, 'utf8')) : {};
	for (const [key, fingerprints] of Object.entries(current)) {
		if (accepted[key] === fingerprints) continue;
		const changed = accepted[key]
			? languages.filter((_, i) => accepted[key].split(' ')[i] !== fingerprints.split(' ')[i]).join(', ')
			: 'new';
		faults.push(
			`"${key}" is stale (${changed}): read it in all languages, then run node scripts/check-messages.mjs --accept`,
		);
	}
}

if (faults.length > 0) {
	console.error(faults.join('\n'));
	console.error(`${faults.length} faults in the messages.`);
	process.exit(1);
}
console.log(`${messages.size} messages in ${languages.length} languages.`);

/** Every wording of a message: one, or one for each plural form. */
function patterns(text) {
	return typeof text === 'string' ? [text] : text.flatMap(({ match }) => Object.values(match));
}

function placeholders(text) {
	const found = patterns(text).flatMap((pattern) =>
		[...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
	);
	const declared =
		typeof text === 'string'
			? []
			: text.flatMap(({ declarations = [] }) =>
					declarations.flatMap((line) => /^input (\w+)$/.exec(line)?.[1] ?? []),
				);
	return [...new Set([...found, ...declared])].sort().join(',');
}

function missingPlurals(text, language) {
	if (typeof text === 'string' || text === undefined) return [];
	return text.flatMap(({ declarations = [], match }) => {
		const plural = declarations.map((line) => /^local (\w+) = \w+: plural/.exec(line)?.[1]).find(Boolean);
		if (!plural) return [];
		const forms = Object.keys(match);
		return categories[language].filter(
			(category) =>
				!forms.some((form) => form.includes(`${plural}=${category}`) || form.includes(`${plural}=*`)),
		);
	});
}

function fingerprint(text) {
	return createHash('sha256')
		.update(JSON.stringify(text ?? null))
		.digest('hex')
		.slice(0, 12);
}

function readSources(path) {
	return readdirSync(path, { withFileTypes: true })
		.filter(({ name }) => name !== 'paraglide' && name !== 'messages')
		.map((entry) => {
			const child = join(path, entry.name);
			if (entry.isDirectory()) return readSources(child);
			return /\.(ts|svelte)$/.test(entry.name) ? readFileSync(child, 'utf8') : '';
		})
		.join('\n');
}
