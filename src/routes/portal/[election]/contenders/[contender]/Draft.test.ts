import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, keep, keyOf, read } from '$lib/ui/work/unsent.ts';
import { isSame, noPosition as blank } from '$lib/election/position/position.ts';
import { Draft, excess, type Reply, type SavedPosition, type Send } from './Draft.svelte.ts';

const key = keyOf(7, 'demo', 'kol-aqqu');
const at = '2026-11-21T14:32:00.000Z';

/** The parts of a browser that a draft uses: events, and a storage that outlives the page. */
class Shelf {
	[name: string]: unknown;

	getItem(name: string) {
		const item = this[name];
		return typeof item === 'string' ? item : null;
	}

	setItem(name: string, text: string) {
		this[name] = text;
	}

	removeItem(name: string) {
		Reflect.deleteProperty(this, name);
	}
}

class Browser extends EventTarget {
	refuses = false;
	#shelf = new Shelf();

	get localStorage() {
		if (this.refuses) throw new DOMException('refused', 'SecurityError');
		return this.#shelf;
	}
}

/** A server that saves a draft as ours does, and that can be out of reach. */
class Server {
	isReachable = true;
	reply: Reply | null = null;
	lines: Record<string, SavedPosition> = {};
	received: string[] = [];

	send: Send = async ({ statement, basedOn, ...position }) => {
		if (!this.isReachable) throw new TypeError('Failed to fetch');
		this.received.push(statement);
		if (this.reply) return this.reply;
		const saved = this.lines[statement];
		if (saved && isSame(saved, position)) return { kind: 'saved', line: saved };
		if (saved && saved.version !== basedOn) return { kind: 'conflict', line: { ...saved, isMine: false } };
		const line = { ...position, version: (saved?.version ?? 0) + 1, savedAt: at, isMine: true };
		this.lines[statement] = line;
		return { kind: 'saved', line };
	};
}

let browser: Browser;
let server: Server;

