import { noPosition } from '$lib/election/position/position.ts';
import { inLanguage, type Text } from '$lib/election/text.ts';
import * as door from '$lib/server/people/door.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import * as spreadsheet from '$lib/spreadsheet/write.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { stanceWord } from '$lib/text/stance.ts';
import { reasonColumn } from '../vocabulary.server.ts';

/** The questionnaire with the positions of the draft, as a table to fill in. */
export async function GET(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	const { languages, slug } = contender.election;
	const { statements, topics, draft } = await questionnaire.read(db, contender, actor.account);
	const say = (text: Text | undefined) => inLanguage(text, language, languages).text;
	const rows = statements.map(({ slug, topic, text, steps, labels }, index) => {
		const { stance, isDeclined, reason } = draft.get(slug) ?? noPosition;
		const word =
			stance === null
				? isDeclined
					? m.stance_declined()
					: ''
				: say(labels?.[stance - 1]) || stanceWord(stance, steps, 'voter');
		return [
			slug,
			index + 1,
			say(topics.find((one) => one.slug === topic)?.name),
			say(text),
			word,
			...languages.map((language) => reason[language] ?? ''),
		];
	});
	const head = [
		m.positions_column_statement(),
		m.positions_column_number(),
		m.positions_column_topic(),
		m.positions_column_text(),
		m.positions_column_stance(),
		...languages.map((language) => reasonColumn(language)),
	];
	return new Response(spreadsheet.write([head, ...rows], language), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="positions-${slug}-${contender.slug}.csv"`,
		},
	});
}
