import canonicalize from 'canonicalize';
import { asc, eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import * as audit from '../store/audit.ts';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from './draft.ts';
import * as pack from '../pack/load.ts';
import * as elections from '../election/election.ts';
import * as register from './register.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');
const silence = new Date('2026-05-30T10:00:00+05:00');
const origin = 'https://tandau.example.org';

/** An account that speaks for the contender with this slug, in the example's election. */
async function someone(db: Database, slug: string): Promise<{ contender: Contender; account: number }> {
	if ((await elections.slugs(db)).length === 0) {
		const result = parse(exampleFiles());
		if ('faults' in result) throw new Error('The example is damaged.');
		await pack.load(db, result.pack, now);
	}
	const contender = await contenders.find(db, 'example', slug);
	if (!contender) throw new Error(`There is no ${slug}.`);
	const [made] = await db
		.insert(table.account)
		.values({ email: `${slug}@example.org`, language: 'en', madeAt: now })
		.returning({ id: table.account.id });
	const target = contender.kind === 'list' ? { party: contender.party?.id } : { contender: contender.id };
	await db.insert(table.membership).values({
		...{ account: made?.id ?? 0, role: contender.kind === 'list' ? 'party_agent' : 'candidate' },
		...{ ...target, grantedAt: now },
	});
	return { contender, account: made?.id ?? 0 };
}

type Person = Awaited<ReturnType<typeof someone>>;

/** Saves other positions on the statements: a stance, or null to decline. */
async function take(
	db: Database,
	{ contender, account }: Person,
	stances: Record<string, number | null>,
	reason = {},
): Promise<void> {
	for (const [statement, stance] of Object.entries(stances)) {
		const basedOn = (await draft.read(db, contender.id)).get(statement)?.version ?? 0;
		const change = { statement, stance, isDeclined: stance === null, reason, basedOn };
		const saved = await draft.save(db, contender, change, account, now);
		if (saved.kind !== 'saved') throw new Error(`${statement}: ${saved.kind}`);
	}
}

let keys = 0;
function submit(db: Database, { contender, account }: Person, at = now, key = `a-key-of-its-own-${keys++}`) {
	const actor = contender.kind === 'list' ? 'party_agent' : 'candidate';
	return register.append(db, { contender, account, actor, key, origin }, at);
}

async function receiptOf(outcome: Promise<register.Appended>) {
	const found = await outcome;
	if (found.kind !== 'recorded') throw new Error(`It was not recorded: ${found.kind}.`);
	return found.receipt;
}

const bodies = async (db: Database): Promise<unknown[]> =>
	(await db.select().from(table.entry).orderBy(asc(table.entry.index))).map(({ body }) => JSON.parse(body));

async function refusal(attempt: PromiseLike<unknown>): Promise<string> {
	try {
		await attempt;
		return 'not refused';
	} catch (fault) {
		return fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
	}
}

