import { inLanguage, type Text } from '$lib/election/text.ts';
import * as audit from '$lib/server/store/audit.ts';
import * as districts from '$lib/server/election/district.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as spreadsheet from '$lib/spreadsheet/write.ts';
import { dayOf, timeOf } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter } from '../enter.server.ts';
import * as filter from '../filter.ts';

/** The contenders that were found, as a spreadsheet. It contains addresses, so the audit log records each download. */
export async function GET(event) {
	const { editor, election } = await enter(event);
	const { locals, url } = event;
	const say = (text: Text) => inLanguage(text, locals.language, election.languages).text;
	const when = (at: Date | null) =>
		at ? `${dayOf(at, election.timezone)} ${timeOf(at, election.timezone)}` : null;
	const all = await progress.states(locals.db, election.slug);
	const found = filter.matching(all, filter.read(url.searchParams), locals.now);
	const ballots = await districts.ballots(locals.db, election.id);
	const ballotOf = new Map(ballots.map((one) => [`${one.contest} ${one.number}`, one]));
	const head = [
		// Loading addresses back needs these three columns in any language (`contact.fromCsv`).
		'contender',
		m.desk_column_name(),
		m.desk_filter_contest(),
		m.desk_filter_district(),
		m.desk_column_ballot(),
		m.desk_csv_number(),
		m.desk_csv_status(),
		m.desk_column_state(),
		'email',
		'language',
		m.desk_column_invited_on(),
		m.desk_column_opened(),
		m.desk_column_reminded_on(),
		m.desk_column_submitted(),
		m.desk_csv_positions(),
		m.desk_csv_asked(),
		m.desk_letter_fault(),
	];
	const rows = found.map((one) => {
		const ballot = ballotOf.get(`${one.contest} ${one.district}`);
		return [
			one.slug,
			say(one.name),
			say(ballot?.contestName ?? {}),
			one.district,
			say(ballot?.name ?? {}),
			one.number,
			m.desk_status({ status: one.status }),
			m.desk_state({ state: one.state }),
			one.email,
			one.language,
			when(one.invitedAt),
			when(one.openedAt),
			when(one.remindedAt),
			when(one.submittedAt),
			one.positions,
			one.asked,
			one.letterFault,
		];
	});
	await audit.recordExport(
		locals.db,
		{ editor: editor.account, action: 'contenders.exported', election: election.slug, rows: rows.length },
		locals.now,
	);
	return new Response(spreadsheet.write([head, ...rows], locals.language), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${election.slug}-contenders.csv"`,
		},
	});
}
