import {
	findNodeAtLocation,
	parseTree,
	visit,
	type JSONPath,
	type JSONVisitor,
	type Node,
} from 'jsonc-parser';
import { Lines, type Place } from './place.ts';

type Path = readonly PropertyKey[];

/** A JSON text that knows the place of each of its values. */
export interface Document {
	value: unknown;
	/** The beginning of the value at `path` or, if that is missing, of the nearest value around it. */
	placeOf(path: Path): Place;
	/** The beginning of the key that leads to `path`. */
	keyPlaceOf(path: Path): Place;
}

export interface Complaint extends Place {
	message: string;
}

/** Reads a JSON text (RFC 8259). Two equal keys in one object are a complaint too, because one of them would be lost. */
export function read(text: string): { document: Document | null; complaints: Complaint[] } {
	const lines = new Lines(text);
	const { repeated, problem } = check(text);
	const faults = problem ? [...repeated, problem] : repeated;
	const complaints = faults.map(({ offset, message }) => ({ ...lines.placeOf(offset), message }));
	return { document: problem ? null : open(text, lines), complaints };
}

/** A document from valid JSON. Places are looked up only when one is needed. */
function open(text: string, lines: Lines): Document {
	let tree: Node | undefined;
	const nearest = (path: JSONPath): Node | undefined => {
		tree ??= parseTree(text);
		return tree && (findNodeAtLocation(tree, path) ?? nearest(path.slice(0, -1)));
	};
	const find = (path: Path) => nearest(path.map((step) => (typeof step === 'symbol' ? String(step) : step)));
	return {
		value: JSON.parse(text),
		placeOf: (path) => lines.placeOf(find(path)?.offset ?? 0),
		keyPlaceOf: (path) => lines.placeOf(find(path)?.parent?.offset ?? 0),
	};
}

interface Fault {
	offset: number;
	message: string;
}

interface Surrounding {
	end: '}' | ']';
	keys: Set<string>;
}

const deepest = 32;
const aName = 'a name in double quotes';
const aValue = 'a value';

/** The keys that are in an object twice, and the first syntax error. */
function check(text: string): { repeated: Fault[]; problem: Fault | null } {
	const repeated: Fault[] = [];
	/** The objects and arrays around the current place, from the outermost. */
	const around: Surrounding[] = [];
	/** What must follow there; null after the whole value. */
	let expected: string | null = aValue;

	const enter = (end: Surrounding['end'], offset: number) => {
		if (around.length === deepest) throw new Problem(offset, `nest no deeper than ${deepest} levels`);
		around.push({ end, keys: new Set() });
		expected = end === '}' ? aName : aValue;
	};
	const leave = (offset: number) => {
		if (offset === text.length) return;
		around.pop();
		goOn();
	};
	const goOn = () => {
		const surrounding = around.at(-1);
		expected = surrounding ? `"," or "${surrounding.end}"` : null;
	};
	const reader: JSONVisitor = {
		onObjectBegin: (offset) => enter('}', offset),
		onArrayBegin: (offset) => enter(']', offset),
		onObjectEnd: leave,
		onArrayEnd: leave,
		onLiteralValue: goOn,
		onObjectProperty: (key, offset) => {
			const keys = around.at(-1)?.keys;
			if (keys?.has(key)) repeated.push({ offset, message: `remove one of the two "${key}"` });
			keys?.add(key);
			expected = '":"';
		},
		onSeparator: (separator) => {
			expected = separator === ',' && around.at(-1)?.end === '}' ? aName : aValue;
		},
		onError: (_, offset) => {
			throw new Problem(offset, advise(text[offset], expected));
		},
	};
	try {
		visit(text, reader, { disallowComments: true });
	} catch (problem) {
		if (problem instanceof Problem) return { repeated, problem };
		throw problem;
	}
	return { repeated, problem: null };
}

/** Ends the reading, because one syntax error causes others. */
class Problem extends Error {
	constructor(
		readonly offset: number,
		message: string,
	) {
		super(message);
	}
}

/** @param found the first character that is wrong */
function advise(found: string | undefined, expected: string | null): string {
	if (expected === null) return 'remove what follows the end of the value';
	if (found === '"' && (expected === aName || expected === aValue))
		return 'close this text with " on the same line, and write \\ and line breaks as \\\\ and \\n';
	return `write ${expected} here, ${found === undefined ? 'the file ends too early' : `not ${JSON.stringify(found)}`}`;
}
