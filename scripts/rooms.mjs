// Which room of the house may import which: the table that ESLint (eslint.config.js) and tests/imports.test.ts read.

const pure = ['match', 'election', 'spreadsheet', 'pack', 'card', 'link', 'text'];

/** The rooms of src/lib/server in order: each may import the ones before it. */
const server = [
	'store',
	'http',
	'election',
	'letter',
	'account',
	'position',
	'people',
	'publication',
	'pack',
	'picture',
	'share',
	'open-data',
	'chores',
].map((name) => `server/${name}`);

/**
 * The rooms that each room may import besides itself. A room is a folder or a file of src or src/lib.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const rooms = {
	match: [],
	election: ['match'],
	spreadsheet: ['match', 'election'],
	pack: ['match', 'election', 'spreadsheet'],
	card: ['match', 'election'],
	link: ['match', 'election'],
	text: ['match'],
	voter: [...pure],
	...Object.fromEntries(server.map((room, index) => [room, [...pure, ...server.slice(0, index)]])),
	ui: [...pure, 'voter'],
	routes: [...pure, 'voter', ...server, 'ui'],
	params: [...pure],
	app: [...pure, ...server],
	'hooks.client': ['text'],
	'hooks.server': [...pure, ...server],
	cli: [...pure, ...server],
};

/**
 * The room of a file, or null.
 * @param {string} file its path from the repository's root, with slashes
 * @returns {string | null}
 */
export function roomOf(file) {
	const path = file.replace(/^src\/(lib\/)?/, '');
	if (path === file) return null;
	return (
		Object.keys(rooms).find((room) => path.startsWith(`${room}/`) || path.startsWith(`${room}.`)) ?? null
	);
}

/**
 * Why one file may not import the other, or null if it may.
 * @param {string} importer path from the repository's root, with slashes
 * @param {string} imported likewise
 * @returns {string | null}
 */
export function objection(importer, imported) {
	const [from, to] = [roomOf(importer), roomOf(imported)];
	if (isTest(importer))
		return from && to && isOutOfReach(from, to) ? `tests of ${from} may not import ${to}` : null;
	if (!imported.startsWith('src/'))
		return imported.startsWith('tests/') ? 'the product may not import its tests' : null;
	if (isTest(imported)) return 'tests may not be imported';
	if (from === null) return `${importer} is in no room of scripts/rooms.mjs`;
	if (to === null) return `${imported} is in no room of scripts/rooms.mjs`;
	if (from === 'routes' && to === 'routes')
		return isAlongside(importer, imported) ? 'a route may not import the route beside it' : null;
	return from === to || rooms[from]?.includes(to) ? null : `${from} may not import ${to}`;
}

/** @param {string} file */
export function isTest(file) {
	return /\.(test|e2e)\.ts$/.test(file);
}

/**
 * Tests of the pure rooms may take their examples from any room; tests of the server may use the whole server.
 * @param {string} from
 * @param {string} to
 */
function isOutOfReach(from, to) {
	const isFree = pure.includes(from) && from !== 'text';
	const allowed = [...(rooms[from] ?? []), ...(from.startsWith('server/') ? server : [])];
	return from !== to && !isFree && !allowed.includes(to);
}

/**
 * Whether neither file's folder contains the other's.
 * @param {string} one
 * @param {string} other
 */
function isAlongside(one, other) {
	const [first, second] = [one, other].map((file) => file.slice(0, file.lastIndexOf('/') + 1));
	return !first?.startsWith(second ?? '') && !second?.startsWith(first ?? '');
}
