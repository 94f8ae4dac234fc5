import type {
	Contender,
	Contest,
	ContestKind,
	Core,
	District,
	ElectionFacts,
	Region,
	Statement,
} from '../../src/lib/election/snapshot.ts';

// Parts of elections with default values, so that a test names only what it is about.

/** A snapshot's core with three topics: reform, law, sovereignty. */
export function example({
	election,
	...more
}: Partial<Omit<Core, 'election'>> & { election?: Partial<ElectionFacts> } = {}): Core {
	return {
		format: 1,
		election: {
			slug: 'demo',
			name: {},
			day: '2026-11-22',
			timezone: 'Asia/Almaty',
			languages: ['kk'],
			fictional: true,
			imprint: {},
			calendar: { collectingFrom: '', openFrom: '', silenceFrom: '', votingFrom: '', closesAt: '' },
			topics: ['reform', 'law', 'sovereignty'].map((slug) => ({ slug, name: {}, low: {}, high: {} })),
			sources: [],
			...election,
		},
		regions: [],
		contests: [],
		districts: [],
		parties: [],
		blocs: [],
		statements: [],
		lists: [],
		method: { name: 'city-block', version: 2, seed: 'demo' },
		parts: {},
		...more,
	};
}

export function region(code: string): Region {
	return { code, name: {}, kind: 'oblast', tileColumn: null, tileRow: null };
}

export function contest(slug: string, kind: ContestKind = 'seat', more: Partial<Contest> = {}): Contest {
	return {
		slug,
		kind,
		body: {},
		name: {},
		seats: 1,
		threshold: null,
		runoff: false,
		againstAll: true,
		recall: false,
		ballotColour: null,
		order: 'number',
		...more,
	};
}

export function district(contest: string, number: number, region: string | null = null): District {
	return { contest, number, region, name: {}, composition: {}, contenders: 0, selfNominated: 0 };
}

/** On five steps, about reform. */
export function statement(slug: string, more: Partial<Statement> = {}): Statement {
	return { slug, topic: 'reform', text: {}, polarity: 1, steps: 5, ...more };
}

/** A self-nominated person in district 2 of the contest `seat`. */
export function contender(slug: string, positions: string, more: Partial<Contender> = {}): Contender {
	return {
		slug,
		kind: 'person',
		contest: 'seat',
		district: 2,
		name: {},
		nomination: 'self',
		party: null,
		bloc: null,
		number: null,
		status: 'registered',
		positions,
		...more,
	};
}
