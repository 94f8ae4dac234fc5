import type { Districts } from './answers.ts';
import { askedOn, type Question } from './questions.ts';
import { ballotsOf } from './voting.ts';
import type { Contest, District, OrderPart } from '../snapshot.ts';

/** The orders of all districts in little space: by `contest:number`, one character for each statement. */
type PackedOrders = Record<string, string>;

/** One byte each in a page; statements beyond them get characters of two bytes. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The character of each statement. @param questions all of them, as the page has them */
function charactersOf(questions: readonly Pick<Question, 'slug'>[]): [slug: string, character: string][] {
	return questions.map(({ slug }, index) => [slug, letters[index] ?? String.fromCodePoint(0x100 + index)]);
}

/** What a page knows of the statements and of the districts in which voters are asked them. */
interface Questionnaire<Asked> {
	questions: readonly Asked[];
	/** Packed with the slugs of `questions`. */
	orders: PackedOrders;
	contests: readonly Pick<Contest, 'slug' | 'kind'>[];
	districts: readonly Pick<District, 'contest' | 'number' | 'region'>[];
}

/** Packs the orders for a page. @param questions all of them, as the page has them */
export function packOrders(
	{ districts }: OrderPart,
	questions: readonly Pick<Question, 'slug'>[],
): PackedOrders {
	const characterOf = new Map(charactersOf(questions));
	return Object.fromEntries(
		Object.entries(districts).map(([district, slugs]) => [
			district,
			slugs.map((slug) => characterOf.get(slug) ?? '').join(''),
		]),
	);
}

/**
 * The questions of a voter with these districts, in the order that informs. The first of the voter's ballots that has an
 * order decides; a statement that is not asked there comes as far along as in the order of its own ballot. Without an
 * order the questions stay as they are.
 */
export function questionsOf<Asked extends Pick<Question, 'slug' | 'contest' | 'districts'>>(
	questionnaire: Questionnaire<Asked>,
	chosen: Districts,
): Asked[] {
	const { questions, orders } = questionnaire;
	const ballots = ballotsOf(questionnaire, chosen);
	const asked = askedOn(ballots, questions);
	const slugOf = new Map(charactersOf(questions).map(([slug, character]) => [character, slug]));
	/** How far along each statement comes, 0…1. */
	const places = new Map<string, number>();
	for (const { contest, district } of ballots) {
		const order = orders[`${contest.slug}:${district.number}`] ?? '';
		[...order].forEach((character, index) => {
			const slug = slugOf.get(character);
			if (slug !== undefined && !places.has(slug)) places.set(slug, index / order.length);
		});
	}
	if (places.size === 0) return asked;
	const placeOf = ({ slug }: Asked) => places.get(slug) ?? 1;
	return asked.sort((one, other) => placeOf(one) - placeOf(other));
}
