import { and, eq, exists, isNotNull, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import sharp, { type Metadata } from 'sharp';
import { profileLimits } from '../../election/profile.ts';
import { LastKnown, perDatabase } from '../store/cache.ts';
import { lane, type Database } from '../store/database.ts';
import { sha256 } from '../store/hash.ts';
import * as table from '../store/schema.ts';

// Photos that contenders send. No byte of a sent file is ever served: it is decoded and redrawn in two sizes and three
// formats, which drops everything but the picture (place and camera, hidden previews, a second file at its end).

/** A photo as it is stored: its files by name; the id is the SHA-256 of the largest JPEG, in hex. */
export interface Photo {
	id: string;
	files: Map<string, Uint8Array>;
}

export type PhotoFault =
	| 'too_large'
	| 'too_many_pixels'
	/** Not a JPEG, PNG, WebP or AVIF, whatever its name says. */
	| 'not_an_image'
	/** It begins as a photo but cannot be decoded to its end. */
	| 'damaged'
	| 'animated'
	/** Too many photos are being read at this moment. */
	| 'busy';

// One picture at a time, on one thread: the memory that a picture needs is taken once, not once per sender.
sharp.cache(false);
sharp.concurrency(1);
let reading: Promise<unknown> = Promise.resolve();
let queued = 0;
const longestQueue = 20;

/** Reads a file that should be a photo and redraws it: upright, on white, in sRGB, without metadata. */
export async function take(bytes: Uint8Array): Promise<Photo | { fault: PhotoFault }> {
	if (bytes.length > profileLimits.photoBytes) return { fault: 'too_large' };
	if (!beginsAsPhoto(bytes)) return { fault: 'not_an_image' };
	if (queued >= longestQueue) return { fault: 'busy' };
	queued++;
	const taken = reading.then(() => draw(bytes));
	reading = taken.catch(() => {}).finally(() => queued--);
	return taken;
}

/**
 * Reads a photo from a pack: the largest JPEG, written by this app and named by its SHA-256. That file is stored unchanged,
 * the others are redrawn from it. `foreign`: this app did not write it.
 */
export async function restore(
	id: string,
	jpeg: Uint8Array,
): Promise<Photo | { fault: PhotoFault | 'foreign' }> {
	const fault = await judge(id, jpeg);
	if (fault) return { fault };
	const drawn = await draw(jpeg);
	return 'fault' in drawn ? drawn : { id, files: drawn.files.set('large.jpeg', jpeg) };
}

/** What is wrong with a photo of a pack; null if it can be restored. */
export async function judge(id: string, jpeg: Uint8Array): Promise<PhotoFault | 'foreign' | null> {
	if (jpeg.length > profileLimits.photoBytes) return 'too_large';
	if (sha256(jpeg) !== id || !isPlain(jpeg)) return 'foreign';
	try {
		const { info } = await sharp(jpeg, { limitInputPixels: largest * largest, failOn: 'error' })
			.raw()
			.toBuffer({ resolveWithObject: true });
		return Math.max(info.width, info.height) > largest ? 'foreign' : null;
	} catch {
		return 'damaged';
	}
}

/** Stores a photo for a contender. Voters see it only as part of an approved or loaded profile. */
export async function keep(
	db: Database,
	contender: number,
	{ id, files }: Photo,
	uploadedBy: number | null,
	now: Date,
): Promise<void> {
	await db.transaction(async (tx) => {
		// Sending a photo again renews it, so that `forget` leaves it alone.
		await tx
			.insert(table.photo)
			.values({ contender, id, uploadedAt: now, uploadedBy })
			.onConflictDoUpdate({
				target: [table.photo.contender, table.photo.id],
				set: { uploadedAt: now, uploadedBy },
			});
		await tx
			.insert(table.photoFile)
			.values([...files].map(([name, bytes]) => ({ contender, photo: id, name, bytes })))
			.onConflictDoNothing();
	});
}

/** Whether the contender has such a photo. */
export async function belongs(db: Database, contender: number, id: string): Promise<boolean> {
	const found = await db.$count(
		table.photo,
		and(eq(table.photo.contender, contender), eq(table.photo.id, id)),
	);
	return Number(found) > 0;
}

/**
 * A file, such as `small.avif` or `large.jpeg`, of a photo that is or was public; null if there is none. `taken_down`:
 * editors took it down for every contender who showed it, so it is not served even if a snapshot names it.
 */
export async function publicFile(
	db: Database,
	id: string,
	name: string,
): Promise<Uint8Array | 'taken_down' | null> {
	const approved = db
		.select({ id: table.profile.id })
		.from(table.profile)
		.where(
			and(
				eq(table.profile.contender, table.photoFile.contender),
				eq(table.profile.photo, table.photoFile.photo),
				eq(table.profile.isApproved, true),
			),
		);
	const down = db
		.select({ id: table.takedown.id })
		.from(table.takedown)
		.where(
			and(
				eq(table.takedown.contender, table.photoFile.contender),
				eq(table.takedown.part, 'photo'),
				eq(table.takedown.content, table.photoFile.photo),
				isNull(table.takedown.putBackAt),
			),
		);
	const [row] = await db
		.select({ bytes: table.photoFile.bytes, isDown: sql<boolean>`${exists(down)}` })
		.from(table.photoFile)
		.where(
			and(
				eq(table.photoFile.photo, id),
				eq(table.photoFile.name, name),
				or(exists(approved), exists(loadedWith(db, table.photoFile.contender, table.photoFile.photo))),
			),
		)
		// Contenders who may still show the same photo go on showing it.
		.orderBy(exists(down))
		.limit(1);
	return row ? (row.isDown ? 'taken_down' : row.bytes) : null;
}

/** The same for voters' pages: while the database is away, a photo that was asked for before is there as last known. */
export async function knownFile(db: Database, id: string, name: string): ReturnType<typeof publicFile> {
	const voters = lane(db, 'voters');
	const { file } = await lastFiles(voters).get(`${id} ${name}`, async () => ({
		file: await publicFile(voters, id, name),
	}));
	return file;
}

/** The database is asked each time, because a photo may be taken down. */
const lastFiles = perDatabase(
	() =>
		new LastKnown<{ file: Awaited<ReturnType<typeof publicFile>> }>({ max: 300, fresh: 0, patience: 500 }),
);

/** The loaded profile that names this photo of this contender. */
function loadedWith(db: Database, contender: PgColumn, id: PgColumn) {
	return db
		.select({ contender: table.loadedProfile.contender })
		.from(table.loadedProfile)
		.where(
			and(
				eq(table.loadedProfile.contender, contender),
				sql`${table.loadedProfile.facts} ->> 'photo' = ${id}`,
			),
		);
}

/** A file of a contender's own photo, approved or not, for those who speak for it and for editors. */
export async function ownFile(
	db: Database,
	contender: number,
	id: string,
	name: string,
): Promise<Uint8Array | null> {
	const [row] = await db
		.select({ bytes: table.photoFile.bytes })
		.from(table.photoFile)
		.where(
			and(
				eq(table.photoFile.contender, contender),
				eq(table.photoFile.photo, id),
				eq(table.photoFile.name, name),
			),
		);
	return row?.bytes ?? null;
}

/** Removes photos that were sent more than a week ago and belong to no profile. @returns how many */
export async function forget(db: Database, now: Date): Promise<number> {
	const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000);
	const using = db
		.select({ id: table.profile.id })
		.from(table.profile)
		.where(
			and(
				eq(table.profile.contender, table.photo.contender),
				eq(table.profile.photo, table.photo.id),
				isNotNull(table.profile.photo),
			),
		);
	const gone = await db
		.delete(table.photo)
		.where(
			and(
				lt(table.photo.uploadedAt, weekAgo),
				notExists(using),
				notExists(loadedWith(db, table.photo.contender, table.photo.id)),
			),
		)
		.returning({ id: table.photo.id });
	return gone.length;
}

