import { desc, eq } from 'drizzle-orm';
import { createServer, type Server, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../store/database.ts';
import type { Extra, Message } from './message.ts';
import * as letter from './queue.ts';
import * as outbox from './outbox.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

// Tests against real servers on loopback: one accepts letters, one refuses them, one is silent.

const now = new Date('2026-03-02T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const from = 'Tandau <post@tandau.example>';
const recipient = { to: 'aigerim@example.org', language: 'en' };
const message: Message = {
	kind: 'reset',
	link: 'https://tandau.example/portal/reset/secret',
	hours: 1,
};

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	await Promise.all(ends.splice(0).map((end) => end()));
});

/** A mail server that stores what it accepts. */
async function mailServer(options: SMTPServerOptions = {}) {
	const taken: { to: string[]; email: Email }[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		closeTimeout: 0,
		onData(stream, { envelope }, callback) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const to = envelope.rcptTo.map(({ address }) => address);
				PostalMime.parse(Buffer.concat(parts)).then((email) => {
					taken.push({ to, email });
					callback();
				}, callback);
			});
		},
		...options,
	});
	server.on('error', () => {});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
	return { taken, env: envOf(portOf(server.server)) };
}

/** A server that accepts connections, sends this and nothing more. */
async function silentServer(greet: (socket: Socket) => unknown) {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		greet(socket);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	ends.push(() => {
		for (const socket of sockets) socket.destroy();
		return new Promise<void>((resolve) => server.close(() => resolve()));
	});
	return envOf(portOf(server));
}

function portOf(server: Pick<Server, 'address'>): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port.');
	return address.port;
}

function envOf(port: number, user = ''): NodeJS.ProcessEnv {
	return { SMTP_URL: `smtp://${user}127.0.0.1:${port}`, SMTP_FROM: from };
}

/** An error in the form that smtp-server answers with. */
const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

async function rowOf(db: Database, id: number) {
	const [row] = await db.select().from(table.letter).where(eq(table.letter.id, id));
	if (!row) throw new Error('There is no such letter.');
	return row;
}