// RFC 9162 §2.1.3 and test data of certificate transparency logs: the leaf hashes of nothing, one zero byte and `L123456`.
test.each([
	['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
	['\0', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
	['L123456', '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'],
])('The leaf hash of %j is that of RFC 6962.', (body, hash) => {
	expect(register.leafHash(body)).toBe(hash);
});

onBothDatabases('The register', (db) => {
	it('The calendar counts as it is when the positions reach the register.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 });
		const { calendar } = person.contender.election;
		await db()
			.update(table.election)
			.set({ calendar: { ...calendar, silenceFrom: now.toISOString() } });
		expect(await submit(db(), person)).toEqual({ kind: 'closed' });
		expect(await bodies(db())).toEqual([]);
	});

	it('What another person saved after the draft was looked at is not recorded.', async () => {
		const { contender, account } = await someone(db(), 'red-rose');
		await take(db(), { contender, account }, { trees: 5, hall: 2 });
		const look = async () =>
			new Map([...(await draft.read(db(), contender.id))].map(([slug, { version }]) => [slug, version]));
		const seen = await look();
		const send = (seen: Map<string, number>) =>
			register.append(
				db(),
				{ contender, account, actor: 'candidate', key: 'one-key-for-all-of-them', seen, origin },
				now,
			);
		await take(db(), { contender, account }, { hall: 4 });
		expect(await send(seen)).toEqual({ kind: 'changed' });
		await take(db(), { contender, account }, { courts: 1 });
		expect(await send(new Map([...seen, ['hall', 2]]))).toEqual({ kind: 'changed' });
		expect(await bodies(db())).toEqual([]);
		expect(await send(await look())).toMatchObject({ kind: 'recorded', count: 3 });
		// Sending it again returns the same receipt, whatever versions were seen.
		expect(await send(seen)).toMatchObject({ kind: 'recorded', count: 3 });
	});

	it('A contender who is no longer on the ballot cannot submit.', async () => {
		const { contender, account } = await someone(db(), 'red-rose');
		await take(db(), { contender, account }, { trees: 5 });
		const row = { contender: contender.id, status: 'withdrawn' as const, at: now };
		await db().insert(table.contenderStatus).values(row);
		const gone = await contenders.find(db(), 'example', 'red-rose');
		expect(gone?.status).toBe('withdrawn');
		const person = { contender: gone ?? contender, account };
		expect(await submit(db(), person)).toEqual({ kind: 'closed' });
		expect(await submit(db(), { contender, account }), 'even if the form was sent earlier').toEqual({
			kind: 'closed',
		});
		await expect(take(db(), person, { trees: 1 })).rejects.toThrow('closed');
		expect(await bodies(db())).toEqual([]);
		// A court may still order the registration of a contender who was refused.
		await db()
			.insert(table.contenderStatus)
			.values({ ...row, status: 'registered' });
		const back = await contenders.find(db(), 'example', 'red-rose');
		expect(await submit(db(), { contender: back ?? contender, account })).toMatchObject({ kind: 'recorded' });
	});

	it('A submission records what the draft says and returns a receipt.', async () => {
		const person = await someone(db(), 'red-rose');
		const reason = { kk: 'Ағаш', en: 'Trees & <script>alert(1)</script>' };
		await take(db(), person, { trees: 5, courts: null }, reason);
		await take(db(), person, { hall: 2 });
		const recorded = await submit(db(), person);
		const hash = createHash('sha256')
			.update(canonicalize(reason) ?? '')
			.digest('hex');
		const facts = { election: 'example', kind: 'position', contender: 'red-rose', actor: 'candidate' };
		const common = { ...facts, why: null, at: now.toISOString() };
		const expected = [
			{ ...common, statement: 'trees', stance: 5, reason: hash },
			{ ...common, statement: 'courts', stance: null, reason: hash },
			{ ...common, statement: 'hall', stance: 2, reason: null },
		];
		expect(await bodies(db())).toEqual(expected);
		const receipt = {
			format: 'tandau-receipt/1',
			id: expect.stringMatching(/^[\w-]{22}$/),
			election: 'example',
			contender: 'red-rose',
			name: person.contender.name,
			sentAt: now.toISOString(),
			entries: expected.map((body, index) => {
				const text = canonicalize(body) ?? '';
				return { index, body: text, leaf: register.leafHash(text) };
			}),
			words: { [hash]: reason },
		};
		expect(recorded).toEqual({ kind: 'recorded', receipt, count: 3 });
		const { id } = await receiptOf(Promise.resolve(recorded));
		expect(await register.receipt(db(), person.contender.id, id)).toEqual({ ...receipt, id });
		expect(await register.receipts(db(), person.contender.id)).toEqual([
			{ id, at: now, count: 3, isCorrection: false },
		]);
		expect(await register.current(db(), person.contender.id)).toEqual(
			new Map([
				['trees', { stance: 5, isDeclined: false, reason, at: now, entry: 0 }],
				['courts', { stance: null, isDeclined: true, reason, at: now, entry: 1 }],
				['hall', { stance: 2, isDeclined: false, reason: {}, at: now, entry: 2 }],
			]),
		);
		expect(await register.history(db(), person.contender.election.id)).toEqual(new Map());
	});

	it('A submission sends the receipt by letter, is recorded in the audit log and asks for a publication.', async () => {
		const person = await someone(db(), 'oak-list');
		await take(db(), person, { trees: 1 });
		const receipt = await receiptOf(submit(db(), person));
		expect(await db().select().from(table.letter)).toMatchObject([
			{
				kind: 'receipt',
				to: 'oak-list@example.org',
				language: 'en',
				contender: person.contender.id,
				attachment: { type: 'application/json', content: JSON.stringify(receipt, null, '\t') },
			},
		]);
		expect(await db().select().from(table.audit)).toMatchObject([
			{
				actor: person.account,
				action: 'positions.submitted',
				election: 'example',
				subject: 'contender/oak-list',
				details: { receipt: receipt.id, count: 1 },
			},
		]);
		expect(receipt.entries[0]?.body).toContain('"actor":"party_agent"');
		const [found] = await db().select().from(table.election);
		expect(found?.changedAt).toBeInstanceOf(Date);
	});

	it('A draft with nothing new records nothing.', async () => {
		const person = await someone(db(), 'red-rose');
		expect(await submit(db(), person)).toEqual({ kind: 'nothing_new', latest: null });
		// Words alone are not a position, nor is one that was withdrawn.
		const empty = {
			statement: 'hall',
			stance: null,
			isDeclined: false,
			reason: { en: 'Well …' },
			basedOn: 0,
		};
		await draft.save(db(), person.contender, empty, person.account, now);
		expect(await submit(db(), person)).toEqual({ kind: 'nothing_new', latest: null });
		await take(db(), person, { trees: 5 });
		const { id } = await receiptOf(submit(db(), person));
		expect(await submit(db(), person, later)).toEqual({ kind: 'nothing_new', latest: id });
		const takenBack = { statement: 'trees', stance: null, isDeclined: false, reason: {}, basedOn: 1 };
		await draft.save(db(), person.contender, takenBack, person.account, later);
		expect(await submit(db(), person, later)).toEqual({ kind: 'nothing_new', latest: id });
		expect((await register.current(db(), person.contender.id)).get('trees')?.stance).toBe(5);
		expect(await db().$count(table.entry)).toBe(1);
		expect(await db().$count(table.submission)).toBe(1);
		expect(await db().$count(table.letter)).toBe(1);
	});

	it('Each later change is an entry of its own, and the history shows both stances.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5, hall: 2 }, { en: 'One' });
		await submit(db(), person);
		await take(db(), person, { trees: null }, { en: 'One' });
		await submit(db(), person, later);
		await take(db(), person, { trees: 4 }, { en: 'One' });
		await take(db(), person, { hall: 2 }, { en: 'Other words' });
		const last = new Date('2026-04-12T10:00:00Z');
		expect((await receiptOf(submit(db(), person, last))).entries).toHaveLength(2);
		const facts = { by: 'contender', why: null };
		expect(await register.history(db(), person.contender.election.id)).toEqual(
			new Map([
				[
					'red-rose',
					[
						{ ...facts, statement: 'trees', at: later.toISOString(), from: 5, to: null },
						{ ...facts, statement: 'trees', at: last.toISOString(), from: null, to: 4 },
						{ ...facts, statement: 'hall', at: last.toISOString(), from: 2, to: 2 },
					],
				],
			]),
		);
		expect((await register.receipts(db(), person.contender.id)).map(({ count }) => count)).toEqual([2, 1, 2]);
		expect((await register.current(db(), person.contender.id)).get('hall')).toMatchObject({
			reason: { en: 'Other words' },
			entry: 4,
		});
	});

	it("Submitting a pack's position makes it the contender's own; submitting a different one is a change.", async () => {
		const person = await someone(db(), 'oak-list');
		const before = await register.current(db(), person.contender.id);
		expect(before.get('courts')).toMatchObject({ stance: 1, entry: null });
		await take(db(), person, { courts: 1, trees: 2 });
		expect((await receiptOf(submit(db(), person))).entries).toHaveLength(2);
		const rows = await db()
			.select()
			.from(table.position)
			.where(eq(table.position.contender, person.contender.id));
		expect(rows.map(({ source, entry }) => [source, entry])).toEqual([
			[null, 0],
			[null, 1],
		]);
		const changes = await register.history(db(), person.contender.election.id);
		expect(changes.get('oak-list')?.map(({ statement, from, to }) => [statement, from, to])).toEqual([
			['trees', 5, 2],
		]);
	});

	it("The same key gives the same receipt, even after the calendar's lock.", async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 });
		const first = await submit(db(), person, now, 'the-same-key-again');
		await take(db(), person, { trees: 1 });
		expect(await submit(db(), person, later, 'the-same-key-again')).toEqual(first);
		expect(await submit(db(), person, silence, 'the-same-key-again')).toEqual(first);
		expect(await register.known(db(), person.contender, 'the-same-key-again')).toBe(true);
		expect(await register.known(db(), person.contender, 'another-key-never-sent')).toBe(false);
		expect(await db().$count(table.entry)).toBe(1);
	});

	it('Many identical requests at once get the same receipt.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5, hall: 1 });
		const outcomes = await Promise.all(
			Array.from({ length: 12 }, () => submit(db(), person, now, 'one-key-for-all-of-them')),
		);
		expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
		expect(outcomes[0]).toMatchObject({ kind: 'recorded', count: 2 });
		expect(await db().$count(table.submission)).toBe(1);
		expect(await db().$count(table.letter)).toBe(1);
	});

	it('A draft that is sent with several keys at once is recorded once.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5, hall: 1 });
		const outcomes = await Promise.all(Array.from({ length: 8 }, () => submit(db(), person)));
		expect(outcomes.filter(({ kind }) => kind === 'recorded')).toHaveLength(1);
		expect(await db().$count(table.entry)).toBe(2);
	});

	it('Another contender with the same key does not get the receipt.', async () => {
		const rose = await someone(db(), 'red-rose');
		const oak = await someone(db(), 'oak-list');
		await take(db(), rose, { trees: 5 });
		await take(db(), oak, { trees: 2 });
		const receipt = await receiptOf(submit(db(), rose, now, 'a-key-that-was-copied'));
		const other = await receiptOf(submit(db(), oak, now, 'a-key-that-was-copied'));
		expect(other.contender).toBe('oak-list');
		expect(await register.receipt(db(), oak.contender.id, receipt.id)).toBeNull();
		expect(await register.receipt(db(), rose.contender.id, 'nothing')).toBeNull();
	});

	it('Entries are numbered without a gap when everyone submits at once.', async () => {
		const slugs = ['elm-list', 'oak-list', 'sunny-day', 'calm-lake', 'red-rose'];
		const people: Person[] = [];
		for (const slug of slugs) people.push(await someone(db(), slug));
		for (let round = 1; round <= 5; round++) {
			for (const person of people) {
				// Everyone writes the same words, in different orders.
				await take(db(), person, { trees: round }, { en: `${round % 2} words` });
				await take(db(), person, { courts: 1 + (round % 3) }, { en: `${(round + 1) % 2} words` });
			}
			const sent = await Promise.all(people.map((person) => receiptOf(submit(db(), person))));
			const indexes = sent.flatMap(({ entries }) => entries.map(({ index }) => index));
			const first = (round - 1) * slugs.length * 2;
			expect(indexes.sort((one, other) => one - other)).toEqual(
				Array.from({ length: slugs.length * 2 }, (_, place) => first + place),
			);
			for (const { entries } of sent) expect(entries[1]?.index).toBe((entries[0]?.index ?? 0) + 1);
		}
		const stored = await db().select().from(table.entry);
		expect(stored.every(({ body, leaf }) => register.leafHash(body) === leaf)).toBe(true);
	});

	it('Anyone who saves during a submission waits, and nothing is lost.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 });
		const line = { statement: 'trees', stance: 1, isDeclined: false, reason: {}, basedOn: 1 };
		const [sent, saved] = await Promise.all([
			receiptOf(submit(db(), person)),
			draft.save(db(), person.contender, line, person.account, now),
		]);
		expect(saved.kind).toBe('saved');
		const inReceipt: { stance: number } = JSON.parse(sent.entries[0]?.body ?? '');
		const next = await submit(db(), person, later);
		expect([inReceipt.stance, next.kind]).toEqual(
			inReceipt.stance === 5 ? [5, 'recorded'] : [1, 'nothing_new'],
		);
		expect((await register.current(db(), person.contender.id)).get('trees')?.stance).toBe(1);
	});

	it.each([
		['2026-02-28T23:59:59+05:00', 'closed'],
		['2026-03-01T00:00:00+05:00', 'recorded'],
		['2026-05-29T23:59:59+05:00', 'recorded'],
		['2026-05-30T00:00:00+05:00', 'closed'],
		['2026-06-01T00:00:00+05:00', 'closed'],
	])('At %s, submitting is answered with “%s”.', async (instant, kind) => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 });
		expect(await submit(db(), person, new Date(instant))).toMatchObject({ kind });
		expect(await db().$count(table.entry)).toBe(kind === 'recorded' ? 1 : 0);
	});

	it('A submission that fails halfway stores nothing.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 }, { en: 'Words' });
		const broken = { ...person, account: 999_999 };
		await expect(submit(db(), broken)).rejects.toThrow();
		// The very last step fails: there is no account to send the letter to.
		await db().execute(sql`alter table letter add constraint broken check (kind <> 'receipt')`);
		try {
			await expect(submit(db(), person)).rejects.toThrow();
		} finally {
			await db().execute(sql`alter table letter drop constraint broken`);
		}
		for (const one of [table.submission, table.entry, table.registerText, table.letter, table.audit]) {
			expect(await db().$count(one)).toBe(0);
		}
		expect(await register.current(db(), person.contender.id)).toEqual(new Map());
		expect((await receiptOf(submit(db(), person))).entries[0]?.index).toBe(0);
	});

	it('An entry stays when its words are removed.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 }, { en: 'Against the law' });
		const before = await receiptOf(submit(db(), person));
		await db().delete(table.registerText);
		const after = await register.receipt(db(), person.contender.id, before.id);
		expect(after).toEqual({ ...before, words: {} });
	});

	it.each([
		['submission', sql`update submission set key = 'forged'`],
		['register_entry', sql`update register_entry set body = 'forged'`],
		['register_text', sql`update register_text set text = '{}'`],
		['audit', sql`update audit set action = 'forged'`],
	])('The database refuses to change %s.', async (name, change) => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 }, { en: 'Words' });
		await submit(db(), person);
		await audit.record(db(), { actor: null, action: 'tried', subject: 'register' }, now);
		expect(await refusal(db().execute(change))).toMatch(/insert-only: UPDATE/);
		expect(await refusal(db().execute(sql`truncate ${sql.identifier(name)} cascade`))).toMatch(
			/insert-only: TRUNCATE/,
		);
		if (name === 'register_text') return;
		expect(await refusal(db().execute(sql`delete from ${sql.identifier(name)}`))).toMatch(
			/insert-only: DELETE/,
		);
	});

	it('No index is used twice.', async () => {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 });
		await submit(db(), person);
		const [row] = await db().select().from(table.entry);
		expect(row && (await refusal(db().insert(table.entry).values(row)))).toMatch(/duplicate key/);
	});
});

