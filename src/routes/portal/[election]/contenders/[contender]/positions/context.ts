import { createContext } from 'svelte';
import type { Draft } from '../Draft.svelte.ts';

/** The draft of the contender whose positions are being edited. */
export const [currentDraft, setDraft] = createContext<Draft>();
