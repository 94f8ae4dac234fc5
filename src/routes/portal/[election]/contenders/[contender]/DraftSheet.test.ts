import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, keep, keyOf, read } from '$lib/ui/work/unsent.ts';
import { DraftSheet, excess, isSame, type Reply, type Saved, type Send } from './DraftSheet.svelte.ts';

const key = keyOf(7, 'demo', 'kol-aqqu');
const blank = { stance: null, isDeclined: false, reason: {} };
const at = '2026-11-21T14:32:00.000Z';

/** What a browser gives: events, and a storage that outlives the page. */
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

/** A server that keeps a draft as ours does, and that can be out of reach. */
class Server {
	isReachable = true;
	reply: Reply | null = null;
	lines: Record<string, Saved> = {};
	received: string[] = [];

	send: Send = async ({ statement, basedOn, ...answer }) => {
		if (!this.isReachable) throw new TypeError('Failed to fetch');
		this.received.push(statement);
		if (this.reply) return this.reply;
		const saved = this.lines[statement];
		if (saved && isSame(saved, answer)) return { kind: 'saved', line: saved };
		if (saved && saved.version !== basedOn) return { kind: 'conflict', line: { ...saved, isMine: false } };
		const line = { ...answer, version: (saved?.version ?? 0) + 1, savedAt: at, isMine: true };
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

function openSheet() {
	const sheet = new DraftSheet(key, { ...server.lines }, server.send);
	return { sheet, close: sheet.open() };
}

describe('a draft in the browser', () => {
	it('sends an answer at once and knows when it was saved', async () => {
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 4 });
		expect(sheet.state('r01')).toBe('sending');
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 4, version: 1 });
		expect([sheet.state('r01'), sheet.savedAt]).toEqual(['saved', at]);
		expect(read(key)).toEqual({});
	});

	it('waits until somebody stops typing, and sends once', async () => {
		const { sheet } = openSheet();
		for (const words of ['П', 'По', 'Пот']) {
			sheet.write('r01', { reason: { ru: words } }, 1500);
			await vi.advanceTimersByTimeAsync(500);
		}
		expect(server.received).toEqual([]);
		await vi.advanceTimersByTimeAsync(1500);
		expect(server.received).toEqual(['r01']);
	});

	it('leaves the space at the end where somebody goes on typing', async () => {
		const { sheet } = openSheet();
		sheet.write('r01', { reason: { ru: 'Потому ' } });
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']?.reason).toEqual({ ru: 'Потому' });
		expect(sheet.answer('r01').reason).toEqual({ ru: 'Потому ' });
		expect(sheet.unsent).toEqual([]);
	});

	it('sends what was written while it was sending, from the version just saved', async () => {
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 4 });
		await vi.advanceTimersByTimeAsync(0);
		sheet.write('r01', { stance: 5 });
		sheet.write('r01', { reason: { ru: 'Слова' } });
		expect(await sheet.flush()).toBe(true);
		expect(server.lines['r01']).toMatchObject({ stance: 5, reason: { ru: 'Слова' } });
		expect(sheet.conflicts).toEqual([]);
	});

	it('keeps answers on the device while there is no connection, and sends them once there is', async () => {
		server.isReachable = false;
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 4 });
		sheet.write('l01', { isDeclined: true });
		await vi.advanceTimersByTimeAsync(0);
		expect(sheet.trouble).toBe('offline');
		expect([sheet.state('r01'), sheet.state('l01')]).toEqual(['kept', 'kept']);
		expect(Object.keys(read(key))).toEqual(['r01', 'l01']);

		server.isReachable = true;
		browser.dispatchEvent(new Event('online'));
		await vi.advanceTimersByTimeAsync(0);
		expect(sheet.trouble).toBeNull();
		expect(Object.keys(server.lines)).toEqual(['r01', 'l01']);
		expect(read(key)).toEqual({});
	});

	it('tries again by itself, ever more rarely', async () => {
		server.isReachable = false;
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 4 });
		await vi.advanceTimersByTimeAsync(10_000);
		server.isReachable = true;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(server.lines['r01']).toBeDefined();
	});

	it('sends on the next visit what an earlier one could not', async () => {
		server.isReachable = false;
		const { sheet, close } = openSheet();
		sheet.write('r01', { stance: 2, reason: { kk: 'Себебі' } });
		await vi.advanceTimersByTimeAsync(0);
		close();

		server.isReachable = true;
		const later = openSheet().sheet;
		expect(later.answer('r01')).toMatchObject({ stance: 2, reason: { kk: 'Себебі' } });
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 2 });
	});

	it('shows nobody else what one account has left on the device, and forgets it on signing out', () => {
		keep(key, 'r01', { ...blank, basedOn: 0 });
		expect(read(keyOf(8, 'demo', 'kol-aqqu'))).toEqual({});
		expect(read(keyOf(7, 'demo', 'boz-torghai'))).toEqual({});
		forget();
		expect(read(key)).toEqual({});
	});

	it('takes nothing that is no answer from the device', () => {
		keep(key, 'r01', { stance: 'for', isDeclined: false, reason: {}, basedOn: 0 });
		keep(key, 'l01', { stance: 3, isDeclined: false, reason: { ru: 5, kk: 'Сөз' }, basedOn: 0 });
		const { sheet } = openSheet();
		expect(sheet.answer('r01').stance).toBeNull();
		expect(sheet.answer('l01')).toMatchObject({ stance: 3, reason: { kk: 'Сөз' } });
		expect(Object.keys(read(key))).toEqual(['l01']);
	});

	it('says so where the browser keeps nothing, and sends all the same', async () => {
		browser.refuses = true;
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 4 });
		expect(sheet.isKept).toBe(false);
		await vi.advanceTimersByTimeAsync(0);
		expect(server.lines['r01']).toMatchObject({ stance: 4 });
	});

	it('holds back a reason that is too long, without losing a letter', async () => {
		const { sheet } = openSheet();
		const words = 'ы'.repeat(525);
		sheet.write('r01', { stance: 4, reason: { ru: words } });
		expect(await sheet.flush()).toBe(false);
		expect([sheet.state('r01'), server.received]).toEqual(['long', []]);
		expect(excess(sheet.answer('r01'))).toEqual({ language: 'ru', over: 25 });
		expect(openSheet().sheet.answer('r01').reason).toEqual({ ru: words });
		sheet.write('r01', { reason: { ru: 'Коротко' } });
		expect(await sheet.flush()).toBe(true);
	});

	it('keeps both answers where somebody else has changed one, until one is chosen', async () => {
		const { sheet } = openSheet();
		server.lines['r01'] = { stance: 1, isDeclined: false, reason: {}, version: 1, savedAt: at, isMine: true };
		sheet.write('r01', { stance: 5 });
		expect(await sheet.flush()).toBe(false);
		expect(sheet.state('r01')).toBe('conflict');
		expect([sheet.answer('r01').stance, sheet.theirs('r01')?.stance]).toEqual([5, 1]);
		expect(server.lines['r01']).toMatchObject({ stance: 1 });

		sheet.settle('r01', 'mine');
		expect(await sheet.flush()).toBe(true);
		expect(server.lines['r01']).toMatchObject({ stance: 5, version: 2 });
	});

	it('takes the other answer where that is chosen', async () => {
		const { sheet } = openSheet();
		server.lines['r01'] = { stance: 1, isDeclined: false, reason: {}, version: 3, savedAt: at, isMine: true };
		sheet.write('r01', { stance: 5 });
		await sheet.flush();
		sheet.settle('r01', 'theirs');
		expect(await sheet.flush()).toBe(true);
		expect([sheet.answer('r01').stance, server.lines['r01']?.version]).toEqual([1, 3]);
		expect(read(key)).toEqual({});
	});

	it('is no conflict where both say the same', async () => {
		const { sheet } = openSheet();
		server.lines['r01'] = { stance: 5, isDeclined: false, reason: {}, version: 3, savedAt: at, isMine: true };
		sheet.write('r01', { stance: 5 });
		expect(await sheet.flush()).toBe(true);
	});

	it.each(['signed_out', 'closed'] as const)(
		'stops sending where it is %s, and keeps everything',
		async (kind) => {
			server.reply = { kind };
			const { sheet } = openSheet();
			sheet.write('r01', { stance: 5 });
			await vi.advanceTimersByTimeAsync(300_000);
			expect([sheet.trouble, server.received.length]).toEqual([kind, 1]);
			expect(Object.keys(read(key))).toEqual(['r01']);
		},
	);

	it('does not send again what the server cannot take, until it is changed', async () => {
		server.reply = { kind: 'refused' };
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 5 });
		await vi.advanceTimersByTimeAsync(300_000);
		expect([sheet.state('r01'), server.received.length]).toEqual(['refused', 1]);
		server.reply = null;
		sheet.write('r01', { stance: 4 });
		expect(await sheet.flush()).toBe(true);
	});

	it('keeps what was written since when the page is loaded anew', () => {
		const { sheet } = openSheet();
		sheet.write('r01', { stance: 5 }, 60_000);
		sheet.renew({ l01: { ...blank, stance: 2, version: 1, savedAt: at, isMine: true } });
		expect([sheet.answer('r01').stance, sheet.answer('l01').stance]).toEqual([5, 2]);
	});
});
