import * as audit from '$lib/server/store/audit.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as spreadsheet from '$lib/spreadsheet/write.ts';
import * as m from '$lib/text/paraglide/messages.js';
import * as search from '../search.ts';

/** As many lines as a spreadsheet can open. */
const most = 100_000;

/** The matching lines of the audit log, as a spreadsheet. The audit log records the download itself, too. */
export async function GET(event) {
	const editor = door.editor(event);
	const { db, language, now } = event.locals;
	const sought = search.read(event.url.searchParams);
	const all = await elections.all(db);
	const timezone = all.find(({ slug }) => slug === sought.election)?.timezone ?? all[0]?.timezone ?? 'UTC';
	const { lines } = await audit.trail(db, search.filter(sought, timezone), { page: 1, size: most });
	const head = [
		m.desk_audit_at(),
		m.desk_audit_action(),
		m.desk_audit_actor(),
		m.desk_audit_election(),
		m.desk_audit_subject(),
		m.desk_audit_details(),
	];
	const rows = lines.map(({ at, action, actor, election, subject, details }) => [
		at.toISOString(),
		action,
		actor,
		election,
		subject,
		JSON.stringify(details),
	]);
	const exported = {
		editor: editor.account,
		action: 'audit.exported',
		election: sought.election || null,
		rows: rows.length,
	};
	await audit.recordExport(db, exported, now);
	return new Response(spreadsheet.write([head, ...rows], language), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="audit.csv"',
		},
	});
}
