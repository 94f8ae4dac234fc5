import { Lines, type Place } from './place.ts';

type Path = readonly PropertyKey[];

/** A JSON text that knows where each of its values stands. */
export interface Document {
	value: unknown;
	/** Where the value at `path` begins; where it is missing, the nearest value around it. */
	placeOf(path: Path): Place;
	/** Where the key that leads to `path` begins. */
	keyPlaceOf(path: Path): Place;
}

export interface Complaint extends Place {
	message: string;
}

/** Reads a JSON text (RFC 8259). Two equal keys in one object are a complaint too: one of them would be lost unnoticed. */
export function read(text: string): { document: Document | null; complaints: Complaint[] } {
	const lines = new Lines(text);
	const scanner = new Scanner(text);
	const problem = scanner.scan();
	const complaints = scanner.repeated.map(({ offset, key }) => ({
		...lines.placeOf(offset),
		message: `remove one of the two "${key}"`,
	}));
	if (problem)
		return {
			document: null,
			complaints: [...complaints, { ...lines.placeOf(problem.offset), message: problem.message }],
		};
	const offsetOf = (offsets: Map<string, number>, path: Path): number => {
		for (let length = path.length; length > 0; length--) {
			const offset = offsets.get(nameOf(path.slice(0, length)));
			if (offset !== undefined) return offset;
		}
		return scanner.values.get('') ?? 0;
	};
	return {
		document: {
			value: JSON.parse(text),
			placeOf: (path) => lines.placeOf(offsetOf(scanner.values, path)),
			keyPlaceOf: (path) => lines.placeOf(offsetOf(scanner.keys, path)),
		},
		complaints,
	};
}

function nameOf(path: Path): string {
	return path.map(String).join('\n');
}

const deepest = 32;
const blank = /[ \t\n\r]*/y;
const string = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*"/uy;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

class Problem extends Error {
	constructor(
		readonly offset: number,
		message: string,
	) {
		super(message);
	}
}

/** Walks a JSON text and writes down where values and keys begin, by path. */
class Scanner {
	readonly values = new Map<string, number>();
	readonly keys = new Map<string, number>();
	readonly repeated: { offset: number; key: string }[] = [];
	#at = 0;
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	/** The first thing that keeps the text from being JSON, or null. */
	scan(): Problem | null {
		try {
			this.#value([]);
			this.#skip();
			if (this.#at < this.#text.length)
				throw new Problem(this.#at, 'remove what follows the end of the value');
			return null;
		} catch (problem) {
			if (problem instanceof Problem) return problem;
			throw problem;
		}
	}

	#value(path: string[]): void {
		this.#skip();
		if (path.length > deepest) throw new Problem(this.#at, `nest no deeper than ${deepest} levels`);
		this.values.set(nameOf(path), this.#at);
		if (this.#text[this.#at] === '{') return this.#object(path);
		if (this.#text[this.#at] === '[') return this.#array(path);
		if (this.#text[this.#at] === '"') this.#string();
		else if (!this.#take(scalar)) throw new Problem(this.#at, this.#found('a value'));
	}

	#object(path: string[]): void {
		const seen = new Set<string>();
		this.#members('}', () => {
			const offset = this.#at;
			const key = this.#string();
			if (seen.has(key)) this.repeated.push({ offset, key });
			seen.add(key);
			const member = [...path, key];
			this.keys.set(nameOf(member), offset);
			this.#skip();
			this.#expect(':');
			this.#value(member);
		});
	}

	#array(path: string[]): void {
		let index = 0;
		this.#members(']', () => this.#value([...path, String(index++)]));
	}

	#members(close: '}' | ']', member: () => void): void {
		this.#at++;
		this.#skip();
		if (this.#text[this.#at] === close) {
			this.#at++;
			return;
		}
		for (;;) {
			this.#skip();
			member();
			this.#skip();
			if (this.#text[this.#at] !== ',') break;
			this.#at++;
		}
		this.#expect(close, `"," or "${close}"`);
	}

	#string(): string {
		const offset = this.#at;
		if (this.#text[offset] !== '"') throw new Problem(offset, this.#found('a name in double quotes'));
		const found = this.#take(string);
		if (!found)
			throw new Problem(
				offset,
				'close this text with " on the same line, and write \\ and line breaks as \\\\ and \\n',
			);
		return String(JSON.parse(found));
	}

	#expect(character: string, wish = `"${character}"`): void {
		if (this.#text[this.#at] !== character) throw new Problem(this.#at, this.#found(wish));
		this.#at++;
	}

	#found(wish: string): string {
		const next = this.#text[this.#at];
		return `write ${wish} here, ${next === undefined ? 'the file ends too early' : `not ${JSON.stringify(next)}`}`;
	}

	#skip(): void {
		this.#take(blank);
	}

	#take(token: RegExp): string {
		token.lastIndex = this.#at;
		const found = token.exec(this.#text)?.[0] ?? '';
		this.#at += found.length;
		return found;
	}
}
