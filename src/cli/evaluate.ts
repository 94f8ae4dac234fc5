/**
 * Measures on real positions how fair the matching is to gaps and how well it distinguishes contenders; prints JSON
 * lines: `npm run --silent evaluate -- FILE.json…`
 *
 * Fairness: on a ballot of contenders who answered everything, half of them lose half of their answers at random, and
 * the full answers of another contender vote. The two halves do not differ otherwise, so each should win half of the
 * first and of the top-five places. Random numbers are seeded: the same file gives the same lines.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { coordinate, highest, none, stepOf } from '../lib/match/coordinate.ts';
import type { Field, Voter } from '../lib/match/field.ts';
import { estimatePrior } from '../lib/match/prior.ts';
import { rank } from '../lib/match/rank.ts';
import { score, type Prior } from '../lib/match/score.ts';

interface Scale {
	min: number;
	max: number;
}

const Positions = z
	.object({
		scale: z.object({ min: z.int(), max: z.int() }),
		questions: z.array(z.object({ id: z.string() })).min(1),
		entities: z.array(z.object({ id: z.string(), answers: z.record(z.string(), z.number().nullable()) })),
	})
	.check(({ value, issues }) => {
		const { min, max } = value.scale;
		if (max - min < 1 || max - min > 6) {
			issues.push({
				code: 'custom',
				input: value.scale,
				path: ['scale'],
				message: 'a scale has 2 to 7 steps',
			});
		}
		value.entities.forEach((entity, index) => {
			for (const [question, answer] of Object.entries(entity.answers)) {
				if (answer === null || (Number.isInteger(answer) && answer >= min && answer <= max)) continue;
				const message = `${answer} is not on the scale of ${min} to ${max}`;
				issues.push({
					code: 'custom',
					input: answer,
					path: ['entities', index, 'answers', question],
					message,
				});
			}
		});
	});

/** How many contenders stand on a ballot: a large district, a whole city, and all. */
const ballotSizes = [42, 120, Infinity];
const votesPerSize = 3000;

function main(files: string[]): void {
	if (files.length === 0) {
		console.error('Name one or more files: npm run --silent evaluate -- FILE.json…');
		process.exitCode = 1;
	}
	for (const file of files) {
		const rows = read(file);
		if (rows === null) {
			process.exitCode = 1;
			continue;
		}
		for (const size of ballotSizes) {
			for (const line of [...evaluate(rows, size), ...steadiness(rows, size)]) {
				console.log(JSON.stringify({ file: basename(file), ...line }));
			}
		}
	}
}

/** The positions of each contender, as coordinates; null if the file has faults, which are printed to stderr. */
function read(file: string): { steps: number; rows: number[][] } | null {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		console.error(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
		return null;
	}
	const parsed = Positions.safeParse(content);
	if (!parsed.success) {
		for (const { path, message } of parsed.error.issues.slice(0, 20)) {
			console.error(`${file}: ${path.join('.') || 'file'}: ${message}`);
		}
		return null;
	}
	const { scale, questions, entities } = parsed.data;
	return {
		steps: stepsOf(scale),
		rows: entities.map(({ answers }) => questions.map(({ id }) => placed(answers[id] ?? null, scale))),
	};
}

function stepsOf({ min, max }: Scale): number {
	return max - min + 1;
}

function placed(answer: number | null, scale: Scale): number {
	return answer === null ? none : coordinate(answer - scale.min + 1, stepsOf(scale));
}

function* evaluate({ steps, rows }: { steps: number; rows: number[][] }, size: number) {
	const complete = rows.filter((row) => !row.includes(none));
	const contenders = Math.min(size, complete.length - 1);
	if (contenders < 10) {
		console.error(`${complete.length} contenders answered everything, but a ballot needs more than ten.`);
		return;
	}
	const random = randomNumbers();
	// The election as it would be published: half of all contenders have gaps.
	const election = complete.map((row, index) => (index % 2 === 0 ? row : withoutHalf(row, random)));
	const estimated = estimatePrior(fieldOf(election, steps));
	const tallies = rulesFor(estimated).map((rule) => ({
		...rule,
		votes: 0,
		first: 0,
		topFive: 0,
		firstTier: 0,
		tiers: 0,
	}));
	const votersPerBallot = Math.min(20, complete.length - contenders);
	const ballots = Math.ceil(votesPerSize / votersPerBallot / Math.max(1, Math.round(contenders / 100)));
	for (let ballot = 0; ballot < ballots; ballot++) {
		const order = shuffle([...complete.keys()], random);
		const standing = order.slice(0, contenders).map((index) => complete[index] ?? []);
		// Even rows keep all answers, odd rows lose half. Places are random, so that ties favour neither.
		const field = fieldOf(
			standing.map((row, index) => (index % 2 === 0 ? row : withoutHalf(row, random))),
			steps,
		);
		field.place = Int32Array.from(shuffle([...standing.keys()], random));
		for (const index of order.slice(contenders, contenders + votersPerBallot)) {
			const voter = voterOf(complete[index] ?? []);
			for (const tally of tallies) {
				const scores = score(field, voter, { method: 'city-block', prior: tally.prior });
				const ranking = rank(field, voter, scores);
				const best = [...standing.keys()].sort(
					(a, b) =>
						(scores.cautious[b] ?? 0) - (scores.cautious[a] ?? 0) ||
						(field.place[a] ?? 0) - (field.place[b] ?? 0),
				);
				tally.votes++;
				tally.first += (best[0] ?? 0) % 2;
				tally.topFive += best.slice(0, 5).filter((row) => row % 2 === 1).length / 5;
				tally.firstTier += ranking.tier.filter((tier) => tier === 1).length;
				tally.tiers += ranking.tiers;
			}
		}
	}
	for (const { rule, prior, votes, first, topFive, firstTier, tiers } of tallies) {
		yield {
			rule,
			prior,
			contenders,
			statements: complete[0]?.length ?? 0,
			votes,
			firstPlacesOfHalves: percent(first / votes),
			topFivePlacesOfHalves: percent(topFive / votes),
			fair: 50,
			meanFirstTier: round(firstTier / votes),
			meanTiers: round(tiers / votes),
		};
	}
}

