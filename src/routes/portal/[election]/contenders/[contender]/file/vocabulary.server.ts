import type { Vocabulary } from '$lib/spreadsheet/positions.ts';
import type { AskedStatement } from '$lib/server/election/contender.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { stanceWord } from '$lib/text/stance.ts';

/** The names that a file of positions may use, in any interface language. */
export function vocabularyOf(statements: readonly AskedStatement[]): Vocabulary {
	const labels = new Map(statements.map(({ slug, labels }) => [slug, labels]));
	return {
		columns: {
			statement: ['statement', ...inAll(m.positions_column_statement)],
			stance: ['stance', ...inAll(m.positions_column_stance)],
		},
		reason: (language) => [`reason_${language}`, ...inAll((_, options) => reasonColumn(language, options))],
		stances: ({ slug, steps }, stance) => [
			...Object.values(labels.get(slug)?.[stance - 1] ?? {}),
			...interfaceLanguages.flatMap((locale) => [
				stanceWord(stance, steps, 'voter', { locale }),
				stanceWord(stance, steps, 'contender', { locale }),
			]),
		],
		declined: ['declined', ...inAll(m.stance_declined), ...inAll(m.positions_word_declined)],
	};
}

/** The name of the column with the reason in a language of the election. */
export function reasonColumn(
	language: string,
	options: { locale?: (typeof interfaceLanguages)[number] } = {},
): string {
	return m.positions_column_reason({ language }, options);
}

function inAll(
	message: (inputs: Record<never, never>, options: { locale: (typeof interfaceLanguages)[number] }) => string,
): string[] {
	return interfaceLanguages.map((locale) => message({}, { locale }));
}
