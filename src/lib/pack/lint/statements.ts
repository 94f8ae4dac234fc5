import type { Statement } from '../../election/noun/statement.ts';
import type { Text } from '../../election/text.ts';
import * as json from '../json.ts';
import type { Pack } from '../pack.ts';
import type { Fault, Place } from '../place.ts';

// Advice on how statements are worded. A pack may be right to do otherwise, so none of it is a fault.

const least = 40;
const most = 95;
/** The longest of a statement's languages against the shortest. */
const mostRatio = 1.4;
/** Topics with fewer statements cannot be balanced. */
const fewestToBalance = 4;

/**
 * Warnings about the statements of a pack that has no faults, in reading order: lengths, negations, texts that occur twice,
 * markup, and topics whose statements mostly agree with the same end.
 *
 * @param text `statements.json` as it was read
 */
export function warnings(
	{ election, statements }: Pick<Pack, 'statements'> & { election: Pick<Pack['election'], 'topics'> },
	text: string,
): Fault[] {
	const { document } = json.read(text.replace(/^\uFEFF/, ''));
	if (!document) return [];
	const found: Fault[] = [];
	const warn = (path: PropertyKey[], message: string) => {
		const place: Place = document.placeOf(path);
		found.push({ file: 'statements.json', ...place, message });
	};
	statements.forEach((statement, index) => {
		lengths(statement.text, (language, message) => warn([index, 'text', language], message));
		for (const [language, words] of Object.entries(statement.text)) {
			const negation = negationIn(words, language);
			if (!negation) continue;
			warn([index, 'text', language], `say it without "${negation}": to disagree with a negation confuses`);
		}
		for (const [path, words] of wordsOf(statement)) {
			const markup = markupIn(words);
			if (markup) warn([index, ...path], `remove "${markup}": texts are shown as typed`);
		}
	});
	for (const { index, language, message } of repetitions(statements))
		warn([index, 'text', language], message);
	for (const topic of election.topics) {
		const own = statements.flatMap((one, index) =>
			one.topic === topic.slug && one.contest === undefined ? [{ ...one, index }] : [],
		);
		const high = own.filter(({ polarity }) => polarity === 1).length;
		if (own.length < fewestToBalance || Math.abs(2 * high - own.length) * 3 <= own.length) continue;
		const advice = 'turn some of them round, so that about half do';
		const message = `${high} of ${own.length} statements on "${topic.slug}" agree with its "high": ${advice}`;
		warn([own[0]?.index ?? 0, 'topic'], message);
	}
	return found.sort((one, other) => one.line - other.line || one.column - other.column);
}

function lengths(text: Text, warn: (language: string, message: string) => void): void {
	const all = Object.entries(text).map(([language, words]) => ({ language, length: [...words].length }));
	for (const { language, length } of all) {
		if (length >= least && length <= most) continue;
		warn(language, `use ${least} to ${most} characters, like the other statements: this has ${length}`);
	}
	const [longest] = [...all].sort((one, other) => other.length - one.length);
	const [shortest] = [...all].sort((one, other) => one.length - other.length);
	if (!longest || !shortest || longest.length <= mostRatio * shortest.length) return;
	const than = `${longest.length} characters, but ${shortest.length} in ${shortest.language}`;
	warn(longest.language, `make it about as long in every language: ${than}`);
}

/** Whole words that deny. In Kazakh verbs the denial is a suffix: болмауы, болмайды, болмаған. */
const negations: Record<string, RegExp> = {
	kk: /^(емес|жоқ|еш|ешқашан|ешкім(нің|ге|ді)?|ешқандай|ешбір|ешқайсысы|\p{L}+([мбп]ауы|[мбп]еуі|[мбп]айды|[мбп]ейді|[мбп]аған|[мбп]еген))$/u,
	ru: /^(не|ни|нет|нельзя|без|никогда|никто|никого|никому|ничего|никак(ой|ая|ое|ие|их|им|ого|ому)?|нигде)$/u,
	en: /^(not|no|never|nobody|nothing|none|neither|nor|cannot|without|\p{L}+n[’']t)$/u,
};

function negationIn(words: string, language: string): string | undefined {
	const pattern = negations[language.slice(0, 2)];
	return pattern && words.match(/[\p{L}’']+/gu)?.find((word) => pattern.test(word.toLowerCase()));
}

function markupIn(words: string): string | undefined {
	return /<\/?[a-z!][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+);|\*\*|__|\[[^\]]*\]\([^)]*\)/i.exec(words)?.[0];
}

/** Each text of a statement with its place in the file. */
function wordsOf({ text, plain, background, labels = [] }: Statement): [PropertyKey[], string][] {
	const texts: [PropertyKey[], Text | undefined][] = [
		[['text'], text],
		[['plain'], plain],
		[['background'], background],
		...labels.map((label, index): [PropertyKey[], Text] => [['labels', index], label]),
	];
	return texts.flatMap(([path, text = {}]) =>
		Object.entries(text).map(([language, words]): [PropertyKey[], string] => [[...path, language], words]),
	);
}

/** Texts that another statement, or the same statement in another language, has too. */
function repetitions(
	statements: readonly Statement[],
): { index: number; language: string; message: string }[] {
	const seen = new Map<string, { slug: string; language: string }>();
	return statements.flatMap(({ slug, text }, index) =>
		Object.entries(text).flatMap(([language, words]) => {
			const key = (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
			const earlier = seen.get(key);
			if (!earlier) seen.set(key, { slug, language });
			else if (earlier.slug === slug)
				return [{ index, language, message: `translate it: it is the same as in ${earlier.language}` }];
			else return [{ index, language, message: `"${earlier.slug}" says the same: remove one of the two` }];
			return [];
		}),
	);
}
