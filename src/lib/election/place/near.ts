import type { Place } from '../snapshot.ts';

/** For the districts of one contest, as `contest:number`, those of other contests that share a place with them. */
export type Near = Readonly<Record<string, readonly string[]>>;

/** What the places of an election say about which districts share ground. */
export function nearOf(places: readonly Pick<Place, 'districts'>[]): Near {
	const near: Record<string, string[]> = {};
	const contestOf = (name: string) => name.slice(0, name.indexOf(':'));
	for (const { districts } of places) {
		for (const one of districts) {
			for (const other of districts) {
				if (contestOf(one) === contestOf(other)) continue;
				const known = (near[one] ??= []);
				if (!known.includes(other)) known.push(other);
			}
		}
	}
	return near;
}
