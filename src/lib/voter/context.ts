import { createContext } from 'svelte';
import type { AnswerSheet } from './AnswerSheet.svelte.ts';

/** The voter's answer sheet of the election whose pages are open. */
export const [sheet, setSheet] = createContext<AnswerSheet>();
