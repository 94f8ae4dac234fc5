import type { Wording } from '../../src/lib/election/text.ts';
import type { PlaceRegion, Vote } from '../../src/routes/[lang=lang]/[election]/district/places.ts';

// Regions and their votes, for tests of how voters find their district.

export function wording(text: string): Wording {
	return { text, lang: 'en' };
}

/** The districts of one contest at one address. */
export function vote(contest: string, ...numbers: number[]): Vote {
	return {
		contest,
		districts: numbers.map((number) => ({
			number,
			name: wording(`№ ${number}`),
			composition: wording(''),
			contenders: 2,
			further: [],
		})),
	};
}

export function region(code: string, ...votes: Vote[]): PlaceRegion {
	return { code, name: wording(code), isCity: false, tile: null, further: [], votes };
}
