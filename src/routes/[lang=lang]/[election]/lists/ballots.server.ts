import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { listBallots } from '$lib/election/ballot/voting.ts';
import type { Contest, District } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import type { Publication } from '$lib/server/publication/publication.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import { areaOf } from '../area.ts';
import { listsOf } from './view.ts';

/** A ballot of lists, with its contest. */
interface ListBallot {
	contest: Contest;
	district: District;
}

/** What the page of one ballot of lists shows. The first ballot has the short address. */
export function pageOf({ core }: Publication, ballot: ListBallot, language: InterfaceLanguage, now: Date) {
	if (!allows(core.election, 'quiz', now)) error(404);
	const say = speaker(language, core.election);
	return {
		view: listsOf(core, ballot.contest, ballot.district, language),
		district: ballot.district.number,
		ballots: listBallots(core).map(({ contest, district }, index) => ({
			contest: contest.slug,
			number: district.number,
			isFirst: index === 0,
			isThis: contest === ballot.contest && district === ballot.district,
			name: say(contest.name),
			area: areaOf(core, district).map(say),
		})),
	};
}
