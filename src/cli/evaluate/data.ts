import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { coordinate, none } from '../../lib/match/coordinate.ts';
import { Stop } from '../run.ts';

/** The positions of real candidates on statements that all of them were asked. */
export interface Data {
	name: string;
	/** Steps of each statement's scale. */
	steps: number[];
	/** The candidates that answered everything, by the district in which they stood: coordinates. */
	districts: Int8Array[][];
	/** The same by party, as far as the data name it; candidates of no party are in none. */
	parties: Int8Array[][];
}

const Anonymous = z
	.object({
		scale: z.object({ min: z.int(), max: z.int() }),
		questions: z.array(z.object({ id: z.string() })).min(1),
		entities: z.array(z.object({ id: z.string(), answers: z.record(z.string(), z.number().nullable()) })),
	})
	.check(({ value, issues }) => {
		const { min, max } = value.scale;
		if (max - min < 1 || max - min > 6) {
			const message = 'a scale has 2 to 7 steps';
			issues.push({ code: 'custom', input: value.scale, path: ['scale'], message });
		}
		value.entities.forEach((entity, index) => {
			for (const [question, answer] of Object.entries(entity.answers)) {
				if (answer === null || (Number.isInteger(answer) && answer >= min && answer <= max)) continue;
				const message = `${answer} is not on the scale of ${min} to ${max}`;
				const path = ['entities', index, 'answers', question];
				issues.push({ code: 'custom', input: answer, path, message });
			}
		});
	});

const PackStatements = z.array(
	z.object({ slug: z.string(), contest: z.string().optional(), steps: z.int().min(2).max(7).default(5) }),
);
const PackPositions = z.array(z.object({ contender: z.string(), statement: z.string(), stance: z.string() }));
const PackContenders = z.array(
	z.object({ slug: z.string(), contest: z.string(), district: z.string(), party: z.string().default('') }),
);

/** Reads a file of anonymous positions, or the folder of a pack. Throws a `Stop` that names the faults. */
export function readData(path: string): Data {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) throw new Stop(`There is no ${path}.`);
	return found.isDirectory() ? readPack(path) : readAnonymous(path);
}

function readAnonymous(file: string): Data {
	const { scale, questions, entities } = parsed(Anonymous, file, jsonIn);
	const steps = scale.max - scale.min + 1;
	const rows = entities.map(({ answers }) =>
		Int8Array.from(questions, ({ id }) => {
			const answer = answers[id] ?? null;
			return answer === null ? none : coordinate(answer - scale.min + 1, steps);
		}),
	);
	return {
		name: basename(file, '.json'),
		steps: questions.map(() => steps),
		districts: [rows.filter((row) => !row.includes(none))],
		parties: [],
	};
}

function readPack(folder: string): Data {
	const statements = parsed(PackStatements, join(folder, 'statements.json'), jsonIn).filter(
		({ contest }) => contest === undefined,
	);
	const columnOf = new Map(statements.map(({ slug }, column) => [slug, column]));
	const contenders = parsed(PackContenders, join(folder, 'contenders.csv'), tableIn);
	const rowOf = new Map(contenders.map(({ slug }) => [slug, new Int8Array(statements.length).fill(none)]));
	for (const position of parsed(PackPositions, join(folder, 'positions.csv'), tableIn)) {
		const column = columnOf.get(position.statement) ?? -1;
		const steps = statements[column]?.steps;
		const row = rowOf.get(position.contender);
		if (row && steps !== undefined && position.stance !== '')
			row[column] = coordinate(Number(position.stance), steps);
	}
	const districts = new Map<string, Int8Array[]>();
	const parties = new Map<string, Int8Array[]>();
	for (const { slug, contest, district, party } of contenders) {
		const row = rowOf.get(slug);
		if (!row || row.includes(none)) continue;
		addTo(districts, `${contest} ${district}`, row);
		if (party !== '') addTo(parties, party, row);
	}
	return {
		name: basename(folder),
		steps: statements.map(({ steps }) => steps),
		districts: [...districts.values()],
		parties: [...parties.values()],
	};
}

function addTo(groups: Map<string, Int8Array[]>, key: string, row: Int8Array): void {
	const rows = groups.get(key);
	if (rows) rows.push(row);
	else groups.set(key, [row]);
}

function jsonIn(text: string): unknown {
	return JSON.parse(text);
}

function tableIn(text: string): unknown {
	return parse(text, { columns: true, bom: true });
}

function parsed<T>(schema: z.ZodType<T>, file: string, read: (text: string) => unknown): T {
	let content: unknown;
	try {
		content = read(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Stop(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
	}
	const result = schema.safeParse(content);
	if (result.success) return result.data;
	const faults = result.error.issues.slice(0, 20);
	throw new Stop(
		faults.map(({ path, message }) => `${file}: ${path.join('.') || 'file'}: ${message}`).join('\n'),
	);
}
