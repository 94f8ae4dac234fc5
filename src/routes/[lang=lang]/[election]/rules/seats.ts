/** What one list gets. */
interface ListShare {
	/** Of all votes, 0…100. */
	percent: number;
	isAbove: boolean;
	/** Seats for whole quotas. */
	whole: number;
	/** Votes left after the whole quotas. */
	remainder: number;
	/** Whole quotas, and one more if its remainder was among the largest. */
	seats: number;
}

export interface Distribution {
	/** Votes per seat; 0 if no list passed the threshold. */
	quota: number;
	lists: ListShare[];
}

/**
 * Distributes `seats` among lists by quota and largest remainder, as the Constitutional Law of Kazakhstan on Elections does
 * (art. 97-1). Votes against all count toward the threshold and get no seat. Of equal remainders the list that comes
 * first on the ballot has precedence here; check that against the law before real use. Takes whole votes and computes
 * exactly; without votes nobody gets a seat.
 *
 * @param votes of each list, in ballot order
 * @param threshold percent of all votes, 0…100
 */
export function distribute(
	votes: readonly number[],
	againstAll: number,
	seats: number,
	threshold: number,
): Distribution {
	const all = sum(votes) + againstAll;
	const passing = votes.map((own) => own > 0 && own * 100 >= threshold * all);
	const pool = sum(votes.filter((_, list) => passing[list]));
	const whole = votes.map((own, list) => (passing[list] ? Math.floor((own * seats) / pool) : 0));
	// In votes × seats, so that remainders are compared as whole numbers.
	const rest = votes.map((own, list) => (passing[list] ? (own * seats) % pool : -1));
	const favoured = votes
		.map((_, list) => list)
		.filter((list) => passing[list])
		.sort((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0) || a - b)
		.slice(0, seats - sum(whole));
	return {
		quota: seats > 0 ? pool / seats : 0,
		lists: votes.map((own, list) => ({
			percent: all > 0 ? (own * 100) / all : 0,
			isAbove: passing[list] ?? false,
			whole: whole[list] ?? 0,
			remainder: passing[list] ? (rest[list] ?? 0) / seats : 0,
			seats: (whole[list] ?? 0) + (favoured.includes(list) ? 1 : 0),
		})),
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
