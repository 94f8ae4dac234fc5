import type { Districts, PossibleDistricts } from './answers.ts';
import { askedOn, type Question } from './questions.ts';
import { ballotsOf } from './voting.ts';
import type { Contest, District } from '../snapshot.ts';

/** In which order the voters of districts are asked: slugs of statements by `contest:number`. */
export type Orders = ReadonlyMap<string, readonly string[]>;

/** The key of a district in `Orders`. */
export function orderKey(contest: string, district: number): string {
	return `${contest}:${district}`;
}

/** What a page knows of the statements and of the districts in which voters are asked them. */
interface Questionnaire<Asked> {
	questions: readonly Asked[];
	contests: readonly Pick<Contest, 'slug' | 'kind'>[];
	districts: readonly Pick<District, 'contest' | 'number' | 'region'>[];
}

/**
 * The questions of a voter with these districts, in the order that informs. The first of the voter's contests that has an
 * order decides; a statement that is not asked there comes as far along as in the order of its own ballot. Without an
 * order the questions stay as they are.
 */
export function questionsOf<Asked extends Pick<Question, 'slug' | 'contest' | 'districts'>>(
	questionnaire: Questionnaire<Asked>,
	chosen: Districts,
	orders: Orders,
	possible: PossibleDistricts = {},
): Asked[] {
	const asked = askedOn(ballotsOf(questionnaire, chosen, possible), questionnaire.questions);
	/** How far along each statement comes, 0…1. */
	const places = new Map<string, number>();
	for (const { slug: contest } of questionnaire.contests) {
		const district = chosen[contest];
		const order = district === undefined ? [] : (orders.get(orderKey(contest, district)) ?? []);
		order.forEach((slug, index) => {
			if (!places.has(slug)) places.set(slug, index / order.length);
		});
	}
	if (places.size === 0) return asked;
	const placeOf = ({ slug }: Asked) => places.get(slug) ?? 1;
	return asked.sort((one, other) => placeOf(one) - placeOf(other));
}