/**
 * Measures how meaningful places are if all contenders answered everything: how often places 5 and 6 are exactly
 * equal, and how often moving one random answer by one step changes the first place.
 */
function* steadiness({ steps, rows }: { steps: number; rows: number[][] }, size: number) {
	const complete = rows.filter((row) => !row.includes(none));
	const contenders = Math.min(size, complete.length - 1);
	if (contenders < 10) return;
	const random = randomNumbers();
	const rule = { method: 'city-block', prior: { agreement: 50, strength: 0 } } as const;
	const votes = Math.ceil(votesPerSize / Math.max(1, contenders / 100));
	let level = 0;
	let moved = 0;
	for (let vote = 0; vote < votes; vote++) {
		const [voter = [], ...standing] = shuffle([...complete.keys()], random)
			.slice(0, contenders + 1)
			.map((index) => complete[index] ?? []);
		const field = fieldOf(standing, steps);
		const { agreement } = score(field, voterOf(voter), rule);
		const sorted = [...agreement].sort((a, b) => b - a);
		if (sorted[4] === sorted[5]) level++;
		const after = score(field, voterOf(withOneStep(voter, steps, random)), rule);
		if (firstOf(after.agreement) !== firstOf(agreement)) moved++;
	}
	yield {
		rule: 'complete',
		contenders,
		statements: complete[0]?.length ?? 0,
		votes,
		fifthAndSixthEqual: percent(level / votes),
		firstPlaceMovedByOneStep: percent(moved / votes),
	};
}

function withOneStep(row: readonly number[], steps: number, random: () => number): number[] {
	const column = Math.floor(random() * row.length);
	const step = random() < 0.5 ? stepOf(steps) : -stepOf(steps);
	return row.map((place, index) => {
		if (index !== column) return place;
		return Math.abs(place + step) > highest ? place - step : place + step;
	});
}

/** The first contender with the highest agreement. */
function firstOf(agreement: Float64Array): number {
	return agreement.indexOf(agreement.reduce((best, own) => Math.max(best, own), -1));
}

/** Possible treatments of gaps; `cautious` is Tandau's. */
function rulesFor(estimated: Prior): { rule: string; prior: Prior }[] {
	const { agreement } = estimated;
	return [
		{ rule: 'ignore', prior: { agreement, strength: 0 } },
		{ rule: 'midpoint', prior: { agreement: 50, strength: 100 } },
		{ rule: 'mean', prior: { agreement, strength: 100 } },
		{ rule: 'mean, strength 8', prior: { agreement, strength: 8 } },
		{ rule: 'mean, strength 30', prior: { agreement, strength: 30 } },
		{ rule: 'cautious', prior: estimated },
	];
}

function fieldOf(rows: readonly number[][], steps: number): Field {
	const statements = rows[0]?.length ?? 0;
	return {
		contenders: rows.length,
		statements,
		topics: 1,
		positions: Int8Array.from(rows.flat()),
		steps: new Uint8Array(statements).fill(steps),
		topic: new Uint8Array(statements),
		place: Int32Array.from(rows.keys()),
	};
}

function voterOf(row: readonly number[]): Voter {
	return { stances: Int8Array.from(row), importance: new Uint8Array(row.length).fill(1) };
}

function withoutHalf(row: readonly number[], random: () => number): number[] {
	const lost = new Set(shuffle([...row.keys()], random).slice(0, row.length >> 1));
	return row.map((position, column) => (lost.has(column) ? none : position));
}

function shuffle(list: number[], random: () => number): number[] {
	for (let index = list.length - 1; index > 0; index--) {
		const other = Math.floor(random() * (index + 1));
		const moved = list[index] ?? 0;
		list[index] = list[other] ?? 0;
		list[other] = moved;
	}
	return list;
}

/** Pseudo-random numbers 0…1, the same in every run (mulberry32). */
function randomNumbers(): () => number {
	let state = 2023;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function percent(share: number): number {
	return round(100 * share);
}

function round(value: number): number {
	return Math.round(10 * value) / 10;
}

main(process.argv.slice(2));