onBothDatabases('The queue of letters', (current) => {
	const enqueue = (to = recipient, what: Message = message, extra: Extra = {}) =>
		letter.enqueue(current(), to, what, extra, now);

	it('A letter is sent once, and then its text is deleted.', async () => {
		const { taken, env } = await mailServer();
		const id = await enqueue();
		expect(await letter.send(current(), env, now)).toBe(1);
		expect(await letter.send(current(), env, later(60 * 24 * 7))).toBe(0);
		expect(taken).toHaveLength(1);
		expect(taken[0]?.to).toEqual(['aigerim@example.org']);
		const { email } = taken[0] ?? {};
		expect(email?.from).toEqual({ name: 'Tandau', address: 'post@tandau.example' });
		expect(email?.to).toEqual([{ name: '', address: 'aigerim@example.org' }]);
		expect(email?.subject).toBe('A new password for Tandau');
		expect(email?.text).toContain('https://tandau.example/portal/reset/secret');
		expect(email?.html).toContain('href="https://tandau.example/portal/reset/secret"');
		const header = (key: string) => email?.headers.find((one) => one.key === key)?.value;
		expect(header('content-language')).toBe('en');
		expect(header('auto-submitted')).toBe('auto-generated');
		expect(email?.messageId).toBe(`<letter-${id}.${now.getTime()}@tandau.example>`);
		const row = await rowOf(current(), id);
		expect(row).toMatchObject({ text: '', html: '', nextAt: null, attempts: 1, fault: null });
		expect(row.sentAt).not.toBeNull();
	});

	it('A letter is not sent unless its transaction commits.', async () => {
		const { taken, env } = await mailServer();
		const change = current().transaction(async (tx) => {
			await letter.enqueue(tx, recipient, message, {}, now);
			throw new Error('The change failed.');
		});
		await expect(change).rejects.toThrow('The change failed.');
		await letter.send(current(), env, now);
		expect(taken).toEqual([]);
	});

	it('A receipt is attached as a file.', async () => {
		const { taken, env } = await mailServer();
		const content = JSON.stringify({ name: 'Айгерім Ә.' });
		const attachment = { name: 'receipt-7.json', type: 'application/json', content };
		await enqueue(recipient, message, { attachment });
		await letter.send(current(), env, now);
		const [file] = taken[0]?.email.attachments ?? [];
		expect(file).toMatchObject({ filename: 'receipt-7.json', mimeType: 'application/json' });
		const bytes = file?.content ?? '';
		expect(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)).toBe(content);
	});

	it('Letters that somebody waits for are sent before the many.', async () => {
		const { taken, env } = await mailServer();
		const what = { kk: 'Тізім', ru: 'Список' };
		await enqueue(recipient, { kind: 'claim_refused', what, reason: 'No' });
		await enqueue(recipient, message);
		await letter.send(current(), env, now);
		expect(taken.map(({ email }) => email.subject)).toEqual([
			'A new password for Tandau',
			'Your request for access: Тізім',
		]);
	});

	it('Attempts are repeated after growing waits, and the letter is given up after eight.', async () => {
		const { env } = await mailServer({
			onRcptTo: (_address, _session, callback) => callback(refusal(451, 'Come back later')),
		});
		const id = await enqueue();
		const waits: number[] = [];
		let at = now;
		for (let attempt = 1; attempt <= 8; attempt++) {
			expect(await letter.send(current(), env, at)).toBe(0);
			const row = await rowOf(current(), id);
			expect(row.attempts).toBe(attempt);
			expect(row.fault).toContain('Come back later');
			if (!row.nextAt) continue;
			waits.push(Math.floor((row.nextAt.getTime() - at.getTime()) / 60_000));
			expect(await letter.send(current(), env, new Date(row.nextAt.getTime() - 1000))).toBe(0);
			expect((await rowOf(current(), id)).attempts).toBe(attempt);
			at = new Date(row.nextAt.getTime() + 1000);
		}
		expect(waits).toEqual([1, 5, 30, 120, 360, 1440, 2880]);
		const given = await rowOf(current(), id);
		expect(given.givenUpAt).not.toBeNull();
		expect(given.text).not.toBe('');
		expect(await outbox.counts(current())).toEqual({ waiting: 0, failed: 1, kept: 0, sent: 0 });
	});

	it('A letter refused for good is given up at once, and the next letter is sent.', async () => {
		const { taken, env } = await mailServer({
			onRcptTo: ({ address }, _session, callback) =>
				callback(address.startsWith('nobody') ? refusal(550, 'No such user here') : null),
		});
		const id = await enqueue({ to: 'nobody@example.org', language: 'ru' });
		await enqueue();
		expect(await letter.send(current(), env, now)).toBe(1);
		expect(taken).toHaveLength(1);
		const row = await rowOf(current(), id);
		expect(row).toMatchObject({ attempts: 1, nextAt: null, sentAt: null });
		expect(row.givenUpAt).not.toBeNull();
		expect(row.fault).toContain('No such user here');
	});

	it('A refusal after the letter was handed over counts as a refusal.', async () => {
		const answers = [refusal(452, 'Mailbox full'), refusal(554, 'Looks like spam')];
		const { env } = await mailServer({
			onData(stream, _session, callback) {
				stream.resume();
				stream.on('end', () => callback(answers.shift() ?? null));
			},
		});
		const id = await enqueue();
		await letter.send(current(), env, now);
		expect(await rowOf(current(), id)).toMatchObject({ givenUpAt: null, attempts: 1 });
		await letter.send(current(), env, later(2));
		expect((await rowOf(current(), id)).fault).toContain('Looks like spam');
		expect((await rowOf(current(), id)).givenUpAt).not.toBeNull();
	});

	it.each([
		['the sender', { onMailFrom: (_a, _s, callback) => callback(refusal(550, 'Not yours to send')) }, ''],
		[
			'the password',
			{
				authOptional: false,
				allowInsecureAuth: true,
				onAuth: (_auth, _session, callback) => callback(refusal(535, 'Wrong password')),
			},
			'tandau:wrong@',
		],
	] satisfies [string, SMTPServerOptions, string][])(
		'No letter is given up because %s is refused, since an operator will correct that.',
		async (_what, options, user) => {
			const { env } = await mailServer(options);
			const port = new URL(env['SMTP_URL'] ?? '').port;
			const ids = [await enqueue(), await enqueue()];
			await letter.send(current(), envOf(Number(port), user), now);
			const rows = await Promise.all(ids.map((id) => rowOf(current(), id)));
			expect(rows.map(({ givenUpAt }) => givenUpAt)).toEqual([null, null]);
			// The second one is not even tried: it would fail too.
			expect(rows.map(({ attempts }) => attempts)).toEqual([1, 0]);
			expect(rows[0]?.fault).toMatch(/Not yours to send|Wrong password/);
		},
	);

	it('Letters wait for a server that cannot be reached.', async () => {
		const id = await enqueue();
		await letter.send(current(), envOf(1), now);
		const { nextAt, fault, ...row } = await rowOf(current(), id);
		expect(row).toMatchObject({ givenUpAt: null, attempts: 1 });
		expect(fault).toContain('ECONNREFUSED');
		// A minute after the attempt began, which may be some milliseconds after the call.
		const wait = (nextAt?.getTime() ?? 0) - later(1).getTime();
		expect(wait).toBeGreaterThanOrEqual(0);
		expect(wait).toBeLessThan(5_000);
	});

	it('No letter leaves this machine unencrypted.', async () => {
		const { taken, env } = await mailServer();
		const id = await enqueue();
		const port = new URL(env['SMTP_URL'] ?? '').port;
		// An address of this machine that does not look like one.
		await letter.send(current(), { ...env, SMTP_URL: `smtp://0.0.0.0:${port}` }, now);
		expect(taken).toEqual([]);
		expect((await rowOf(current(), id)).fault).toMatch(/STARTTLS/i);
		await letter.send(current(), { ...env, SMTP_URL: `smtp://0.0.0.0:${port}?ignoreTLS=true` }, later(2));
		expect(taken).toHaveLength(1);
	});

	it('A server with an untrusted certificate gets no letter.', async () => {
		// smtp-server's own certificate is self-signed.
		const { taken, env } = await mailServer({ secure: true });
		const id = await enqueue();
		await letter.send(
			current(),
			{ ...env, SMTP_URL: (env['SMTP_URL'] ?? '').replace('smtp:', 'smtps:') },
			now,
		);
		expect(taken).toEqual([]);
		expect(await rowOf(current(), id)).toMatchObject({ givenUpAt: null, attempts: 1 });
		expect((await rowOf(current(), id)).fault).toMatch(/certificate/i);
	});

	it('Two processes at once do not send a letter twice.', async () => {
		const { taken, env } = await mailServer();
		for (let n = 0; n < 20; n++) await enqueue({ to: `one-${n}@example.org`, language: 'kk' });
		const sent = await Promise.all([1, 2, 3].map(() => letter.send(current(), env, now)));
		expect(sent.reduce((sum, n) => sum + n)).toBe(20);
		expect(new Set(taken.flatMap(({ to }) => to)).size).toBe(20);
		expect(taken).toHaveLength(20);
	});

	it('No letter is lost when a process dies while sending.', async () => {
		const { taken, env } = await mailServer();
		const id = await enqueue();
		// What such a process leaves behind: the attempt is counted, and nothing else is known.
		await current()
			.update(table.letter)
			.set({ attempts: 1, nextAt: later(1) })
			.where(eq(table.letter.id, id));
		expect(await letter.send(current(), env, now)).toBe(0);
		expect(await letter.send(current(), env, later(2))).toBe(1);
		expect(taken[0]?.email.messageId).toBe(`<letter-${id}.${now.getTime()}@tandau.example>`);
	});

	it('The owner of an account learns that an editor has read a link to it.', async () => {
		const editor = await editorOf(current());
		const other = { to: 'other@example.org', language: 'en' };
		const opens = await enqueue();
		const hers = await enqueue(other);
		const changed = await enqueue(recipient, { kind: 'password_changed', at: now });
		const read = (id: number, at: Date) => outbox.read(current(), { id, editor }, {}, at);
		expect(await outbox.readByEditors(current(), recipient.to)).toEqual([]);
		await read(opens, now);
		await read(opens, later(1));
		await read(hers, later(2));
		await read(changed, later(3));
		expect(await outbox.readByEditors(current(), recipient.to)).toEqual([later(1), now]);
		expect(await outbox.readByEditors(current(), other.to)).toEqual([later(2)]);
	});

	it('Letters without a mail server are stored, to be read and sent later.', async () => {
		const editor = await editorOf(current());
		const id = await enqueue();
		await letter.send(current(), {}, now);
		expect(await outbox.find(current(), id)).toMatchObject({ state: 'kept', hasWords: true, attempts: 0 });
		const words = await outbox.read(current(), { id, editor }, {}, now);
		expect(words?.text).toContain('https://tandau.example/portal/reset/secret');
		const [entry] = await current().select().from(table.audit).orderBy(desc(table.audit.id)).limit(1);
		expect(entry).toMatchObject({ actor: editor, action: 'letter.read', subject: `letter/${id}` });
		expect(entry?.details).toEqual({ kind: 'reset' });

		const { taken, env } = await mailServer();
		await letter.send(current(), env, later(1));
		expect(taken).toEqual([]);
		expect(await outbox.retry(current(), { id, editor }, later(2))).toBe(true);
		await letter.send(current(), env, later(2));
		expect(taken).toHaveLength(1);
	});

	it('Nobody can read letters that a mail server sends.', async () => {
		const editor = await editorOf(current());
		const id = await enqueue();
		expect(await outbox.read(current(), { id, editor }, envOf(25), now)).toBeNull();
		expect(await current().select().from(table.audit)).toEqual([]);
	});

	it('An editor can retry a letter, but never one that was sent.', async () => {
		const editor = await editorOf(current());
		let isOpen = false;
		const { taken, env } = await mailServer({
			onRcptTo: (_address, _session, callback) => callback(isOpen ? null : refusal(550, 'Unknown')),
		});
		const [one, other] = [await enqueue(), await enqueue()];
		await letter.send(current(), env, now);
		expect((await outbox.list(current(), { state: 'failed' }, 1)).total).toBe(2);
		isOpen = true;
		expect(await outbox.retry(current(), { id: one, editor }, later(1))).toBe(true);
		expect(await outbox.retryFailed(current(), editor, later(1))).toBe(1);
		expect(await letter.send(current(), env, later(1))).toBe(2);
		expect(taken).toHaveLength(2);
		for (const id of [one, other, 999])
			expect(await outbox.retry(current(), { id, editor }, later(2))).toBe(false);
		expect(await letter.send(current(), env, later(3))).toBe(0);
	});

	it('The text of letters that could not be sent is deleted after thirty days.', async () => {
		const editor = await editorOf(current());
		const kept = await enqueue();
		await letter.send(current(), {}, now);
		const waiting = await enqueue();
		await letter.forget(current(), later(60 * 24 * 29));
		expect((await outbox.find(current(), kept))?.hasWords).toBe(true);
		await letter.forget(current(), later(60 * 24 * 31));
		expect((await outbox.find(current(), kept))?.hasWords).toBe(false);
		expect((await outbox.find(current(), waiting))?.hasWords).toBe(true);
		expect(await outbox.retry(current(), { id: kept, editor }, later(60 * 24 * 31))).toBe(false);
	});

	it('A letter is found by a part of its address, wildcards included.', async () => {
		await enqueue({ to: 'a_b%c@example.org', language: 'kk' });
		await enqueue({ to: 'axbxc@example.org', language: 'kk' });
		const found = async (to: string) =>
			(await outbox.list(current(), { to }, 1)).entries.map((entry) => entry.to);
		expect(await found('A_B%')).toEqual(['a_b%c@example.org']);
		expect(await found('example')).toHaveLength(2);
		expect(await found("'; drop table letter; --")).toEqual([]);
	});

	it.each(['a@b.kz, c@d.kz', 'a@b.kz\r\nBcc: c@d.kz', '<a@b.kz>', 'Name a@b.kz', 'a@b@c.kz', ''])(
		'A letter goes to exactly one address, not to %j.',
		async (to) => {
			await expect(enqueue({ to, language: 'en' })).rejects.toThrow(TypeError);
		},
	);

	it('A name cannot put anything into the header of a letter.', async () => {
		const { taken, env } = await mailServer();
		const what = { ru: 'Имя\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u202Eabc' };
		await enqueue(recipient, { kind: 'claim_refused', what, reason: 'a\r\n.\r\nQUIT\r\n<b>no</b>' });
		await letter.send(current(), env, now);
		expect(taken).toHaveLength(1);
		expect(taken[0]?.to).toEqual(['aigerim@example.org']);
		const { email } = taken[0] ?? {};
		expect(email?.bcc ?? []).toEqual([]);
		expect(email?.subject).toBe(
			'Your request for access: Имя Bcc: victim@example.org <script>alert(1)</script> abc',
		);
		expect(email?.html).not.toContain('<script>');
		expect(email?.html).toContain('&lt;b&gt;no&lt;/b&gt;');
		expect(email?.text).toContain('> .\n> QUIT');
	});
});

