import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { coordinate, none } from '../../lib/match/coordinate.ts';
import type { Field, Voter } from '../../lib/match/field.ts';
import type { Basis } from '../../lib/match/gap/basis.ts';
import { chooseBasis } from '../../lib/match/gap/choose.ts';

export interface Case {
	name: string;
	basis: Basis;
	/** Measured in turn, so that no run benefits from the one before it: a processor caches a small field. */
	runs: Run[];
}

export interface Run {
	field: Field;
	voter: Voter;
}

type Lean = 'moderate' | 'extreme';

export function* cases(): Generator<Case> {
	yield synthetic('435 × 36', 435, 36);
	yield synthetic('435 × 36, half of the contenders with gaps', 435, 36, { gapped: 0.5 });
	yield synthetic('2,400 × 30', 2_400, 30);
	yield synthetic('11,844 × 49', 11_844, 49);
	yield synthetic('10,288 × 40', 10_288, 40);
	yield synthetic('10,288 × 40, most answers important', 10_288, 40, { important: 0.6 });
	yield synthetic('10,288 × 40, answers at the ends of the scale', 10_288, 40, { lean: 'extreme' });
	yield synthetic('10,288 × 40, half of the contenders with gaps', 10_288, 40, { gapped: 0.5 });
	yield synthetic('10,288 × 40, half with gaps, ten answers not given yet', 10_288, 40, {
		gapped: 0.5,
		unseen: 10,
	});
	const finnish = finnish2017();
	if (finnish) yield finnish;
}

interface Leaning {
	/** Share of answers marked important. */
	important?: number;
	lean?: Lean;
	/** Share of contenders with gaps, each in half of its positions. */
	gapped?: number;
	/** How many statements the voters have not seen yet. */
	unseen?: number;
}

/** Contenders and voters with two hidden opinions each, which determine their stances, with some noise. */
function synthetic(name: string, contenders: number, statements: number, leaning: Leaning = {}): Case {
	const { important = 0.15, lean = 'moderate', gapped = 0, unseen = 0 } = leaning;
	const random = randomNumbers(contenders * 1000 + statements);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const loadings = Array.from({ length: statements }, () => [normal(), normal(), 0.5 * normal()]);
	const stance = (
		[across = 0, along = 0]: number[],
		[first = 0, second = 0, shift = 0]: number[],
		firmness: number,
	) => {
		const leaningNow = firmness * (0.6 * (across * first + along * second) + shift + 0.7 * normal());
		return coordinate(Math.min(5, Math.max(1, Math.round(3 + leaningNow))), 5);
	};
	const person = () => [normal(), normal()];
	const field = (): Field => ({
		contenders,
		statements,
		topics: 3,
		positions: Int8Array.from(
			Array.from({ length: contenders }, () => {
				const opinions = person();
				const gaps = random() < gapped ? 0.5 : 0;
				return loadings.map((loading) => (random() < gaps ? none : stance(opinions, loading, 1)));
			}).flat(),
		),
		steps: new Uint8Array(statements).fill(5),
		topic: Uint8Array.from({ length: statements }, (_, column) => column % 3),
		local: new Uint8Array(statements),
		place: Int32Array.from({ length: contenders }, (_, row) => row),
	});
	const fields = Array.from({ length: Math.ceil(200_000 / (contenders * statements)) }, field);
	const voters = Array.from({ length: 24 }, () => {
		const opinions = person();
		return {
			stances: Int8Array.from(loadings, (loading, column) =>
				column < unseen ? none : stance(opinions, loading, lean === 'extreme' ? 9 : 1),
			),
			importance: Uint8Array.from({ length: statements }, () => (random() < important ? 2 : 1)),
			unseen: Uint8Array.from({ length: statements }, (_, column) => (column < unseen ? 1 : 0)),
		};
	});
	return caseOf(name, fields, voters);
}

/** Pseudo-random numbers 0…1, the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const PackStatements = z.array(
	z.object({ slug: z.string(), contest: z.string().optional(), steps: z.int().default(5) }),
);
const PackPositions = z.array(z.object({ contender: z.string(), statement: z.string(), stance: z.string() }));
const PackContenders = z.array(z.object({ slug: z.string() }));

/**
 * All candidates of the Finnish municipal elections of 2017 on the general statements, with candidates as voters;
 * null if the data are not beside the checkout. Data: Helsingin Sanomat and Ilta-Sanomat, CC BY 4.0.
 */
function finnish2017(): Case | null {
	const folder = fileURLToPath(new URL('../../../../shared/data/fi-hs-2017/', import.meta.url));
	if (!existsSync(folder)) return null;
	const read = (file: string) => readFileSync(folder + file, 'utf8');
	const rows = (file: string): unknown => parse(read(file), { columns: true, bom: true });
	const statements = PackStatements.parse(JSON.parse(read('statements.json'))).filter(
		(statement) => statement.contest === undefined,
	);
	const rowOf = new Map(PackContenders.parse(rows('contenders.csv')).map(({ slug }, row) => [slug, row]));
	const columnOf = new Map(statements.map(({ slug }, column) => [slug, column]));
	const positions = new Int8Array(rowOf.size * statements.length).fill(none);
	for (const { contender, statement, stance } of PackPositions.parse(rows('positions.csv'))) {
		const row = rowOf.get(contender);
		const column = columnOf.get(statement);
		const steps = statements[column ?? -1]?.steps;
		if (row === undefined || column === undefined || steps === undefined || stance === '') continue;
		positions[row * statements.length + column] = coordinate(Number(stance), steps);
	}
	const field = {
		contenders: rowOf.size,
		statements: statements.length,
		topics: 3,
		positions,
		steps: Uint8Array.from(statements, ({ steps }) => steps),
		topic: Uint8Array.from(statements, (_, column) => column % 3),
		local: new Uint8Array(statements.length),
		place: Int32Array.from({ length: rowOf.size }, (_, row) => row),
	};
	const voters = Array.from({ length: 400 }, (_, index) => index * 29)
		.map((row) => positions.slice(row * statements.length, (row + 1) * statements.length))
		.filter((stances) => !stances.includes(none))
		.slice(0, 24)
		.map((stances) => ({
			stances,
			importance: new Uint8Array(statements.length).fill(1),
			unseen: new Uint8Array(statements.length),
		}));
	return caseOf('Finnish municipal elections 2017', [field], voters);
}

function caseOf(name: string, fields: readonly Field[], voters: readonly Voter[]): Case {
	const [first] = fields;
	if (first === undefined) throw new Error('A case needs a field.');
	const runs = voters.map((voter, index) => ({ field: fields[index % fields.length] ?? first, voter }));
	return { name, basis: basisOfField(first), runs };
}

/** The basis of an election whose contenders are those of one field. */
function basisOfField({ contenders, statements, positions }: Field): Basis {
	const sheets = Array.from({ length: contenders }, (_, row) => ({
		slug: `c${row}`,
		positions: positions.subarray(row * statements, (row + 1) * statements),
	}));
	return chooseBasis(sheets, statements, 'bench');
}
