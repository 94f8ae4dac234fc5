import type { Answer } from './DraftSheet.svelte.ts';

/** Whether there is something to submit: a stance, or the wish to take none. */
export function isAnswered(answer: Pick<Answer, 'stance' | 'isDeclined'> | undefined): boolean {
	return answer !== undefined && (answer.stance !== null || answer.isDeclined);
}

/** How many minutes so many statements may take: 36 of them a quarter of an hour. At least 1. */
export function minutesFor(statements: number): number {
	return Math.max(1, Math.round((statements * 25) / 60));
}
