import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';

/** How a body is sent (RFC 9110 §8.4): compressed, or as it is. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** The best of the offered encodings that a request accepts (RFC 9110 §12.5.3). @param offered the best first */
export function encodingFor(
	request: Request,
	offered: readonly Exclude<Encoding, 'identity'>[] = ['br', 'gzip'],
): Encoding {
	const accepted = (request.headers.get('accept-encoding') ?? '')
		.toLowerCase()
		.split(',')
		.map((part) => part.trim())
		.filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
		.map((part) => part.split(';')[0]?.trim());
	return offered.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}

/** Compresses the bytes of a text. @param quality from 0, the quickest, to 11, the smallest */
export async function brotli(text: Uint8Array, quality: number): Promise<Uint8Array<ArrayBuffer>> {
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: quality,
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_SIZE_HINT]: text.length,
	};
	return new Uint8Array(await compressBrotli(text, { params }));
}

/** Compresses bytes. @param level from 1, the quickest, to 9, the smallest */
export async function gzip(bytes: Uint8Array, level: number): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await compressGzip(bytes, { level }));
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzipCompress);