beforeEach(() => {
	vi.useFakeTimers();
	browser = new Browser();
	server = new Server();
	vi.stubGlobal('window', browser);
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function openDraft() {
	const draft = new Draft(key, { ...server.lines }, server.send);
	return { draft, close: draft.open() };
}

describe('A draft in the browser', () => {
	it('A position is sent at once, and the draft knows when it was saved.', async () => {
		const { draft } = openDraft();
		draft.write('r01', { stance: 4 });
		expect(draft.state('r01')).toBe('sending');
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 4, version: 1 });
		expect([draft.state('r01'), draft.savedAt]).toEqual(['saved', at]);
		expect(read(key)).toEqual({});
	});

	it('A draft waits until the person stops typing, and sends once.', async () => {
		const { draft } = openDraft();
		for (const words of ['П', 'По', 'Пот']) {
			draft.write('r01', { reason: { ru: words } }, 1500);
			await vi.advanceTimersByTimeAsync(500);
		}
		expect(server.received).toEqual([]);
		await vi.advanceTimersByTimeAsync(1500);
		expect(server.received).toEqual(['r01']);
	});

	it('A space at the end stays while the person goes on typing.', async () => {
		const { draft } = openDraft();
		draft.write('r01', { reason: { ru: 'Потому ' } });
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']?.reason).toEqual({ ru: 'Потому' });
		expect(draft.position('r01').reason).toEqual({ ru: 'Потому ' });
		expect(draft.unsent).toEqual([]);
	});

	it('Changes made while sending are sent next, based on the version just saved.', async () => {
		const { draft } = openDraft();
		draft.write('r01', { stance: 4 });
		await vi.advanceTimersByTimeAsync(0);
		draft.write('r01', { stance: 5 });
		draft.write('r01', { reason: { ru: 'Слова' } });
		expect(await draft.flush()).toBe(true);
		expect(server.lines['r01']).toMatchObject({ stance: 5, reason: { ru: 'Слова' } });
		expect(draft.conflicts).toEqual([]);
	});

	it('Without a connection, positions stay on the device, and are sent once it is back.', async () => {
		server.isReachable = false;
		const { draft } = openDraft();
		draft.write('r01', { stance: 4 });
		draft.write('l01', { isDeclined: true });
		await vi.advanceTimersByTimeAsync(0);
		expect(draft.trouble).toBe('offline');
		expect([draft.state('r01'), draft.state('l01')]).toEqual(['on_device', 'on_device']);
		expect(Object.keys(read(key))).toEqual(['r01', 'l01']);

		server.isReachable = true;
		browser.dispatchEvent(new Event('online'));
		await vi.advanceTimersByTimeAsync(0);
		expect(draft.trouble).toBeNull();
		expect(Object.keys(server.lines)).toEqual(['r01', 'l01']);
		expect(read(key)).toEqual({});
	});

	it('A draft retries by itself at growing intervals.', async () => {
		server.isReachable = false;
		const { draft } = openDraft();
		draft.write('r01', { stance: 4 });
		await vi.advanceTimersByTimeAsync(10_000);
		server.isReachable = true;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(server.lines['r01']).toBeDefined();
	});

	it('The next visit sends what an earlier one could not.', async () => {
		server.isReachable = false;
		const { draft, close } = openDraft();
		draft.write('r01', { stance: 2, reason: { kk: 'Себебі' } });
		await vi.advanceTimersByTimeAsync(0);
		close();

		server.isReachable = true;
		const later = openDraft().draft;
		expect(later.position('r01')).toMatchObject({ stance: 2, reason: { kk: 'Себебі' } });
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 2 });
	});

	it('Other accounts do not see what one left on the device, and signing out removes it.', () => {
		keep(key, 'r01', { ...blank, basedOn: 0 });
		expect(read(keyOf(8, 'demo', 'kol-aqqu'))).toEqual({});
		expect(read(keyOf(7, 'demo', 'boz-torghai'))).toEqual({});
		forget();
		expect(read(key)).toEqual({});
	});

	it('Anything on the device that is not a position is ignored.', () => {
		keep(key, 'r01', { stance: 'for', isDeclined: false, reason: {}, basedOn: 0 });
		keep(key, 'l01', { stance: 3, isDeclined: false, reason: { ru: 5, kk: 'Сөз' }, basedOn: 0 });
		const { draft } = openDraft();
		expect(draft.position('r01').stance).toBeNull();
		expect(draft.position('l01')).toMatchObject({ stance: 3, reason: { kk: 'Сөз' } });
		expect(Object.keys(read(key))).toEqual(['l01']);
	});

	it('If the browser stores nothing, the draft reports it and still sends.', async () => {
		browser.refuses = true;
		const { draft } = openDraft();
		draft.write('r01', { stance: 4 });
		expect(draft.isKept).toBe(false);
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 4 });
	});

	it('A reason that is too long is held back without losing a character.', async () => {
		const { draft } = openDraft();
		const words = 'ы'.repeat(525);
		draft.write('r01', { stance: 4, reason: { ru: words } });
		expect(await draft.flush()).toBe(false);
		expect([draft.state('r01'), server.received]).toEqual(['long', []]);
		expect(excess(draft.position('r01'))).toEqual({ language: 'ru', over: 25 });
		expect(openDraft().draft.position('r01').reason).toEqual({ ru: words });
		draft.write('r01', { reason: { ru: 'Коротко' } });
		expect(await draft.flush()).toBe(true);
	});

	it('If another person has changed a position, both versions stay until one is chosen.', async () => {
		const { draft } = openDraft();
		server.lines['r01'] = { stance: 1, isDeclined: false, reason: {}, version: 1, savedAt: at, isMine: true };
		draft.write('r01', { stance: 5 });
		expect(await draft.flush()).toBe(false);
		expect(draft.state('r01')).toBe('conflict');
		expect([draft.position('r01').stance, draft.theirs('r01')?.stance]).toEqual([5, 1]);
		expect(server.lines['r01']).toMatchObject({ stance: 1 });

		draft.settle('r01', 'mine');
		expect(await draft.flush()).toBe(true);
		expect(server.lines['r01']).toMatchObject({ stance: 5, version: 2 });
	});

	it('The other position replaces one’s own if it is chosen.', async () => {
		const { draft } = openDraft();
		server.lines['r01'] = { stance: 1, isDeclined: false, reason: {}, version: 3, savedAt: at, isMine: true };
		draft.write('r01', { stance: 5 });
		await draft.flush();
		draft.settle('r01', 'theirs');
		expect(await draft.flush()).toBe(true);
		expect([draft.position('r01').stance, server.lines['r01']?.version]).toEqual([1, 3]);
		expect(read(key)).toEqual({});
	});

	it('Two equal positions are not a conflict.', async () => {
		const { draft } = openDraft();
		server.lines['r01'] = { stance: 5, isDeclined: false, reason: {}, version: 3, savedAt: at, isMine: true };
		draft.write('r01', { stance: 5 });
		expect(await draft.flush()).toBe(true);
	});

	it.each(['signed_out', 'closed'] as const)(
		'When it is %s, a draft stops sending and keeps everything.',
		async (kind) => {
			server.reply = { kind };
			const { draft } = openDraft();
			draft.write('r01', { stance: 5 });
			await vi.advanceTimersByTimeAsync(300_000);
			expect([draft.trouble, server.received.length]).toEqual([kind, 1]);
			expect(Object.keys(read(key))).toEqual(['r01']);
		},
	);

	it('A position that the server refuses is not sent again until it is changed.', async () => {
		server.reply = { kind: 'refused' };
		const { draft } = openDraft();
		draft.write('r01', { stance: 5 });
		await vi.advanceTimersByTimeAsync(300_000);
		expect([draft.state('r01'), server.received.length]).toEqual(['refused', 1]);
		server.reply = null;
		draft.write('r01', { stance: 4 });
		expect(await draft.flush()).toBe(true);
	});

	it('Reloading the page’s data keeps what was written since.', () => {
		const { draft } = openDraft();
		draft.write('r01', { stance: 5 }, 60_000);
		draft.renew({ l01: { ...blank, stance: 2, version: 1, savedAt: at, isMine: true } });
		expect([draft.position('r01').stance, draft.position('l01').stance]).toEqual([5, 2]);
	});
});
