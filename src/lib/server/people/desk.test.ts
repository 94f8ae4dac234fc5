import { expect, it } from 'vitest';
import * as accounts from '../account/account.ts';
import * as audit from '../store/audit.ts';
import * as memberships from './membership.ts';
import * as table from '../store/schema.ts';
import type { Database } from '../store/database.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-11-21T12:00:00Z');

async function scene(db: Database) {
	const [made] = await db
		.insert(table.election)
		.values({
			slug: 'demo',
			name: { kk: 'Сайлау' },
			day: '2026-12-01',
			timezone: 'Asia/Almaty',
			languages: ['kk'],
			fictional: true,
			imprint: {},
			calendar: { collectingFrom: '', openFrom: '', silenceFrom: '', votingFrom: '', closesAt: '' },
			sources: [],
			loadedAt: now,
		})
		.returning();
	const electionId = made?.id ?? 0;
	const [body] = await db
		.insert(table.contest)
		.values({
			...{ election: electionId, place: 0, slug: 'seat', kind: 'seat', body: {}, name: {}, seats: 1 },
			...{ runoff: false, againstAll: true, recall: false, order: 'number' },
		})
		.returning();
	const [area] = await db
		.insert(table.district)
		.values({ contest: body?.id ?? 0, number: 1, name: {}, composition: {} })
		.returning();
	const [one, other] = await db
		.insert(table.contender)
		.values(
			['aigul', 'bota'].map((slug, place) => ({
				...{ election: electionId, district: area?.id ?? 0, slug, kind: 'person' as const, name: {}, place },
				...{ nomination: 'self' as const, party: null, bloc: null, number: null },
			})),
		)
		.returning();
	const editor = await accounts.make(db, { email: 'e@example.org', language: 'kk', password: null }, now);
	const person = await accounts.make(db, { email: 'p@example.org', language: 'ru', password: null }, now);
	const [granted] = await db
		.insert(table.membership)
		.values({
			account: person,
			role: 'candidate',
			contender: one?.id ?? 0,
			grantedAt: now,
			grantedBy: editor,
		})
		.returning();
	return { one: one?.id ?? 0, other: other?.id ?? 0, editor, person, membership: granted?.id ?? 0 };
}

onBothDatabases('The desk', (db) => {
	it('A membership ends once, only on the page of its own contender, and the reason is recorded.', async () => {
		const { one, other, editor, membership: id } = await scene(db());
		const end = { id, editor, reason: 'Asked by phone', election: 'demo', subject: 'contender/aigul' };
		const elsewhere = { role: 'candidate', contender: other } as const;
		const here = { role: 'candidate', contender: one } as const;
		expect(await memberships.language(db(), here)).toBe('ru');
		expect(await memberships.end(db(), { ...end, target: elsewhere }, now)).toBe(false);
		expect(await memberships.members(db(), here)).toMatchObject([
			{ email: 'p@example.org', grantedBy: 'e@example.org' },
		]);
		expect(await memberships.end(db(), { ...end, target: here }, now)).toBe(true);
		expect(await memberships.end(db(), { ...end, target: here }, now)).toBe(false);
		expect(await memberships.members(db(), here)).toEqual([]);
		const { lines, total } = await audit.trail(
			db(),
			{ ...nothingSought, subject: 'contender/AIGUL' },
			{ page: 1, size: 10 },
		);
		expect(total).toBe(1);
		expect(lines).toMatchObject([
			{ action: 'membership.ended', actor: 'e@example.org', details: { reason: 'Asked by phone' } },
		]);
		expect(await audit.trailOf(db(), 'demo', 'contender/aigul')).toHaveLength(1);
		expect(await audit.trailOf(db(), 'demo', 'contender/aigu')).toHaveLength(0);
	});

	it('The audit trail can be searched, and wildcards are ordinary characters.', async () => {
		const { editor } = await scene(db());
		const entry = { editor, action: 'audit.exported', election: 'demo', rows: 3 };
		await audit.recordExport(db(), entry, now);
		const found = async (sought: Partial<audit.TrailFilter>) =>
			(await audit.trail(db(), { ...nothingSought, action: entry.action, ...sought }, { page: 1, size: 10 }))
				.total;
		expect(await found({ actor: 'E@EXAMPLE' })).toBe(1);
		expect(await found({ actor: '%' })).toBe(0);
		expect(await found({ action: 'audit.exported', election: 'demo', from: now })).toBe(1);
		expect(await found({ until: now })).toBe(0);
		expect(await audit.actions(db())).toContain('audit.exported');
		expect(await found({ action: 'audit' })).toBe(0);
	});
});

const nothingSought: audit.TrailFilter = {
	...{ election: '', action: '', actor: '', subject: '', from: null, until: null },
};
