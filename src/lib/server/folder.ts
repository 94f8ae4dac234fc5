import { statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../election/pack.ts';

/** Whether there is a folder here; a file is none. */
export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files of a pack that are in a folder, by name. Other files are not looked at; missing ones are left out. */
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

/** Writes the files of a pack into a folder, which is made if it is not there. */
export async function writeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}
