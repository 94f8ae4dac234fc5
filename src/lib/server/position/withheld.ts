import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { ProfileContent, ProfilePart } from '../../election/profile.ts';
import type { Rule } from '../../election/rule.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import { canonical, sha256 } from '../store/hash.ts';
import * as table from '../store/schema.ts';

// The parts of a profile that voters do not see because editors took them down.

/** One part of a profile, with the content by which it is taken down. */
export interface Part {
	part: ProfilePart;
	/** The photo's id, the link's address; SHA-256 in hex of the canonical JSON of a text. */
	content: string;
}

/** Something that editors took down and did not put back. */
export interface Takedown extends Part {
	id: number;
	rule: Rule;
	/** What the editor added for the contender; not public. */
	remark: string;
	takenAt: Date;
}

/** The parts that have been taken down, oldest first, by the contender's id. @param whose of `contender` */
export async function standing(db: Database, whose: SQL): Promise<Map<number, Takedown[]>> {
	const { id, part, content, rule, remark, takenAt } = table.takedown;
	const rows = await db
		.select({ contender: table.takedown.contender, taken: { id, part, content, rule, remark, takenAt } })
		.from(table.takedown)
		.innerJoin(table.contender, eq(table.contender.id, table.takedown.contender))
		.where(and(whose, isNull(table.takedown.putBackAt)))
		.orderBy(asc(table.takedown.id));
	const found = new Map<number, Takedown[]>();
	for (const { contender, taken } of rows) found.set(contender, [...(found.get(contender) ?? []), taken]);
	return found;
}

/** The parts of a profile that are not empty, in the order in which voters see them. */
export function partsOf({ photo, text, programme, links }: ProfileContent): Part[] {
	return [
		...(photo === null ? [] : [{ part: 'photo' as const, content: photo }]),
		...(isEmpty(text) ? [] : [{ part: 'text' as const, content: nameOf(text) }]),
		...(isEmpty(programme) ? [] : [{ part: 'programme' as const, content: nameOf(programme) }]),
		...links.map((link) => ({ part: 'link' as const, content: link })),
	];
}

/** A profile without the parts that have been taken down, and those parts. */
export function withhold(
	content: ProfileContent,
	takedowns: readonly Takedown[],
): { shown: ProfileContent; takenDown: Takedown[] } {
	const takenDown = partsOf(content).flatMap((one) => takedowns.find((other) => isSame(one, other)) ?? []);
	const isDown = (part: ProfilePart, named?: string) =>
		takenDown.some((one) => one.part === part && (named === undefined || one.content === named));
	const shown = {
		photo: isDown('photo') ? null : content.photo,
		text: isDown('text') ? {} : content.text,
		programme: isDown('programme') ? {} : content.programme,
		links: content.links.filter((link) => !isDown('link', link)),
	};
	return { shown, takenDown };
}

/** Whether both are the same part with the same content. */
export function isSame(one: Part, other: Part): boolean {
	return one.part === other.part && one.content === other.content;
}

function isEmpty(text: Text): boolean {
	return Object.keys(text).length === 0;
}

function nameOf(text: Text): string {
	return sha256(canonical(text));
}
