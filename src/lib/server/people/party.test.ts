import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as contenders from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from '../position/draft.ts';
import * as pack from '../pack/load.ts';
import * as party from './party.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');

onBothDatabases('A party', (db) => {
	it('A party’s agent sees how far its own lists and candidates have come.', async () => {
		await prepare(db());
		const oak = await find(db());
		expect(await party.progress(db(), oak)).toEqual({
			lists: [
				{
					slug: 'oak-list',
					name: expect.anything(),
					number: 1,
					contestName: expect.anything(),
					district: 1,
					districtName: expect.anything(),
					status: 'registered',
					state: expect.any(String),
				},
			],
			candidates: [expect.objectContaining({ slug: 'calm-lake', state: 'no_address' })],
		});
		expect(await party.find(db(), 'example', 'nothing')).toBeNull();
		expect(await party.find(db(), 'nothing', 'oak')).toBeNull();
	});

	it('A party’s agent sees that a candidate has submitted positions, but none of them.', async () => {
		await prepare(db());
		const lake = await contenders.find(db(), 'example', 'calm-lake');
		if (!lake) throw new Error('Nobody is there.');
		const [person] = await db()
			.insert(table.account)
			.values({ email: 'lake@example.org', language: 'kk', madeAt: now })
			.returning({ id: table.account.id });
		const id = person?.id ?? 0;
		await db()
			.insert(table.membership)
			.values({ account: id, role: 'candidate', contender: lake.id, grantedAt: now });
		await db()
			.insert(table.contact)
			.values({ contender: lake.id, email: 'secret@example.org', language: 'kk', enteredAt: now });
		const line = { statement: 'trees', stance: 5, isDeclined: false, basedOn: 0 };
		expect(await draft.save(db(), lake, { ...line, reason: { kk: 'Құпия' } }, id, now)).toMatchObject({
			kind: 'saved',
		});
		expect(await stateOf(db(), 'calm-lake')).toBe('began');
		const sending = { contender: lake, account: id, actor: 'candidate' as const };
		const key = '8d1f6a3e-52f7-4a39-9c0a-3f6f5b7f8a11';
		const sent = await register.append(db(), { ...sending, key, origin: 'https://tandau.example' }, now);
		expect(sent.kind).toBe('recorded');
		expect(await stateOf(db(), 'calm-lake')).toBe('submitted');

		const shown = await party.progress(db(), await find(db()));
		for (const contender of [...shown.lists, ...shown.candidates]) {
			expect(Object.keys(contender).sort()).toEqual([
				...['contestName', 'district', 'districtName', 'name', 'number', 'slug', 'state', 'status'],
			]);
		}
		const json = JSON.stringify(shown);
		const statements = await db().select({ slug: table.statement.slug }).from(table.statement);
		for (const { slug } of statements) expect(json).not.toContain(`"${slug}"`);
		expect(json).not.toMatch(/Құпия|example\.org|stance|reason|positions/);
	});
});

async function stateOf(db: Database, slug: string) {
	const { candidates } = await party.progress(db, await find(db));
	return candidates.find((candidate) => candidate.slug === slug)?.state;
}

async function find(db: Database): Promise<party.Party> {
	const found = await party.find(db, 'example', 'oak');
	if (!found) throw new Error('The party is not there.');
	return found;
}

async function prepare(db: Database): Promise<void> {
	const parsed = parse(exampleFiles());
	if ('faults' in parsed) throw new Error('The example is damaged.');
	await pack.load(db, parsed.pack, now);
	expect(await db.$count(table.statement, eq(table.statement.slug, 'trees'))).toBe(1);
}