/** The response with a file of a photo. Its headers keep browsers from treating it as anything but an image. */
export function respond(bytes: Uint8Array, name: string, cacheControl: string): Response {
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': `image/${name.split('.').at(-1)}`,
			'content-length': String(bytes.length),
			'content-disposition': 'inline',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'cache-control': cacheControl,
		},
	});
}

/** Whether these are the first bytes of an accepted format. SVG is not one: it is a document that can hold scripts. */
function beginsAsPhoto(bytes: Uint8Array): boolean {
	const at = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
	if (at(0, 3) === '\xff\xd8\xff' || at(0, 8) === '\x89PNG\r\n\x1a\n') return true;
	if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return true;
	return at(4, 8) === 'ftyp' && /^(avi[fs]|mi[fa]1|msf1)$/.test(at(8, 12));
}

/**
 * Whether a JPEG holds a picture and nothing else: no place, camera, hidden preview or comment, and nothing after its end.
 * Inside the picture's data, 0xff comes only before 0x00 or a restart marker (ITU T.81, B.1.1).
 */
function isPlain(jpeg: Uint8Array): boolean {
	if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return false;
	for (let at = 2; jpeg[at] === 0xff;) {
		const mark = jpeg[at + 1] ?? 0;
		if (mark === 0xd9) return at + 2 === jpeg.length;
		if (!pictureMarks.has(mark)) return false;
		at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
		if (mark !== 0xda) continue;
		while (at < jpeg.length && (jpeg[at] !== 0xff || isData(jpeg[at + 1] ?? 0))) at++;
	}
	return false;
}

