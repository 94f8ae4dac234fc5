import { SvelteMap } from 'svelte/reactivity';
import type { Districts } from '$lib/election/ballot/answers.ts';
import { orderKey, type Orders } from '$lib/election/ballot/order.ts';
import type { Contest } from '$lib/election/snapshot.ts';

/** In which order the voter's districts are asked the statements, as far as their parts have arrived. */
export class StatementOrders {
	#hash: string;
	#arrived = new SvelteMap<string, readonly string[]>();

	/** @param hash of the snapshot */
	constructor(hash: string) {
		this.#hash = hash;
	}

	get all(): Orders {
		return this.#arrived;
	}

	/** The districts for seats whose order has not arrived. Lists have no part of their own. */
	missing(contests: readonly Pick<Contest, 'slug' | 'kind'>[], chosen: Districts): [string, number][] {
		return contests.flatMap(({ slug, kind }): [string, number][] => {
			const district = chosen[slug];
			if (kind !== 'seat' || district === undefined || this.#arrived.has(orderKey(slug, district))) return [];
			return [[slug, district]];
		});
	}

	/** Loads the parts of these districts, which the results need too. If one fails, its statements come as the election has them. */
	async load(districts: readonly [contest: string, district: number][]): Promise<void> {
		if (districts.length === 0) return;
		// Few come back to the quiz after they have chosen a district, so the first question does not wait for this code.
		const { loadOrder } = await import('../snapshot.ts');
		await Promise.all(
			districts.map(async ([contest, district]) => {
				const order = await loadOrder(this.#hash, contest, district).catch(() => []);
				this.#arrived.set(orderKey(contest, district), order);
			}),
		);
	}
}
