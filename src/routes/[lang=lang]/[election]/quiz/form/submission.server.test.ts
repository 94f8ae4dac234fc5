import { describe, expect, it } from 'vitest';
import { contest, district, example, statement } from '../../../../../../tests/support/core.ts';
import * as submission from './submission.server.ts';

const core = example({
	contests: [contest('list', 'list'), contest('seat')],
	districts: [district('list', 1), district('seat', 1), district('seat', 2)],
	statements: [
		statement('r01'),
		statement('r02', { steps: 2 }),
		statement('a1', { contest: 'seat', districts: [2] }),
	],
});

function request(body: string, type = 'application/x-www-form-urlencoded') {
	return new Request('https://example.org', { method: 'POST', body, headers: { 'content-type': type } });
}

async function parse(body: string) {
	return submission.parse(await submission.receive(request(body)), core);
}

describe('A form without scripts', () => {
	it('The form contains answers and districts.', async () => {
		expect(await parse('district.seat=2&stance.r01=4&important.r01=on&stance.r02=skip&stance.a1=1')).toEqual({
			districts: { seat: 2 },
			answers: {
				r01: { stance: 4, importance: 2 },
				r02: { stance: 'skip', importance: 1 },
				a1: { stance: 1, importance: 1 },
			},
		});
	});

	it('The form needs no district, and the importance of a statement without a stance is ignored.', async () => {
		expect(await parse('district.seat=&stance.r01=5&important.r02=on')).toEqual({
			districts: {},
			answers: { r01: { stance: 5, importance: 1 } },
		});
	});

	it.each([
		['no answer', 'district.seat=1', [{ kind: 'empty' }]],
		['nothing but skips', 'stance.r01=skip&important.r01=on', [{ kind: 'empty' }]],
		['nothing', '', [{ kind: 'empty' }]],
		['a stance above the scale', 'stance.r02=3', [{ kind: 'stance', statement: 'r02' }]],
		['a stance below the scale', 'stance.r01=0', [{ kind: 'stance', statement: 'r01' }]],
		['a stance in other digits', 'stance.r01=01', [{ kind: 'stance', statement: 'r01' }]],
		['an empty stance', 'stance.r01=', [{ kind: 'stance', statement: 'r01' }]],
		['an unknown statement', 'stance.r01=1&stance.x99=1', [{ kind: 'unknown' }]],
		[
			'a district of another election',
			'stance.r01=1&district.seat=99',
			[{ kind: 'district', contest: 'seat' }],
		],
		['a district of a list', 'stance.r01=1&district.list=1', [{ kind: 'unknown' }]],
		['an unknown field', 'stance.r01=1&name=Aqqu', [{ kind: 'unknown' }]],
		['a field twice', 'stance.r01=1&stance.r01=5', [{ kind: 'unknown' }]],
		['an importance that does not exist', 'stance.r01=1&important.r01=9', [{ kind: 'unknown' }]],
		['the names that every object has', 'stance.__proto__=1&stance.constructor=1', [{ kind: 'unknown' }]],
		[
			'several faults at once',
			'stance.r01=9&stance.r02=9&district.seat=x&stance.zz=1&more=1',
			[
				{ kind: 'unknown' },
				{ kind: 'district', contest: 'seat' },
				{ kind: 'stance', statement: 'r01' },
				{ kind: 'stance', statement: 'r02' },
			],
		],
	])('The form is refused with %s.', async (_, body, faults) => {
		expect(await parse(body)).toEqual({ faults });
	});

	it('A form that is shown again has the values that were sent.', async () => {
		expect(await submission.receive(request('district.seat=9&stance.r01=x'))).toEqual({
			district: { seat: '9' },
			stance: { r01: 'x' },
			important: {},
			strange: [],
		});
	});
});

describe('The reader of the form', () => {
	it('The reader stops at forms that are too large.', async () => {
		await expect(submission.receive(request(`stance.r01=${'1'.repeat(70_000)}`))).rejects.toMatchObject({
			status: 413,
		});
	});

	it('The reader does not trust the length that a form claims.', async () => {
		const body = new ReadableStream({
			start(controller) {
				for (let sent = 0; sent < 100; sent++) controller.enqueue(new Uint8Array(1024).fill(97));
				controller.close();
			},
		});
		const init = {
			method: 'POST',
			body,
			duplex: 'half',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		};
		await expect(submission.receive(new Request('https://example.org', init))).rejects.toMatchObject({
			status: 413,
		});
	});

	it('The reader accepts nothing but an ordinary form.', async () => {
		await expect(submission.receive(request('{}', 'application/json'))).rejects.toMatchObject({
			status: 415,
		});
		await expect(submission.receive(request('x', 'text/plain'))).rejects.toMatchObject({ status: 415 });
	});
});
