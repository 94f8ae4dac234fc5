import { describe, expect, it } from 'vitest';
import { filter, read, write } from './search.ts';

describe('A search of the audit log', () => {
	it('A search that is read from an address is written to the same address.', () => {
		const address = 'election=demo&actor=aigul%40example.org&from=2026-11-01&until=2026-11-02';
		expect(write(read(new URLSearchParams(address)))).toBe(address);
	});

	it('A search covers whole days in the time zone.', () => {
		const sought = read(new URLSearchParams('from=2026-11-01&until=2026-11-02'));
		expect(filter(sought, 'Asia/Almaty')).toMatchObject({
			from: new Date('2026-10-31T19:00:00Z'),
			until: new Date('2026-11-02T19:00:00Z'),
		});
		expect(filter(sought, 'UTC').from).toEqual(new Date('2026-11-01T00:00:00Z'));
	});

	it.each(['yesterday', '2026-13-40', '01.11.2026', ''])('%j is not a day and is ignored.', (from) => {
		expect(filter(read(new URLSearchParams({ from })), 'UTC').from).toBeNull();
	});
});
