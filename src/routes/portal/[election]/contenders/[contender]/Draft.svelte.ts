import {
	isSame,
	noPosition,
	tidied,
	type DraftChange,
	type Position,
} from '$lib/election/position/position.ts';
import { reasonLimit } from '$lib/election/profile.ts';
import { lengthOf } from '$lib/election/words.ts';
import * as unsent from '$lib/ui/work/unsent.ts';

/** A position as the server has saved it. */
export interface SavedPosition extends Position {
	/** Grows with each save; 0 if nothing was ever saved. */
	version: number;
	/** ISO 8601; null if nothing was ever saved. */
	savedAt: string | null;
	/** Whether this account saved it. */
	isMine: boolean;
}

/** The server's reply to a change. */
export type Reply =
	| { kind: 'saved' | 'conflict'; line: SavedPosition }
	/** The session has ended, the calendar has closed, the position is refused, or the server is out of order. */
	| { kind: 'signed_out' | 'closed' | 'refused' | 'broken' };

/** @throws if there is no connection */
export type Send = (change: DraftChange) => Promise<Reply>;

/** Why nothing can be sent at the moment. */
export type Trouble = 'offline' | 'broken' | 'signed_out' | 'closed';

/** The state of one position. `on_device`: stored on this device only, and not being sent. */
export type State = 'blank' | 'saved' | 'sending' | 'on_device' | 'long' | 'conflict' | 'refused';

interface Edited extends Position {
	/** The saved version when the edit began. */
	basedOn: number;
}

const blank: SavedPosition = { ...noPosition, version: 0, savedAt: null, isMine: true };

/**
 * A contender's draft in the browser: what the server has saved, and what was written since. Each position is sent
 * separately, soon after it was written; until it has arrived, it is stored on the device and sent as soon as there is a
 * connection. If another person has changed the same position meanwhile, both are shown until one is chosen.
 */
export class Draft {
	#saved: Record<string, SavedPosition> = $state.raw({});
	#edited: Record<string, Edited> = $state.raw({});
	#theirs: Record<string, SavedPosition> = $state.raw({});
	#refused: Record<string, Position> = $state.raw({});
	#sending: string | null = $state(null);
	#trouble: Trouble | null = $state(null);
	#isKept = $state(true);
	#key: string;
	#send: Send;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pumping: Promise<void> | undefined;
	#failures = 0;

	constructor(key: string, saved: Record<string, SavedPosition>, send: Send) {
		this.#key = key;
		this.#saved = saved;
		this.#send = send;
	}

	get trouble() {
		return this.#trouble;
	}

	/** Whether this browser stores what could not be sent; if not, closing the page loses it. */
	get isKept() {
		return this.#isKept;
	}

