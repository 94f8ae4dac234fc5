import type { Calendar } from './noun/election.ts';

export type { Calendar } from './noun/election.ts';

export type Phase = 'preparing' | 'collecting' | 'open' | 'silence' | 'voting' | 'after';

/** What the calendar switches on and off. */
export type Feature = 'invite' | 'collect' | 'correct' | 'quiz' | 'share';

const allowed: Record<Feature, readonly Phase[]> = {
	invite: ['preparing', 'collecting', 'open'],
	collect: ['collecting', 'open'],
	correct: ['silence', 'voting', 'after'],
	quiz: ['open', 'silence', 'voting', 'after'],
	share: ['open', 'after'],
};

/** The phase in which `now` lies. */
export function phase(calendar: Calendar, now: Date): Phase {
	const from = (instant: string) => now.getTime() >= Date.parse(instant);
	if (from(calendar.closesAt)) return 'after';
	if (from(calendar.votingFrom)) return 'voting';
	if (from(calendar.silenceFrom)) return 'silence';
	if (from(calendar.openFrom)) return 'open';
	if (from(calendar.collectingFrom)) return 'collecting';
	return 'preparing';
}

/** Whether `feature` is on at `now`. No other code compares the calendar's dates. */
export function allows(election: { calendar: Calendar }, feature: Feature, now: Date): boolean {
	return allowed[feature].includes(phase(election.calendar, now));
}
