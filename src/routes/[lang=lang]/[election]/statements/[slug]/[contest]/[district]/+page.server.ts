import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { asked, isAsked } from '$lib/election/snapshot.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { districtIn } from '../../../../area.ts';
import { isInFull, positionsOn } from '../../../positions.ts';
import { inSequence, statementOf } from '../../../statement.ts';

export async function load({ locals, params }) {
	const { db, language, now } = locals;
	const publication = await publications.latest(db, params.election);
	if (!publication || !allows(publication.core.election, 'quiz', now)) error(404);
	const { core } = publication;
	const district = districtIn(core, params);
	const contest = core.contests.find(({ slug }) => slug === params.contest);
	const statement = core.statements.find(({ slug }) => slug === params.slug);
	if (!contest || !district || isInFull(core, contest)) error(404);
	if (!statement || !isAsked(statement, contest.slug, district.number)) error(404);
	const { contenders } = await publication.district(contest.slug, district.number);
	const reasons = await publication.reasons(contest.slug, district.number);
	const here = inSequence(asked(core.statements, contest.slug, district.number));
	const words = statementOf(
		{ ...core, statements: here },
		await publication.plain(),
		statement.slug,
		language,
	);
	if (!words) error(404);
	return {
		statement: words,
		ballot: positionsOn(core, statement, district, contenders, reasons, language),
		picture: await publicCard.pictureOf(publication, { kind: 'statement', slug: statement.slug }, locals),
	};
}
