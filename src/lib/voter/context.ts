import { createContext } from 'svelte';
import type { AnswerSheet } from './AnswerSheet.svelte.ts';
import type { Decisions } from './decide/Decisions.svelte.ts';
import type { Shortlist } from './Shortlist.svelte.ts';

/** The voter's answer sheet of the election whose pages are open. */
export const [sheet, setSheet] = createContext<AnswerSheet>();

/** The contenders of that election that the voter marked. */
export const [shortlist, setShortlist] = createContext<Shortlist>();

/** What the voter decided in second rounds of that election. */
export const [decisions, setDecisions] = createContext<Decisions>();
