import { allows } from '../../election/calendar.ts';
import { foreignIn, rankings } from '../../election/ballot/ranking.ts';
import * as body from '../http/body-limit.ts';
import type { Database } from '../store/database.ts';
import { Problem } from './answer.ts';
import { choose, headOf } from './publication.ts';
import * as schema from './schema.ts';

/** The rankings for the answers in the body of a request. */
export async function rank(db: Database, request: Request, now: Date): Promise<object> {
	const sent = await read(request);
	if (sent instanceof Problem) return sent;
	const result = schema.Asked.safeParse(sent);
	if (!result.success) return faulty(result.error.issues);
	const { election, snapshot, method, ...given } = result.data;
	const newest = await choose(db, election, null);
	if (newest instanceof Problem) return newest;
	const publication = snapshot === undefined ? newest : await choose(db, election, snapshot);
	if (publication instanceof Problem) return publication;
	if (!allows(newest.core.election, 'quiz', now)) {
		const { openFrom } = newest.core.election.calendar;
		return new Problem(403, `Answers of voters are matched from ${openFrom} on.`);
	}
	const foreign = foreignIn(publication.core, given);
	if (foreign.length > 0) return faulty(foreign);
	const contests = await rankings(
		publication.core,
		await publication.basis(),
		given,
		async (contest, district) => (await publication.district(contest, district)).contenders,
		method,
	);
	return { ...headOf(publication), contests };
}

/** The body as JSON, if it is no longer than a route reads. */
async function read(request: Request): Promise<unknown> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') return new Problem(415, 'Send JSON, with content-type: application/json.');
	const most = body.mostBytes(null);
	const tooLarge = new Problem(413, `Send ${most} bytes at most.`);
	if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge;
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = '';
	for await (const chunk of request.body ?? []) {
		bytes += chunk.length;
		if (bytes > most) return tooLarge;
		text += decoder.decode(chunk, { stream: true });
	}
	try {
		return JSON.parse(text + decoder.decode());
	} catch {
		return new Problem(400, 'This is not JSON.');
	}
}

function faulty(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Problem {
	const faults = issues.slice(0, mostFaults).map(({ path, message }) => ({
		pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
		detail: message,
	}));
	return new Problem(400, 'What was sent does not fit the election: faults says where and why.', { faults });
}

const mostFaults = 50;