	/** Statements whose newest position has not reached the server. */
	get unsent(): string[] {
		return Object.keys(this.#edited).filter((statement) => this.#isUnsent(statement));
	}

	/** Statements with two positions, of which one must be chosen. */
	get conflicts(): string[] {
		return Object.keys(this.#theirs);
	}

	/** When a position was last saved, ISO 8601. */
	get savedAt(): string | null {
		const times = Object.values(this.#saved).flatMap(({ savedAt }) => savedAt ?? []);
		return times.reduce<string | null>((newest, time) => (newest && newest > time ? newest : time), null);
	}

	position(statement: string): Position {
		return this.#edited[statement] ?? this.saved(statement);
	}

	saved(statement: string): SavedPosition {
		return this.#saved[statement] ?? blank;
	}

	/** The other position, if another person has changed this one meanwhile. */
	theirs(statement: string): SavedPosition | null {
		return this.#theirs[statement] ?? null;
	}

	state(statement: string): State {
		if (this.#theirs[statement]) return 'conflict';
		if (!this.#isUnsent(statement)) return this.saved(statement).version > 0 ? 'saved' : 'blank';
		if (excess(this.position(statement)) !== null) return 'long';
		if (this.#isRefused(statement)) return 'refused';
		return this.#trouble === null ? 'sending' : 'on_device';
	}

	/**
	 * Reads what this browser still stores, sends it, and sends again whenever the connection is back. @returns how to stop
	 */
	open(): () => void {
		for (const [statement, stored] of Object.entries(unsent.read(this.#key))) {
			const edited = parse(stored);
			if (edited) this.#edited = { ...this.#edited, [statement]: edited };
			else unsent.keep(this.#key, statement, null);
		}
		const resume = () => this.#sendAgain(0);
		window.addEventListener('online', resume);
		resume();
		return () => {
			window.removeEventListener('online', resume);
			clearTimeout(this.#timer);
		};
	}

	/** Takes over what the server has saved now. What was written since stays. */
	renew(saved: Record<string, SavedPosition>) {
		this.#saved = saved;
		for (const statement of Object.keys(this.#edited)) {
			if (!this.#isUnsent(statement)) this.#forget(statement);
		}
	}

	/** Writes a position. @param waitMilliseconds how long to wait for further changes before it is sent */
	write(statement: string, change: Partial<Position>, waitMilliseconds = 0) {
		const { basedOn = this.saved(statement).version } = this.#edited[statement] ?? {};
		const { stance, isDeclined, reason } = { ...this.position(statement), ...change };
		this.#edited = { ...this.#edited, [statement]: { stance, isDeclined, reason, basedOn } };
		this.#keep(statement);
		if (this.#trouble === null) this.#sendAgain(waitMilliseconds);
	}

	/** Takes over two conflicting positions that a form without a script revealed. */
	meet(statement: string, mine: Position, theirs: SavedPosition) {
		this.write(statement, mine, 60_000);
		this.#theirs = { ...this.#theirs, [statement]: theirs };
	}

	/** Settles which of two positions stays. */
	settle(statement: string, choice: 'mine' | 'theirs') {
		const { [statement]: theirs, ...others } = this.#theirs;
		const mine = this.#edited[statement];
		if (!theirs) return;
		this.#theirs = others;
		this.#saved = { ...this.#saved, [statement]: theirs };
		if (choice === 'theirs' || !mine) this.#forget(statement);
		else {
			this.#edited = { ...this.#edited, [statement]: { ...mine, basedOn: theirs.version } };
			this.#keep(statement);
		}
		this.#sendAgain(0);
	}

	/** Sends everything that waits, at once. @returns whether the server has everything now */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		await this.#pump();
		return this.unsent.length === 0;
	}

	#sendAgain(waitMilliseconds: number) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#pump(), waitMilliseconds);
	}

	/** Sends one position after the other; anyone who asks meanwhile waits for the same sending. */
	#pump(): Promise<void> {
		this.#pumping ??= this.#sendAll().finally(() => (this.#pumping = undefined));
		return this.#pumping;
	}

	async #sendAll() {
		for (;;) {
			const statement = this.unsent.find((statement) => this.#isReady(statement));
			const edited = statement === undefined ? undefined : this.#edited[statement];
			if (statement === undefined || !edited) break;
			this.#sending = statement;
			const reply = await this.#ask(statement, edited);
			this.#sending = null;
			if ('line' in reply) this.#take(statement, edited, reply);
			else if (reply.kind === 'refused') this.#refused = { ...this.#refused, [statement]: edited };
			else return this.#stumble(reply.kind);
		}
		this.#trouble = null;
		this.#failures = 0;
	}

	async #ask(statement: string, { stance, isDeclined, reason, basedOn }: Edited) {
		try {
			return await this.#send({ statement, stance, isDeclined, reason: tidied(reason), basedOn });
		} catch {
			return { kind: 'offline' } as const;
		}
	}

	#take(
		statement: string,
		sent: Edited,
		{ kind, line }: { kind: 'saved' | 'conflict'; line: SavedPosition },
	) {
		this.#trouble = null;
		this.#failures = 0;
		if (kind === 'conflict') {
			this.#theirs = { ...this.#theirs, [statement]: line };
			return;
		}
		this.#saved = { ...this.#saved, [statement]: line };
		const edited = this.#edited[statement];
		if (!edited) return;
		this.#edited = { ...this.#edited, [statement]: { ...edited, basedOn: line.version } };
		// The text stays as it was typed: removing the space at its end would disturb anyone who is still typing.
		if (isSame(edited, sent)) unsent.keep(this.#key, statement, null);
		else this.#keep(statement);
	}

	/** Retries at growing intervals, if that may help. */
	#stumble(trouble: Trouble) {
		this.#trouble = trouble;
		if (trouble !== 'offline' && trouble !== 'broken') return;
		this.#sendAgain(Math.min(60_000, 3_000 * 2 ** this.#failures++));
	}

	#isReady(statement: string) {
		return (
			!this.#theirs[statement] && excess(this.position(statement)) === null && !this.#isRefused(statement)
		);
	}

	#isUnsent(statement: string) {
		const edited = this.#edited[statement];
		return edited !== undefined && !isSame(edited, this.saved(statement));
	}

	#isRefused(statement: string) {
		const refused = this.#refused[statement];
		return refused !== undefined && isSame(refused, this.position(statement));
	}

	#keep(statement: string) {
		const edited = this.#edited[statement];
		const isWaiting = edited && this.#isUnsent(statement);
		this.#isKept = unsent.keep(this.#key, statement, isWaiting ? edited : null);
	}

	#forget(statement: string) {
		const { [statement]: _, ...others } = this.#edited;
		this.#edited = others;
		unsent.keep(this.#key, statement, null);
	}
}

/** The language in which a reason is too long, and by how many characters; null if it is not. */
export function excess({ reason }: Pick<Position, 'reason'>): { language: string; over: number } | null {
	for (const [language, words] of Object.entries(reason)) {
		const over = lengthOf(words) - reasonLimit;
		if (over > 0) return { language, over };
	}
	return null;
}

/** Reads what a browser stored; null if it is not a position. Does without zod, which is large for phones. */
function parse(stored: unknown): Edited | null {
	if (!isRecord(stored)) return null;
	const { stance, isDeclined, reason, basedOn } = stored;
	const isStance = stance === null || (typeof stance === 'number' && Number.isInteger(stance));
	if (!isStance || typeof isDeclined !== 'boolean' || typeof basedOn !== 'number' || !isRecord(reason)) {
		return null;
	}
	const words = Object.entries(reason).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return { stance, isDeclined, basedOn, reason: Object.fromEntries(words) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
