import { createContext } from 'svelte';
import type { DraftSheet } from '../DraftSheet.svelte.ts';

/** The draft of the contender whose answering pages are open. */
export const [draftSheet, setDraftSheet] = createContext<DraftSheet>();
