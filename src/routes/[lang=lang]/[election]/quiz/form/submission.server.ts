import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Answers, Districts } from '$lib/election/ballot/answers.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { chosenContests } from '$lib/election/ballot/voting.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** The values of a form as they were sent, by subject, to show in a form that failed. */
export interface Sent {
	/** By contest; empty if no district was chosen. */
	district: Record<string, string>;
	/** By statement: a stance in digits, or `skip`. */
	stance: Record<string, string>;
	/** By statement. */
	important: Record<string, string>;
	/** Fields that the form does not have, and fields that were sent twice. */
	strange: string[];
}

/** Faults that a person can correct, and values that the form does not offer. */
export type Fault =
	| { kind: 'stance'; statement: string }
	| { kind: 'district'; contest: string }
	| { kind: 'empty' }
	| { kind: 'unknown' };

export interface Submission {
	districts: Districts;
	answers: Answers;
}

/** Bytes; more than any election's form can hold. */
const maxBytes = 64 * 1024;

/** Reads a form. Throws 413 as soon as it is too large, and 415 if it is another kind of content. */
export async function receive(request: Request): Promise<Sent> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim();
	if (type !== 'application/x-www-form-urlencoded') error(415);
	return sort(new URLSearchParams(await textOf(request)));
}

/** Checks a form against the election's statements and districts. Every fault is reported, not only the first. */
export function parse(sent: Sent, core: Core): Submission | { faults: Fault[] } {
	const result = schemaFor(core).safeParse(sent);
	if (!result.success) return { faults: faultsOf(result.error) };
	const { district, stance, important } = result.data;
	const answers: Answers = {};
	for (const { slug } of core.statements) {
		const given = stance[slug];
		if (given === undefined) continue;
		answers[slug] = { stance: given, importance: given !== 'skip' && important[slug] ? 2 : 1 };
	}
	const districts: Districts = {};
	for (const [contest, number] of Object.entries(district)) if (number !== null) districts[contest] = number;
	const isEmpty = Object.values(answers).every(({ stance }) => stance === 'skip');
	return isEmpty ? { faults: [{ kind: 'empty' }] } : { districts, answers };
}

async function textOf(request: Request): Promise<string> {
	if (Number(request.headers.get('content-length') ?? 0) > maxBytes) error(413, m.form_too_large());
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = '';
	for await (const chunk of request.body ?? []) {
		bytes += chunk.length;
		if (bytes > maxBytes) error(413, m.form_too_large());
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

function sort(form: URLSearchParams): Sent {
	const groups = {
		district: new Map<string, string>(),
		stance: new Map<string, string>(),
		important: new Map<string, string>(),
	};
	const strange: string[] = [];
	for (const [name, value] of form) {
		const [kind = '', slug = ''] = split(name);
		const group = kind === 'district' || kind === 'stance' || kind === 'important' ? groups[kind] : undefined;
		if (!group || group.has(slug)) strange.push(name);
		else group.set(slug, value);
	}
	return {
		district: Object.fromEntries(groups.district),
		stance: Object.fromEntries(groups.stance),
		important: Object.fromEntries(groups.important),
		strange,
	};
}

function split(name: string): string[] {
	const dot = name.indexOf('.');
	return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function schemaFor(core: Core) {
	const { districts, statements } = core;
	return z.object({
		district: z.strictObject(
			Object.fromEntries(
				chosenContests(core).map(({ slug: contest }) => [
					contest,
					districtIn(
						districts.filter((district) => district.contest === contest).map(({ number }) => number),
					),
				]),
			),
		),
		stance: z.strictObject(Object.fromEntries(statements.map(({ slug, steps }) => [slug, stanceIn(steps)]))),
		important: z.strictObject(
			Object.fromEntries(statements.map(({ slug }) => [slug, z.literal('on').optional()])),
		),
		strange: z.array(z.never()),
	});
}

function districtIn(numbers: number[]) {
	return z
		.enum(['', ...numbers.map(String)])
		.optional()
		.transform((number) => (number ? Number(number) : null));
}

function stanceIn(steps: number) {
	return z
		.enum(['skip', ...Array.from({ length: steps }, (_, index) => String(index + 1))])
		.transform((stance) => (stance === 'skip' ? stance : Number(stance)))
		.optional();
}

function faultsOf({ issues }: z.ZodError): Fault[] {
	const faults = issues.map(({ path: [group, slug], code }): Fault => {
		const isOurs = code !== 'unrecognized_keys' && typeof slug === 'string';
		if (isOurs && group === 'stance') return { kind: 'stance', statement: slug };
		if (isOurs && group === 'district') return { kind: 'district', contest: slug };
		return { kind: 'unknown' };
	});
	const unknown = faults.filter(({ kind }) => kind === 'unknown').slice(0, 1);
	return [...unknown, ...faults.filter(({ kind }) => kind !== 'unknown')];
}