onBothDatabases('A correction', (db) => {
	const why = { kk: 'Қате', en: 'A slip' };
	async function submitted() {
		const person = await someone(db(), 'red-rose');
		await take(db(), person, { trees: 5 }, { en: 'Words' });
		await submit(db(), person);
		const [editor] = await db()
			.insert(table.account)
			.values({ email: 'editor@example.org', language: 'ru', madeAt: now })
			.returning({ id: table.account.id });
		const correct = (statement: string, stance: number | null, at = silence) =>
			register.correct(
				db(),
				{ contender: person.contender, editor: editor?.id ?? 0, statement, stance, why, origin },
				at,
			);
		return { person, editor: editor?.id ?? 0, correct };
	}

	it('A correction is recorded with its reason, keeps the contender’s words and sends a letter.', async () => {
		const { person, editor, correct } = await submitted();
		const outcome = await correct('trees', 4);
		expect(outcome.kind).toBe('recorded');
		expect((await bodies(db()))[1]).toMatchObject({
			...{ kind: 'correction', statement: 'trees', stance: 4, actor: 'editor', why },
			reason: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		const now = silence.toISOString();
		expect((await register.history(db(), person.contender.election.id)).get('red-rose')).toEqual([
			{ statement: 'trees', at: now, from: 5, to: 4, by: 'editor', why },
		]);
		expect((await register.current(db(), person.contender.id)).get('trees')).toMatchObject({
			...{ stance: 4, entry: 1, reason: { en: 'Words' } },
		});
		expect(await register.receipts(db(), person.contender.id)).toMatchObject([
			{ isCorrection: true },
			{ isCorrection: false },
		]);
		const letters = await db().select().from(table.letter).orderBy(asc(table.letter.id));
		expect(letters.map(({ kind, to }) => [kind, to])).toEqual([
			['receipt', 'red-rose@example.org'],
			['corrected', 'red-rose@example.org'],
		]);
		const actions = await db().select().from(table.audit).orderBy(asc(table.audit.id));
		expect(actions[1]).toMatchObject({ actor: editor, action: 'position.corrected' });
	});

	it.each([
		['2026-03-15T00:00:00Z', 'too_early'],
		['2026-02-01T00:00:00Z', 'too_early'],
		['2026-05-30T00:00:00+05:00', 'recorded'],
		['2026-05-31T12:00:00+05:00', 'recorded'],
		['2027-01-01T00:00:00Z', 'recorded'],
	])('A correction at %s is answered with “%s”.', async (instant, kind) => {
		const { correct } = await submitted();
		expect(await correct('trees', 1, new Date(instant))).toMatchObject({ kind });
	});

	it.each([
		['trees', 5, 'same'],
		['trees', 6, 'bad_stance'],
		['trees', 0, 'bad_stance'],
		['hall', 1, 'no_position'],
		['tram', 1, 'unknown_statement'],
		['nothing', 1, 'unknown_statement'],
		['trees', null, 'recorded'],
	])('A correction of %s to %s is answered with “%s”.', async (statement, stance, kind) => {
		const { correct } = await submitted();
		expect(await correct(statement, stance)).toMatchObject({ kind });
		expect(await db().$count(table.entry)).toBe(kind === 'recorded' ? 2 : 1);
	});
});
