import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as form from './form.ts';

const tooLong = { error: () => 'Write less.' };
const schema = z.object({
	name: z
		.string()
		.min(1, { error: () => 'Write a name.' })
		.max(10, tooLong),
	colour: z.enum(['red', 'green'], { error: () => 'Choose a colour.' }),
	id: z.string().regex(/^\d+$/).optional(),
	password: form.secret().refine((given) => given !== '', { error: () => 'Write the password.' }),
	picture: z.file().optional(),
});

const sound: [string, string | File][] = [
	['name', 'Rose'],
	['colour', 'red'],
	['id', '7'],
	['password', 'long enough'],
];

function post(fields: [string, string | File][]): Request {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return new Request('https://example.org', { method: 'POST', body });
}

const changed = (...changes: [string, string | File][]) => {
	const names = new Set(changes.map(([name]) => name));
	return post([...sound.filter(([name]) => !names.has(name)), ...changes]);
};

const file = new File(['words'], 'words.txt');

describe('A form', () => {
	it('gives the data of its schema and nothing else.', async () => {
		const read = await form.read(schema, changed(['picture', file], ['unknown', '1']));
		expect(read).toMatchObject({
			data: { name: 'Rose', colour: 'red', id: '7', password: 'long enough' },
			values: { name: 'Rose', colour: 'red', id: '7' },
		});
		expect('data' in read && Object.keys(read.data)).toEqual(['name', 'colour', 'id', 'password', 'picture']);
	});

	it('shows again what was typed, but neither a secret nor a file.', async () => {
		const read = await form.read(schema, changed(['name', ' a name that is too long '], ['picture', file]));
		expect(read).toEqual({
			values: { name: ' a name that is too long ', colour: 'red', id: '7', picture: '' },
			faults: [{ field: 'name', message: 'Write less.' }],
		});
	});

	it('names every faulty field once, in the order of the schema.', async () => {
		const read = await form.read(schema, post([['name', '']]));
		expect(read).toEqual({
			values: { name: '', colour: '', id: '', picture: '' },
			faults: [
				{ field: 'name', message: 'Write a name.' },
				{ field: 'colour', message: 'Choose a colour.' },
				{ field: 'password', message: 'Write the password.' },
			],
		});
	});

	it('reads a text that has a field for each language, and finds its faults there.', async () => {
		const word = z.string().min(1, { error: () => 'Write it.' });
		const translated = z.object({ why: z.object({ kk: word, ru: word }) });
		const fields: [string, string][] = [
			['why-kk', 'Ия'],
			['why-ru', 'Да'],
		];
		expect(await form.read(translated, post([...fields, ['why-en', 'Yes']]))).toEqual({
			data: { why: { kk: 'Ия', ru: 'Да' } },
			values: { why: { kk: 'Ия', ru: 'Да' } },
		});
		expect(
			await form.read(
				translated,
				post([
					['why-kk', 'Ия'],
					['why-ru', ''],
				]),
			),
		).toEqual({
			values: { why: { kk: 'Ия', ru: '' } },
			faults: [{ field: 'why-ru', message: 'Write it.' }],
		});
		const requests = [
			post(fields.slice(1)),
			post([...fields, ['why-kk', 'Жоқ']]),
			post([
				['why-kk', '\0'],
				['why-ru', 'Да'],
			]),
		];
		for (const request of requests) {
			await expect(form.read(translated, request)).rejects.toMatchObject({ status: 400 });
		}
	});

	it('counts a secret as empty when it is too long or a file.', async () => {
		const fault = [{ field: 'password', message: 'Write the password.' }];
		for (const password of ['p'.repeat(1001), file]) {
			expect(await form.read(schema, changed(['password', password]))).toMatchObject({ faults: fault });
		}
	});

	it('in which nobody types gives its data, or is answered with 400.', async () => {
		expect(await form.demand(schema, post(sound))).toMatchObject({ id: '7' });
		await expect(form.demand(schema, changed(['name', '']))).rejects.toMatchObject({ status: 400 });
	});

	it.each([
		['a field that no person fills in is wrong', changed(['id', 'seven'])],
		['text is expected and a file comes', changed(['name', file])],
		['a text that must be there is missing', post(sound.filter(([name]) => name !== 'name'))],
		['a text holds a NUL byte', changed(['name', 'Ro\0se'])],
		['a secret holds a NUL byte', changed(['password', 'long\0enough'])],
		['a field comes twice', changed(['name', 'Rose'], ['name', 'Lily'])],
		['a file is expected and text comes', changed(['picture', 'words'])],
		['the body is no form', new Request('https://example.org', { method: 'POST', body: 'name=Rose' })],
		[
			'the body ends too early',
			new Request('https://example.org', {
				method: 'POST',
				body: '--edge\r\ncontent-disposition: form-data; name="name"\r\n\r\nRo',
				headers: { 'content-type': 'multipart/form-data; boundary=edge' },
			}),
		],
	])('is answered with 400 where %s.', async (_, request) => {
		await expect(form.read(schema, request)).rejects.toMatchObject({ status: 400 });
	});
});
