import { isOnScale, type Position } from '$lib/election/position/position.ts';
import { reasonLimit } from '$lib/election/profile.ts';
import type { Text } from '$lib/election/text.ts';
import { lengthOf } from '$lib/election/words.ts';

// The form of a topic as sent by a browser that runs no script.

/** A position as it was typed. A failed form shows it again in full. */
export interface Typed extends Position {
	/** The version that the page was made from. */
	basedOn: number;
	/** The fingerprint of the position from which the page was made. */
	was: string;
	/** Which of two positions was chosen, and the version of the other one that was seen. */
	keep: { choice: 'mine' | 'theirs'; seen: number } | null;
}

/** The faults in a form. */
export type Fault =
	| { kind: 'long'; statement: string; language: string; over: number }
	| { kind: 'stance'; statement: string }
	/** Fields that our page does not have for this topic. */
	| { kind: 'unknown' };

/**
 * Reads the form of one topic: what was typed for each of its statements, and all faults. Statements that were not sent are
 * left out.
 */
export function read(
	sent: FormData,
	statements: readonly { slug: string; steps: number }[],
	languages: readonly string[],
	saved: Record<string, Position>,
): { typed: Record<string, Typed>; faults: Fault[] } {
	const fields = new Map(
		[...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
	);
	const typed: Record<string, Typed> = {};
	const faults: Fault[] = [];
	const known = new Set(['then']);
	for (const { slug, steps } of statements) {
		const take = (group: string, end = '') => {
			known.add(`${group}.${slug}${end}`);
			return fields.get(`${group}.${slug}${end}`) ?? '';
		};
		const reason = Object.fromEntries(
			languages.map((language) => [language, take('reason', `.${language}`)]),
		);
		const sentStance = take('stance');
		const stance = readStance(sentStance, steps);
		const choice = take('keep');
		const seen = Number(take('seen'));
		const chosen = choose(
			{
				stance: stance ?? null,
				isDeclined: take('declined') === 'on',
				isWithdrawn: take('withdraw') === 'on',
			},
			saved[slug],
		);
		const was = take('was');
		const basedOn = Number(take('version'));
		if (stance === undefined) faults.push({ kind: 'stance', statement: slug });
		faults.push(...tooLong(slug, reason));
		if (was === '') continue;
		typed[slug] = {
			...chosen,
			reason,
			basedOn: Number.isSafeInteger(basedOn) && basedOn > 0 ? basedOn : 0,
			was,
			keep:
				choice === 'mine' || choice === 'theirs'
					? { choice, seen: Number.isSafeInteger(seen) ? seen : 0 }
					: null,
		};
	}
	if ([...fields.keys()].some((name) => !known.has(name))) faults.unshift({ kind: 'unknown' });
	return { typed, faults };
}

function readStance(sent: string, steps: number): number | null | undefined {
	if (sent === '') return null;
	return /^\d$/.test(sent) && isOnScale(Number(sent), steps) ? Number(sent) : undefined;
}

/**
 * Without a script, a row stays chosen even when the box that declines is ticked. The newer of the two counts.
 */
function choose(
	{ stance, isDeclined, isWithdrawn }: { stance: number | null; isDeclined: boolean; isWithdrawn: boolean },
	before: Position | undefined,
): Omit<Position, 'reason'> {
	if (isWithdrawn) return { stance: null, isDeclined: false };
	if (!isDeclined || stance === null) return { stance, isDeclined };
	return before?.isDeclined ? { stance, isDeclined: false } : { stance: null, isDeclined: true };
}

function tooLong(statement: string, reason: Text): Fault[] {
	return Object.entries(reason).flatMap(([language, words]): Fault[] => {
		const over = lengthOf(words) - reasonLimit;
		return over > 0 ? [{ kind: 'long', statement, language, over }] : [];
	});
}