function isData(after: number): boolean {
	return after === 0 || (after >= 0xd0 && after <= 0xd7);
}

/** JFIF header, tables, frames and scans. */
const pictureMarks = new Set([0xe0, 0xdb, 0xc4, 0xdd, 0xc0, 0xc1, 0xc2, 0xda]);

/** The longer side of a photo, in pixels. */
const largest = 640;

const accepted: readonly string[] = ['jpeg', 'png', 'webp', 'heif'];

async function draw(bytes: Uint8Array): Promise<Photo | { fault: PhotoFault }> {
	const facts = await sharp(bytes, { limitInputPixels: false })
		.metadata()
		.catch(() => null);
	if (!facts) return { fault: 'damaged' };
	const fault = faultOf(facts);
	if (fault) return { fault };
	try {
		const { data, info } = await sharp(bytes, {
			limitInputPixels: profileLimits.photoPixels,
			sequentialRead: true,
			failOn: 'error',
		})
			.timeout({ seconds: 30 })
			.autoOrient()
			.flatten({ background: 'white' })
			.resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		const { width, height, channels } = info;
		const large = sharp(data, { raw: { width, height, channels } });
		// The upper square of a tall photo: that is where the face is.
		const small = large.clone().resize({ width: 160, height: 160, fit: 'cover', position: 'north' });
		const files = new Map<string, Uint8Array>();
		for (const [size, picture] of [['small', small] as const, ['large', large] as const]) {
			files.set(`${size}.avif`, await picture.clone().avif({ quality: 55, effort: 3 }).toBuffer());
			files.set(`${size}.webp`, await picture.clone().webp({ quality: 78 }).toBuffer());
			files.set(`${size}.jpeg`, await picture.clone().jpeg({ quality: 80, mozjpeg: true }).toBuffer());
		}
		const largestFile = files.get('large.jpeg') ?? new Uint8Array();
		return { id: sha256(largestFile), files };
	} catch {
		return { fault: 'damaged' };
	}
}

/** What the header shows to be wrong, before any pixel is decoded. */
function faultOf(facts: Metadata): PhotoFault | null {
	const { format, width, height, pages = 1 } = facts;
	if (!accepted.includes(format)) return 'not_an_image';
	if (width * height > mostPixels(facts)) return 'too_many_pixels';
	return pages > 1 ? 'animated' : null;
}

/**
 * The most pixels that such a picture may have. Most formats are read line by line; AVIF and interlaced PNG are held in
 * memory as a whole, at up to 18 and 8 bytes per pixel (measured), and must not take more than 300 MB.
 */
function mostPixels({ format, isProgressive }: Metadata): number {
	if (format === 'heif') return 16_000_000;
	return format === 'png' && isProgressive ? 32_000_000 : profileLimits.photoPixels;
}
