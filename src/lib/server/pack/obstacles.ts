import { and, asc, countDistinct, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Pack } from '../../pack/pack.ts';
import { tidy, tidyLine } from '../../election/words.ts';
import type { Statement } from '../../election/snapshot.ts';
import type { Database } from '../store/database.ts';
import { canonical } from '../store/hash.ts';
import * as table from '../store/schema.ts';
import * as statements from '../election/statement.ts';

/**
 * Why this pack cannot replace the election in the database, as sentences for the operator; empty if it can. Contenders,
 * parties and blocs that people depend on must stay, and so must the wording of statements that were answered.
 */
export async function find(tx: Database, electionId: number, pack: Pack): Promise<string[]> {
	return [
		...(await takenAway(tx, { kind: 'contender', rows: table.contender }, electionId, pack.contenders)),
		...(await takenAway(tx, { kind: 'party', rows: table.party }, electionId, pack.parties)),
		...(await takenAway(tx, { kind: 'bloc', rows: table.bloc }, electionId, pack.blocs)),
		...(await statementsChanged(tx, electionId, pack)),
	];
}

/** Whether the statement asks something else now. A wording in a further language does not count. */
export function isReworded(before: Statement, after: Statement): boolean {
	return (
		before.steps !== after.steps ||
		canonical(before.labels ?? null) !== canonical(after.labels ?? null) ||
		// Packs were not always tidied when they were read.
		Object.entries(before.text).some(([language, words]) => after.text[language] !== tidy(words))
	);
}

/**
 * What would change about who a contender is that has submitted positions: its name, party or district. Voters would read
 * those positions under another name, so each change must be meant. One sentence for each.
 */
export async function findOtherIdentities(
	tx: Database,
	electionId: number,
	{ contenders }: Pack,
): Promise<string[]> {
	const next = new Map(contenders.map((one) => [one.slug, one]));
	const before = await tx
		.selectDistinct({
			place: table.contender.place,
			slug: table.contender.slug,
			name: table.contender.name,
			party: table.party.slug,
			contest: table.contest.slug,
			district: table.district.number,
		})
		.from(table.contender)
		.innerJoin(table.submission, eq(table.submission.contender, table.contender.id))
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.contender.place));
	return before.flatMap(({ slug, name, party, contest, district }) => {
		const other = next.get(slug);
		if (!other) return [];
		const names = Object.entries(name).map(([language, words]): Change => [
			`name_${language}`,
			tidyLine(words),
			other.name[language] ?? '',
		]);
		const changes: Change[] = [
			...names,
			['party', party ?? '', other.party ?? ''],
			['district', `${contest} ${district}`, `${other.contest} ${other.district}`],
		];
		return changes.flatMap(([what, from, to]) =>
			from === to ? [] : [`${slug}: ${what} changes from ${shown(from)} to ${shown(to)}`],
		);
	});
}

type Change = [what: string, from: string, to: string];

function shown(words: string): string {
	return words === '' ? 'nothing' : `“${words}”`;
}

/**
 * What keeps a contender, a party or a bloc in the database: each column that names it, with the reason in words. `only`
 * restricts the rows that count.
 */
const ties: Record<'contender' | 'party' | 'bloc', [column: PgColumn, words: string, only?: SQL][]> = {
	contender: [
		[table.membership.contender, 'somebody speaks for it'],
		[table.submission.contender, 'it has submitted positions'],
		[table.draft.contender, 'it has unsent answers'],
		[table.profile.contender, 'it has sent a profile'],
		[table.photo.contender, 'it has sent a photo', isNotNull(table.photo.uploadedBy)],
		[table.takedown.contender, 'something of its profile was taken down'],
		[table.manifestoConfirmation.contender, 'it has confirmed a manifesto'],
		[table.invitation.contender, 'it was invited'],
		[table.reminder.contender, 'it was reminded'],
		[table.claim.contender, 'somebody claims it'],
		[table.letter.contender, 'letters were written to it'],
		[table.contact.contender, 'it has an address'],
	],
	party: [
		[table.membership.party, 'somebody speaks for it'],
		[table.invitation.party, 'it was invited'],
	],
	bloc: [
		[table.membership.bloc, 'somebody speaks for it'],
		[table.invitation.bloc, 'it was invited'],
		[table.manifesto.bloc, 'it has sent a manifesto'],
	],
};

async function takenAway(
	tx: Database,
	{
		kind,
		rows: own,
	}:
		| { kind: 'contender'; rows: typeof table.contender }
		| { kind: 'party'; rows: typeof table.party }
		| { kind: 'bloc'; rows: typeof table.bloc },
	electionId: number,
	staying: readonly { slug: string }[],
): Promise<string[]> {
	const slugs = new Set(staying.map(({ slug }) => slug));
	const rows = await tx.select({ id: own.id, slug: own.slug }).from(own).where(eq(own.election, electionId));
	const gone = new Map(rows.filter(({ slug }) => !slugs.has(slug)).map(({ id, slug }) => [id, slug]));
	if (gone.size === 0) return [];
	const reasons = new Map<number, string[]>();
	for (const [column, words, only] of ties[kind]) {
		const tied = await tx
			.selectDistinct({ id: column })
			.from(column.table)
			.where(and(inArray(column, [...gone.keys()]), only));
		for (const { id } of tied) reasons.set(Number(id), [...(reasons.get(Number(id)) ?? []), words]);
	}
	const advice = kind === 'contender' ? 'keep its line, with the status it has now' : 'keep its line';
	return [...gone].flatMap(([id, slug]) => {
		const known = reasons.get(id);
		return known ? [`${kind} ${slug} cannot be removed, because ${known.join(', ')}: ${advice}`] : [];
	});
}

async function statementsChanged(tx: Database, electionId: number, pack: Pack): Promise<string[]> {
	const next = new Map(pack.statements.map((statement) => [statement.slug, statement]));
	const before = await statements.read(tx, electionId);
	const changed = before.filter((one) => {
		const other = next.get(one.slug);
		return !other || isReworded(one, other);
	});
	if (changed.length === 0) return [];
	const counts = await tx
		.select({ statement: table.entry.statement, contenders: countDistinct(table.entry.contender) })
		.from(table.entry)
		.where(
			inArray(
				table.entry.statement,
				changed.map(({ id }) => id),
			),
		)
		.groupBy(table.entry.statement);
	const answered = new Map(counts.map(({ statement, contenders }) => [statement, contenders]));
	return changed.flatMap(({ id, slug }) => {
		const contenders = answered.get(id);
		if (!contenders) return [];
		const change = next.has(slug) ? 'be reworded or rescaled' : 'be removed';
		return [
			`statement ${slug} cannot ${change}, because positions on it were submitted (contenders: ${contenders}): ` +
				`keep it as it was and add another one`,
		];
	});
}
