import { alikeContenders } from '$lib/election/ballot/alike.ts';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { listsNear } from '$lib/election/ballot/nearest-lists.ts';
import type { Contender, Core } from '$lib/election/snapshot.ts';
import { speaker, type Wording } from '$lib/election/text.ts';
import { noBasis } from '$lib/match/gap/basis.ts';

/** Who stands beside a contender by its answers, in the language of the page. */
export interface Beside {
	/** Those with the same answers, in ballot order. */
	same: Neighbour[];
	/** How many answers that are. */
	answers: number;
	/** Those who differ on few statements, in ballot order. */
	near: (Neighbour & { differing: number; shared: number })[];
	/** The lists nearest to somebody who stands for none, two or more; null for others. */
	lists: { nearest: Neighbour[]; isLevel: boolean } | null;
}

export interface Neighbour {
	contest: string;
	district: number;
	slug: string;
	number: number | null;
	name: Wording;
	bloc: { slug: string; name: Wording } | null;
}

/** @param contenders everybody on its ballot, in ballot order */
export function besideOf(
	core: Core,
	contenders: readonly Contender[],
	contender: Contender,
	language: string,
): Beside {
	const say = speaker(language, core.election);
	const neighbour = ({ contest, district, slug, number, name, bloc }: Contender): Neighbour => {
		const found = core.blocs.find((one) => one.slug === bloc);
		return {
			...{ contest, district, slug, number },
			name: say(name),
			bloc: found ? { slug: found.slug, name: say(found.name) } : null,
		};
	};
	const contest = core.contests.find(({ slug }) => slug === contender.contest);
	const district = core.districts.find(
		({ contest, number }) => contest === contender.contest && number === contender.district,
	);
	const lists = listsNear(core, contender);
	const shown = lists && { nearest: lists.lists.map(neighbour), isLevel: lists.isLevel };
	if (!contest || !district) return { same: [], answers: 0, near: [], lists: shown };
	const { same, answers, near } = alikeContenders(
		assemble(core, contest, district, contenders, noBasis),
		contender.slug,
	);
	return {
		same: same.map(neighbour),
		answers,
		near: near.map(({ contender, ...figures }) => ({ ...neighbour(contender), ...figures })),
		lists: shown,
	};
}
