import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Cache, perDatabase } from '../store/cache.ts';
import type { Database } from '../store/database.ts';
import { encodingFor } from '../http/encoding.ts';
import { respond } from '../http/respond.ts';
import * as publications from '../publication/publication.ts';
import type { Publication } from '../publication/publication.ts';
import * as spreadsheet from '../../spreadsheet/write.ts';
import { headersOf, type Answer } from './answer.ts';
import { tableType } from './format.ts';
import type { Head } from './schema.ts';

/** The compressed downloads of each database's snapshots. An election of 12,000 contenders takes half a megabyte. */
const downloads = perDatabase(() => new Cache<Buffer<ArrayBuffer>>({ max: 8 }));

/**
 * A whole publication in one download: its head, and every part as it was published. Each process compresses it once;
 * for a request that does not accept gzip it is unpacked on the way.
 */
export function send(
	db: Database,
	request: Request,
	url: URL,
	publication: Publication,
	head: Head,
): Promise<Response> {
	const encoding = encodingFor(request, ['gzip']);
	const headers = headersOf(
		{
			type: 'application/json',
			snapshot: publication.hash,
			isPinned: url.searchParams.has('snapshot'),
			file: `${head.election}-${publication.hash.slice(0, 8)}.json`,
		},
		url,
	);
	return respond(request, { name: publication.hash, encoding, headers }, async () => {
		// To make it for its length alone would cost too much.
		if (request.method === 'HEAD') return null;
		const compressed = await compressedOnce(db, publication, head);
		return encoding === 'gzip' ? compressed : asWebStream(unpacked(compressed));
	});
}

/**
 * A whole table in one download, as it is made.
 *
 * @param about how it is answered @param name of its content: another content has another name
 */
export function sendTable(
	request: Request,
	url: URL,
	about: Omit<Answer, 'text' | 'type'>,
	name: string,
	rows: AsyncGenerator<(string | number | null)[][]>,
): Promise<Response> {
	const encoding = encodingFor(request, ['gzip']);
	const headers = headersOf({ ...about, type: tableType }, url);
	return respond(request, { name, encoding, headers }, async () => {
		if (request.method === 'HEAD') return null;
		// What breaks at the beginning can still be answered as a problem.
		const first = await rows.next();
		const text = textOf(first.value ?? [], rows);
		return asWebStream(encoding === 'gzip' ? packed(text) : encoded(text));
	});
}

async function* textOf(
	head: (string | number | null)[][],
	rows: AsyncGenerator<(string | number | null)[][]>,
): AsyncGenerator<string> {
	yield spreadsheet.write(head, 'en');
	for await (const some of rows) yield spreadsheet.lines(some, 'en');
}

async function* encoded(chunks: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const chunk of chunks) yield encoder.encode(chunk);
}

async function* packed(chunks: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
	const gzip = createGzip();
	// A failure reaches who reads the other end.
	pipeline(Readable.from(chunks), gzip).catch(() => undefined);
	const source: AsyncIterable<Buffer> = gzip;
	for await (const chunk of source) yield new Uint8Array(chunk);
}

function compressedOnce(db: Database, publication: Publication, head: Head): Promise<Buffer<ArrayBuffer>> {
	return downloads(db).get(publication.hash, () => compress(write(db, publication, head)));
}

async function compress(chunks: AsyncIterable<string>): Promise<Buffer<ArrayBuffer>> {
	const packed: Buffer[] = [];
	await pipeline(Readable.from(chunks), createGzip(), async (source: AsyncIterable<Buffer>) => {
		for await (const chunk of source) packed.push(chunk);
	});
	return Buffer.concat(packed);
}

/** Each part is in it letter by letter as it was hashed. */
async function* write(db: Database, publication: Publication, head: Head): AsyncGenerator<string> {
	yield `${JSON.stringify(head).slice(0, -1)},"parts":{`;
	const decoder = new TextDecoder();
	for (const [index, name] of ['core', ...Object.keys(publication.core.parts)].entries()) {
		const part = await publications.part(db, publication.hash, name, 'identity');
		if (!part) throw new Error(`Publication ${publication.hash} has lost its part ${name}.`);
		yield `${index === 0 ? '' : ','}${JSON.stringify(name)}:${decoder.decode(part.bytes)}`;
	}
	yield '}}\n';
}

async function* unpacked(compressed: Buffer): AsyncGenerator<Uint8Array> {
	const source: AsyncIterable<Buffer> = Readable.from([compressed]).pipe(createGunzip());
	for await (const chunk of source) yield new Uint8Array(chunk);
}

function asWebStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return(undefined);
		},
	});
}
