import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Text } from '../../election/text.ts';

/** What is wrong with a field, in words for the person who filled it in. */
interface FieldFault {
	/** Name of the field and id of its control. */
	field: string;
	message: string;
}

/** What a page needs to show a refused form again. */
export interface Refused<Shape extends z.ZodRawShape> {
	/** What was typed, as it was sent; empty where nothing was. A secret is left out, and a file is empty. */
	values: Values<Shape>;
	/** At most one for each field, in the order of the schema. */
	faults: FieldFault[];
}

export interface Accepted<Shape extends z.ZodRawShape> {
	data: z.output<z.ZodObject<Shape>>;
	/** For an action that refuses the form after all. */
	values: Values<Shape>;
}

type Values<Shape extends z.ZodRawShape> = {
	[
		Name in keyof Shape as z.output<Shape[Name]> extends Secret ? never : Name
	]: Shape[Name] extends z.ZodObject ? Text : string;
};

type Secret = z.core.$brand<'secret'>;

/** Rules that are added to a schema make another schema of it, but of the same text. */
const secretTexts = new WeakSet<z.core.$ZodType>();

/**
 * A field whose text is never sent back: a password, a code. One that is missing or unreasonably long counts as empty,
 * which no check of a password or a code accepts.
 *
 * @param most characters
 */
export function secret(most = 1000) {
	const text = z.string().max(most);
	secretTexts.add(text);
	return text.catch('').brand<'secret'>();
}

/** The id of a row, in a field that nobody fills in. */
export const rowId = z
	.string()
	.regex(/^[1-9]\d{0,8}$/)
	.transform(Number);

/**
 * Reads the form that was posted.
 *
 * A rule of the schema that a person can break by filling in the form carries its own `error`, which becomes the field's
 * fault. Breaking any other rule takes a form that is not ours, which is answered with 400; so are a body that is no
 * form, a NUL byte, which PostgreSQL cannot store, and a field that comes twice. Fields that the schema does not name
 * are ignored. An object in the schema is a text with a field for each language: `why: z.object({ kk, ru })` reads `why-kk`
 * and `why-ru`.
 */
export async function read<Shape extends z.ZodRawShape>(
	schema: z.ZodObject<Shape>,
	request: Request,
): Promise<Accepted<Shape> | Refused<Shape>> {
	const form = await request.formData().catch(() => error(400));
	const sent = sentIn(form, schema.shape);
	const values = valuesOf(schema, sent);
	const parsed = schema.safeParse(sent, { error: () => '' });
	return parsed.success ? { data: parsed.data, values } : { values, faults: faultsIn(parsed.error.issues) };
}

/** Reads a form in which nobody types anything, such as a button for one row of a list: any fault is answered with 400. */
export async function demand<Shape extends z.ZodRawShape>(
	schema: z.ZodObject<Shape>,
	request: Request,
): Promise<z.output<z.ZodObject<Shape>>> {
	const result = await read(schema, request);
	return 'data' in result ? result.data : error(400);
}

type Value = File | string | undefined;
type Sent = Record<string, Value | Record<string, Value>>;

function sentIn(form: FormData, shape: z.ZodRawShape): Sent {
	return Object.fromEntries(
		Object.entries(shape).map(([name, field]) => [
			name,
			field instanceof z.ZodObject
				? Object.fromEntries(
						languagesOf(field).map((language) => [language, only(form, `${name}-${language}`)]),
					)
				: only(form, name),
		]),
	);
}

function languagesOf(field: z.ZodObject): string[] {
	return Object.keys(field.shape);
}

function only(form: FormData, name: string): Value {
	const [value, second] = form.getAll(name);
	if (second !== undefined || (typeof value === 'string' && value.includes('\0'))) error(400);
	return value;
}

function valuesOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, sent: Sent): Values<Shape>;
function valuesOf(schema: z.ZodObject, sent: Sent): Record<string, string | Text> {
	const shown = Object.entries(schema.shape).filter(([, field]) => !isSecret(field));
	return Object.fromEntries(shown.map(([name]) => [name, shownAgain(sent[name])]));
}

function shownAgain(value: Sent[string]): string | Text {
	if (typeof value === 'string') return value;
	if (value === undefined || value instanceof File) return '';
	return Object.fromEntries(
		Object.entries(value).map(([language, words]) => [language, typeof words === 'string' ? words : '']),
	);
}

function isSecret(field: z.core.$ZodType): boolean {
	return field instanceof z.ZodCatch && secretTexts.has(field.def.innerType);
}

function faultsIn(issues: z.core.$ZodIssue[]): FieldFault[] {
	const faults = new Map<string, FieldFault>();
	for (const { path, message } of issues) {
		const field = path.map(String).join('-');
		if (message === '') error(400);
		if (!faults.has(field)) faults.set(field, { field, message });
	}
	return [...faults.values()];
}