onBothDatabases('A mail server that hangs', (current) => {
	it('A hanging mail server is left when the time is up, and meanwhile the database serves others.', async () => {
		const patience = 700;
		const unfinished = await mailServer({ onData: (stream) => void stream.resume() });
		const hanging = [
			await silentServer(() => {}),
			await silentServer((socket) => socket.write('220 stuck.example ESMTP\r\n')),
			// Never idle, and never done.
			await silentServer((socket) => setInterval(() => socket.write('220-a moment\r\n'), 50).unref()),
			unfinished.env,
		];
		for (const _ of hanging) await letter.enqueue(current(), recipient, message, {}, now);
		const started = performance.now();
		let over = 0;
		const sending = hanging.map((env) => letter.send(current(), env, now, patience).finally(() => over++));
		expect((await outbox.list(current(), {}, 1)).total).toBe(4);
		expect(over).toBe(0);
		expect(await Promise.all(sending)).toEqual([0, 0, 0, 0]);
		expect(performance.now() - started).toBeGreaterThan(patience - 50);
		expect(performance.now() - started).toBeLessThan(patience + 1500);
		for (const row of await current().select().from(table.letter)) {
			expect(row).toMatchObject({ attempts: 1, givenUpAt: null, sentAt: null, nextAt: expect.any(Date) });
			expect(row.fault).not.toBeNull();
		}
	});
});

