import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../../../tests/support/databases.ts';
import * as database from './database.ts';
import type { Database } from './database.ts';
import * as failure from './failure.ts';
import * as table from './schema.ts';

/** How a promise ended, and after how many milliseconds. */
async function outcome(
	work: PromiseLike<unknown>,
): Promise<{ isAway: boolean | null; milliseconds: number }> {
	const began = performance.now();
	const isAway = await Promise.resolve(work).then(
		() => null,
		(fault: unknown) => failure.isAway(fault),
	);
	return { isAway, milliseconds: performance.now() - began };
}

/** Something that one part of a test waits for until another gives it. */
function signal(): { given: Promise<void>; give: () => void } {
	let give = () => {};
	const given = new Promise<void>((resolve) => (give = resolve));
	return { given, give: () => give() };
}

describe.skipIf(!postgres.isInstalled())('A PostgreSQL server that goes away', () => {
	let server: Awaited<ReturnType<typeof postgres.startOwn>>;
	let url: string;
	let db: Database;
	let voters: Database;
	let people: Database;

	beforeAll(async () => {
		server = await postgres.startOwn();
		({ url } = await postgres.database(server.url));
		db = await database.open({ DATABASE_URL: url });
		voters = database.lane(db, 'voters');
		people = database.lane(db, 'people');
	});
	afterAll(async () => {
		await database.close(db);
		await server.stop();
	});

	it('When every connection of portal and desk is in use, the next request waits its turn, and voters’ pages do not.', async () => {
		const over = signal();
		const holding = Array.from({ length: 10 }, () =>
			people.transaction(async (tx) => {
				await tx.execute(sql`select 1`);
				await over.given;
			}),
		);
		const next = outcome(people.execute(sql`select 1`));
		expect(await database.answers(db)).toBe(true);
		expect((await outcome(voters.execute(sql`select 1`))).isAway).toBeNull();
		over.give();
		await Promise.all(holding);
		expect((await next).isAway).toBeNull();
	});

	it('What takes too long on the server is ended there.', async () => {
		expect(await outcome(voters.execute(sql`select pg_sleep(60)`))).toMatchObject({ isAway: true });
		await people.transaction(async (tx) => {
			await tx.execute(sql`lock table letter in access exclusive mode`);
			expect(await outcome(voters.select().from(table.letter))).toMatchObject({ isAway: true });
		});
	});

	it('A fault in what is asked does not mean that the database is away.', async () => {
		expect((await outcome(voters.execute(sql`select nothing`))).isAway).toBe(false);
	});

	it('While it is frozen, requests fail in time, and a transaction that it interrupted is undone.', async () => {
		const rate = { key: 'frozen', points: 1 };
		const counted = () => people.select().from(table.limit).where(eq(table.limit.key, rate.key));
		const [inserted, frozen] = [signal(), signal()];
		const interrupted = outcome(
			people.transaction(async (tx) => {
				await tx.insert(table.limit).values(rate);
				inserted.give();
				await frozen.given;
				await tx.execute(sql`select 1`);
			}),
		);
		await inserted.given;
		server.freeze();
		frozen.give();
		const reading = outcome(voters.execute(sql`select 1`));
		const answers = await database.answers(db);
		const [inside, outside] = await Promise.all([interrupted, reading]);
		server.thaw();
		expect([inside.isAway, answers, outside.isAway]).toEqual([true, false, true]);
		expect(inside.milliseconds).toBeLessThan(12_000);
		expect(outside.milliseconds).toBeLessThan(4500);
		await expect.poll(() => database.answers(db), { timeout: 10_000 }).toBe(true);
		expect(await counted()).toEqual([]);
		// Nothing that follows is caught in the transaction that was interrupted.
		await people.insert(table.limit).values(rate);
		const seen = await voters.select().from(table.limit).where(eq(table.limit.key, rate.key));
		expect(seen).toHaveLength(1);
	});

	it.each([
		['stopped', () => server.halt(), () => server.resume()],
		['frozen', async () => server.freeze(), async () => server.thaw()],
	])(
		'A patient start does without one that is %s, and is ready once it is back; another start is refused.',
		async (_, leave, comeBack) => {
			const other = await postgres.database(server.url);
			await leave();
			await expect(database.open({ DATABASE_URL: other.url })).rejects.toSatisfy(failure.isAway);
			const late = await database.open({ DATABASE_URL: other.url }, { isPatient: true });
			const meanwhile = await outcome(late.select().from(table.election));
			expect(meanwhile.isAway).toBe(true);
			expect(meanwhile.milliseconds).toBeLessThan(1000);
			await comeBack();
			await expect.poll(() => database.answers(late), { timeout: 20_000 }).toBe(true);
			expect(await late.select().from(table.election)).toEqual([]);
			await database.close(late);
			await expect.poll(() => database.answers(db)).toBe(true);
		},
	);
});
