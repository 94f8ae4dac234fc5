import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../pack/read.ts';
import { profileLimits } from '../../election/profile.ts';

/** Whether this path is a folder. */
export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files of a pack in a folder, by name. Missing ones are left out and other files are ignored. */
export async function readFolder(folder: string): Promise<Record<string, Uint8Array>> {
	const files: Record<string, Uint8Array> = {};
	for (const name of fileNames) {
		try {
			files[name] = await readFile(join(folder, name));
		} catch (fault) {
			if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;
		}
	}
	return files;
}

/** Writes the files of a pack into a folder, which is created if needed. */
export async function writeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** The ids of the photos in a pack's folder. Other files are ignored. */
export async function photosIn(folder: string): Promise<string[]> {
	if (!isFolder(join(folder, 'photos'))) return [];
	const names = await readdir(join(folder, 'photos'));
	return names.flatMap((name) => /^([0-9a-f]{64})\.jpg$/.exec(name)?.[1] ?? []).sort();
}

/** The path of a photo inside a pack's folder. */
export function photoName(id: string): string {
	return `photos/${id}.jpg`;
}

/** The file of a photo in a pack's folder; null if it is missing or larger than any photo may be. */
export async function readPhoto(folder: string, id: string): Promise<Uint8Array | null> {
	const path = join(folder, photoName(id));
	const size = statSync(path, { throwIfNoEntry: false })?.size;
	return size === undefined || size > profileLimits.photoBytes ? null : readFile(path);
}

/** Writes a photo into a pack's folder. */
export async function writePhoto(folder: string, id: string, bytes: Uint8Array): Promise<void> {
	await mkdir(join(folder, 'photos'), { recursive: true });
	await writeFile(join(folder, photoName(id)), bytes);
}