describe('The mail settings', () => {
	it.each([
		[{ SMTP_URL: 'mail.example.org', SMTP_FROM: from }, 'SMTP_URL'],
		[{ SMTP_URL: 'https://mail.example.org', SMTP_FROM: from }, 'SMTP_URL'],
		[{ SMTP_URL: 'smtp://mail.example.org' }, 'SMTP_FROM'],
		[{ SMTP_URL: 'smtp://mail.example.org', SMTP_FROM: 'Tandau' }, 'SMTP_FROM'],
		[{ SMTP_URL: 'smtp://mail.example.org', SMTP_FROM: 'a@b.kz\r\nBcc: c@d.kz' }, 'SMTP_FROM'],
	])('The settings %o are refused with a sentence about %s.', (env, name) => {
		expect(() => letter.check(env)).toThrow(name);
	});

	it.each([
		{},
		{ SMTP_URL: '' },
		{ SMTP_URL: 'smtps://user:p%40ss@mail.example.org', SMTP_FROM: 'post@example.org' },
		{ SMTP_URL: 'smtp://localhost:2525', SMTP_FROM: from },
	])('The settings %o are accepted.', (env) => {
		expect(() => letter.check(env)).not.toThrow();
	});
});

async function editorOf(db: Database): Promise<number> {
	const [row] = await db
		.insert(table.account)
		.values({ email: 'editor@example.org', language: 'ru', madeAt: now })
		.returning({ id: table.account.id });
	return row?.id ?? 0;
}
