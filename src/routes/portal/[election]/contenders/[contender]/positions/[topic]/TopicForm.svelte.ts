import { reasonLimit } from '$lib/election/profile.ts';
import { lengthOf } from '$lib/election/words.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { Draft, SavedPosition } from '../../Draft.svelte.ts';
import type { Fault, Typed } from './typed.ts';

/** A form that was sent without a script and came back. */
export interface SentBack {
	typed: Record<string, Typed>;
	faults: Fault[];
	conflicts: Record<string, SavedPosition>;
}

interface Shown {
	statements: { slug: string; number: number }[];
	languages: readonly string[];
	sent: SentBack | null;
}

/** The form of one topic as its page shows it: its faults, and whether the person may go on. */
export class TopicForm {
	#draft: Draft;
	#shown: () => Shown;
	/** Whether the person tried to go on despite faults: only then are all of them listed. */
	#isTried = $state(false);
	/** Whether the draft has taken over the input of the form that came back. */
	#isTakenOver = $state(false);
	#attempts = $state(0);
	#isSending = $state(false);

	constructor(draft: Draft, shown: () => Shown) {
		this.#draft = draft;
		this.#shown = shown;
	}

	/** Whether going on waits for what has not been sent yet. */
	get isSending() {
		return this.#isSending;
	}

	/** How often the person tried to go on in vain: each time, the faults are read out again. */
	get attempts() {
		return this.#attempts;
	}

	/** The faults, as links to the fields. */
	get faults(): { field: string; message: string }[] {
		const { statements } = this.#shown();
		const listed = this.#isTried ? statements : statements.filter(({ slug }) => this.#sent?.typed[slug]);
		return listed.flatMap(({ slug, number }) => [
			...(this.#isTorn(slug)
				? [{ field: `conflict-${slug}`, message: m.positions_fault_conflict({ n: number }) }]
				: []),
			...this.#tooLong(slug).map(({ language, over }) => ({
				field: `reason-${slug}-${language}`,
				message: m.positions_fault_long({ n: number, over }),
			})),
			...(this.isOffScale(slug) || this.#draft.state(slug) === 'refused'
				? [{ field: `statement-${slug}`, message: m.positions_fault_stance({ n: number }) }]
				: []),
		]);
	}

	/** Whether the form that came back had fields that our page does not have for this topic. */
	get isForeign() {
		return this.#sent?.faults.some(({ kind }) => kind === 'unknown') ?? false;
	}

	/** Whether the form that came back had a stance for this statement that is not on its scale. */
	isOffScale(statement: string): boolean {
		const faults = this.#sent?.faults ?? [];
		return faults.some((fault) => fault.kind === 'stance' && fault.statement === statement);
	}

	/**
	 * Sends what has not been sent yet.
	 *
	 * @param needsAll whether all of it must reach the server first: the check needs a connection, another topic does not
	 * @returns whether the person may go on; if not, all faults are listed
	 */
	async finish(needsAll: boolean): Promise<boolean> {
		this.#isSending = true;
		const isSent = await this.#draft.flush();
		this.#isSending = false;
		this.#isTried = true;
		this.#isTakenOver = true;
		if (this.faults.length > 0 || (needsAll && !isSent)) {
			this.#attempts++;
			return false;
		}
		this.#isTried = false;
		return true;
	}

	/** Reads from the page what was chosen or typed before the script ran, because the script would overwrite it. */
	takeEarly(form: { elements: Iterable<unknown> } | null) {
		for (const field of form?.elements ?? []) {
			const isText = field instanceof HTMLTextAreaElement && field.value !== field.defaultValue;
			const isChoice = field instanceof HTMLInputElement && field.checked && !field.defaultChecked;
			if (!isText && !isChoice) continue;
			const [group, slug = '', language = ''] = field.name.split('.');
			const { reason } = this.#draft.position(slug);
			if (group === 'reason') this.#draft.write(slug, { reason: { ...reason, [language]: field.value } });
			else if (group === 'stance')
				this.#draft.write(slug, { stance: Number(field.value), isDeclined: false });
			else if (group === 'declined') this.#draft.write(slug, { stance: null, isDeclined: true });
		}
	}

	get #sent(): SentBack | null {
		return this.#isTakenOver ? null : this.#shown().sent;
	}

	/** Whether there are two positions, of which one must be chosen. */
	#isTorn(statement: string): boolean {
		return Boolean(this.#draft.theirs(statement) ?? this.#sent?.conflicts[statement]);
	}

	#tooLong(statement: string): { language: string; over: number }[] {
		const { reason } = this.#sent?.typed[statement] ?? this.#draft.position(statement);
		return this.#shown()
			.languages.map((language) => ({ language, over: lengthOf(reason[language] ?? '') - reasonLimit }))
			.filter(({ over }) => over > 0);
	}
}
